import { countBefore, type Span } from '../../spans/span.ts';
import type { Place, Scene, Tier } from '../scene.ts';
import { SENTENCE_BREAK } from '../sentence.ts';

/** What joins the members of a list of names, or of values. */
const JOINS = /^\s{0,2}(?:,|;|\/|&|,?\s(?:and|y|et|und|e|en))\s{0,2}(?:(?:mr|mrs|ms|dr)\.? )?$/iu;
/** Members of such a list, at most. */
const MOST = 8;
/** Signs between the names and the values, at most. */
const REACH = 160;
/** "The numbers are", "Social Security numbers", "were born on": several values are told of several people. */
const SEVERAL =
  /(?<!\p{L})(?:have|are|were|ssns|(?:numbers|nos|dates|births|birthdays|accounts|phones|cells|ids|mrns|plates|licen[cs]es)(?= |:))(?!\p{L})/iu;
/** Of whom it is told in a sentence of its own: "Their numbers are". */
const OF_THEM =
  /(?<!\p{L})(?:their|the (?:couple|parents|spouses|tenants|buyers|grantees|twins|children)['’]?s?|\p{L}{4,12}s['’])(?!\p{L})[^.;\n]*$/iu;
const RESPECTIVELY =
  /^[^.;\n]{0,24}(?<!\p{L})(?:respectively|resp\.|in that order|bzw\.|beziehungsweise|respectivement|respectivamente)/iu;

/** The values of one kind that are listed one behind the other, and which of them one is. */
const runOf = (spans: readonly Span[], text: string, n: number) => {
  const element = spans[n]?.element;
  const isNext = (at: number): boolean => {
    const [one, next] = [spans[at], spans[at + 1]];
    if (!one || !next || one.element !== element || next.element !== element) return false;
    return JOINS.test(text.slice(one.end, next.start));
  };
  let [first, last] = [n, n];
  while (n - first < MOST && isNext(first - 1)) first -= 1;
  while (last - n < MOST && isNext(last)) last += 1;
  return { first, last };
};

/** The names that are listed one behind the other in front of an offset. */
const groupBefore = (places: readonly Place[], text: string, at: number): readonly Place[] => {
  let n = countBefore(places, at) - 1;
  const group: Place[] = [];
  for (; n >= 0 && group.length < MOST; n -= 1) {
    const [one, next] = [places[n], group[0]];
    if (!one || (next && !JOINS.test(text.slice(one.end, next.start)))) break;
    group.unshift(one);
  }
  return group;
};

/** "Ann Lee and Bo Ray have the numbers 1 and 2, respectively": as many values as names, each of whoever stands at its place. */
export const byOrder: Tier = ({ spans, text, places }: Scene, { span }) => {
  const n = spans.indexOf(span, Math.max(0, countBefore(spans, span.start) - 1));
  const { first, last } = runOf(spans, text, n);
  const [head, tail] = [spans[first], spans[last]];
  if (n < 0 || last === first || !head || !tail) return [];
  const group = groupBefore(places, text, head.start);
  const end = group.at(-1)?.end ?? 0;
  const isOfAll = group.length === last - first + 1 && new Set(group.map(({ person }) => person)).size === group.length;
  if (!isOfAll || head.start - end > REACH) return [];
  const between = text.slice(end, head.start);
  const isSaid = SEVERAL.test(between) || RESPECTIVELY.test(text.slice(tail.end, tail.end + 48));
  const isTogether = !SENTENCE_BREAK.test(between.replaceAll(/\n(?=\S)/g, ' ')) || OF_THEM.test(between);
  return isSaid && isTogether ? [group[n - first]?.person] : [];
};
