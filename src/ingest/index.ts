import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import type { Materialise, Stage, StageContext, StageResult } from '../case/stage.ts';
import { STAGE_TABLES } from '../schema/tables.ts';
import type { Spill } from './bytes/spill.ts';
import { HEADER_WORDS_HASH } from './formats/delimited/header-words.ts';
import { dictionariesHash } from './formats/records/dictionary-file.ts';
import type { Limits } from './limits.ts';
import { type Passwords, passwordsKey } from './passwords.ts';
import { BATCH_SIZE, type BatchSize, openBatch } from './stage/batch.ts';
import { type Catalogue, createCatalogue } from './stage/catalogue.ts';
import { type ExpectedSource, leftBatches, removeStrays, takeOver } from './stage/journal.ts';
import { movedFiles, movedNumbers } from './stage/moved-files.ts';
import { countDocuments, dropRead, keepGoneNumbers, problemsOf, rowParts, writeTables } from './stage/outputs.ts';
import { planReading } from './stage/plan-reading.ts';
import { previousSources, type ReadKeys } from './stage/previous.ts';
import { readSource } from './stage/read-source.ts';
import { sourcesOf } from './stage/sources.ts';

export { DEFAULT_LIMITS, type Limits } from './limits.ts';
export { type Passwords, passwordsKey, passwordsOf } from './passwords.ts';

export interface IngestOptions {
  /** The case: its folders `evidence` and `register` are read and never written to. */
  readonly folder: string;
  /** `new`: what is unchanged since the last revision stands. `all`: every document gets a fresh working copy. */
  readonly materialise: Materialise;
  readonly limits: Limits;
  /** In front of control numbers. */
  readonly controlPrefix: string;
  /** Tried on what is locked; none when left out. */
  readonly passwords?: Passwords;
  /** 32 random bytes: large members of archives lie on disk encrypted with them while they are read. */
  readonly spillKey: Uint8Array;
  readonly batch?: BatchSize;
}

/** Raised whenever the same evidence would give other rows. */
const VERSION = 19;

/** What rows hang on beside the bytes of a file: where it changes, everything is read again. */
const readKeyOf = ({ limits, controlPrefix }: IngestOptions): string =>
  createHash('sha256')
    .update(
      JSON.stringify({
        version: VERSION,
        words: HEADER_WORDS_HASH,
        formats: dictionariesHash(),
        limits,
        controlPrefix,
      }),
    )
    .digest('hex')
    .slice(0, 16);

const readKeysOf = (options: IngestOptions, tokenKey: string): ReadKeys => {
  const open = readKeyOf(options);
  return { open, locked: `${open}-${passwordsKey(options.passwords ?? [], tokenKey)}` };
};

interface Reading {
  readonly context: StageContext;
  readonly options: IngestOptions;
  readonly catalogue: Catalogue;
  readonly spill: Spill;
  readonly readKeys: ReadKeys;
}

const batchName = ({ sourceNo }: ExpectedSource): string => `s${String(sourceNo).padStart(8, '0')}`;

/** Reads sources from `from` on until the batch is full; says how many. */
const readBatch = async (reading: Reading, sources: readonly ExpectedSource[], from: number): Promise<number> => {
  const { context, options, catalogue, spill, readKeys } = reading;
  const first = sources[from];
  if (!first) return 0;
  const batch = await openBatch(context.engine, context.scratch, batchName(first), options.batch ?? BATCH_SIZE);
  let at = from;
  for (let source: ExpectedSource | undefined = first; source && !batch.isFull; source = sources[at]) {
    const { file, sourceNo } = source;
    context.emit({ stage: 'ingest', step: 'reading', done: at, total: sources.length, unit: 'files' });
    const { controlPrefix, limits, passwords = [] } = options;
    const place = { sourceNo, root: file.root };
    await readSource(
      { context, catalogue, batch, controlPrefix, source: place, limits, passwords, spill, readKeys },
      file,
    );
    at += 1;
  }
  await batch.commit();
  return at - from;
};

/** Reads all sources that are to be read, or takes over what an interrupted run has read; gives the batches. */
const readAll = async (reading: Reading, sources: readonly ExpectedSource[]): Promise<readonly string[]> => {
  const { context, catalogue, readKeys } = reading;
  const left = await leftBatches(context);
  const batches: string[] = [];
  for (let at = 0; at < sources.length; ) {
    const source = sources[at];
    if (!source) break;
    const whole = left.get(source.file.path);
    const next = whole ? sources.slice(at, at + whole.sources.length) : [];
    if (whole && (await takeOver(context, catalogue, whole, next, readKeys))) {
      batches.push(whole.batch);
      at += whole.sources.length;
      continue;
    }
    batches.push(batchName(source));
    at += await readBatch(reading, sources, at);
  }
  return batches;
};

const run = async (context: StageContext, options: IngestOptions): Promise<StageResult> => {
  const { engine, scratch } = context;
  const found = await sourcesOf(options.folder, context.emit);
  const previous = await previousSources(engine);
  const readKeys = readKeysOf(options, context.tokenKey);
  const moved = movedFiles(found.files, previous);
  const plan = await planReading(engine, found.files, previous, moved, readKeys, options.materialise);
  const numbers = movedNumbers(previous.numbers, moved);
  const catalogue = createCatalogue(numbers, previous.highestDocument, plan.standing, previous.earlier);
  const spill: Spill = { folder: `${dirname(await scratch.filePath('spill/at'))}`, key: options.spillKey };
  const batches = await readAll({ context, options, catalogue, spill, readKeys }, plan.read);
  await writeTables(context, batches, plan.kept);
  await keepGoneNumbers(context);
  await removeStrays(context, batches, await rowParts(context));
  const problems = [...found.problems, ...(await problemsOf(context))];
  const counts = { sources: found.files.length, ...(await countDocuments(context)) };
  await dropRead(context);
  return { counts, problems };
};

/** Every file below the evidence and the register, opened to the bottom and hashed; nothing is skipped silently. */
export const ingestStage: Stage<IngestOptions> = {
  name: 'ingest',
  version: VERSION,
  reads: [],
  writes: STAGE_TABLES.ingest,
  run,
};
