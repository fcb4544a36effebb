import type { Engine } from '../../engine/port.ts';
import { sql } from '../../engine/sql.ts';
import { WEIGHT } from '../../schema/tables/resolve.ts';
import { FIELDS } from '../fields/fields.ts';
import type { UniqueRarities } from '../steps/counts/rarities.ts';
import type { WorthyKey } from '../steps/pairs/blocking.ts';
import { COARSE_KEYS } from '../steps/pairs/keys.ts';
import {
  EXPLANATIONS,
  type Explanation,
  FORBIDDING,
  LEVELS,
  levelsOf,
  sharesOf,
  type Weights,
} from './explanations.ts';

const STARTS = ['same', 'relatives', 'twins', 'neighbours'] as const;

const thousandths = (bits: number): number => Math.round(bits * 1000);

/** Weights as they are kept (logarithms in thousandths of a bit), so that the first revision counts with what later ones read. */
export const rounded = ({ shares, starts, forbids }: Weights): Weights => {
  const round = (all: Float64Array) => all.map((share) => 2 ** (thousandths(Math.log2(share)) / 1000));
  const start = (name: (typeof STARTS)[number]) => thousandths(starts[name]) / 1000;
  return {
    shares: {
      same: round(shares.same),
      relatives: round(shares.relatives),
      twins: round(shares.twins),
      neighbours: round(shares.neighbours),
      strangers: round(shares.strangers),
    },
    starts: {
      same: start('same'),
      relatives: start('relatives'),
      twins: start('twins'),
      neighbours: start('neighbours'),
    },
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
  const shares = (explanation: Explanation): Float64Array =>
    sharesOf(({ name }, level) => 2 ** take(`${name}:${explanation} ${level}`));
  const weights: Weights = {
    shares: {
      same: shares('same'),
      relatives: shares('relatives'),
      twins: shares('twins'),
      neighbours: shares('neighbours'),
      strangers: shares('strangers'),
    },
    starts: {
      same: take('pairs:same 0'),
      relatives: take('pairs:relatives 0'),
      twins: take('pairs:twins 0'),
      neighbours: take('pairs:neighbours 0'),
    },
    forbids: new Set(Object.keys(FORBIDDING).filter((name) => take(`${name}:forbids 0`) > 0)),
  };
  return isWhole ? weights : undefined;
};

const KEY = 'key:';

/** The coarser keys that the last revision found to be worth it. */
export const previousKeys = async (engine: Engine): Promise<readonly WorthyKey[]> => {
  const rows = await engine.read({
    name: 'previous_keys',
    reads: ['previous_weight'],
    sql: sql`select field, level, weight from previous_weight where left(field, 4) = ${KEY} order by field, level`,
  });
  return COARSE_KEYS.flatMap((key) => {
    const mine = rows.filter(({ field }) => field === `${KEY}${key.name}`);
    const [first] = mine;
    return first
      ? [{ key, sizes: mine.map(({ level }) => Number(level)), covered: Number(first['weight']) / 1000 }]
      : [];
  });
};

const RARITY = 'rare:';

/** The rarities of identifiers that the last revision counted. */
export const previousRarities = async (engine: Engine): Promise<UniqueRarities> => {
  const rows = await engine.read({
    name: 'previous_rarities',
    reads: ['previous_weight'],
    sql: sql`select field, weight from previous_weight where left(field, 5) = ${RARITY} order by field`,
  });
  return new Map(rows.map(({ field, weight }) => [String(field).slice(RARITY.length), Number(weight)]));
};

/** What a revision counts with, and later ones too. */
export interface Learned {
  readonly weights: Weights;
  readonly keys: readonly WorthyKey[];
  readonly rarities: UniqueRarities;
}

/**
 * Writes what this revision counted with: logarithm of each level's share under each explanation, the coarser keys that
 * were worth it (a level for each size of blocks, and the share of mentions that stand in them), and the rarities of identifiers (in parts of a bit).
 */
export const writeWeights = async (engine: Engine, { weights, keys, rarities }: Learned): Promise<void> => {
  await engine.create(WEIGHT.name, WEIGHT.columns);
  const writer = await engine.writer(WEIGHT.name, WEIGHT.columns);
  for (const name of STARTS) writer.append([`pairs:${name}`, 0, thousandths(weights.starts[name])]);
  for (const name of Object.keys(FORBIDDING)) {
    writer.append([`${name}:forbids`, 0, weights.forbids.has(name) ? 1000 : 0]);
  }
  for (const { key, sizes, covered } of keys)
    for (const size of sizes) writer.append([`${KEY}${key.name}`, size, thousandths(covered)]);
  for (const [name, rarity] of rarities) writer.append([`${RARITY}${name}`, 0, rarity]);
  for (const explanation of EXPLANATIONS) {
    for (const [n, field] of FIELDS.entries()) {
      for (const level of levelsOf(field)) {
        const share = weights.shares[explanation][n * LEVELS + level] ?? 1;
        writer.append([`${field.name}:${explanation}`, level, thousandths(Math.log2(share))]);
      }
    }
  }
  await writer.close();
};
