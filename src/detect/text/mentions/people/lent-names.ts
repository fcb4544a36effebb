import { nameRank } from '../../../columns/cells/name-knowledge.ts';
import { splitFullName } from '../../../columns/cells/split-name.ts';
import type { Span } from '../../spans/span.ts';
import { AND, COMMA, familyInFront, GIVEN_BEHIND, GREETED, TITLED } from './lent-words.ts';
import { foldName } from './same-name.ts';

/** What the names and words beside a single given name tell of its bearer's family name, as it is written; undefined: nothing. */
export interface Lent {
  readonly family: string | undefined;
}

interface Name {
  readonly n: number;
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly isSingle: boolean;
  readonly isTitled: boolean;
  /** Of a whole one. */
  readonly given: string;
  readonly family: string;
}

/** Names of one list, at most, and signs between two of them. */
const MOST = 12;
const BETWEEN = 60;
/** Signs in front of a name that are looked at. */
const LOOKED_AT = 64;
/** Rank from which a word is a given name, and from which on it is so whatever else it is: "Jordan", and not "Smith", which lists of other countries have at 420. */
const LEAST_GIVEN = 350;
const SURELY_GIVEN = 450;
/** Rank from which a family name is common. */
const COMMON_FAMILY = 600;

const flat = (text: string, from: number, to: number): string => text.slice(from, to).replace(/\s+/g, ' ');

const namesOf = (spans: readonly Span[], text: string): readonly Name[] =>
  spans.flatMap(({ element, start, end, order }, n) => {
    if (element !== 'person_name') return [];
    const words = flat(text, start, end);
    const isTitled = TITLED.test(flat(text, Math.max(0, start - LOOKED_AT), start));
    const isSingle = !/[ ,]/.test(words);
    const { given, family } = isSingle ? { given: null, family: null } : splitFullName(words, order ?? 'given');
    return [{ n, start, end, words, isSingle, isTitled, given: given ?? '', family: family ?? '' }];
  });

/** The family names that whole namings have beside each given name. */
const familiesBeside = (names: readonly Name[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>();
  for (const { given, family } of names) {
    if (given === '' || family === '') continue;
    const key = foldName(given);
    found.set(key, (found.get(key) ?? new Set()).add(foldName(family)));
  }
  return found;
};

const isGiven = (one: Name | undefined): one is Name => {
  if (!one?.isSingle) return false;
  const { given, family } = nameRank(foldName(one.words));
  return given >= family || given >= SURELY_GIVEN || (given >= LEAST_GIVEN && family < COMMON_FAMILY);
};

/** The words between two names that may be of one list. */
const between = (text: string, end: number, start: number): string =>
  start - end > BETWEEN ? '' : flat(text, end, start);

/** Whether two names stand in one list, by where the first ends and the second begins. */
export const areListed = (text: string, end: number, start: number): boolean => {
  const words = between(text, end, start);
  return AND.test(words) || COMMA.test(words);
};

/** Those whom a list names in front of a whole name: "Ann, Bo and Cy Lee", and not "Mr. Hughes and Ann Boyd". */
const inFrontOf = (names: readonly Name[], text: string, at: number): readonly Name[] => {
  const found: Name[] = [];
  for (let n = at; n > 0 && found.length < MOST; n -= 1) {
    const [one, next] = [names[n - 1], names[n]];
    if (!one || !next || !isGiven(one) || one.isTitled !== next.isTitled) break;
    const words = between(text, one.end, next.start);
    if (!AND.test(words) && (found.length === 0 || !COMMA.test(words))) break;
    found.push(one);
  }
  return found;
};

/** What a list, a bracket behind a family's name, or the word in front says of single names: the same of all of a list. */
const byWords = (names: readonly Name[], text: string): Map<number, Lent> => {
  const found = new Map<number, Lent>();
  for (const [at, name] of names.entries()) {
    if (!name.isSingle || name.isTitled) continue;
    const before = names[at - 1];
    const listed = before && areListed(text, before.end, name.start) ? found.get(before.n) : undefined;
    const head = flat(text, Math.max(0, name.start - LOOKED_AT), name.start);
    const family = familyInFront(head);
    if (listed) found.set(name.n, listed);
    else if (family !== undefined || GIVEN_BEHIND.test(head) || (GREETED.test(head) && isGiven(name)))
      found.set(name.n, { family });
  }
  return found;
};

/** "LEE, ANN and SMITH, BOB": the name behind the word is a family name of its own. */
const isFamilyInList = (text: string, end: number): boolean => /^,[ \n]\p{Lu}/u.test(text.slice(end, end + 3));

/** Whether the name behind one turned round is the given name of a second person: "NYQUIST, HAROLD & INGER". */
const isPartner = (name: Name, next: Name | undefined, text: string): next is Name =>
  name.words.includes(',') &&
  isGiven(next) &&
  !next.isTitled &&
  AND.test(between(text, name.end, next.start)) &&
  !isFamilyInList(text, next.end);

/**
 * By number of span the single names that are given names by what stands beside them, with the family name that the text says once for
 * several: "Harold and Inger Nyquist", "NYQUIST, HAROLD & INGER", "the Lees (Ann and Bo)"; "my sons Tom and Ben" have none. Whoever is named
 * whole elsewhere has that name and no other.
 */
export const lentNames = (spans: readonly Span[], text: string): ReadonlyMap<number, Lent> => {
  const names = namesOf(spans, text);
  const found = byWords(names, text);
  for (const [at, name] of names.entries()) {
    if (name.given === '' || name.family === '') continue;
    const next = names[at + 1];
    for (const one of [...inFrontOf(names, text, at), ...(isPartner(name, next, text) ? [next] : [])])
      found.set(one.n, { family: name.family });
  }
  const known = familiesBeside(names);
  for (const { n, words } of names) {
    const family = found.get(n)?.family;
    const own = family === undefined ? undefined : known.get(foldName(words));
    if (family !== undefined && own !== undefined && !own.has(foldName(family))) found.delete(n);
  }
  return found;
};
