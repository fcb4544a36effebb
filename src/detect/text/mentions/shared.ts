import { isCounted } from '../../../schema/vocabulary.ts';
import { countBefore, type Span } from '../spans/span.ts';
import { LIVES_WITH } from './by-home.ts';
import { type Couple, couplesOf } from './couples.ts';
import type { NamedPerson } from './people.ts';
import { isNewParagraph, type Place } from './scene.ts';
import { ENDS } from './sentence.ts';
import {
  ALL_LIVE,
  AND_I,
  BARE,
  BOTH_BEHIND,
  GOES_ON,
  GREETS,
  HELD_BY,
  HOME_BEHIND,
  HOME_FIELD,
  IN_HOME,
  JOINT,
  LETTERHEAD,
  NUMBER_FIELD,
  OF_BOTH,
  PARTY,
  WITH,
  WITH_BEHIND,
  WITH_SOMEBODY,
} from './shared-words.ts';

/** What several people may have together. */
const OF_ACCOUNTS: ReadonlySet<string> = new Set([
  'financial_account',
  'iban',
  'account_number',
  'bank_routing_number',
  'payment_card',
]);
const OF_HOMES: ReadonlySet<string> = new Set(['postal_address', 'phone']);

/** How far in front those are looked for whose the words say a value is, in UTF-16 units. */
const REACH = 4000;
/** Words in front of a value and behind it that are looked at. */
const LOOKED_AT = 120;

/** Signs of the head of a letter, from those it goes to on. */
const HEAD = 700;

interface Around {
  readonly text: string;
  readonly couples: readonly Couple[];
  readonly names: readonly Place[];
}

/** Couples in front of a value that are looked at. */
const MOST_COUPLES = 32;

/** The last couple in front of a place that a person is of; of nobody's value the last one. */
const coupleWith = ({ couples }: Around, at: number, person: number | undefined, reach: number): Couple | undefined => {
  const split = countBefore(couples, at);
  const before = couples.slice(Math.max(0, split - MOST_COUPLES), split).filter(({ end }) => at - end <= reach);
  return person === undefined ? before.at(-1) : before.findLast(({ people }) => people.includes(person));
};

const nameBefore = ({ names }: Around, at: number): Place | undefined => names[countBefore(names, at) - 1];

/** The people of a couple whom no other name parts from the value. */
const rightBehind = (around: Around, { span }: Shared): readonly number[] => {
  const couple = coupleWith(around, span.start, undefined, 400);
  if (!couple || !OF_HOMES.has(span.element)) return [];
  if ((nameBefore(around, span.start)?.end ?? 0) > couple.end) return [];
  const between = around.text.slice(couple.end, span.start);
  const flat = between.replace(/\s+/g, ' ');
  if (isNewParagraph(between)) return [];
  if (LETTERHEAD.test(between) && isLineHead(around.text, couple.start))
    return span.element === 'postal_address' ? couple.people : [];
  if (span.element === 'postal_address' && HOME_BEHIND.test(flat) && !BARE.test(flat)) return couple.people;
  const isParty = PARTY.test(around.text.slice(Math.max(0, couple.start - LOOKED_AT), couple.start));
  return isParty && HOME_FIELD.test(between) ? couple.people : [];
};

const isLineHead = (text: string, at: number): boolean =>
  /(?:^|\n)[ \t>]{0,8}(?:(?:to|for|an|mr|mrs|ms|mme|m|herrn?|frau|sra?)[.:]? ){0,3}$/i.test(
    text.slice(Math.max(0, at - 30), at),
  );

interface Shared {
  readonly span: Span;
  readonly owner: number | undefined;
  /** Words of the same sentence in front. */
  readonly label: string;
}

/** With whom somebody lives: "Lives with her husband Olaf at", "my wife Dana and I live at". */
const livingWith = (around: Around, { span, owner }: Shared): readonly number[] => {
  const near = nameBefore(around, span.start);
  if (span.element !== 'postal_address' || !near || near.person === owner || span.start - near.end > LOOKED_AT)
    return [];
  const between = around.text.slice(near.end, span.start).replace(/\s+/g, ' ');
  if (AND_I.test(between)) return [near.person];
  const head = around.text.slice(Math.max(0, near.start - LOOKED_AT), near.start);
  return IN_HOME.test(between) && LIVES_WITH.test(head) ? [near.person] : [];
};

/** With whom an account is held: "my joint account with Dana Lee, 4471", "joint checking 4471 with her husband Olaf". */
const jointWith = (around: Around, { span, label }: Shared): readonly number[] | undefined => {
  const { text, names } = around;
  const near = nameBefore(around, span.start);
  const words = text.slice(span.start - label.length, near?.start ?? 0).replace(/\s+/g, ' ');
  if (near && JOINT.test(words) && WITH.test(words)) return [near.person];
  if (WITH_SOMEBODY.test(label)) return [];
  const next = names[countBefore(names, span.end)];
  if (!next || next.start - span.end > LOOKED_AT) return undefined;
  return WITH_BEHIND.test(text.slice(span.end, next.start).replace(/\s+/g, ' ')) ? [next.person] : undefined;
};

