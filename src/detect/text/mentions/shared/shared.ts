import { isCounted } from '../../../../schema/vocabulary.ts';
import type { Span } from '../../spans/span.ts';
import { genderOf } from '../people/gender.ts';
import type { NamedPerson } from '../people/named-person.ts';
import { ENDS } from '../sentence.ts';
import { ofAccount } from './accounts.ts';
import {
  type Around,
  coupleWith,
  LOOKED_AT,
  marriedTo,
  nameBefore,
  OF_ACCOUNTS,
  OF_HOMES,
  type Shared,
} from './around.ts';
import { couplesOf } from './couples.ts';
import { formPairsIn, ofFormPair } from './form-pairs.ts';
import { ofHome } from './homes.ts';
import { marriedIn, ownSpousesIn } from './married.ts';
import { saidTheSame } from './same-as.ts';
import { GOES_ON, LANDLINE } from './words.ts';

const sharersOf = (around: Around, shared: Shared): readonly number[] => {
  const { span, owner, label } = shared;
  const near = nameBefore(around, span.start);
  const own = (reach: number): readonly number[] => {
    const couple = coupleWith(around, span.start, owner, reach)?.people;
    const people = couple ?? marriedTo(around, span.start, owner, reach);
    // "Their manager Kim Poe has a joint account": it is of whom its own sentence names.
    const isOfAnother = near && near.end > span.start - label.length && !people.includes(near.person);
    return isOfAnother ? [] : people;
  };
  const ofBoth = ofFormPair(around, shared);
  if (ofBoth.length > 0) return ofBoth;
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

/** All that is looked at for who shares what. */
const aroundOf = (
  spans: readonly Span[],
  text: string,
  people: readonly NamedPerson[],
  owners: readonly (number | undefined)[],
): Around => {
  const names = people
    .flatMap(({ names: own }, person) =>
      own.map((n) => ({ person, start: spans[n]?.start ?? 0, end: spans[n]?.end ?? 0 })),
    )
    .sort((a, b) => a.start - b.start);
  const housed = new Set(
    owners.flatMap((owner, n) => (owner !== undefined && spans[n]?.element === 'postal_address' ? [owner] : [])),
  );
  return {
    text,
    spans,
    names,
    housed,
    couples: couplesOf(spans, text, people),
    married: marriedIn(text, names),
    pairs: formPairsIn(text, names),
    ownSpouses: ownSpousesIn(text, names),
    genders: people.map(({ gender, given }) => gender ?? genderOf(given)),
  };
};

/** An account or a home in front, which the next account, or the telephone of that home, goes on with. */
interface Last {
  readonly n: number;
  readonly element: Span['element'];
  readonly end: number;
}

const goesOn = (text: string, { element, start }: Span, last: Last): boolean => {
  const between = text.slice(last.end, start);
  if (last.element === 'postal_address') return element === 'phone' && LANDLINE.test(between);
  return OF_ACCOUNTS.has(element) && GOES_ON.test(between);
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
  if (people.length < 2) return found;
  const around = aroundOf(spans, text, people, owners);
  const same = saidTheSame(spans, text, around.names, owners);
  let from = 0;
  let last: Last | undefined;
  for (const [n, span] of spans.entries()) {
    const { element, end } = span;
    if (element === 'person_name' || !isCounted(element)) continue;
    if (OF_ACCOUNTS.has(element) || OF_HOMES.has(element)) {
      const owner = owners[n];
      const isNext = last !== undefined && owner === owners[last.n] && goesOn(text, span, last);
      const sharers =
        (isNext && found.get(last?.n ?? -1)) ||
        sharersOf(around, { span, owner, label: labelBefore(text, from, span.start) });
      const others = new Set([...sharers, ...(same.get(n) ?? [])].filter((person) => person !== owner));
      if (others.size > 0) found.set(n, [...others]);
      last = element === 'phone' ? undefined : { n, element, end };
    }
    from = end;
  }
  return found;
};
