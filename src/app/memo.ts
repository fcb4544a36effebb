import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { NOBODY_DECIDED } from '../assess/duty-rows.ts';
import { answerOfCase, factsOfCase, rowsOfCase } from '../assess/judge-case.ts';
import { isDay } from '../case/case-schema.ts';
import { readManifest } from '../case/manifest.ts';
import { CandorError } from '../core/errors.ts';
import { appendEntry } from '../ledger/log.ts';
import { decisionFacts } from '../report/facts.ts';
import type { MemoFacts } from '../report/memo/memo-facts.ts';
import { memoMarkdown } from '../report/memo/memo-markdown.ts';
import { memoPage } from '../report/memo/memo-page.ts';
import { type WrittenFile, writeOutFile } from '../report/out-file.ts';
import { dataHashes } from './data-hashes.ts';
import { memoParts } from './memo-facts.ts';
import { codeVersion, type OpenCase, withCase } from './open-case.ts';
import { caseUnderLaw } from './whatif.ts';
import type { World } from './world.ts';

export interface MemoOptions {
  readonly caseFolder: string;
  readonly keyFile?: string;
  /** Law and knowledge of this day; left out: what case.yaml says, else today. */
  readonly asOf?: string;
}

export interface MadeMemo {
  readonly memo: MemoFacts;
  /** Paths below the case folder. */
  readonly files: readonly string[];
}

const memoOf = async (open: OpenCase, asOf: string): Promise<{ readonly memo: MemoFacts; readonly facts: string }> => {
  const { file, folders } = open;
  const stated = await caseUnderLaw(open, asOf);
  const underLaw = { ...stated, options: { ...stated.options, facts: { ...stated.options.facts, as_of: asOf } } };
  const facts = factsOfCase(underLaw, 'not_taken');
  const text = `${JSON.stringify(facts, null, 2)}\n`;
  const answer = answerOfCase(underLaw, 'not_taken');
  const reachable = rowsOfCase(underLaw).filter(({ missing }) => missing?.includes(NOBODY_DECIDED));
  const data = dataHashes(['law', 'calendars']);
  return {
    facts: text,
    memo: {
      candor_memo: 1,
      provenance: {
        caseName: file.name,
        caseId: file.id,
        notifier: file.notifier.name,
        drill: file.drill === true,
        revision: readManifest(folders.manifest).revision,
        asOf,
        codeVersion: codeVersion(),
        dataVersions: Object.entries(data).map(([name, version]) => ({ name, version })),
      },
      factsHash: createHash('sha256').update(text).digest('hex'),
      decisions: decisionFacts(file),
      ...memoParts({ answer, facts, file, laws: underLaw.book.laws, reachable }),
    },
  };
};

const textFile = (folder: string, name: string, text: string): Promise<WrittenFile> =>
  writeOutFile(join(folder, name), async (file) => {
    await file.write(text);
    return 0;
  });

/** Writes the decision memo into out/ (page, Markdown, and the facts that it follows from), and the ledger's entry. */
export const makeMemo = (options: MemoOptions, world: World): Promise<MadeMemo> => {
  if (options.asOf !== undefined && !isDay(options.asOf))
    throw new CandorError('USAGE', '--as-of needs a day that exists, as YYYY-MM-DD');
  return withCase(options, world, async (open) => {
    const asOf = options.asOf ?? open.file.as_of ?? world.now().toISOString().slice(0, 10);
    const { memo, facts } = await memoOf(open, asOf);
    const out = open.folders.out;
    const files = [
      await textFile(out, 'law-facts.json', facts),
      await textFile(out, 'memo.md', memoMarkdown(memo)),
      await textFile(out, 'memo.html', memoPage(memo)),
    ];
    const outputs = Object.fromEntries(files.map(({ file, sha256 }) => [`out/${file}`, sha256]));
    await appendEntry(
      open.ledger,
      {
        kind: 'export',
        code: codeVersion(),
        inputs: { 'case.yaml': open.caseHash },
        outputs,
        options: { as_of: asOf, revision: memo.provenance.revision, memo: true },
      },
      world.now(),
    );
    return { memo, files: Object.keys(outputs) };
  });
};
