import type { Engine } from '../../engine/port.ts';
import { sql } from '../../engine/sql.ts';
import { WEIGHT } from '../../schema/tables/resolve.ts';
import { FIELDS } from '../fields.ts';
import type { Weights } from './learn-weights.ts';

/** Row of the table that holds the weight before any field is looked at. */
const START = 'before_comparison';

/** The weights of the last revision, or undefined where there was none (or its fields were others). */
export const previousWeights = async (engine: Engine): Promise<Weights | undefined> => {
  const rows = await engine.read({
    name: 'previous_weights',
    reads: ['previous_weight'],
    sql: sql`select field, level, weight from previous_weight order by field, level`,
  });
  const found = new Map(rows.map(({ field, level, weight }) => [`${field} ${level}`, Number(weight) / 1000]));
  const start = found.get(`${START} 0`);
  if (start === undefined) return undefined;
  const bits = new Float64Array(FIELDS.length * 16);
  for (const [n, field] of FIELDS.entries()) {
    for (const level of Object.keys(field.labels).map(Number)) {
      const weight = found.get(`${field.name} ${level}`);
      if (weight === undefined) return undefined;
      bits[n * 16 + level] = weight;
    }
  }
  return { start, bits };
};

/** Weights as they are kept: in thousandths of a bit, so that the first revision already counts with what later ones read. */
export const inThousandths = ({ start, bits }: Weights): Weights => ({
  start: Math.round(start * 1000) / 1000,
  bits: bits.map((bit) => Math.round(bit * 1000) / 1000),
});

/** Writes the weights that this revision counted with. */
export const writeWeights = async (engine: Engine, { start, bits }: Weights): Promise<void> => {
  await engine.create(WEIGHT.name, WEIGHT.columns);
  const writer = await engine.writer(WEIGHT.name, WEIGHT.columns);
  writer.append([START, 0, Math.round(start * 1000)]);
  for (const [n, field] of FIELDS.entries()) {
    for (const level of Object.keys(field.labels).map(Number)) {
      writer.append([field.name, level, Math.round((bits[n * 16 + level] ?? 0) * 1000)]);
    }
  }
  await writer.close();
};
