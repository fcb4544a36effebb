import type { Span } from '../../spans/span.ts';
import { contradicts, ownValues } from '../own-row.ts';
import { alone, fitting, fittingTitle, isTitledOtherwise } from './fitting.ts';
import { areAlike, type Gender, genderBefore, genderOf } from './gender.ts';
import { areListed, type Lent, lentNames } from './lent-names.ts';
import { KEY_REACH, type NamePart, partBefore } from './name-part.ts';
import type { NamedPerson } from './named-person.ts';
import { namesInParts } from './names-in-parts.ts';
import { lastName, type OtherName, otherName } from './other-name.ts';
import {
  familiesOf,
  fits,
  foldName,
  isAnother,
  MOST_BETWEEN,
  type Parts,
  partsOf,
  withFamily,
  withPart,
} from './same-name.ts';
import { isCalledChild, type Titled, titledBefore } from './titled.ts';

/** How far back a single word is still taken for somebody who was named whole, in UTF-16 units. */
const REACH = 20_000;

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

/** Keeps which naming was a person's before they changed their name. */
const keepFormer = ({ formerNames }: NamedPerson, other: OtherName | undefined): void => {
  if (other?.former !== undefined) formerNames.add(other.former);
};

const isFamilyName = (person: NamedPerson, { given, family, words }: Parts): boolean =>
  words === 1 && (family || given) === person.family;

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
    found.set(n, {
      parts: beside?.family === undefined ? parts : withFamily(parts, beside.family),
      part,
      lent: beside,
    });
  }
  for (const { numbers, whole } of namesInParts(spans, text)) {
    const parts = partsOf(whole);
    for (const n of numbers) found.set(n, { parts, part: found.get(n)?.part, goesOn: n !== numbers[0] });
  }
  return found;
};

const nameKey = ({ given, family }: Pick<Parts, 'given' | 'family'>): string => `${given} ${family}`;

/** Who was told to have a whole name as another one. */
const bearerOf = (near: readonly NamedPerson[], parts: Parts): NamedPerson | undefined =>
  parts.words === 2 ? near.find(({ otherNames }) => otherNames.size > 0 && otherNames.has(nameKey(parts))) : undefined;

/** A naming with what stands around it. */
interface Around {
  readonly spans: readonly Span[];
  readonly text: string;
  readonly start: number;
  readonly parts: Parts;
  readonly gender: Gender;
  readonly titled: Titled;
  readonly own: ReadonlyMap<string, string>;
}

/** Whether somebody may be meant by a naming, whatever their name is. */
const isNearTo =
  ({ spans, text, start, parts, gender, titled, own }: Around) =>
  (person: NamedPerson): boolean =>
    // Whoever is named as a relative is nobody's doctor.
    !isTitledOtherwise(person, parts, titled ?? (gender === undefined ? undefined : 'plain')) &&
    !isAnother(person, parts, behindName(person, spans, text, start)) &&
    start - (spans[person.names.at(-1) ?? 0]?.end ?? 0) < REACH &&
    areAlike(
      person.gender ?? (gender === undefined ? undefined : genderOf(person.given)),
      // "Ms. Hill", and later "Carl Hill": he is somebody else of the family.
      gender ?? (person.given === '' ? genderOf(parts.given) : undefined),
    ) &&
    !contradicts(person.own, own);

/** Somebody whom a naming is the first of. */
const somebody = ({ given, middle, family, generation, nick }: Parts, gender: Gender, titled: Titled): NamedPerson => ({
  ...{ given, middle, family, generation, nick, gender, titled },
  own: new Map(),
  calledAlone: false,
  isChild: false,
  written: {},
  otherNames: new Set(),
  formerNames: new Set(),
  names: [],
});

/** People who are remembered while a text is read. */
const MOST_RECENT = 64;

/** Who was named last is looked at first; a text may name thousands. */
const remember = (recent: NamedPerson[], person: NamedPerson): void => {
  const place = recent.indexOf(person);
  if (place >= 0) recent.splice(place, 1);
  recent.unshift(person);
  if (recent.length > MOST_RECENT) recent.pop();
};

/** Whose other name a further one is: they are one with whoever bears it already. */
const renamed = (people: NamedPerson[], recent: NamedPerson[], other: NamedPerson, parts: Parts): NamedPerson => {
  const bearer = recent.find((one) => one !== other && one.given === other.given && fits(one, parts, false));
  if (parts.words !== 2) return other;
  (bearer ?? other).otherNames.add(nameKey(bearer ? other : parts));
  if (!bearer) return other;
  bearer.names.push(...other.names);
  bearer.names.sort((a, b) => a - b);
  for (const n of other.formerNames) bearer.formerNames.add(n);
  for (const list of [people, recent]) {
    const at = list.indexOf(other);
    if (at >= 0) list.splice(at, 1);
  }
  return bearer;
};

/** The people of a text in the order in which they are first named. */
export const peopleOf = (spans: readonly Span[], text: string): readonly NamedPerson[] => {
  const people: NamedPerson[] = [];
  const recent: NamedPerson[] = [];
  const named = namingsOf(spans, text);
  const families = familiesOf([...named.values()].map(({ parts }) => parts));
  let last: { readonly isChild: boolean; readonly end: number } | undefined;
  for (const [n, naming] of named) {
    const { parts, part } = naming;
    const { start = 0, end = 0 } = spans[n] ?? {};
    const gender = genderBefore(text, start);
    const titled = titledBefore(text, start);
    const own = ownValues(spans, text, n);
    const other = otherName(people, spans, text, n, parts);
    const isAlone = gender === undefined && !/\s/.test(text.slice(start, end));
    const whoFits = (): NamedPerson | undefined => {
      const near = recent.filter(isNearTo({ spans, text, start, parts, gender, titled, own }));
      const found = isAlone ? alone(near, parts) : undefined;
      return (
        found ?? bearerOf(near, parts) ?? (titled === undefined ? fitting : fittingTitle)(near, parts, gender, families)
      );
    };
    const known =
      otherPart(recent[0], spans, n, naming) ?? (other ? renamed(people, recent, other.person, parts) : whoFits());
    const person = known ?? somebody(parts, gender, titled);
    if (!known) people.push(person);
    complete(person, parts, part !== undefined);
    keepWritten(person, text.slice(start, end), naming.lent);
    person.calledAlone ||= gender === undefined && isFamilyName(person, parts);
    person.gender ??= gender;
    person.titled ??= titled;
    const isChild = isCalledChild(text, start, end) || (last?.isChild === true && areListed(text, last.end, start));
    person.isChild ||= isChild;
    last = { isChild, end };
    for (const [element, value] of own) if (!person.own.has(element)) person.own.set(element, value);
    person.names.push(n);
    keepFormer(person, other);
    remember(recent, person);
  }
  return people;
};
