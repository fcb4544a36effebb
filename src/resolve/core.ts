import type { Engine } from '../engine/port.ts';
import { ident, integer, sql } from '../engine/sql.ts';
import type { Weights } from './learn/explanations.ts';
import { learnWeights } from './learn/learn-weights.ts';
import { rounded } from './learn/weight-table.ts';
import { candidatePairs, PAIR } from './steps/blocking.ts';
import { clusterMentions, type PersonDecisions } from './steps/cluster.ts';
import { COMPARISON, comparePairs, fillNicknames } from './steps/compare.ts';
import { distinctMentions, MENTION, RECORD_MENTION } from './steps/mentions.ts';
import { normalRecords } from './steps/normal.ts';
import { INNER_PAIR, innerPairs, joinComparisons } from './steps/second-look.ts';
import { blockSharedValues } from './steps/shared-values.ts';
import { readPatterns, weighPairs, writePatterns } from './steps/weigh.ts';

export interface LinkOptions {
  readonly testValues: readonly { readonly element: string; readonly value: string }[];
  readonly persons: readonly { readonly apart?: readonly number[]; readonly together?: readonly number[] }[];
  /** Weights of an earlier revision, which hold; undefined: learn them from these records. */
  readonly weights: Weights | undefined;
  readonly progress: (step: string) => void;
}

export interface Linked {
  readonly records: number;
  readonly mentions: number;
  readonly weights: Weights;
}

/** How many mentions are paired at random to see what chance agreement is: about a million pairs. */
const RANDOM_MENTIONS = 1400;

const randomPairs = async (engine: Engine, mentions: number): Promise<void> => {
  // Taken by hash, so that the same evidence gives the same sample.
  await engine.run({
    name: 'resolve_sample',
    reads: [MENTION],
    sql: sql`select mention_no from (select mention_no, row_number() over (order by hash60(cast(first_record as string)), mention_no) as place
      from ${ident(MENTION)} where (given is not null or family is not null)) ranked where place <= ${integer(Math.min(RANDOM_MENTIONS, mentions))}`,
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

/**
 * Links the records of the engine's table `record`: leaves which mention each record is, the weighed pairs, and which
 * mentions are one person. The same for a case and for a table on its own.
 */
export const linkRecords = async (engine: Engine, options: LinkOptions): Promise<Linked> => {
  const { progress } = options;
  progress('normalising');
  await normalRecords(engine);
  await blockSharedValues(engine, options.testValues);
  const apart = options.persons.flatMap(({ apart: records = [] }) => records);
  const { records, mentions } = await distinctMentions(engine, apart);
  const decisions = await mentionsOf(engine, options.persons);
  progress('pairing');
  await candidatePairs(engine, mentions, [...decisions.together, ...decisions.apart]);
  progress('comparing');
  await fillNicknames(engine);
  await comparePairs(engine, PAIR, COMPARISON);
  await engine.drop(PAIR);
  const patterns = await readPatterns(engine, COMPARISON);
  let { weights } = options;
  if (weights === undefined) {
    progress('learning');
    await randomPairs(engine, mentions);
    await comparePairs(engine, 'resolve_random_pair', 'resolve_random');
    weights = rounded(learnWeights(patterns, await readPatterns(engine, 'resolve_random'), mentions));
    await engine.drop('resolve_random_pair');
  }
  await writePatterns(engine, patterns, weights);
  await weighPairs(engine, COMPARISON);
  progress('second look');
  if ((await innerPairs(engine, mentions)) > 0) {
    await comparePairs(engine, INNER_PAIR, 'resolve_inner');
    await joinComparisons(engine, COMPARISON, 'resolve_inner', 'resolve_all');
    if (options.weights === undefined) {
      progress('learning again');
      const all = await readPatterns(engine, 'resolve_all');
      weights = rounded(learnWeights(all, await readPatterns(engine, 'resolve_random'), mentions));
    }
    await writePatterns(engine, await readPatterns(engine, 'resolve_all'), weights);
    await weighPairs(engine, 'resolve_all');
    await engine.drop('resolve_inner');
    await engine.drop('resolve_all');
  }
  await engine.drop(INNER_PAIR);
  await engine.drop(COMPARISON);
  progress('clustering');
  await clusterMentions(engine, mentions, decisions, weights);
  return { records, mentions, weights };
};
