import type { Engine } from '../engine/port.ts';
import { ident, integer, sql } from '../engine/sql.ts';
import { joinStandingCells, NEW_RECORD } from './addition/standing-records.ts';
import type { Paired } from './addition/strangers.ts';
import type { Weights } from './learn/explanations.ts';
import { learnWeights } from './learn/learn-weights.ts';
import type { Pattern } from './learn/patterns.ts';
import { rounded } from './learn/weight-table.ts';
import { beginCounts } from './steps/counts/common-values.ts';
import { countRareValues, type UniqueRarities, uniqueRarities } from './steps/counts/rarities.ts';
import { PARTED, partDoubleNames } from './steps/forms/double-names.ts';
import { type Filled, holdNormalForms, normalRecords, withEmpty } from './steps/forms/normal.ts';
import { findSharedValues } from './steps/forms/shared-values.ts';
import { clusterMentions, type PersonDecisions } from './steps/groups/cluster.ts';
import { joinCompanions } from './steps/groups/companions.ts';
import { keepCouplesApart } from './steps/groups/couples.ts';
import { distinctMentions, MENTION, RECORD_MENTION } from './steps/groups/mentions.ts';
import { attachNameless } from './steps/groups/nameless.ts';
import {
  certainPairs,
  PAIR,
  samplePairs,
  TRIED,
  type WorthyKey,
  worthyKeys,
  worthyPairs,
} from './steps/pairs/blocking.ts';
import { comparePairs, fillNicknames, joinComparisons } from './steps/pairs/compare.ts';
import { isUsable, type Key } from './steps/pairs/keys.ts';
import { lookAgain } from './steps/pairs/second-look.ts';
import { readPatterns, WEIGHED, weighPairs } from './steps/pairs/weigh.ts';

export interface LinkOptions {
  /** Columns that the table `record` has. */
  readonly columns: readonly string[];
  readonly testValues: readonly { readonly element: string; readonly value: string }[];
  readonly persons: readonly { readonly apart?: readonly number[]; readonly together?: readonly number[] }[];
  /** Weights of an earlier revision, which hold; undefined: learn them from these records. */
  readonly weights: Weights | undefined;
  readonly progress: (step: string) => void;
  /** Coarser keys that an earlier revision found to be worth it, which hold; undefined: find them by a sample of their pairs. */
  readonly keys?: readonly WorthyKey[];
  /** Rarities of identifiers that an earlier revision counted, which hold; all others are counted. */
  readonly rarities?: UniqueRarities;
  /** Only the records of NEW_RECORD came to those that the last revision has in normal form. */
  readonly isAddition?: boolean;
  /** Keeps the normal form of the records on disk, and leaves NORMAL as what is there. */
  readonly keep?: (filled: Filled) => Promise<void>;
  /** Leaves only some of the records to be linked, when what is common among all of them is known. Returns the table of these as they were read. */
  readonly narrow?: (filled: Filled, blocked: readonly string[]) => Promise<string>;
  /** Weighs the pairs of these, by weights of an earlier revision, and leaves only some of their mentions to be grouped. Returns how many. */
  readonly leave?: (paired: Paired) => Promise<number>;
}

export interface Linked {
  readonly records: number;
  readonly mentions: number;
  /** Cells that some mention fills. */
  readonly filled: Filled;
  readonly weights: Weights;
  /** Coarser keys that were worth it. */
  readonly keys: readonly WorthyKey[];
  readonly rarities: UniqueRarities;
}

/** How many mentions are paired at random to see what chance agreement is: about two hundred thousand pairs. */
const RANDOM_MENTIONS = 650;

const randomPairs = async (engine: Engine, mentions: number, filled: Filled): Promise<void> => {
  // Drawn by what mentions say, so that the same evidence gives the same sample in whatever order its files come.
  const draw = Math.max(1, Math.floor(mentions / (8 * RANDOM_MENTIONS)));
  await engine.run({
    name: 'resolve_sample',
    reads: [MENTION],
    sql: sql`select mention_no from (select mention_no, row_number() over (order by hash60(cast(said as string)), mention_no) as place
      from ${withEmpty(MENTION, filled)} m where (given is not null or family is not null) and said % ${integer(draw)} = 0) ranked
      where place <= ${integer(Math.min(RANDOM_MENTIONS, mentions))}`,
  });
  await engine.run({
    name: 'resolve_random_pair',
    reads: ['resolve_sample'],
    sql: sql`select l.mention_no as a, r.mention_no as b from resolve_sample l join resolve_sample r on l.mention_no < r.mention_no`,
  });
  await engine.drop('resolve_sample');
};

