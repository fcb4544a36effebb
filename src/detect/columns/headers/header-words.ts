import type { ColumnRole } from '../../../schema/vocabulary.ts';
import { wordList } from '../data-files.ts';
import { derail, EXACT, expand, groups, type Meaning, meanings, plain, writtenOut } from './header-tokens.ts';

/** What a header says: how strongly (log-odds) for each role, and whose it is. */
export interface HeaderReading {
  readonly tokens: readonly string[];
  readonly scores: ReadonlyMap<ColumnRole, number>;
  /** Group of people in a row ("spouse", "emergency"); "holder" where a word says so, undefined where none does. */
  readonly group: string | undefined;
  /** The words that say so. */
  readonly party: string | undefined;
  /** A number that stands behind or before the words: 2 in "phone2". */
  readonly number: number | undefined;
  /** It asks for the last digits only ("card last 4", "ssn4"). */
  readonly isTail: boolean;
  /** Roles that only words say which its tokens may be short for. */
  readonly guessed: ReadonlySet<ColumnRole>;
  /** The table's name, where that adds to the scores. */
  readonly title?: string;
}

const UNKNOWN = 0.8;
const DERAILED = 3.5;

interface Span {
  readonly from: number;
  readonly to: number;
  readonly meanings: readonly Meaning[];
}

/** Which of several it is, said in the middle of what it is: "subscriber primary id". */
const WHICH = new Set(['primary', 'main', 'current', 'new', 'old', 'legal', 'official', 'full', 'own']);

const withoutWhich = (tokens: readonly string[]): string =>
  tokens.filter((token, n) => n === 0 || n === tokens.length - 1 || !WHICH.has(token)).join('');

/** Words between a number and what is numbered: "nº de paciente", "numer pacjenta". */
const OF = new Set(['of', 'de', 'del', 'do', 'da', 'du', 'di', 'des', 'der', 'van', 'el', 'la', 'le', 'd', 'l', 'the']);

/** "Number of the patient" in the order of English headers: "patient number". */
const numberBehind = (words: readonly string[]): string | undefined => {
  const [first = '', ...rest] = words;
  const owner = rest.filter((word) => !OF.has(word));
  return NUMBERS.has(first) && owner.length > 0 && owner.length <= 2 ? [...owner, first].join('') : undefined;
};

const spansOf = (tokens: readonly string[], raw: readonly string[]): readonly Span[] => {
  const short = raw.map(writtenOut);
  const spans: Span[] = [];
  const hasWhich = tokens.some((token) => WHICH.has(token));
  for (let from = 0; from < tokens.length; from += 1) {
    for (let to = from + 1; to <= tokens.length; to += 1) {
      const words = tokens.slice(from, to);
      const found =
        meanings().get(raw.slice(from, to).join('')) ??
        meanings().get(short.slice(from, to).join('')) ??
        meanings().get(words.join('')) ??
        (hasWhich && words.length > 2 ? meanings().get(withoutWhich(words)) : undefined) ??
        meanings().get(numberBehind(words) ?? '');
      if (found) spans.push({ from, to, meanings: found });
    }
  }
  return spans;
};

const FIRST_ONLY = new Set([
  'to',
  'from',
  'sp',
  'jt',
  'dr',
  'partner',
  'called',
  'calling',
  'kin',
  'ice',
  'ec',
  'par',
  'pt',
]);

const groupAt = (
  tokens: readonly string[],
): { readonly group: string; readonly from: number; readonly to: number } | undefined => {
  let holder: { readonly group: string; readonly from: number; readonly to: number } | undefined;
  for (let length = Math.min(3, tokens.length); length > 0; length -= 1) {
    for (let from = 0; from + length <= tokens.length; from += 1) {
      const group = groups().get(tokens.slice(from, from + length).join(''));
      // "to" and "from" name somebody only in front: "ship to name" does, "reason to call" does not.
      if (!group || (from > 0 && length === 1 && FIRST_ONLY.has(tokens[from] ?? ''))) continue;
      // "Primary beneficiary" and "employee spouse" are not the row's own person.
      if (group !== 'holder') return { group, from, to: from + length };
      holder ??= { group, from, to: from + length };
    }
  }
  return holder;
};

