import { type Accuracy, accuracyOf, type Share, shareOf } from './measures.ts';

/** One record with the person it belongs to in truth, and the person that it was given (null: nobody). */
export interface Labelled {
  readonly truth: number;
  readonly found: number | null;
}

export interface ClusterScore {
  readonly records: number;
  /** Pairs of records that belong together. */
  readonly pairs: Accuracy;
  /** Averages over records (Bagga and Baldwin 1998). */
  readonly bcubed: { readonly precision: number | null; readonly recall: number | null; readonly f1: number | null };
  /** People all of whose records stand together and with nobody else's. */
  readonly exact: Share;
}

const pairsIn = (n: number): number => (n * (n - 1)) / 2;

const increase = <Key>(counts: Map<Key, number>, key: Key): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** Compares two ways of grouping the same records. A record that was given to nobody is a group of its own. */
export const scoreClusters = (records: Iterable<Labelled>): ClusterScore => {
  const truths = new Map<number, number>();
  const founds = new Map<string, number>();
  const both = new Map<string, { truth: number; found: string; n: number }>();
  let total = 0;
  for (const { truth, found } of records) {
    total += 1;
    const group = found === null ? `alone-${total}` : String(found);
    increase(truths, truth);
    increase(founds, group);
    const key = `${truth} ${group}`;
    const cell = both.get(key) ?? { truth, found: group, n: 0 };
    cell.n += 1;
    both.set(key, cell);
  }
  let [hit, precision, recall, exact] = [0, 0, 0, 0];
  for (const { truth, found, n } of both.values()) {
    const [inTruth, inFound] = [truths.get(truth) ?? 0, founds.get(found) ?? 0];
    hit += pairsIn(n);
    precision += (n * n) / inFound;
    recall += (n * n) / inTruth;
    if (n === inTruth && n === inFound) exact += 1;
  }
  const sum = (counts: Iterable<number>) => [...counts].reduce((all, n) => all + pairsIn(n), 0);
  const [p, r] = total === 0 ? [null, null] : [precision / total, recall / total];
  return {
    records: total,
    pairs: accuracyOf({ hit, missed: sum(truths.values()) - hit, extra: sum(founds.values()) - hit }),
    bcubed: { precision: p, recall: r, f1: p === null || r === null ? null : (2 * p * r) / (p + r) },
    exact: shareOf(exact, truths.size),
  };
};