const mentionsOf = async (engine: Engine, persons: LinkOptions['persons']): Promise<PersonDecisions> => {
  const named = persons.flatMap(({ apart = [], together = [] }) => [...apart, ...together]);
  if (named.length === 0) return { together: [], apart: [] };
  const numbers = new Map<number, number>();
  for (const record of new Set(named)) {
    const [row] = await engine.read({
      name: 'decided_mention',
      reads: [RECORD_MENTION],
      sql: sql`select mention_no from ${ident(RECORD_MENTION)} where record_id = ${record}`,
    });
    if (row) numbers.set(record, Number(row['mention_no']));
  }
  const pairs = (records: readonly number[] = []) => {
    const known = [...new Set(records.flatMap((record) => numbers.get(record) ?? []))].sort((a, b) => a - b);
    return known.flatMap((a, n) => known.slice(n + 1).map((b) => [a, b] as const));
  };
  return {
    together: persons.flatMap(({ together }) => pairs(together)),
    apart: persons.flatMap(({ apart }) => pairs(apart)),
  };
};

interface Linking {
  readonly engine: Engine;
  readonly mentions: number;
  readonly filled: Filled;
  readonly progress: (step: string) => void;
}

/** Compares random pairs, by which chance agreement is known. */
const compareRandom = async ({ engine, mentions, filled }: Linking): Promise<readonly Pattern[]> => {
  await randomPairs(engine, mentions, filled);
  await comparePairs(engine, 'resolve_random_pair', 'resolve_random', filled, { isSample: true });
  const patterns = await readPatterns(engine, 'resolve_random');
  await engine.drop('resolve_random_pair');
  await engine.drop('resolve_random');
  return patterns;
};

/** Which coarser keys a sample of their pairs shows to be worth it. */
const findWorthy = async (
  { engine, mentions, filled }: Linking,
  broad: readonly Key[],
  weights: Weights,
): Promise<readonly WorthyKey[]> => {
  const tried = await samplePairs(engine, mentions, filled, broad);
  if (tried.length === 0) return [];
  await comparePairs(engine, TRIED, 'resolve_tried_comparison', filled, { isSample: true });
  const patterns = await readPatterns(engine, 'resolve_tried_comparison');
  await weighPairs(engine, 'resolve_tried_comparison', { patterns, weights, into: 'resolve_tried_weighed' });
  const worthy = await worthyKeys(engine, tried, 'resolve_tried_weighed');
  for (const name of [TRIED, 'resolve_tried_comparison', 'resolve_tried_weighed']) await engine.drop(name);
  return worthy;
};

/** Makes the pairs that the coarser keys add which are worth it. Returns their tables. */
const morePairs = async (
  { engine, mentions, filled }: Linking,
  keys: readonly WorthyKey[],
): Promise<readonly string[]> => {
  const worthy = keys.filter(({ key }) => isUsable(key, filled));
  if (worthy.length === 0) return [];
  await worthyPairs(engine, mentions, filled, worthy, 'resolve_more_pair');
  return ['resolve_more_pair'];
};

/** Adds these pairs to those that were compared. Returns the tables of compared pairs. */
const compareMore = async (linking: Linking, keys: readonly WorthyKey[]): Promise<readonly string[]> => {
  const { engine, filled } = linking;
  const [pairs] = await morePairs(linking, keys);
  if (pairs === undefined) return [];
  await comparePairs(engine, pairs, 'resolve_more', filled);
  await engine.drop(pairs);
  return ['resolve_more'];
};

/** What the pairs were weighed by and found with, and how many mentions are left. */
interface WeighedMentions extends Pick<Linked, 'weights' | 'keys'> {
  readonly left: number;
}

/** What an addition has of the last revision, and what it does with its strangers. */
type Touching = Required<Pick<LinkOptions, 'leave' | 'keys'>> & { readonly weights: Weights };

/**
 * Compares and weighs the pairs of mentions that may be one person: pairs that share a certain key, those of coarser
 * keys that are worth it, and all pairs inside what hangs together by them. Weights are learned on the way, unless an
 * earlier revision has them.
 */