/** Fields of HL7 are numbered in their segment ("PID.5.1", "NK1.2"): those numbers count nobody. */
const SEGMENT = /^(?:pid|pv|nk|gt|in|dg|pd|al|obx|obr|orc) \d/;

/** What counts people of a row or things of somebody; no year and no "401(k)". */
const isNumber = (token: string) => /^(?:\d{1,2}|1\d\d|2[0-4]\d|25[0-6])$/.test(token);

/** What is numbered: words for the number itself. */
const NUMBERS = new Set(['id', 'number', 'key', 'code']);

/** Words that name a column only where no other word does. */
const GENERIC = new Set(['number', 'id', 'code', 'key', 'ref', 'text', 'data', 'content', 'description']);

/** A word for those whom rows are about: beside other words it says whose the column is ("patient" in "nom_patient"). */
const isWhose = (tokens: readonly string[], { from, to, meanings: found }: Span): boolean => {
  const token = tokens[from] ?? '';
  return (
    to - from === 1 && found.every(({ role }) => role === 'full_name') && (plain().has(token) || groups().has(token))
  );
};

/** What a word that is not understood takes away from the span beside it. */
const unknownBeside = (tokens: readonly string[], span: Span): number => {
  const token = tokens[span.from] ?? '';
  // "Anything id" is the id of it.
  if (span.to - span.from === 1 && token === 'id') return 0;
  if (isWhose(tokens, span)) return 3 * UNKNOWN;
  // "Nombre" and "nama" are names of people alone, of anything beside a word for it ("nama_barang").
  const isName = span.to - span.from === 1 && span.meanings.some(({ role }) => role === 'full_name');
  return isName && span.meanings.some(({ weight }) => weight === EXACT) ? DERAILED : UNKNOWN;
};

/** What the words around a matched span take away from it. */
const penaltyOf = (
  tokens: readonly string[],
  span: Span,
  spans: readonly Span[],
  group: { readonly from: number; readonly to: number } | undefined,
): number => {
  let penalty = 0;
  const inside = spans.some(
    (other) => other.from <= span.from && other.to >= span.to && other.to - other.from > span.to - span.from,
  );
  if (inside) penalty += 2.5;
  // "Dep" names whose the birth date is, and no departure.
  const isOwner = group !== undefined && span.from >= group.from && span.to <= group.to;
  if (isOwner && spans.some((other) => other.from >= group.to || other.to <= group.from)) penalty += 2;
  // "Co" of "co-applicant" is no "c/o".
  const isPiece = isOwner && span.to - span.from < group.to - group.from;
  if (isPiece && !span.meanings.some(({ role }) => role === 'full_name')) penalty += EXACT;
  const isGeneric = (other: Span) =>
    other.to - other.from === 1 && (GENERIC.has(tokens[other.from] ?? '') || isWhose(tokens, other));
  if (isGeneric(span) && spans.some((other) => !isGeneric(other))) penalty += 3;
  // "Id employee" is a number of somebody and no name.
  else if (isWhose(tokens, span) && tokens.some((token) => NUMBERS.has(token))) penalty += 3;
  // What stands behind says more, unless it only says whose ("Nasc. Dep. 1").
  const isOfWhom = (other: Span) => group !== undefined && other.from >= group.from && other.to <= group.to;
  const later = spans.some((other) => other.from >= span.to && !isGeneric(other) && !isOfWhom(other));
  if (later && !inside) penalty += 1.2;
  tokens.forEach((token, at) => {
    if (at >= span.from && at < span.to) return;
    if (group && at >= group.from && at < group.to) return;
    // "Project id" is an id whatever it is of; an "id type" is none.
    const isOfId = span.to - span.from === 1 && tokens[span.from] === 'id' && at < span.from;
    if (isNumber(token) || plain().has(token) || isOfId) return;
    if (derail().has(token)) penalty += DERAILED;
    else if (spans.some((other) => at >= other.from && at < other.to)) penalty += 0.3;
    else penalty += unknownBeside(tokens, span);
  });
  return penalty;
};

