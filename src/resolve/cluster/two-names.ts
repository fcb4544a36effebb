import { LEVELS, PROVING, type Weights } from '../learn/explanations.ts';
import { levelOf } from '../learn/patterns.ts';
import { placeOf } from '../learn/tally.ts';

/** A compared pair: its mentions, and its packed levels. */
interface Compared {
  readonly a: number;
  readonly b: number;
  readonly words: readonly number[];
}

const GIVEN = placeOf('given_name');
const [UNKNOWN, DIFFERENT, SAME] = [0, 1, 8];
const PROOF = Object.entries(PROVING).map(([field, levels]) => ({ place: placeOf(field), levels }));
const isProved = (words: readonly number[]): boolean =>
  PROOF.some(({ place, levels }) => levels.includes(levelOf(words, place)));

/** How many bits a slip in the first name speaks against one person, and for two of a family. */
export const bitsOfSlip = ({ shares: { same, relatives } }: Pick<Weights, 'shares'>): number => {
  const at = GIVEN * LEVELS + DIFFERENT;
  return Math.log2((relatives[at] ?? 1) / (same[at] ?? 1));
};

const nameOf = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/**
 * Whether two groups have two first names, each of which two records agree in, and no number of a state in common: twins, however alike
 * all else is. One person's other first name is a slip, and a slip is not made twice. Asked of few groups, so that pairs are put in order at the first.
 */
export const createTwoNames = (
  edges: readonly Compared[],
): ((left: readonly number[], right: readonly number[]) => boolean) => {
  let pairs: ReadonlyMap<string, readonly number[]> | undefined;
  const wordsOf = (a: number, b: number): readonly number[] | undefined => {
    pairs ??= new Map(edges.map((edge) => [nameOf(edge.a, edge.b), edge.words]));
    return pairs.get(nameOf(a, b));
  };
  const givenOf = (words: readonly number[] | undefined): number => (words ? levelOf(words, GIVEN) : UNKNOWN);
  const isAgreed = (group: readonly number[]): boolean =>
    group.some((a, n) => group.slice(n + 1).some((b) => givenOf(wordsOf(a, b)) === SAME));
  return (left, right) => {
    if (left.length < 2 || right.length < 2) return false;
    let isOther = false;
    for (const a of left)
      for (const b of right) {
        const words = wordsOf(a, b);
        const level = givenOf(words);
        if ((level !== UNKNOWN && level !== DIFFERENT) || (words && isProved(words))) return false;
        isOther ||= level === DIFFERENT;
      }
    return isOther && isAgreed(left) && isAgreed(right);
  };
};
