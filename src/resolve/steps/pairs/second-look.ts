import { createUnionFind } from '../../../core/union-find.ts';
import type { Engine } from '../../../engine/port.ts';
import { ident, sql } from '../../../engine/sql.ts';
import type { Weights } from '../../learn/explanations.ts';
import type { Pattern } from '../../learn/patterns.ts';
import type { Filled } from '../forms/normal.ts';
import { comparePairs, joinComparisons } from './compare.ts';
import { describePatterns, readPatterns, WEIGHED, weighPairs } from './weigh.ts';

/** Pairs of one component that no key brought together. */
const INNER_PAIR = 'resolve_inner_pair';

/** Components of more mentions than this get no second look: their pairs would be too many. */
const LARGEST_COMPONENT = 250;
/** Pairs of the second look, for each mention. */
const PAIRS_A_MENTION = 6;

/**
 * Mentions that hang together by pairs that speak for one person, if only through others: what the pairs between them
 * say, against as well as for, decides how the component falls into people. Returns how many pairs there are.
 */
const innerPairs = async (engine: Engine, mentions: number): Promise<number> => {
  const sets = createUnionFind(mentions + 1);
  const positive = sql`select a, b from ${ident(WEIGHED)} where weight > 0 and apart = 0`;
  for await (const [a, b] of engine.streamIntegers({ name: 'positive', reads: [WEIGHED], sql: positive })) {
    if (a && b) for (let n = 0; n < a.length; n++) sets.union(a[n] ?? 0, b[n] ?? 0);
  }
  const sizes = new Int32Array(mentions + 1);
  for (let mention = 1; mention <= mentions; mention++) {
    const root = sets.find(mention);
    sizes[root] = (sizes[root] ?? 0) + 1;
  }
  const shape = ['mention_no', 'component'].map((name) => ({ name, type: 'integer' as const }));
  await engine.create('resolve_component', shape);
  const writer = await engine.writer('resolve_component', shape);
  const largest = largestWithin(sizes, PAIRS_A_MENTION * mentions);
  let written = 0;
  for (let mention = 1; mention <= mentions; mention++) {
    const root = sets.find(mention);
    const size = sizes[root] ?? 0;
    if (size < 3 || size > largest) continue;
    writer.append([mention, root]);
    if (++written % 4096 === 0) await writer.flush();
  }
  await writer.close();
  await engine.run({
    name: INNER_PAIR,
    reads: ['resolve_component', WEIGHED],
    sql: sql`select l.mention_no as a, r.mention_no as b from resolve_component l join resolve_component r
      on l.component = r.component and l.mention_no < r.mention_no
      left join ${ident(WEIGHED)} w on w.a = l.mention_no and w.b = r.mention_no where w.a is null`,
  });
  await engine.drop('resolve_component');
  const [row] = await engine.read({
    name: 'inner_pairs',
    reads: [INNER_PAIR],
    sql: sql`select count(*) as n from ${ident(INNER_PAIR)}`,
  });
  return Number(row?.['n'] ?? 0);
};

/** The largest component size whose pairs, with those of all smaller ones, stay within the budget. */
const largestWithin = (sizes: Int32Array, budget: number): number => {
  const counts = new Float64Array(LARGEST_COMPONENT + 1);
  for (const size of sizes) if (size > 2 && size <= LARGEST_COMPONENT) counts[size] = (counts[size] ?? 0) + 1;
  let pairs = 0;
  let largest = 2;
  counts.forEach((count, size) => {
    pairs += (count * size * (size - 1)) / 2;
    if (pairs <= budget && count > 0) largest = size;
  });
  return largest;
};

/** Compared pairs that are in WEIGHED already: their table, their patterns, and what these were weighed by. */
interface Candidates {
  readonly table: string;
  readonly patterns: readonly Pattern[];
  readonly weights: Weights;
}

/**
 * Compares the pairs of the second look too, weighs all by what is learned of all, and describes them. `mentions`: the largest number of one.
 * Returns the weights.
 */
export const lookAgain = async (
  engine: Engine,
  { mentions, filled }: { readonly mentions: number; readonly filled: Filled },
  { table, patterns, weights }: Candidates,
  learn: (patterns: readonly Pattern[], before: Weights) => Weights,
): Promise<Weights> => {
  const inner = await innerPairs(engine, mentions);
  if (inner === 0) {
    await describePatterns(engine, patterns, weights);
    await engine.drop(INNER_PAIR);
    return weights;
  }
  await comparePairs(engine, INNER_PAIR, 'resolve_inner', filled);
  await joinComparisons(engine, [table, 'resolve_inner'], 'resolve_all');
  const all = await readPatterns(engine, 'resolve_all');
  const last = learn(all, weights);
  await weighPairs(engine, 'resolve_all', { patterns: all, weights: last, into: WEIGHED });
  await describePatterns(engine, all, last);
  for (const name of [INNER_PAIR, 'resolve_inner', 'resolve_all']) await engine.drop(name);
  return last;
};
