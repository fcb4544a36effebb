import { adam } from './adam.ts';
import { shuffled } from './shuffled.ts';

/** A choice among candidates: the signs of each, and which of them are right. */
export interface Case {
  readonly signs: readonly Uint16Array[];
  readonly isRight: readonly boolean[];
  readonly weight: number;
}

/** A network of one layer: a row a sign, of what it weighs by itself and for each unit; and what each unit weighs. */
export interface Weights {
  readonly rows: Float64Array;
  readonly units: Float64Array;
}

const ROUNDS = 16;
/** Rounds from which on weights count: what is given is their mean. */
const FIRST_COUNTED = 8;
const BATCH = 384;
const RATE = 0.004;
/** Signs that are left out of each look, by lot: what goes together in a few texts only is not relied on. */
const DROPPED = 0.4;
const SCALE = 1 / (1 - DROPPED);
/** Cases that have a sign, at least. */
const LEAST_MET = 4;
/** Below this error nothing is learned of a candidate, which spares most of the time. */
const LEAST_ERROR = 0.003;
/** Weights at the start lie so far apart. */
const SPREAD = 0.35;

/** Numbers from 0 to 1 that look random and are the same in every run. */
const lots = () => {
  let state = 1;
  return (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
};

/** How far the share that each candidate is given lies from what is right. */
const errorsOf = (sums: readonly number[], isRight: readonly boolean[]): readonly number[] => {
  const most = Math.max(...sums);
  const shares = sums.map((sum) => Math.exp(sum - most));
  const all = shares.reduce((a, b) => a + b, 0);
  const right = shares.reduce((sum, share, n) => (isRight[n] ? sum + share : sum), 1e-12);
  return shares.map((share, n) => share / all - (isRight[n] ? share / right : 0));
};

/** Whether too few cases have each sign to learn anything of it. */
const rareOf = (cases: readonly Case[], size: number): ((sign: number) => boolean) => {
  const met = new Int32Array(size);
  for (const { signs } of cases)
    for (const sign of new Set(signs.flatMap((own) => [...own]))) met[sign] = (met[sign] ?? 0) + 1;
  return (sign) => (met[sign] ?? 0) < LEAST_MET;
};

/** A network that learns; `learn` moves its slopes by a case, `step` its weights by the slopes. */
const learning = (size: number, units: number, isRare: (sign: number) => boolean) => {
  const width = units + 1;
  const lot = lots();
  const rows = new Float64Array(size * width);
  for (let at = 0; at < rows.length; at += 1)
    if (at % width > 0 && !isRare(Math.floor(at / width))) rows[at] = SPREAD * (lot() - 0.5);
  const out = new Float64Array(units).map(() => lot() - 0.5);
  const [ofRows, ofOut] = [adam(rows), adam(out)];
  const slope = new Float64Array(width);

  const withoutSome = (signs: Uint16Array): Uint16Array => signs.filter(() => lot() >= DROPPED);
  const reachedBy = (signs: Uint16Array): Float64Array => {
    const reached = new Float64Array(width);
    for (const sign of signs)
      for (let u = 0, at = sign * width; u < width; u += 1, at += 1) reached[u] = (reached[u] ?? 0) + (rows[at] ?? 0);
    return reached.map((sum) => SCALE * sum);
  };
  const sumOf = (reached: Float64Array): number => {
    let sum = reached[0] ?? 0;
    for (let u = 1; u < width; u += 1) sum += Math.max(0, reached[u] ?? 0) * (out[u - 1] ?? 0);
    return sum;
  };
  const push = (signs: Uint16Array, reached: Float64Array, force: number): void => {
    slope[0] = SCALE * force;
    for (let u = 1; u < width; u += 1) {
      const flow = reached[u] ?? 0;
      slope[u] = flow > 0 ? SCALE * force * (out[u - 1] ?? 0) : 0;
      if (flow > 0) ofOut.slopes[u - 1] = (ofOut.slopes[u - 1] ?? 0) + force * flow;
    }
    const { slopes } = ofRows;
    for (const sign of signs)
      for (let u = 0, at = sign * width; u < width; u += 1, at += 1) slopes[at] = (slopes[at] ?? 0) + (slope[u] ?? 0);
  };
  const learn = ({ signs, isRight, weight }: Case, share: number): void => {
    const kept = signs.map(withoutSome);
    const reached = kept.map(reachedBy);
    for (const [n, error] of errorsOf(reached.map(sumOf), isRight).entries()) {
      const [own, sums] = [kept[n], reached[n]];
      if (own && sums && Math.abs(error) >= LEAST_ERROR) push(own, sums, error * weight * share);
    }
  };
  const step = (rate: number): void => {
    ofRows.step(rate);
    ofOut.step(rate);
  };
  return { rows, out, learn, step };
};

const addShare = (to: Float64Array, from: Float64Array): void => {
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] ?? 0) + (from[at] ?? 0) / (ROUNDS - FIRST_COUNTED);
};

/** Fits a network by which the right candidate of each case gets the greatest share. */
export const fitNetwork = (cases: readonly Case[], size: number, units: number): Weights => {
  const isRare = rareOf(cases, size);
  const known = cases.map((one) => ({ ...one, signs: one.signs.map((own) => own.filter((sign) => !isRare(sign))) }));
  const { rows, out, learn, step } = learning(size, units, isRare);
  const mean: Weights = { rows: new Float64Array(rows.length), units: new Float64Array(units) };
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = shuffled(known.length, round);
    for (let from = 0; from < order.length; from += BATCH) {
      const batch = order.slice(from, from + BATCH);
      for (const n of batch) {
        const one = known[n];
        if (one) learn(one, 1 / batch.length);
      }
      step(RATE * (1.05 - round / ROUNDS));
    }
    if (round < FIRST_COUNTED) continue;
    addShare(mean.rows, rows);
    addShare(mean.units, out);
  }
  return mean;
};
