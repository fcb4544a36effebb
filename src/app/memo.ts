import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { answerOfCase, type CaseUnderLaw, factsOfCase, noticesOfCase, rowsOfCase } from '../assess/judge-case.ts';
import { DEFAULT_TIME_ZONE } from '../assess/law/facts/facts-schema.ts';
import { policiesOn } from '../assess/people-notice.ts';
import { type CaseFile, isDay } from '../case/case-schema.ts';
import { firstKnownDay } from '../case/first-known.ts';
import { readManifest } from '../case/manifest.ts';
import { timelineOf } from '../case/timeline.ts';
import { CandorError } from '../core/errors.ts';
import { appendEntry } from '../ledger/log.ts';
import { readEntries } from '../ledger/verify.ts';
import { decisionFacts } from '../report/facts/facts.ts';
import { type WrittenFile, writeOutFile } from '../report/files/out-file.ts';
import type { MemoFacts } from '../report/memo/memo-facts.ts';
import { memoMarkdown } from '../report/memo/memo-markdown.ts';
import { memoPage } from '../report/memo/memo-page.ts';
import { memoParts } from './memo/facts.ts';
import { strictestContent } from './memo/letter.ts';
import { otherDates } from './memo/other-dates.ts';
import { codeVersion, type OpenCase, withCase } from './open-case.ts';
import { readRevision, revisionUnderLaw } from './revisions/revision-facts.ts';
import { dataHashes } from './run/data-hashes.ts';
import { caseUnderLaw } from './whatif.ts';
import type { World } from './world.ts';

export interface MemoOptions {
  readonly caseFolder: string;
  readonly keyFile?: string;
  /** Law and knowledge of this day; left out: what case.yaml says, else today. */
  readonly asOf?: string;
  /** An earlier revision, from the facts that are kept of it; left out: the case as it stands. */
  readonly revision?: number;
}

export interface MadeMemo {
  readonly memo: MemoFacts;
  /** Paths below the case folder. */
  readonly files: readonly string[];
}

/** What a memo is written of: the case as it stands, or as it stood. */
interface Subject {
  readonly file: CaseFile;
  readonly underLaw: CaseUnderLaw;
  readonly asOf: string;
  readonly revision: number;
  readonly lawChanged: boolean;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const lawHashes = (): Readonly<Record<string, string>> => dataHashes(['law', 'calendars']);

const standing = async (open: OpenCase, options: MemoOptions, today: string): Promise<Subject> => {
  const asOf = options.asOf ?? open.file.as_of ?? today;
  const stated = await caseUnderLaw(open, asOf);
  const underLaw = { ...stated, options: { ...stated.options, facts: { ...stated.options.facts, as_of: asOf } } };
  const { revision } = readManifest(open.folders.manifest);
  return { file: open.file, underLaw, asOf, revision, lawChanged: false };
};

/** The facts of a revision, as the newest entry of the ledger that wrote them says. */
const kept = async (open: OpenCase, revision: number, day: string | undefined): Promise<Subject> => {
  const entries = await readEntries(open.folders.ledger);
  const name = `revisions/${String(revision).padStart(4, '0')}.json`;
  const entry = entries.findLast(({ kind, outputs = {} }) => kind === 'facts' && name in outputs);
  const facts = await readRevision(open, revision, entry?.outputs?.[name]);
  const asOf = day ?? facts.asOf;
  const lawChanged = facts.code !== codeVersion() || JSON.stringify(facts.data) !== JSON.stringify(lawHashes());
  return { file: facts.file, underLaw: revisionUnderLaw(facts, asOf), asOf, revision, lawChanged };
};

/** Decisions that were taken by a day, and how many came later. */
const decisionsBy = (file: CaseFile, asOf: string): Pick<MemoFacts, 'decisions' | 'laterDecisions'> => {
  const all = decisionFacts(file);
  const decisions = all.filter(({ on }) => on === null || on <= asOf);
  return { decisions, laterDecisions: all.length - decisions.length };
};

const memoOf = ({
  file,
  underLaw,
  asOf,
  revision,
  lawChanged,
}: Subject): { readonly memo: MemoFacts; readonly facts: string } => {
  const { options, profiles, book } = underLaw;
  const facts = factsOfCase(underLaw, 'not_taken');
  const text = `${JSON.stringify(facts, null, 2)}\n`;
  const answer = answerOfCase(underLaw, 'not_taken');
  const notices = noticesOfCase(underLaw);
  const rows = rowsOfCase(underLaw, notices);
  return {
    facts: text,
    memo: {
      candor_memo: 1,
      provenance: {
        caseName: file.name,
        caseId: file.id,
        notifier: file.notifier.name,
        drill: file.drill === true,
        revision,
        asOf,
        timeZone: file.time_zone ?? DEFAULT_TIME_ZONE,
        codeVersion: codeVersion(),
        dataVersions: Object.entries(lawHashes()).map(([name, version]) => ({ name, version })),
      },
      factsHash: sha256(text),
      lawChanged,
      ...decisionsBy(file, asOf),
      otherDates: otherDates(file, underLaw, asOf, rows),
      ...memoParts({
        answer,
        facts,
        file,
        laws: book.laws,
        rows,
        timeline: timelineOf(file, asOf),
        letters: {
          profiles,
          notices,
          policies: policiesOn(options.policies ?? [], asOf),
          strictest: strictestContent(answer.duties),
          forbids: book.forbids,
        },
      }),
    },
  };
};

const textFile = (folder: string, name: string, text: string): Promise<WrittenFile> =>
  writeOutFile(join(folder, name), async (file) => {
    await file.write(text);
    return 0;
  });

/** Before anybody knew of the breach every date is a plan: a memo of such a day would say that nothing is due. */
const knownBy = (file: CaseFile, day: string | undefined): void => {
  const first = firstKnownDay(file);
  if (day === undefined || first === null || day >= first) return;
  throw new CandorError('USAGE', `--as-of lies before ${first}, the first day on which the breach was known`, {
    hint: 'the first day on record is that of discovery, awareness or determination (dates in case.yaml)',
  });
};

/** Writes the decision memo into out/ (page, Markdown, and the facts that it follows from), and the ledger's entry. */
export const makeMemo = (options: MemoOptions, world: World): Promise<MadeMemo> => {
  if (options.asOf !== undefined && !isDay(options.asOf))
    throw new CandorError('USAGE', '--as-of needs a day that exists, as YYYY-MM-DD');
  return withCase(options, world, async (open) => {
    const today = world.now().toISOString().slice(0, 10);
    const subject =
      options.revision === undefined
        ? await standing(open, options, today)
        : await kept(open, options.revision, options.asOf);
    knownBy(subject.file, options.asOf);
    const { memo, facts } = memoOf(subject);
    const out = open.folders.out;
    const ending = options.revision === undefined ? '' : `-revision-${options.revision}`;
    const files = [
      await textFile(out, `law-facts${ending}.json`, facts),
      await textFile(out, `memo${ending}.md`, memoMarkdown(memo, `out/law-facts${ending}.json`)),
      await textFile(out, `memo${ending}.html`, memoPage(memo, `out/law-facts${ending}.json`)),
    ];
    const outputs = Object.fromEntries(files.map(({ file, sha256: hash }) => [`out/${file}`, hash]));
    await appendEntry(
      open.ledger,
      {
        kind: 'export',
        code: codeVersion(),
        inputs: { 'case.yaml': open.caseHash },
        outputs,
        options: { as_of: subject.asOf, revision: subject.revision, memo: true },
      },
      world.now(),
    );
    return { memo, files: Object.keys(outputs) };
  });
};
