import { remembering } from '../../../../core/remember.ts';
import type { Place, Tier } from '../scene.ts';

/** "Person 4", "Unit 2", "Child 1": a number by which a form calls somebody. */
const CALLED =
  /(?:^|[^\p{L}])(?:person|child|member|household member|applicant|driver|unit|vehicle|camper|dependent|passenger|occupant|line|borrower|owner|student|insured|claimant|tenant) ?#?(\d{1,2})(?=[^\d/.-]|$)/giu;

/** How a number stands in front of a name: "3. Tyra", "(3) Tyra", "Child 3: Tyra", "UNIT 2  DRIVER Szabo". */
const headOf = (number: string): RegExp =>
  new RegExp(
    `(?:^|[ \\t|])(?<!(?:^|[^\\p{L}])of )(?:\\(?${number}[.)]|#${number}|(?:person|child|member|applicant|driver|unit|vehicle|camper|dependent|passenger|occupant|line|borrower|owner|student) ?#?${number}[:.)-]?(?: {1,4}\\p{Lu}{2,12})?)[ \\t]{1,8}$`,
    'iu',
  );

const HEAD = 48;

const isHeaded = (text: string, { start }: Place, head: RegExp): boolean => {
  const before = text.slice(Math.max(0, start - HEAD), start);
  return head.test(before.slice(before.lastIndexOf('\n') + 1));
};

const numberIn = remembering((label: string): string | undefined => [...label.matchAll(CALLED)].at(-1)?.[1]);

/** The person whom a form gave the number that the label names: "Alternate phone (person 4)". */
export const byNumber: Tier = ({ text, places }, { label, before }) => {
  const number = numberIn(label);
  if (number === undefined) return [];
  const head = headOf(String(Number(number)));
  const near = before.find((place) => isHeaded(text, place, head));
  return [(near ?? places.find((place) => isHeaded(text, place, head)))?.person];
};
