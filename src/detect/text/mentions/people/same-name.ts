import { foldWords } from '../../../columns/cells/fold.ts';
import { nameRank } from '../../../columns/cells/name-knowledge.ts';
import { type NameOrder, splitFullName } from '../../../columns/cells/split-name.ts';
import { givenGroups } from '../../../words/data-files.ts';
import { areAlike, genderOf } from './gender.ts';
import type { NamePart } from './name-part.ts';

/** The name of a person, folded, as it is known so far. */
export interface KnownName {
  given: string;
  middle: string;
  family: string;
  generation: string;
  /** By which name they are called between quotation marks: 'Kenneth "Kip" Pohl'. */
  nick: string;
}

/** A word of a name as namings of it are compared. */
export const foldName = (word: string | null): string => foldWords(word ?? '').replaceAll(' ', '');

/** What the words of one naming are, folded. */
export interface Parts {
  readonly given: string;
  /** The word in front of the last: where people have two family names, the first of them. */
  readonly middle: string;
  readonly family: string;
  /** "jr", "iii". */
  readonly generation: string;
  /** The name between quotation marks. */
  readonly nick: string;
  readonly words: number;
}

/** A name between quotation marks or brackets within a whole one. */
const QUOTED = /\p{L}\s["“'‘(](\p{L}{2,20})["”'’)]\s\p{L}/u;

export const partsOf = (value: string, order: NameOrder = 'given'): Parts => {
  const { given, middle, family, suffix } = splitFullName(value.replace(/\s+/g, ' '), order);
  return {
    given: foldName(given),
    middle: foldName(middle?.split(' ').at(-1) ?? null),
    family: foldName(family),
    generation: foldName(suffix),
    nick: foldName(QUOTED.exec(value)?.[1] ?? null),
    words: Number(given !== null) + Number(family !== null),
  };
};

/** A single word is the part that its key says. */
export const withPart = (parts: Parts, part: NamePart | undefined): Parts => {
  if (part === undefined || parts.words !== 1) return parts;
  const only = parts.given || parts.family;
  return part === 'given' ? { ...parts, given: only, family: '' } : { ...parts, given: '', family: only };
};

/** A given name with the family name that stands elsewhere. */
export const withFamily = (parts: Parts, family: string): Parts => ({
  ...parts,
  given: parts.given || parts.family,
  family: foldName(family),
  words: 2,
});

/** Rank of a word that lists surely give as a given name or as a family name: what is rare, or of no known part, has less. */
const IS_PART = 350;

/** Whether a word may be either part of a name, as "Kim" and "Lee". */
const isEither = (word: string): boolean => {
  const { given, family } = nameRank(word);
  return given >= IS_PART && family >= IS_PART;
};

/** Whether a word is a given name and hardly a family name. */
const isGivenName = (word: string): boolean => {
  const { given, family } = nameRank(word);
  return given >= IS_PART && family < IS_PART;
};

/** "Mathieson Judy" is "Judy Mathieson", but "Kim Lee" may sit beside "Lee Kim": where both words may be either part, they are two people. */
const isTurned = (person: KnownName, { given, family }: Parts): boolean =>
  family.length > 1 && person.given === family && person.family === given && !(isEither(given) && isEither(family));

const sameGiven = (a: string, b: string): boolean =>
  a === '' || b === '' || a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));

/** "Dom" is short for "Dominic", "Peg" for "Margaret". */
const isShortFor = (a: string, b: string): boolean => {
  if (a === '' || b === '' || a === b) return a === b;
  const [groups, others] = [givenGroups().get(a), givenGroups().get(b)];
  return groups?.some((group) => others?.includes(group)) ?? false;
};

/** Letters that a name is cut to at least, and of a second given name. */
const LEAST_LETTERS = 3;

/** Letters of half of a double family name. */
const LEAST_HALF = 4;

/** "Quintanilla" is of "Quintanilla Baeza", "Diaz" of "Ashworth-Diaz": one of two family names. */
const isHalf = (whole: string, half: string): boolean =>
  half.length >= LEAST_HALF && whole.length > half.length && (whole.startsWith(half) || whole.endsWith(half));

/** "Daniel H. Kim" is not "Daniel S. Kim"; a middle name that may be a family name ("Ann Reed Hill") says nothing. */
const isOtherMiddle = ({ given, middle, family }: KnownName, parts: Parts): boolean =>
  given === parts.given &&
  family === parts.family &&
  middle !== '' &&
  parts.middle !== '' &&
  middle[0] !== parts.middle[0] &&
  [middle, parts.middle].every((one) => one.length === 1 || isGivenName(one));

/** "Mrs. Quintana Robles" is called by both of her family names. */
const isFirstFamily = ({ middle }: KnownName, given: string): boolean => middle === given && !isGivenName(given);

/** Whether a whole name is of a person named before. */
const fitsWhole = (person: KnownName, parts: Parts, loosely: boolean): boolean => {
  const { given, middle, family, generation } = parts;
  if (generation !== person.generation && generation !== '' && person.given !== '' && person.family !== '')
    return false;
  if (person.family === family)
    return (
      sameGiven(person.given, given) ||
      (loosely && (isShortFor(person.given, given) || person.nick === given || isFirstFamily(person, given)))
    );
  if (!loosely) return false;
  if (isTurned(person, parts)) return true;
  // "Paloma", and later "Paloma Oduber".
  if (person.given === '' || person.family === '') {
    const only = person.given || person.family;
    return only === given || isShortFor(only, given);
  }
  if (!sameGiven(person.given, given)) return false;
  // "Beth Ann Kucera" is called "Beth Ann".
  if (person.given === given && person.middle === family && family.length >= LEAST_LETTERS) return true;
  const isOneOfTwo = person.middle === family || (middle !== '' && middle === person.family);
  return (isOneOfTwo && family.length >= LEAST_HALF) || isHalf(person.family, family) || isHalf(family, person.family);
};

