import type { Span } from '../span.ts';
import { chatOf } from './chat.ts';
import { type Discourse, discourseOf, lineBefore, roleIn } from './discourse.ts';
import type { NamedPerson } from './people.ts';

/** Elements of which a person has one: another one of it is somebody else's. */
const SINGLE: ReadonlySet<string> = new Set(
  'ssn date_of_birth imsi mbi mothers_maiden_name place_of_birth drivers_license passport tax_id'.split(' '),
);

/** What people who act for an office are named with: how to reach them, and the numbers of their office. */
const OF_OFFICE: ReadonlySet<string> = new Set('phone email npi dea_number employee_id signature'.split(' '));

/** The longest text between a name and a value of the same person: a page of a letter or form, in UTF-16 units. */
const REACH = 1500;
/** The longest text within which a value belongs to the name before it in the same sentence. */
const SENTENCE = 140;

const keyOf = (value: string): string => value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

interface Place {
  readonly person: number;
  readonly start: number;
  readonly end: number;
}

/** Names on either side of a value that are looked at. */
const MOST_PLACES = 12;

const MY =
  /(?:^|[^\p{L}])(?:my|mine|mis?|mon|ma|mes|mein|meine|meinen|meiner|mio|mia|meu|minha|(?:reach|call|contact|text|e-?mail|write to|erreichen|appelez|llámame) (?:me|mich)|mich|i (?:now |currently )?live[ds]?|i was born|i moved)(?=[^\p{L}])/giu;
const YOUR = /(?:^|[^\p{L}])(?:your|yours|you|votre|vous|ihr|ihre|ihren|seu|sua|usted)(?=[^\p{L}])/giu;
const THIRD = /(?:^|[^\p{L}])(?:his|her|hers|their|him|he|she|they|su|sus|seine|seinen|dessen|deren)(?=[^\p{L}])/giu;

const lastMatch = (pattern: RegExp, text: string): number => {
  let last = -1;
  for (const found of text.matchAll(pattern)) last = found.index;
  return last;
};

type Pronoun = 'my' | 'your' | 'third' | undefined;

/** The last of the words that say whose a value is. */
const pronounIn = (text: string): Pronoun => {
  const padded = ` ${text} `;
  const found = [
    ['my', lastMatch(MY, padded)],
    ['your', lastMatch(YOUR, padded)],
    ['third', lastMatch(THIRD, padded)],
  ] as const;
  const [pronoun, at] = found.reduce((a, b) => (b[1] > a[1] ? b : a));
  return at < 0 ? undefined : pronoun;
};

interface Scene {
  readonly spans: readonly Span[];
  readonly text: string;
  readonly places: readonly Place[];
  readonly discourse: Discourse;
  readonly speakerOf: (at: number) => number | undefined;
}

/** What is looked at for one value. */
interface Value {
  readonly span: Span;
  /** Words between the value before, or the start of the line, and this one. */
  readonly label: string;
  /** Names in front, the nearest first, and behind. */
  readonly before: readonly Place[];
  readonly after: readonly Place[];
  /** The owner of the value before where no name, blank line or other label stands between. */
  readonly previous: number | undefined;
}

const isNewParagraph = (stretch: string): boolean => /\n[ \t>]*\r?\n/.test(stretch);

type Tier = (scene: Scene, value: Value) => readonly (number | undefined)[];

const fitsOffice = ({ discourse }: Scene, person: number, { element }: Span): boolean =>
  discourse.standing[person] !== 'professional' || OF_OFFICE.has(element);

const byRole: Tier = ({ discourse }, { label, before, after }) => {
  const asked = roleIn(label);
  if (asked === undefined) return [];
  return [...before, ...after].filter(({ person }) => discourse.role[person] === asked).map(({ person }) => person);
};

const byOwnWords: Tier = ({ discourse, speakerOf }, { label, span }) => {
  const pronoun = pronounIn(label);
  if (pronoun === 'my') return [speakerOf(span.start) ?? discourse.speakerAt(span.start)];
  return pronoun === 'your' ? [speakerOf(span.start) ?? discourse.addresseeAt(span.start)] : [];
};

