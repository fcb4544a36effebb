import type { Span } from '../../spans/span.ts';
import type { NamedPerson } from './named-person.ts';
import type { Parts } from './same-name.ts';

/** The number of the name before. */
export const lastName = (spans: readonly Span[], n: number): number => {
  for (let at = n - 1; at >= 0 && at >= n - 3; at -= 1) if (spans[at]?.element === 'person_name') return at;
  return -1;
};

/** Between two names of one person; behind `before` stands the one that was. */
const ALIAS =
  /^[\s,;(]{0,4}(?:a\.?\/?k\.?\/?a\.?|alias|also known as|also uses|goes by|(?<before>formerly|fka|f\/k\/a|née|nee|geb\.?|maiden(?: name)?))[\s:,"“'(]{0,4}$/i;

/** "Eileen Delahunt, born in Woonsocket, and her maiden name was": told in the same sentence. */
const CALLED = /^[^.;\n]*(?:(?<before>maiden|birth|former)|married) name (?:was|is) $/i;
/**
 * "I was Ann Lee and am now Ann Ruiz", "Ann Lee changed her last name to Ann Ruiz", "my name from Ann Lee to Ann Ruiz": the given name stays, and what
 * stands in front was; "Ann Ruiz (legal name change 3/1, previously Ann Lee)": what stands behind.
 */
const RENAMED =
  /^(?:[^.;\n]*(?:(?:am|is|are) now(?: known as| called)?|(?:changed|changing) (?:my|her|his|the|their) (?:last |legal )?name(?: from [\p{L} .'’-]{2,40})? to|new name:?)| ?[,(] ?now(?: known as| called)?) $/iu;
const BEFORE =
  /^(?:[^.;\n]*previous name:?| ?[,(][^.;\n()]{0,40}?(?<!\p{L})(?:previously|formerly|antes|de soltera|before (?:her|his|my) (?:marriage|divorce):?)(?: known as)?) $/iu;
const TO = /^ (?:to|→|->) $/;
/** What is changed is a name: an owner or an heir that is changed is somebody else. */
const FROM = /(?<!\p{L})(?:name(?: change:?| (?:was|be|is|has been))?(?: changed)? from|renamed from) $/iu;
/** "Please update Ann Lee to Ann Ruiz in payroll": what has names and is no part to play, which goes from one to another. */
const UPDATE = /(?<!\p{L})(?:update|change|rename) $/iu;
const KEPT =
  /^[^.;\n]{0,24} (?:in|on|within|across) (?:[\p{L}'’]{1,12} ){0,2}(?:payroll|records?|systems?|files?|directory|account|badge|w-?[24]|hr|database|chart)(?!\p{L})|^[^.;\n]{0,40}(?<!\p{L})(?:marri|wedding|divorc|legal|maiden|name)/iu;
const MOST_BEFORE = 40;
const MOST_BEHIND = 80;
/** "Ann Lee is now Ann Ruiz's nurse". */
const OWNS = /^['’]s? /;
const MOST_TOLD = 120;

/** The person of whom a name is another one, and the place in the list of spans of which of the two was theirs before, where one was. */
export interface OtherName {
  readonly person: NamedPerson;
  readonly former: number | undefined;
}

/** The person named right before, where this is another name of hers: "AKA", "née". */
export const otherName = (
  people: readonly NamedPerson[],
  spans: readonly Span[],
  text: string,
  n: number,
  { given }: Parts,
): OtherName | undefined => {
  const person = people.findLast(({ names }) => names.includes(lastName(spans, n)));
  const front = spans[person?.names.at(-1) ?? n];
  const span = spans[n];
  if (!person || !front || !span) return undefined;
  const between = text.slice(front.end, span.start);
  // "goes by  Ody        goes by  Beni": the row of a form has the other names of both.
  if (between.includes('\n') && /^ {3,}\S/.test(text.slice(span.end, span.end + 60))) return undefined;
  const told = ALIAS.exec(between) ?? (between.length < MOST_TOLD ? CALLED.exec(between) : null);
  if (told) return { person, former: told.groups?.['before'] === undefined ? undefined : n };
  if (given === '' || given !== person.given || OWNS.test(text.slice(span.end, span.end + 3))) return undefined;
  if (between.length < MOST_TOLD && BEFORE.test(between)) return { person, former: n };
  return isRenamed(text, front, between, span.end) ? { person, former: person.names.at(-1) } : undefined;
};

const isRenamed = (text: string, { start }: Span, between: string, end: number): boolean => {
  if (between.length < MOST_TOLD && RENAMED.test(between)) return true;
  if (!TO.test(between)) return false;
  const before = text.slice(Math.max(0, start - MOST_BEFORE), start);
  return FROM.test(before) || (UPDATE.test(before) && KEPT.test(text.slice(end, end + MOST_BEHIND)));
};
