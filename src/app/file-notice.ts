import { createReadStream, existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { isDay } from '../case/case-schema.ts';
import { addEntries, editCaseFile } from '../case/decisions.ts';
import type { FilingRecord } from '../case/filing-schema.ts';
import { firstKnownDay } from '../case/first-known.ts';
import { CandorError } from '../core/errors.ts';
import { appendEntry } from '../ledger/log.ts';
import { type WrittenFile, writeOutFile } from '../report/files/out-file.ts';
import type { DraftedFiling } from './filings/drafts.ts';
import { filingsOfCase } from './filings.ts';
import { codeVersion, type OpenCase, withCase } from './open-case.ts';
import type { World } from './world.ts';

export interface FileNoticeOptions {
  readonly caseFolder: string;
  readonly keyFile?: string;
  /** Ids of the offices that this one filing told, as `candor filings` lists them. */
  readonly offices: readonly string[];
  readonly number: string;
  readonly receipt: string;
  readonly by: string;
  /** The day of the filing; left out: today. */
  readonly on?: string;
  readonly note?: string;
  /** Checks everything, and keeps and records nothing. */
  readonly dryRun?: boolean;
}

/** A filing before its papers are kept. */
type Told = Omit<FilingRecord, 'receipt' | 'draft'>;

export interface FiledNow {
  readonly filings: readonly (Told | FilingRecord)[];
  /** Key dates that the filing brings about. */
  readonly dates: readonly string[];
  /** Index in the ledger; null where nothing was recorded. */
  readonly entry: number | null;
}

const LARGEST_RECEIPT = 256 * 1024 * 1024;

const chosen = (drafts: readonly DraftedFiling[], ids: readonly string[]): readonly DraftedFiling[] =>
  ids.map((id) => {
    const found = drafts.find(({ filing }) => filing.id === id);
    if (found) return found;
    throw new CandorError('NOT_FOUND', 'no filing of this case has this id', {
      hint: 'candor filings CASE lists every office with its id',
    });
  });

const checkReceipt = async (path: string): Promise<void> => {
  const problem = (detail: string) => new CandorError('INPUT_UNREADABLE', detail, { place: { file: path } });
  if (!existsSync(path))
    throw new CandorError('INPUT_NOT_FOUND', 'there is no such receipt', { place: { file: path } });
  const facts = await stat(path);
  if (!facts.isFile() || facts.size === 0) throw problem('the receipt must be a file that is not empty');
  if (facts.size > LARGEST_RECEIPT) throw problem('a receipt has at most 256 MB');
};

/** An ending that says what a file is, and nothing else. */
const endingOf = (path: string): string =>
  /^\.[a-z0-9]{1,8}$/.test(extname(path).toLowerCase()) ? extname(path).toLowerCase() : '';

const copied = (from: string, to: string): Promise<WrittenFile> =>
  writeOutFile(to, async (file) => {
    for await (const piece of createReadStream(from)) await file.write(piece as Buffer);
    return 0;
  });

/** Receipts and drafts are numbered in the order of filing, so that nothing that was kept is overwritten. */
const nameOf = ({ file }: OpenCase, id: string): string => {
  const kept = new Set((file.filings ?? []).map(({ receipt }) => receipt.file));
  return `${String(kept.size + 1).padStart(4, '0')}-${id}`;
};

const keepPapers = async (open: OpenCase, options: FileNoticeOptions, drafts: readonly DraftedFiling[]) => {
  const name = nameOf(open, drafts[0]?.filing.id ?? 'office');
  const receipt = await copied(
    options.receipt,
    join(open.folders.filed, `${name}-receipt${endingOf(options.receipt)}`),
  );
  const draft = await writeOutFile(join(open.folders.filed, `${name}-draft.json`), async (file) => {
    await file.write(
      `${JSON.stringify(
        drafts.map(({ filing }) => filing),
        null,
        2,
      )}\n`,
    );
    return 0;
  });
  const paper = ({ file, sha256 }: WrittenFile) => ({ file: `filed/${file}`, sha256 });
  return { receipt: paper(receipt), draft: paper(draft) };
};

const recordOf = ({ duty, filing, told }: DraftedFiling, { number, by, note }: FileNoticeOptions, on: string): Told => {
  const letters = filing.attachments.flatMap(({ files }) => files.map(({ sha256 }) => sha256));
  return {
    ...duty,
    kind: filing.filed.length > 0 ? 'update' : 'initial',
    number,
    on,
    by,
    told,
    ...(letters.length > 0 ? { letters } : {}),
    ...(note ? { note } : {}),
  };
};

/** Days of the case that the filing brings about: the first notice to certain offices starts other clocks. */
const datesOf = ({ file }: OpenCase, drafts: readonly DraftedFiling[], { by, number }: FileNoticeOptions, on: string) =>
  [...new Set(drafts.flatMap(({ recordedAs }) => recordedAs ?? []))]
    .filter((event) => !(file.dates ?? []).some((date) => date.event === event))
    .map((event) => ['dates', { event, at: on, document: `filing ${number}`, recorded_by: by }] as const);

/**
 * Marks notices as filed: the receipt is copied into the case by its hash, the filing stands in case.yaml with what the
 * office was told, and the ledger has an entry. The next run shows the duty as done.
 */
export const fileNotice = (options: FileNoticeOptions, world: World): Promise<FiledNow> => {
  const today = world.now().toISOString().slice(0, 10);
  const on = options.on ?? today;
  if (!isDay(on) || on > today)
    throw new CandorError('USAGE', '--on needs a day that exists and has come, as YYYY-MM-DD');
  return withCase(options, world, async (open) => {
    const first = firstKnownDay(open.file);
    if (first !== null && on < first)
      throw new CandorError('USAGE', `--on lies before ${first}, the first day on which the breach was known`);
    await checkReceipt(resolve(options.receipt));
    const drafts = chosen(await filingsOfCase(open, world), options.offices);
    const told = drafts.map((draft) => recordOf(draft, options, on));
    const dates = datesOf(open, drafts, options, on);
    const events = dates.map(([, { event }]) => event);
    if (options.dryRun) return { filings: told, dates: events, entry: null };
    const papers = await keepPapers(open, options, drafts);
    const filings = told.map(({ told: facts, ...record }): FilingRecord => ({ ...record, ...papers, told: facts }));
    const { before, after } = await editCaseFile(
      open.folder,
      addEntries([...filings.map((filing) => ['filings', filing] as const), ...dates]),
    );
    const { entry } = await appendEntry(
      open.ledger,
      {
        kind: 'filing',
        code: codeVersion(),
        inputs: { 'case.yaml before': before },
        outputs: {
          'case.yaml': after,
          [papers.receipt.file]: papers.receipt.sha256,
          [papers.draft.file]: papers.draft.sha256,
        },
        options: { offices: [...options.offices], on, number: options.number },
      },
      world.now(),
    );
    return { filings, dates: events, entry: entry.index };
  });
};