/** Roles that a second person of a row has as well: "guarantor name" is the guarantor's. */
const OF_ANYBODY: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'full_name',
  'given_name',
  'family_name',
  'phone',
  'email',
  'date_of_birth',
  'gender',
  'ssn',
  'npi',
  'dea_number',
  'street',
  'full_address',
  'city',
  'region',
  'postal_code',
  'country',
  'unit',
]);

/** What is numbered and has codes of its own: "position id" is no position. */
const NUMBERED: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['occupation', 'organization', 'free_text', 'amount']);

/** The last digits of a number: "last 4", "last four", "ssn4", "ending in". */
const TAIL = /(^| )(last (4|four)|l 4|(ssn|ss|social|card|cc) 4|(card|account) ending( in)?)( |$)/;

/** "Last name, first name": both parts in one column are a whole name. */
const withWholeName = (spans: readonly Span[], scores: Map<ColumnRole, number>): void => {
  const names = (span: Span, role: ColumnRole) =>
    span.meanings.some((meaning) => meaning.role === role && meaning.weight === EXACT);
  const isWhole = spans.some(
    (family) =>
      names(family, 'family_name') &&
      spans.some((given) => names(given, 'given_name') && (given.from >= family.to || given.to <= family.from)),
  );
  if (!isWhole) return;
  scores.set('full_name', EXACT);
  for (const role of ['family_name', 'given_name', 'middle_name'] as const) scores.delete(role);
};

const BIRTH = wordList('birth_in_headers');
const PLACES = wordList('places_in_headers');

/** "Birth country code" is where somebody was born, and not where they live. */
const withBirthPlace = (tokens: readonly string[], scores: Map<ColumnRole, number>): void => {
  if (!tokens.some((token) => BIRTH.has(token))) return;
  const places = (['city', 'region', 'country'] as const).filter((role) => (scores.get(role) ?? 0) > 0);
  if (places.length === 0 && !tokens.some((token) => PLACES.has(token))) return;
  scores.set('place_of_birth', EXACT);
  for (const role of [...places, 'date_of_birth'] as const) scores.delete(role);
};

/** What words in their order say, as they stand. */
export const readWords = (raw: readonly string[]): HeaderReading => {
  const tokens = raw.map(expand);
  const spans = spansOf(tokens, raw);
  const longest = spans.reduce<Span | undefined>(
    (best, span) => (!best || span.to - span.from > best.to - best.from ? span : best),
    undefined,
  );
  const found = groupAt(tokens) ?? groupAt(raw.map(writtenOut)) ?? groupAt(raw);
  // "mother's maiden name" is no name of a second person, and a lone "customer" or "owner" is the role itself.
  const isRole =
    found &&
    longest &&
    longest.from <= found.from &&
    longest.to >= found.to &&
    longest.to - longest.from > 1 &&
    !longest.meanings.some(({ role }) => OF_ANYBODY.has(role));
  const group = isRole ? undefined : found;
  const scores = new Map<ColumnRole, number>();
  for (const span of spans) {
    const penalty = penaltyOf(tokens, span, spans, group);
    for (const { role, weight } of span.meanings) {
      const numbered = NUMBERED.has(role) && NUMBERS.has(tokens.at(-1) ?? '') && span.to < tokens.length ? 3 : 0;
      const score = Math.round((weight - penalty - numbered) * 10) / 10;
      if (score > (scores.get(role) ?? 0)) scores.set(role, score);
    }
  }
  withWholeName(spans, scores);
  withBirthPlace(tokens, scores);
  const number = SEGMENT.test(tokens.join(' ')) ? undefined : tokens.find(isNumber);
  return {
    tokens,
    scores,
    group: group?.group,
    party: group && tokens.slice(group.from, group.to).join(' '),
    number: number === undefined ? undefined : Number(number),
    guessed: new Set(),
    isTail: TAIL.test(tokens.join(' ')) || TAIL.test(raw.join(' ')),
  };
};
