import type { Span } from '../../spans/span.ts';
import { contradicts, ownValues } from '../own-row.ts';
import { areAlike, type Gender, genderBefore, genderOf } from './gender.ts';
import { type Lent, lentNames } from './lent-names.ts';
import { KEY_REACH, type NamePart, partBefore } from './name-part.ts';
import { namesInParts } from './names-in-parts.ts';
import {
  type Families,
  familiesOf,
  fits,
  foldName,
  isAnother,
  type KnownName,
  MOST_BETWEEN,
  type Parts,
  partsOf,
  shortened,
  withFamily,
  withPart,
} from './same-name.ts';

/** A person whom a text names, with every place where it does. */
export interface NamedPerson extends KnownName {
  /** As titles and relations say. */
  gender: Gender;
  /** What the rows and blocks that name the person say, by element, of what everybody has one of. */
  readonly own: Map<string, string>;
  /** Whether their family name alone was used for them. */
  calledAlone: boolean;
  /** The parts of their name as they are written apart from each other, or once for several people. */
  readonly written: Written;
  /** Places in the list of spans. */
  readonly names: number[];
}

export interface Written {
  given?: string;
  family?: string;
}

/** How far back a single word is still taken for somebody who was named whole, in UTF-16 units. */
const REACH = 20_000;