/** Whether a name can be of a person named before: the same words, an initial, or one of the two words alone. */
export const fits = (person: KnownName, parts: Parts, loosely: boolean): boolean => {
  const { given, family, words } = parts;
  if (words === 2) return family !== '' && !isOtherMiddle(person, parts) && fitsWhole(person, parts, loosely);
  const only = family || given;
  if (only === '' || (parts.generation !== '' && parts.generation !== person.generation)) return false;
  if (person.family === only || person.given === only) return true;
  if (!loosely) return false;
  // Half of a double name, where nobody has the whole of it.
  return (
    isShortFor(person.given, only) || person.nick === only || person.middle === only || isHalf(person.family, only)
  );
};

/** Rank from which a given name is common: whoever bears it is hardly called so for a longer one ("Anna" for "Joanna"). */
const COMMON = 500;
/** Letters that are left of the end of a name at least, and that are left out. */
const LEAST_END = 4;
const LEAST_LEFT_OUT = 2;

/** "Marv" of "Marvin", "Seun" of "Oluwaseun": the beginning or the end of a longer name, which is no common name itself. */
const isCutFrom = (whole: string, cut: string): boolean =>
  whole.length >= cut.length + LEAST_LEFT_OUT &&
  ((cut.length >= LEAST_LETTERS && whole.startsWith(cut)) || (cut.length >= LEAST_END && whole.endsWith(cut))) &&
  nameRank(cut).given < COMMON;

/** "Jodie K" is "Jodie Karamanlis". */
const isInitialOf = (a: string, b: string): boolean =>
  (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));

/** The family names that a text has beside each given name, by their first letter. */
export type Families = ReadonlyMap<string, ReadonlySet<string>>;

const keyOf = (given: string, family: string): string => `${given} ${family.slice(0, 1)}`;

export const familiesOf = (names: Iterable<Parts>): Families => {
  const found = new Map<string, Set<string>>();
  for (const { given, family, words } of names) {
    if (words !== 2 || given.length < 2 || family.length < 2) continue;
    const key = keyOf(given, family);
    const own = found.get(key);
    if (own) own.add(family);
    else found.set(key, new Set([family]));
  }
  return found;
};

/** Whether no second family name of a text begins so beside that given name: "Maria G" is nobody sure among a Garcia and a Gomez. */
const isOnly = (families: Families, given: string, family: string): boolean =>
  families.get(keyOf(given, family))?.size === 1;

/** Whether a whole name is another's with the family name as an initial, or with the given name cut short. */
const isWholeCut = (person: KnownName, { given, family }: Parts, families: Families): boolean => {
  if (given.length < 2 || person.given.length < 2 || person.family === '') return false;
  if (given === person.given)
    return family !== person.family && isInitialOf(family, person.family) && isOnly(families, given, family);
  if (family !== person.family) return false;
  // "Mei" and "Meiling" are two names; who is cut to so few letters and bears the family name as well may be somebody else.
  return [
    [person.given, given],
    [given, person.given],
  ].some(([whole = '', cut = '']) => cut.length > LEAST_LETTERS && isCutFrom(whole, cut));
};

/** "Chey" is the one Cheyenne of a text, "Jodie K" the one Jodie whose family name begins with K. */
export const shortened = <Known extends KnownName>(
  near: readonly Known[],
  parts: Parts,
  families: Families,
): Known | undefined => {
  const { given, family, words, generation } = parts;
  const only = given || family;
  const isCut = (person: KnownName): boolean =>
    words === 2
      ? (generation === '' || generation === person.generation) && isWholeCut(person, parts, families)
      : only.length >= LEAST_LETTERS &&
        ((person.given.length > only.length && person.given.startsWith(only)) || isCutFrom(person.given, only));
  const found = near.filter(isCut);
  const first = words === 2 ? given : only;
  return found.length === 1 && areAlike(genderOf(first), genderOf(found[0]?.given ?? '')) ? found[0] : undefined;
};

/** Between two whole names of two people: "Dan Reed and Daniel Reed", "Ann Hill and her cousin Annie Hill". */
const AND =
  /^,? {1,2}(?:and|&|y|e|et|und|en)(?: (?:his|her|their|my|your|our|the|sus?|seine?|ihre?|son|sa)(?: \p{L}{2,12}){1,3})?,? {1,2}(?:\p{L}{1,4}\. )?$/iu;

/** What stands between two names of one clause: words and commas, of which one is small. */
const CLAUSE = /^[\p{L}\p{M}'’, -]*\p{Ll}{2,}[\p{L}\p{M}'’, -]*$/u;
/** Between these two names are the same person's: "Carol Meyer, formerly Caroline Meyer". */
const ALIAS =
  /(?<!\p{L})(?:aka|alias|known|called|born|formerly|previously|legally|n[eé]e|or|as|now|is|was|also|for|nombre|geb|dite?)(?!\p{L})/iu;

/** "Carol Meyer swapped shifts with Caroline Meyer": whoever is named whole twice in one clause, each time otherwise, is two people. */
const isOfClause = (between: string): boolean => CLAUSE.test(between) && !ALIAS.test(between);

/** Signs between two such names, at most. */
export const MOST_BETWEEN = 60;

/** Whether the words between the last name of a person and a further name tell that it is somebody else's. */
export const isAnother = (person: KnownName, { given, family, words }: Parts, between: string): boolean =>
  words === 2 &&
  person.given !== '' &&
  person.family !== '' &&
  (given !== person.given || family !== person.family) &&
  between.length <= MOST_BETWEEN &&
  (AND.test(between) || isOfClause(between));
