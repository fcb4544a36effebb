import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const decisions = join(root, 'docs/decisions');
const pages = [
  'ARCHITECTURE.md',
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }),
]
  .map((page) => (existsSync(join(root, page)) ? page : join('docs', page)))
  .filter((page) => page.endsWith('.md'));

/** Files that a page links to and that are not there. */
const brokenLinks = (page: string): readonly string[] =>
  [...readFileSync(join(root, page), 'utf8').matchAll(/\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(([, path]) => path ?? '')
    .filter((path) => !existsSync(join(root, dirname(page), path)));

describe('the pages', () => {
  it.each(pages)('link to what is there: %s', (page) => {
    expect(brokenLinks(page)).toEqual([]);
  });
});

describe('the index of decisions', () => {
  const index = readFileSync(join(decisions, 'README.md'), 'utf8');

  it('has each of them once, by its title', () => {
    const files = readdirSync(decisions).filter((name) => /^\d/.test(name));
    for (const name of files) {
      const [, title] = /^# (.+)/.exec(readFileSync(join(decisions, name), 'utf8')) ?? [];
      expect(index.split(`[${title}](${name})`)).toHaveLength(2);
    }
  });
});
