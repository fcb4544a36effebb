import type { Engine } from '../../engine/port.ts';
import { ident, join, sql } from '../../engine/sql.ts';
import { conflictOf } from '../conflicts.ts';
import type { Weights } from '../learn/explanations.ts';
import { type Pattern, patternOf, patternText } from '../learn/patterns.ts';
import { weigher } from '../learn/weigher.ts';
import { patternColumns } from './compare.ts';
import { columns } from './sql-parts.ts';

/** Weight in thousandths of a bit, text and conflict of each pattern. */
export const PATTERN = 'resolve_pattern';

export const readPatterns = async (engine: Engine, table: string): Promise<readonly Pattern[]> => {
  const rows = await engine.read({
    name: 'patterns',
    reads: [table],
    sql: sql`select ${columns(patternColumns)}, count(*) as n from ${ident(table)} group by ${columns(patternColumns)}
      order by ${columns(patternColumns)}`,
  });
  return rows.map(patternOf);
};

export const thousandths = (bits: number): number => Math.round(Math.max(-2e6, Math.min(2e6, bits * 1000)));

const SHAPE = [
  ...patternColumns.map((name) => ({ name, type: 'integer' as const })),
  { name: 'weight', type: 'integer' as const },
  { name: 'apart', type: 'integer' as const },
  { name: 'reason', type: 'text' as const },
  { name: 'pattern', type: 'text' as const },
];

/** Writes what each pattern weighs, so that pairs get their weight by a join. */
const writePatterns = async (engine: Engine, patterns: readonly Pattern[], weights: Weights): Promise<void> => {
  await engine.create(PATTERN, SHAPE);
  const writer = await engine.writer(PATTERN, SHAPE);
  const weigh = weigher(weights);
  let n = 0;
  for (const pattern of patterns) {
    const { words, rarity, placeRarity } = pattern;
    const conflict = conflictOf(words, weights.forbids);
    writer.append([
      ...words,
      rarity,
      placeRarity,
      thousandths(weigh(pattern)),
      conflict === undefined ? 0 : 1,
      conflict ?? 'weights',
      patternText(words),
    ]);
    if (++n % 4096 === 0) await writer.flush();
  }
  await writer.close();
};

/** Pairs with their weight. */
export const WEIGHED = 'resolve_weighed';

/** Weighs a table of compared pairs; its patterns are those of `PATTERN` afterwards. */
export const weighPairs = async (engine: Engine, comparison: string, weights: Weights, into: string): Promise<void> => {
  await writePatterns(engine, await readPatterns(engine, comparison), weights);
  await engine.run({
    name: into,
    reads: [comparison, PATTERN],
    sql: sql`select c.a, c.b, ${join(
      patternColumns.map((name) => sql`c.${ident(name)}`),
      ', ',
    )}, p.weight, p.apart from ${ident(comparison)} c join ${ident(PATTERN)} p on ${join(
      patternColumns.map((name) => sql`p.${ident(name)} = c.${ident(name)}`),
      ' and ',
    )}`,
  });
};
