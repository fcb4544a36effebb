import { isCounted } from '../../../../schema/vocabulary.ts';
import type { Span } from '../../spans/span.ts';
import type { NamedPerson } from '../people/named-person.ts';
import { ENDS } from '../sentence.ts';
import { ofAccount } from './accounts.ts';
import { type Around, coupleWith, LOOKED_AT, marriedTo, nameBefore, OF_ACCOUNTS, OF_HOMES, type Shared } from './around.ts';
import { couplesOf } from './couples.ts';
import { formPairsIn, ofFormPair } from './form-pairs.ts';
import { ofHome } from './homes.ts';
import { marriedIn } from './married.ts';
import { saidTheSame } from './same-as.ts';
import { GOES_ON } from './words.ts';

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
  const couples = couplesOf(spans, text, people);
  const names = people
    .flatMap(({ names: own }, person) =>
      own.map((n) => ({ person, start: spans[n]?.start ?? 0, end: spans[n]?.end ?? 0 })),
    )
    .sort((a, b) => a.start - b.start);
  const housed = new Set(
    owners.flatMap((owner, n) => (owner !== undefined && spans[n]?.element === 'postal_address' ? [owner] : [])),
  );
  const [married, pairs] = [marriedIn(text, names), formPairsIn(text, names)];
  const around = { text, spans, couples, names, housed, married, pairs };
  const same = saidTheSame(spans, text, names, owners);
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
      const others = [...new Set([...sharers, ...(same.get(n) ?? [])])].filter((person) => person !== owner);
      if (others.length > 0) found.set(n, others);
      last = OF_ACCOUNTS.has(span.element) ? { n, end: span.end } : undefined;
    }
    from = span.end;
  }
  return found;
};
