import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** As text for the page alone: loaded into this process, axe would replace parts of the language that detectors need. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on a page under these tags: rule and element. */
export const axeFaults = async (page: Page, tags: readonly string[]): Promise<readonly string[]> => {
  await page.evaluate(source);
  return page.evaluate<readonly string[]>(
    `axe.run({ runOnly: { type: 'tag', values: ${JSON.stringify(tags)} } })
      .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0]?.html))`,
  );
};