/** The name in the same sentence or line. */
const bySentence: Tier = (scene, { span, before, label }) => {
  const [near] = before;
  if (!near || pronounIn(label) === 'third') return [];
  const stretch = scene.text.slice(near.end, span.start + 1);
  if (stretch.length > SENTENCE || /[.!?]["')]?\s+\p{Lu}|\n/u.test(stretch.replace(/\n(?=\s{0,4}[\p{Ll}\d(])/gu, ' ')))
    return [];
  return fitsOffice(scene, near.person, span) ? [near.person] : [];
};

const byPronoun: Tier = (scene, { label, before }) => {
  if (pronounIn(label) !== 'third') return [];
  const { discourse } = scene;
  return before
    .filter(({ person }) => discourse.standing[person] !== 'professional' && !discourse.isSelf(person))
    .map(({ person }) => person);
};

const byChat: Tier = ({ speakerOf }, { span }) => [speakerOf(span.start)];

/** The owner of the value before goes on owning. */
const byContinuity: Tier = (scene, { previous, span }) =>
  previous !== undefined && fitsOffice(scene, previous, span) ? [previous] : [];

/** The last pronoun of the paragraph says whose things are spoken of. */
const byParagraphWords: Tier = ({ text, discourse }, { span }) => {
  const head = text.slice(Math.max(0, span.start - 120), span.start);
  const paragraph = head.slice(Math.max(head.lastIndexOf('\n\n'), 0));
  const pronoun = pronounIn(paragraph);
  if (pronoun === 'your') return [discourse.addresseeAt(span.start)];
  return pronoun === 'my' ? [discourse.speakerAt(span.start)] : [];
};

/** The last name of the same lines; a form's first person before its second. */
const byBlock: Tier = (scene, { span, before }) => {
  const own = before.filter(
    ({ end, person }) => !isNewParagraph(scene.text.slice(end, span.start)) && fitsOffice(scene, person, span),
  );
  const { standing, role } = scene.discourse;
  const first = own.filter(
    ({ person }) => standing[person] !== 'second' && standing[person] !== 'professional' && role[person] === undefined,
  );
  return [...first, ...own].map(({ person }) => person);
};

/** A name right behind on the same line: "ann@example.com (Ann Lee)". */
const byNameBehind: Tier = ({ text }, { span, after }) => {
  const [near] = after;
  if (!near || near.start - span.end > 40) return [];
  return /^[ \t]{0,2}[(,;|<-]?[ \t]{0,3}$/.test(text.slice(span.end, near.start)) ? [near.person] : [];
};

const bySubject: Tier = ({ discourse }, { span, before }) => {
  const subject = before.find(({ person }) => discourse.standing[person] === 'subject');
  return [subject?.person, discourse.addresseeAt(span.start)];
};

const byDistance: Tier = (scene, { span, before, after }) => {
  const near = (place: Place) =>
    Math.max(span.start - place.end, place.start - span.end) < REACH && fitsOffice(scene, place.person, span);
  const { standing } = scene.discourse;
  const plain = before.filter((place) => near(place) && standing[place.person] !== 'second');
  return [...plain, ...before.filter(near), ...after.filter(near)].map(({ person }) => person);
};

/** In the order in which they are believed. */
const TIERS: readonly Tier[] = [
  byRole,
  byOwnWords,
  bySentence,
  byPronoun,
  byChat,
  byNameBehind,
  byContinuity,
  byBlock,
  byParagraphWords,
  bySubject,
  byDistance,
];

const placesOf = (spans: readonly Span[], people: readonly NamedPerson[]): readonly Place[] =>
  people
    .flatMap(({ names }, person) =>
      names.map((n) => ({ person, start: spans[n]?.start ?? 0, end: spans[n]?.end ?? 0 })),
    )
    .sort((a, b) => a.start - b.start);

/** How many of the sorted places begin before an offset. */
const countBefore = (places: readonly Place[], at: number): number => {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.start ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
};

const labelOf = (spans: readonly Span[], text: string, n: number): string => {
  const span = spans[n];
  if (!span) return '';
  const line = lineBefore(text, span.start);
  const before = spans[n - 1];
  return before && before.end > span.start - line.length ? text.slice(before.end, span.start) : line;
};

/** For each value the person it belongs to; undefined where nobody is near. */
export const assignValues = (
  spans: readonly Span[],
  text: string,
  people: readonly NamedPerson[],
  counted: (span: Span) => boolean,
): readonly (number | undefined)[] => {
  const places = placesOf(spans, people);
  const discourse = discourseOf(spans, text, people);
  const scene: Scene = { spans, text, places, discourse, speakerOf: chatOf(spans, text, people) };
  const held: Map<string, string>[] = people.map(() => new Map());
  const owners: (number | undefined)[] = spans.map(() => undefined);
  for (const [person, { names }] of people.entries()) for (const n of names) owners[n] = person;
  if (people.length === 0) return owners;
  let last: { readonly end: number; readonly owner: number } | undefined;
  for (const [n, span] of spans.entries()) {
    if (span.element === 'person_name' || !counted(span)) continue;
    const split = countBefore(places, span.start);
    const before = places.slice(Math.max(0, split - MOST_PLACES), split).reverse();
    const continues = last && last.end > (before[0]?.end ?? 0) && !isNewParagraph(text.slice(last.end, span.start));
    const value: Value = {
      span,
      label: labelOf(spans, text, n),
      before,
      after: places.slice(split, split + MOST_PLACES),
      previous: continues ? last?.owner : undefined,
    };
    const key = keyOf(text.slice(span.start, span.end));
    const isFree = (person: number): boolean => {
      const other = held[person]?.get(span.element);
      return !(SINGLE.has(span.element) && other !== undefined && other !== key);
    };
    const owner = TIERS.flatMap((tier) => tier(scene, value)).find((person) => person !== undefined && isFree(person));
    owners[n] = owner;
    if (owner === undefined) continue;
    // What a label gives to a second person says nothing of the next line.
    last = roleIn(value.label) === undefined ? { end: span.end, owner } : undefined;
    if (!held[owner]?.has(span.element)) held[owner]?.set(span.element, key);
  }
  return owners;
};