const weighMentions = async (
  linking: Linking,
  decided: readonly (readonly [number, number])[],
  { weights: known, keys: knownKeys }: Pick<LinkOptions, 'weights' | 'keys'>,
): Promise<WeighedMentions> => {
  const { engine, mentions, filled, progress } = linking;
  progress('pairing');
  const broad = await certainPairs(engine, mentions, filled, decided);
  progress('comparing');
  await comparePairs(engine, PAIR, 'resolve_certain', filled);
  const random = known === undefined ? await compareRandom(linking) : [];
  const learn = (patterns: readonly Pattern[], before?: Weights): Weights => {
    if (known !== undefined) return known;
    progress('learning');
    const until = before === undefined ? 'first' : 'last';
    return rounded(learnWeights(patterns, random, { mentions, filled, until, ...(before && { before }) }));
  };
  const first = known ?? learn(await readPatterns(engine, 'resolve_certain'));
  progress('more pairs');
  const keys = knownKeys ?? (await findWorthy(linking, broad, first));
  const parts = ['resolve_certain', ...(await compareMore(linking, keys))];
  await engine.drop(PAIR);
  await joinComparisons(engine, parts, 'resolve_candidate');
  for (const part of parts) await engine.drop(part);
  progress('weighing');
  const candidates = await readPatterns(engine, 'resolve_candidate');
  const second = learn(candidates, first);
  await weighPairs(engine, 'resolve_candidate', { patterns: candidates, weights: second, into: WEIGHED });
  progress('second look');
  const found = { table: 'resolve_candidate', patterns: candidates, weights: second };
  const last = await lookAgain(engine, linking, found, learn);
  await engine.drop('resolve_candidate');
  return { weights: last, keys, left: mentions };
};

/** The same in an addition, whose weights and keys are known: of the records that share a key those alone whom something new bears on. */
const weighTouched = async (
  linking: Linking,
  paired: Pick<Paired, 'blocked' | 'decided' | 'rows'>,
  { leave, weights, keys }: Touching,
): Promise<WeighedMentions> => {
  const { engine, mentions, filled, progress } = linking;
  progress('pairing');
  await certainPairs(engine, mentions, filled, paired.decided);
  const pairs = [PAIR, ...(await morePairs(linking, keys))];
  progress('comparing');
  const left = await leave({ ...paired, mentions, filled, pairs, weights });
  for (const name of pairs) await engine.drop(name);
  progress('second look');
  const found = { table: WEIGHED, patterns: await readPatterns(engine, WEIGHED), weights };
  await lookAgain(engine, linking, found, () => weights);
  return { weights, keys, left };
};

/**
 * Links the records of the engine's table `record`: leaves which mention each record is, the weighed pairs, and which
 * mentions are one person. The same for a case and for a table on its own.
 */
export const linkRecords = async (engine: Engine, options: LinkOptions): Promise<Linked> => {
  const { progress, isAddition = false } = options;
  progress('normalising');
  const found = await normalRecords(engine, options.columns, isAddition ? NEW_RECORD : 'record');
  const cells = isAddition ? await joinStandingCells(engine, found) : found;
  const { keep } = options;
  await holdNormalForms(engine, keep && (() => keep(cells)));
  await beginCounts(engine, cells);
  const isParted = await partDoubleNames(engine, cells, isAddition);
  // Kept as they are parted, so that an addition parts only what came.
  if (isParted && keep) {
    await keep(cells);
    await engine.drop(PARTED);
  }
  const { blocked, distinct } = await findSharedValues(engine, cells, options.testValues, isAddition);
  const alone = options.persons.flatMap(({ apart = [] }) => apart);
  const ordinary = await countRareValues(engine, cells, options.rarities ?? new Map(), { isAddition, distinct });
  const read = (await options.narrow?.(cells, blocked)) ?? 'record';
  const rows = options.columns.includes('row_no');
  const { records, mentions, filled } = await distinctMentions(engine, cells, { blocked, alone, ordinary, rows, read });
  const decisions = await mentionsOf(engine, options.persons);
  await fillNicknames(engine);
  const linking = { engine, mentions, filled, progress };
  const decided = [...decisions.together, ...decisions.apart];
  const { leave, weights: known, keys: knownKeys } = options;
  const touching = leave && known && knownKeys ? { leave, weights: known, keys: knownKeys } : undefined;
  const { weights, keys, left } = touching
    ? await weighTouched(linking, { blocked, decided, rows }, touching)
    : await weighMentions(linking, decided, options);
  if (rows && filled.has('given') && filled.has('family')) await keepCouplesApart(engine, filled);
  progress('clustering');
  await clusterMentions(engine, mentions, filled, decisions, weights);
  const settled = new Set(decided.flat());
  await joinCompanions(engine, filled, { decided: settled, rows });
  await attachNameless(engine, filled, settled);
  return { records, mentions: left, filled, weights, keys, rarities: await uniqueRarities(engine) };
};
