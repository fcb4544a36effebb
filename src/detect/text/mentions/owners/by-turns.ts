import { countBefore, type Span } from '../../spans/span.ts';
import type { Scene, Tier } from '../scene.ts';

/** What joins the pairs of a list: "Ann 1, Bo 2 and Cy 3". */
const JOINS = /^\)?\s{0,2}(?:[,;/|&]|,?\s(?:and|y|et|und|e|en))\s{0,2}$/iu;
/** What stands between a name and its value. */
const PAIRS = /^(?: {1,2}|, |: ?| ?[-–=(#] ?| (?:is|at|on) )$/u;
/** What such a list begins behind: the start of its line, or the label that says what it lists. */
const BEGINS = /(?:^|\n|[:–] |:\n)[ \t>*-]{0,6}$/u;
/** What ends one. */
const ENDS = /^\)?[ \t]{0,3}(?:[.;]|$|\n)/u;
/** Pairs on either side that are looked at, and signs in front of a list. */
const MOST = 8;
const FRONT = 12;

/** A name with its value, or a value with its name, by their places in the list of spans: "Ann 4471", "4471 Ann". */
interface Order {
  /** Where the value stands from the first of a pair, and where the name does. */
  readonly value: 0 | 1;
  readonly name: 0 | 1;
}

const NAME_FIRST: Order = { name: 0, value: 1 };
const VALUE_FIRST: Order = { name: 1, value: 0 };

/** Whether names and values take turns from the pair that holds a value to both ends of its list, and two pairs or more do. */
const isInTurns = ({ spans, text }: Scene, n: number, { name, value }: Order): boolean => {
  const element = spans[n]?.element;
  const gap = (one: Span | undefined, next: Span | undefined): string =>
    one && next ? text.slice(one.end, Math.min(next.start, one.end + FRONT)) : '';
  const own = n - value;
  const between = gap(spans[own], spans[own + 1]);
  const isPair = (at: number): boolean =>
    spans[at + name]?.element === 'person_name' &&
    spans[at + value]?.element === element &&
    gap(spans[at], spans[at + 1]) === between;
  const isNext = (at: number): boolean => isPair(at) && JOINS.test(gap(spans[at - 1], spans[at]));
  if (!PAIRS.test(between) || !isPair(own)) return false;
  let [first, last] = [own, own];
  while (own - first < 2 * MOST && isNext(first) && isPair(first - 2)) first -= 2;
  while (last - own < 2 * MOST && isNext(last + 2)) last += 2;
  const [head, tail] = [spans[first], spans[last + 1]];
  if (first === last || !head || !tail) return false;
  return (
    BEGINS.test(text.slice(Math.max(0, head.start - FRONT), head.start)) &&
    ENDS.test(text.slice(tail.end, tail.end + FRONT))
  );
};

/** "Member numbers: Ann 4471882, Bo 4471883 and Cy 4471884": where names and values of one kind take turns in a line, each is of the name beside it. */
export const byTurns: Tier = (scene, { span, before, after }) => {
  const { spans } = scene;
  const n = spans.indexOf(span, Math.max(0, countBefore(spans, span.start) - 1));
  if (n < 0) return [];
  if (isInTurns(scene, n, NAME_FIRST)) return [before[0]?.person];
  return isInTurns(scene, n, VALUE_FIRST) ? [after[0]?.person] : [];
};