/** Those of whom words behind an account say that they hold it together. */
const heldBy = ({ text, couples }: Around, { span }: Shared): readonly number[] => {
  const next = couples[countBefore(couples, span.end)];
  if (!next || next.start - span.end > LOOKED_AT || !OF_ACCOUNTS.has(span.element)) return [];
  return HELD_BY.test(text.slice(span.end, next.start)) ? next.people : [];
};

/** Those to whom a letter goes whose head says a number: "Ann and Bo Lee", their address, and "Loan number:". */
const inLetterhead = (around: Around, { span }: Shared): readonly number[] => {
  const couple = coupleWith(around, span.start, undefined, HEAD);
  if (!couple || !isLineHead(around.text, couple.start)) return [];
  const between = around.text.slice(couple.end, span.start);
  const first = countBefore(around.names, couple.end);
  const isOfOthers = around.names
    .slice(first, countBefore(around.names, span.start))
    .some(({ person }) => !couple.people.includes(person));
  if (isOfOthers || !/^[ \t]*\n/.test(between)) return [];
  return !GREETS.test(between) && NUMBER_FIELD.test(between.slice(-LOOKED_AT)) ? couple.people : [];
};

const ofAccount = (around: Around, shared: Shared, own: (reach: number) => readonly number[]): readonly number[] => {
  if (JOINT.test(shared.label)) return jointWith(around, shared) ?? own(REACH);
  if (BOTH_BEHIND.test(around.text.slice(shared.span.end, shared.span.end + LOOKED_AT))) return own(REACH);
  const held = heldBy(around, shared);
  return held.length > 0 || shared.span.element === 'phone' ? held : inLetterhead(around, shared);
};

const ofHome = (around: Around, shared: Shared, own: (reach: number) => readonly number[]): readonly number[] => {
  const isAddress = shared.span.element === 'postal_address';
  if ((isAddress && ALL_LIVE.test(shared.label)) || OF_BOTH.test(shared.label)) return own(REACH);
  const behind = rightBehind(around, shared);
  return behind.length > 0 ? behind : livingWith(around, shared);
};

const sharersOf = (around: Around, shared: Shared): readonly number[] => {
  const { span, owner } = shared;
  const own = (reach: number) => coupleWith(around, span.start, owner, reach)?.people ?? [];
  const isOfAccount = OF_ACCOUNTS.has(span.element) || span.element === 'phone';
  const found = isOfAccount ? ofAccount(around, shared, own) : [];
  return found.length > 0 || !OF_HOMES.has(span.element) ? found : ofHome(around, shared, own);
};

/** A line of prose that goes on in the next. */
const WRAPPED = /(?<=[\p{L},][ \t]?)\n[ \t>]{0,4}(?=\p{Ll}|$)/gu;

/** Words in front of a value since its sentence, or the value before, began. */
const labelBefore = (text: string, from: number, at: number): string => {
  const words = text.slice(Math.max(from, at - LOOKED_AT), at);
  return words.replace(WRAPPED, ' ').split(ENDS).at(-1) ?? '';
};

/**
 * Of each value the people who have it besides the one it was given to: of a joint account, of the home of a couple. Only what the text says is of
 * several is, and only of those whom it names.
 */
export const sharedValues = (
  spans: readonly Span[],
  text: string,
  people: readonly NamedPerson[],
  owners: readonly (number | undefined)[],
): ReadonlyMap<number, readonly number[]> => {
  const found = new Map<number, readonly number[]>();
  const couples = couplesOf(spans, text, people);
  const names = people
    .flatMap(({ names: own }, person) =>
      own.map((n) => ({ person, start: spans[n]?.start ?? 0, end: spans[n]?.end ?? 0 })),
    )
    .sort((a, b) => a.start - b.start);
  if (people.length < 2) return found;
  const around = { text, couples, names };
  let from = 0;
  let last: { readonly n: number; readonly end: number } | undefined;
  for (const [n, span] of spans.entries()) {
    if (span.element === 'person_name' || !isCounted(span.element)) continue;
    if (OF_ACCOUNTS.has(span.element) || OF_HOMES.has(span.element)) {
      const owner = owners[n];
      const goesOn =
        last &&
        OF_ACCOUNTS.has(span.element) &&
        owner === owners[last.n] &&
        GOES_ON.test(text.slice(last.end, span.start));
      const sharers =
        (goesOn && found.get(last?.n ?? -1)) ||
        sharersOf(around, { span, owner, label: labelBefore(text, from, span.start) });
      const others = sharers.filter((person) => person !== owner);
      if (others.length > 0) found.set(n, others);
      last = OF_ACCOUNTS.has(span.element) ? { n, end: span.end } : undefined;
    }
    from = span.end;
  }
  return found;
};
