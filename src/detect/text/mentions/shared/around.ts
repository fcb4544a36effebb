import { countBefore, type Span } from '../../spans/span.ts';
import type { Gender } from '../people/gender.ts';
import type { Place } from '../scene.ts';
import type { Couple } from './couples.ts';

/** What several people may have together. */
export const OF_ACCOUNTS: ReadonlySet<string> = new Set([
  'financial_account',
  'iban',
  'account_number',
  'bank_routing_number',
  'payment_card',
]);

export const OF_HOMES: ReadonlySet<string> = new Set(['postal_address', 'phone']);

/** Words in front of a value and behind it that are looked at. */
export const LOOKED_AT = 120;
/** How far in front those are looked for whose the words say a value is, in UTF-16 units. */
export const REACH = 4000;

export interface Around {
  readonly text: string;
  readonly couples: readonly Couple[];
  readonly names: readonly Place[];
  readonly spans: readonly Span[];
  /** Those who are called husband and wife, and those whom a form names as its first and second. */
  readonly married: readonly Couple[];
  readonly pairs: readonly Couple[];
  /** Namings of whom the writer calls "my wife" or "my husband". */
  readonly ownSpouses: readonly Place[];
  /** By person. */
  readonly genders: readonly Gender[];
  /** Whose homes the text tells. */
  readonly housed: ReadonlySet<number>;
}

/** A value that may be of several, and to whom it was given. */
export interface Shared {
  readonly span: Span;
  readonly owner: number | undefined;
  /** Words of the same sentence in front. */
  readonly label: string;
}

/** Couples in front of a value that are looked at. */
const MOST_COUPLES = 32;

/** The last couple in front of a place that a person is of; of nobody's value the last one. */
export const coupleWith = (
  { couples }: Around,
  at: number,
  person: number | undefined,
  reach: number,
): Couple | undefined => {
  const split = countBefore(couples, at);
  const before = couples.slice(Math.max(0, split - MOST_COUPLES), split).filter(({ end }) => at - end <= reach);
  return person === undefined ? before.at(-1) : before.findLast(({ people }) => people.includes(person));
};

/** The last husband and wife in front of a place of whom a person is one. */
export const marriedTo = (
  { married }: Around,
  at: number,
  person: number | undefined,
  reach: number,
): readonly number[] =>
  married.findLast(
    ({ end, people }) => end <= at && at - end <= reach && person !== undefined && people.includes(person),
  )?.people ?? [];

/** The last name in front of a place. */
export const nameBefore = ({ names }: Around, at: number): Place | undefined => names[countBefore(names, at) - 1];

/** Whether names begin their line, as in the head of a letter. */
export const isLineHead = (text: string, at: number): boolean =>
  /(?:^|\n)[ \t>]{0,8}(?:(?:to|for|an|mr|mrs|ms|mme|m|herrn?|frau|sra?)[.:]? ){0,3}$/i.test(
    text.slice(Math.max(0, at - 30), at),
  );
