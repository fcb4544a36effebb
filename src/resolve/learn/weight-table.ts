import type { Engine } from '../../engine/port.ts';
import { sql } from '../../engine/sql.ts';
import { WEIGHT } from '../../schema/tables/resolve.ts';
import { FIELDS } from '../fields.ts';
import { FORBIDDING, levelsOf, type Weights } from './learn-weights.ts';

const EXPLANATIONS = ['same', 'relatives', 'strangers'] as const;
const START = { same: 'pairs:same', relatives: 'pairs:relatives' } as const;

const thousandths = (bits: number): number => Math.round(bits * 1000);

/** Weights as they are kept (logarithms in thousandths of a bit), so that the first revision counts with what later ones read. */
export const rounded = ({ sameStart, relativesStart, forbids, ...shares }: Weights): Weights => {
  const round = (all: Float64Array) => all.map((share) => 2 ** (thousandths(Math.log2(share)) / 1000));
  return {
    same: round(shares.same),
    relatives: round(shares.relatives),
    strangers: round(shares.strangers),
    sameStart: thousandths(sameStart) / 1000,
    relativesStart: thousandths(relativesStart) / 1000,
    forbids,
  };
};

/** The weights of the last revision, or undefined where there was none (or its fields were others). */
export const previousWeights = async (engine: Engine): Promise<Weights | undefined> => {
  const rows = await engine.read({
    name: 'previous_weights',
    reads: ['previous_weight'],
    sql: sql`select field, level, weight from previous_weight order by field, level`,
  });
  const found = new Map(rows.map(({ field, level, weight }) => [`${field} ${level}`, Number(weight) / 1000]));
  let isWhole = true;
  const take = (key: string): number => {
    const bits = found.get(key);
    if (bits === undefined) isWhole = false;
    return bits ?? 0;
  };
  const shares = (explanation: string): Float64Array => {
    const all = new Float64Array(FIELDS.length * 16).fill(1);
    for (const [n, field] of FIELDS.entries()) {
      for (const level of levelsOf(field)) all[n * 16 + level] = 2 ** take(`${field.name}:${explanation} ${level}`);
    }
    return all;
  };
  const weights = {
    same: shares('same'),
    relatives: shares('relatives'),
    strangers: shares('strangers'),
    sameStart: take(`${START.same} 0`),
    relativesStart: take(`${START.relatives} 0`),
    forbids: new Set(Object.keys(FORBIDDING).filter((name) => take(`${name}:forbids 0`) > 0)),
  };
  return isWhole ? weights : undefined;
};

/** Writes the weights that this revision counted with: logarithm of each level's share under each explanation. */
export const writeWeights = async (engine: Engine, weights: Weights): Promise<void> => {
  await engine.create(WEIGHT.name, WEIGHT.columns);
  const writer = await engine.writer(WEIGHT.name, WEIGHT.columns);
  writer.append([START.same, 0, thousandths(weights.sameStart)]);
  writer.append([START.relatives, 0, thousandths(weights.relativesStart)]);
  for (const name of Object.keys(FORBIDDING))
    writer.append([`${name}:forbids`, 0, weights.forbids.has(name) ? 1000 : 0]);
  for (const explanation of EXPLANATIONS) {
    for (const [n, field] of FIELDS.entries()) {
      for (const level of levelsOf(field)) {
        const share = weights[explanation][n * 16 + level] ?? 1;
        writer.append([`${field.name}:${explanation}`, level, thousandths(Math.log2(share))]);
      }
    }
  }
  await writer.close();
};
