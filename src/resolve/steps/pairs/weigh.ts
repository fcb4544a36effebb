import type { Engine } from '../../../engine/port.ts';
import { ident, join, type Sql, sql } from '../../../engine/sql.ts';
import { conflictOf } from '../../conflicts.ts';
import type { Weights } from '../../learn/explanations.ts';
import { type Pattern, patternText } from '../../learn/patterns.ts';
import { weigher } from '../../learn/weigher.ts';
import { columns } from '../sql-parts.ts';
import { patternColumns, wordNames } from './compare.ts';

/** Text and conflict of each combination of levels. */
export const PATTERN = 'resolve_pattern';
/** Weight in thousandths of a bit of each pattern: of each combination of levels and rarities. */
const PATTERN_WEIGHT = 'resolve_pattern_weight';

/** The patterns of a table of compared pairs, in order, counted. */
export const readPatterns = async (engine: Engine, table: string): Promise<readonly Pattern[]> => {
  const patterns: Pattern[] = [];
  const query = sql`select ${columns(patternColumns)}, cast(count(*) as integer) as n from ${ident(table)} group by ${columns(patternColumns)}
    order by ${columns(patternColumns)}`;
  for await (const found of engine.streamIntegers({ name: 'patterns', reads: [table], sql: query })) {
    const levels = found.slice(0, wordNames.length);
    const [rarities, placeRarities, counts] = found.slice(wordNames.length);
    counts?.forEach((count, n) => {
      const words = levels.map((column) => column[n] ?? 0);
      patterns.push({ words, rarity: rarities?.[n] ?? 0, placeRarity: placeRarities?.[n] ?? 0, count });
    });
  }
  return patterns;
};

export const thousandths = (bits: number): number => Math.round(Math.max(-2e6, Math.min(2e6, bits * 1000)));

const whole = (names: readonly string[]) => names.map((name) => ({ name, type: 'integer' as const }));
const WEIGHT_SHAPE = whole([...patternColumns, 'weight', 'apart']);
const TEXT_SHAPE = [
  ...whole(wordNames),
  { name: 'reason', type: 'text' as const },
  { name: 'pattern', type: 'text' as const },
];

/** Writes what each pattern weighs, so that pairs get their weight by a join. */
const writeWeights = async (engine: Engine, patterns: readonly Pattern[], weights: Weights): Promise<void> => {
  await engine.create(PATTERN_WEIGHT, WEIGHT_SHAPE);
  const writer = await engine.writer(PATTERN_WEIGHT, WEIGHT_SHAPE);
  const weigh = weigher(weights);
  let n = 0;
  for (const pattern of patterns) {
    const { words, rarity, placeRarity } = pattern;
    const isApart = conflictOf(words, weights.forbids) !== undefined;
    writer.append([...words, rarity, placeRarity, thousandths(weigh(pattern)), isApart ? 1 : 0]);
    if (++n % 4096 === 0) await writer.flush();
  }
  await writer.close();
};

/** Writes in words what patterns, which come in the order of their levels, say. */
export const describePatterns = async (
  engine: Engine,
  patterns: readonly Pattern[],
  { forbids }: Weights,
): Promise<void> => {
  await engine.create(PATTERN, TEXT_SHAPE);
  const writer = await engine.writer(PATTERN, TEXT_SHAPE);
  let before: readonly number[] = [];
  for (const { words } of patterns) {
    if (before.length > 0 && words.every((word, n) => word === before[n])) continue;
    writer.append([...words, conflictOf(words, forbids) ?? 'weights', patternText(words)]);
    before = words;
  }
  await writer.close();
};

/** Pairs with their weight. */
export const WEIGHED = 'resolve_weighed';

const isSame = (left: string, right: string, names: readonly string[]): Sql =>
  join(
    names.map((name) => sql`${ident(left)}.${ident(name)} = ${ident(right)}.${ident(name)}`),
    ' and ',
  );

/** Whether a row of PATTERN, called `pattern`, is that of a weighed pair. */
export const isPatternOf = (pattern: string, pair: string): Sql => isSame(pattern, pair, wordNames);

/** Compared pairs, the patterns that they have, and what these are weighed by. */
interface Weighing {
  readonly patterns: readonly Pattern[];
  readonly weights: Weights;
  readonly into: string;
}

/** Weighs a table of compared pairs. */
export const weighPairs = async (
  engine: Engine,
  comparison: string,
  { patterns, weights, into }: Weighing,
): Promise<void> => {
  await writeWeights(engine, patterns, weights);
  await engine.run({
    name: into,
    reads: [comparison, PATTERN_WEIGHT],
    sql: sql`select c.a, c.b, ${join(
      patternColumns.map((name) => sql`c.${ident(name)}`),
      ', ',
    )}, p.weight, p.apart from ${ident(comparison)} c join ${ident(PATTERN_WEIGHT)} p on ${isSame('p', 'c', patternColumns)}`,
  });
  await engine.drop(PATTERN_WEIGHT);
};
