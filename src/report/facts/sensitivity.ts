import { createUnionFind } from '../../core/union-find.ts';
import type { Engine } from '../../engine/port.ts';
import { JOINED_FROM } from '../../schema/vocabulary.ts';
import { doubtfulLinks, doubtfulNodes, doubtfulPeople, doubtfulRecords, lookalikes } from '../steps/sensitivity.ts';
import type { SensitivityFacts } from './report-facts.ts';

/** Thresholds in thousandths; the one that holds stands between them. */
const THRESHOLDS: readonly number[] = [600, 700, 800, 850, 900, 950, 975, 990, 995, 999];

/** Doubtful records as arrays, by node number less one. Confidence in millionths, weights in thousandths of a bit. */
interface Doubt {
  readonly person: readonly number[];
  readonly confidence: readonly number[];
  readonly best: readonly number[];
  /** Pairs that joined two of them: both ends, and the weight. Apart, since there can be millions. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly weight: readonly number[];
}

const readDoubt = async (engine: Engine): Promise<Doubt> => {
  const doubt = { person: [] as number[], confidence: [] as number[], best: [] as number[] };
  for (const step of [doubtfulPeople, doubtfulRecords]) await engine.run(step);
  for await (const [, person, confidence, best] of engine.streamIntegers(doubtfulNodes)) {
    person?.forEach((no, n) => {
      doubt.person.push(no);
      doubt.confidence.push(confidence?.[n] ?? 0);
      doubt.best.push(best?.[n] ?? 0);
    });
  }
  const links = { from: [] as number[], to: [] as number[], weight: [] as number[] };
  for await (const [a, b, weight] of engine.streamIntegers(doubtfulLinks)) {
    a?.forEach((node, n) => {
      links.from.push(node - 1);
      links.to.push((b?.[n] ?? 1) - 1);
      links.weight.push(weight?.[n] ?? 0);
    });
  }
  for (const { name } of [doubtfulPeople, doubtfulRecords]) await engine.drop(name);
  return { ...doubt, ...links };
};

/** The weight, in thousandths of a bit, of a chance in thousandths. */
const weightOf = (threshold: number): number => 1000 * Math.log2(threshold / (1000 - threshold));

/**
 * How many more people there are where nothing weaker than the threshold joins: records whose weakest merge is below it
 * come off their person; those that a pair above it holds together come off as one.
 */
const comeOff = ({ person, confidence, best, from, to, weight }: Doubt, threshold: number): number => {
  const least = threshold * 1000;
  const atLeast = weightOf(threshold);
  const off = (node: number): boolean => (confidence[node] ?? 0) < least;
  const sets = createUnionFind(person.length);
  let groups = person.filter((_, node) => off(node)).length;
  from.forEach((a, n) => {
    const b = to[n] ?? a;
    if ((weight[n] ?? 0) < atLeast || person[a] !== person[b] || !off(a) || !off(b)) return;
    if (sets.union(a, b)) groups -= 1;
  });
  // A person of whom nothing stays is one of the groups.
  const gone = new Set(person.filter((_, node) => (best[node] ?? 0) < least));
  return groups - gone.size;
};

/** How many fewer people there are where everybody who looks alike, and whom no conflict parts, is one. */
const lookalikesJoined = async (engine: Engine): Promise<number> => {
  const numbers = new Map<string, number>();
  const numberOf = (person: unknown): number => {
    const no = numbers.get(String(person)) ?? numbers.size;
    numbers.set(String(person), no);
    return no;
  };
  const pairs: [number, number][] = [];
  for await (const rows of engine.stream(lookalikes)) {
    for (const { a, b } of rows) pairs.push([numberOf(a), numberOf(b)]);
  }
  const sets = createUnionFind(numbers.size);
  return pairs.filter(([a, b]) => sets.union(a, b)).length;
};

/**
 * The count of affected people at other thresholds, from what the last run left: approximately what another run would
 * count, since a group that is weighed together is not weighed again. The engine has `report_affected`.
 */
export const sensitivityFacts = async (engine: Engine, affected: number): Promise<SensitivityFacts> => {
  const doubt = await readDoubt(engine);
  return {
    chosen: JOINED_FROM,
    points: [
      { threshold: 500, people: affected - (await lookalikesJoined(engine)) },
      { threshold: JOINED_FROM, people: affected },
      ...THRESHOLDS.map((threshold) => ({ threshold, people: affected + comeOff(doubt, threshold) })),
    ],
  };
};