/** Between two names of one person. */
const ALIAS =
  /^[\s,;(]{0,4}(?:a\.?\/?k\.?\/?a\.?|alias|also known as|also uses|goes by|formerly|fka|f\/k\/a|née|nee|geb\.?|maiden(?: name)?)[\s:,"“'(]{0,4}$/i;

/** "Eileen Delahunt, born in Woonsocket, and her maiden name was": told in the same sentence. */
const CALLED = /^[^.;\n]*(?:maiden|birth|former|married) name (?:was|is) $/i;
const MOST_TOLD = 120;

/** The person named right before, where this is another name of hers: "AKA", "née". */
const otherName = (
  people: readonly NamedPerson[],
  spans: readonly Span[],
  text: string,
  n: number,
): NamedPerson | undefined => {
  const last = people.findLast(({ names }) => names.includes(lastName(spans, n)));
  const before = spans[last?.names.at(-1) ?? n];
  const span = spans[n];
  if (!last || !before || !span) return undefined;
  const between = text.slice(before.end, span.start);
  // "goes by  Ody        goes by  Beni": the row of a form has the other names of both.
  if (between.includes('\n') && /^ {3,}\S/.test(text.slice(span.end, span.end + 60))) return undefined;
  return ALIAS.test(between) || (between.length < MOST_TOLD && CALLED.test(between)) ? last : undefined;
};

/** The number of the name before. */
const lastName = (spans: readonly Span[], n: number): number => {
  for (let at = n - 1; at >= 0 && at >= n - 3; at -= 1) if (spans[at]?.element === 'person_name') return at;
  return -1;
};

interface Naming {
  readonly parts: Parts;
  /** The part of a name that a key in front says it is. */
  readonly part: NamePart | undefined;
  /** What the names and words beside a single one tell. */
  readonly lent?: Lent | undefined;
  /** Whether it goes on with the name before: {"first_name": "Ysolde", "last_name": "Tannenbaum"}. */
  readonly goesOn?: boolean;
}

/** The person of whom the name before is the other part: {"first_name": "Ysolde", "last_name": "Tannenbaum"}. `last`: who was named last. */
const otherPart = (
  last: NamedPerson | undefined,
  spans: readonly Span[],
  n: number,
  { part, goesOn }: Naming,
): NamedPerson | undefined => {
  if (goesOn === true) return last;
  const before = lastName(spans, n);
  if (!last || part === undefined || last.names.at(-1) !== before || last[part] !== '') return undefined;
  return (spans[n]?.start ?? 0) - (spans[before]?.end ?? 0) <= KEY_REACH ? last : undefined;
};

/** Takes over what a further naming tells of a person's name. */
const complete = (
  person: NamedPerson,
  { given, middle, family, generation, nick, words }: Parts,
  told: boolean,
): void => {
  person.nick ||= nick;
  if (words === 2 && person.given === given && person.family === family) person.middle ||= middle;
  const isWhole = person.given !== '' && person.family !== '';
  if (words === 2 && !isWhole) Object.assign(person, { given, middle, family, generation });
  else if (words === 2 && person.family.length === 1 && family.startsWith(person.family)) person.family = family;
  else if (words === 2 && family !== person.given && person.given.length < given.length) person.given = given;
  if (told && person.family === '') person.family = family;
  if (told && person.given === '') person.given = given;
};

/** Keeps how the one word of a naming is written, and the family name that is told with it. */
const keepWritten = (person: NamedPerson, words: string, lent: Lent | undefined): void => {
  const only = foldName(words);
  if (only === person.given) person.written.given ??= words;
  else if (only === person.family) person.written.family ??= words;
  if (lent?.family !== undefined && foldName(lent.family) === person.family) person.written.family ??= lent.family;
};

const isFamilyName = (person: NamedPerson, { given, family, words }: Parts): boolean =>
  words === 1 && (family || given) === person.family;

/** Who was named last of those whom a name fits: strictly, or else loosely; with a title, first those who are known to be a man or a woman. */
const fitting = (
  recent: readonly NamedPerson[],
  parts: Parts,
  gender: Gender,
  isNear: (person: NamedPerson) => boolean,
  families: Families,
): NamedPerson | undefined => {
  const near = recent.filter(isNear);
  for (const loosely of [false, true]) {
    const found = near.filter((person) => fits(person, parts, loosely));
    const alike = found.find((person) => gender !== undefined && (person.gender ?? genderOf(person.given)) === gender);
    if (found.length > 0) return alike ?? found[0];
  }
  return shortened(near, parts, families);
};

/**
 * Of several of one family whoever the text calls by it: who was called so before, else who was named first. "Ann Boyd was paid by
 * her brother, Tom Boyd ... Boyd was born": a brother who is meant is named again.
 */
const alone = (
  recent: readonly NamedPerson[],
  { given, family, words }: Parts,
  isNear: (person: NamedPerson) => boolean,
): NamedPerson | undefined => {
  const only = family || given;
  if (words !== 1 || only === '') return undefined;
  const same = recent.filter((person) => person.family === only && person.given !== only && isNear(person));
  if (same.length < 2) return undefined;
  return (
    same.find(({ calledAlone }) => calledAlone) ??
    same.reduce((a, b) => ((a.names[0] ?? 0) <= (b.names[0] ?? 0) ? a : b))
  );
};

/** The words between the last name of a person and a place, up to what is asked of them. */
const behindName = ({ names }: NamedPerson, spans: readonly Span[], text: string, to: number): string =>
  text.slice(Math.max(spans[names.at(-1) ?? 0]?.end ?? 0, to - MOST_BETWEEN - 1), to);

/** The names among spans, by the number of the span. */
const namingsOf = (spans: readonly Span[], text: string): ReadonlyMap<number, Naming> => {
  const found = new Map<number, Naming>();
  const lent = lentNames(spans, text);
  for (const [n, { element, start, end, order }] of spans.entries()) {
    if (element !== 'person_name') continue;
    const words = text.slice(start, end);
    const beside = lent.get(n);
    const part = partBefore(text, start);
    const parts = withPart(partsOf(words, order), part ?? (beside && 'given'));
    found.set(n, { parts: beside?.family === undefined ? parts : withFamily(parts, beside.family), part, lent: beside });
  }
  for (const { numbers, whole } of namesInParts(spans, text)) {
    const parts = partsOf(whole);
    for (const n of numbers) found.set(n, { parts, part: found.get(n)?.part, goesOn: n !== numbers[0] });
  }
  return found;
};

/** The people of a text in the order in which they are first named. */
export const peopleOf = (spans: readonly Span[], text: string): readonly NamedPerson[] => {
  const people: NamedPerson[] = [];
  const recent: NamedPerson[] = [];
  const named = namingsOf(spans, text);
  const families = familiesOf([...named.values()].map(({ parts }) => parts));
  for (const [n, naming] of named) {
    const { parts, part } = naming;
    const { start = 0, end = 0 } = spans[n] ?? {};
    const gender = genderBefore(text, start);
    const own = ownValues(spans, text, n);
    const isNear = (person: NamedPerson) =>
      !isAnother(person, parts, behindName(person, spans, text, start)) &&
      start - (spans[person.names.at(-1) ?? 0]?.end ?? 0) < REACH &&
      areAlike(
        person.gender ?? (gender === undefined ? undefined : genderOf(person.given)),
        // "Ms. Hill", and later "Carl Hill": he is somebody else of the family.
        gender ?? (person.given === '' ? genderOf(parts.given) : undefined),
      ) &&
      !contradicts(person.own, own);
    const near =
      otherPart(recent[0], spans, n, naming) ??
      otherName(people, spans, text, n) ??
      (gender === undefined && !/\s/.test(text.slice(start, end)) ? alone(recent, parts, isNear) : undefined) ??
      fitting(recent, parts, gender, isNear, families);
    const person: NamedPerson = near ?? {
      given: parts.given,
      middle: parts.middle,
      family: parts.family,
      generation: parts.generation,
      nick: parts.nick,
      gender,
      own: new Map(),
      calledAlone: false,
      written: {},
      names: [],
    };
    if (!near) people.push(person);
    complete(person, parts, part !== undefined);
    keepWritten(person, text.slice(start, end), naming.lent);
    person.calledAlone ||= gender === undefined && isFamilyName(person, parts);
    person.gender ??= gender;
    for (const [element, value] of own) if (!person.own.has(element)) person.own.set(element, value);
    person.names.push(n);
    // Who was named last is looked at first; a text may name thousands.
    const place = recent.indexOf(person);
    if (place >= 0) recent.splice(place, 1);
    recent.unshift(person);
    if (recent.length > MOST_RECENT) recent.pop();
  }
  return people;
};

/** People who are remembered while a text is read. */
const MOST_RECENT = 64;
