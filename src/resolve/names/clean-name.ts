import type { ScriptFunction } from '../../engine/port.ts';
import { MISSING_NAMES, NAME_WORDS, TEST_NAMES } from '../data-files.ts';
import { SEPARATOR } from '../steps/sql-parts.ts';
import { nameWords } from './fold.ts';
import { lettersOfNewborn } from './newborn.ts';

/** A name as records are compared by it: one word a part, titles and qualifications gone. */
export interface CleanName {
  readonly given: string | null;
  readonly mid1: string | null;
  readonly mid2: string | null;
  /** Family name closed up ("vanderberg"), so that writings with and without blanks are equal. */
  readonly family: string | null;
  /** Another family name that the record gives: maiden name, or the last part of a double one. */
  readonly alias: string | null;
  /** Generation: 1 senior, 2 junior, 3 ... ; null: not said. */
  readonly generation: number | null;
  /** What a title says, or the words for a child who has no name yet: m or f; null: nothing, or both. */
  readonly gender: string | null;
}

interface NameCells {
  readonly given: string | null;
  readonly middle: string | null;
  readonly family: string | null;
  readonly maiden: string | null;
  readonly suffix: string | null;
  readonly full: string | null;
}

const { titles, genders, maybeTitles, dignities, generations, qualifications, particles } = NAME_WORDS;

/** Letters that machines read as digits ("5usan", "J0e"). */
const READ_AS: Readonly<Record<string, string>> = { 0: 'o', 1: 'l', 5: 's', 8: 'b' };
/** A lone digit with a letter behind it, as no numbering has it. */
const asLetters = (word: string): string =>
  word.replace(/(?<!\d)[0158](?=\p{L})/gu, (digit) => READ_AS[digit] ?? digit);

/** Ordinals ("1st baronet") and numbers are no names. */
const words = (text: string | null): readonly string[] =>
  text === null
    ? []
    : nameWords(text)
        .filter((word) => !/^\d+(?:st|nd|rd|th)?$/.test(word))
        .map(asLetters);

const phrasesOf = (names: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...names].map((name) => nameWords(name).join(' ')));
const MISSING = {
  any: phrasesOf(MISSING_NAMES.any),
  first: phrasesOf(MISSING_NAMES.first),
  family: phrasesOf(MISSING_NAMES.family),
} as const;

/** No words where all of them say that the name is not known. */
const unlessMissing = (all: readonly string[], missing: ReadonlySet<string>): readonly string[] =>
  missing.has(all.join(' ')) ? [] : all;

const NOBODYS = phrasesOf(new Set(TEST_NAMES.nobody));
/** Whether tills and mailing lists write this in place of a name ("Guest Checkout"); a family name alone may be one of their words. */
const isNobodys = ({ given, middle, family, full }: NameCells): boolean =>
  (given !== null || full !== null || middle !== null) &&
  [[...words(given), ...words(middle), ...words(family)], words(full)].some((all) => NOBODYS.has(all.join(' ')));
const NO_NAME: CleanName = {
  given: null,
  mid1: null,
  mid2: null,
  family: null,
  alias: null,
  generation: null,
  gender: null,
};

const LONGEST_PHRASE = 3;
const SIZES = Array.from({ length: LONGEST_PHRASE }, (_, shorter) => LONGEST_PHRASE - shorter);

/** A whole name without what stands for an unknown part of it: "FNU Smith", "Name unknown Smith". Single words that stand for first names may be family names. */
const withoutMissing = (all: readonly string[]): readonly string[] => {
  const isMissing = (from: number, size: number): boolean => {
    const phrase = all.slice(from, from + size).join(' ');
    return from + size <= all.length && (size > 1 ? MISSING.first : MISSING.any).has(phrase);
  };
  const kept: string[] = [];
  for (let n = 0; n < all.length; ) {
    const from = n;
    const size = SIZES.find((each) => isMissing(from, each));
    if (size === undefined) kept.push(all[n] ?? '');
    n += size ?? 1;
  }
  return kept;
};

const isGeneration = (word: string): boolean => word.length > 1 && generations.has(word);

/** A generation behind a name; "sr" in front is a title ("señor"), a lone "v" or "i" an initial. */
const generationOf = (all: readonly string[]): number | undefined => {
  const found = all.findLast((word, n) => isGeneration(word) && (n > 0 || !titles.has(word)));
  return found === undefined ? undefined : generations.get(found);
};

/** Words without generation, dignities and qualifications, wherever they stand. */
const bare = (all: readonly string[]): readonly string[] =>
  all.filter((word) => !isGeneration(word) && !dignities.has(word) && !qualifications.has(word));

/** Takes away words that are titles; those that are names as well ("Earl", "Dean") only where another word is left, and not a mere initial ("Earl C"). */
const withoutTitles = (all: readonly string[]): readonly string[] => {
  const plain = all.filter((word) => !titles.has(word));
  const sure = plain.filter((word) => !maybeTitles.has(word));
  return sure.some((word) => word.length > 1) ? sure : plain;
};

/** A first name of the record with a title behind it, as reservation systems write it: "SUEMS". */
const isWithTitle = (word: string, names: readonly string[]): boolean =>
  names.some((name) => word.startsWith(name) && titles.has(word.slice(name.length)));

const familyOf = (parts: readonly string[]): Pick<CleanName, 'family' | 'alias'> => {
  const [last, before] = parts.flatMap((word, n) => (particles.has(word) ? [] : [n])).reverse();
  const family = parts.length === 0 ? null : parts.join('');
  if (last === undefined || parts.length < 2) return { family, alias: null };
  // "da Silva" is also written "Silva"; the second of two names has its particles: "Garcia de la Cruz".
  return { family, alias: before === undefined ? (parts[last] ?? null) : parts.slice(before + 1, last + 1).join('') };
};

const distinct = (all: readonly string[]): readonly string[] => [...new Set(all)];

/** First and middle names; of a child who has none yet the letter that tells twins apart. */
const firstNames = ({ given, middle }: NameCells) => {
  const letters = lettersOfNewborn(given, middle);
  return {
    givens: letters === undefined ? unlessMissing(words(given), MISSING.first) : [],
    middles: letters ?? unlessMissing(words(middle), MISSING.first),
    isNewborn: letters !== undefined,
  };
};

/** First words of a name and behind its comma, where others follow: what stands behind ("Jane Hall MS") is a degree. */
const frontWords = (text: string | null): readonly string[] =>
  (text ?? '').split(',').flatMap((piece) => {
    const [front, ...more] = words(piece);
    return front === undefined || more.length === 0 ? [] : [front];
  });

/** The gender that words tell, where all that tell one tell the same. */
const genderOf = (all: readonly string[], told: ReadonlyMap<string, string>): string | null => {
  const found = new Set(all.flatMap((word) => told.get(word) ?? []));
  const [only = null] = found;
  return found.size === 1 ? only : null;
};

/** A title before a family name alone (no `first`) is all that tells a couple apart, and weighs nothing: "Mrs. Marsh" is many. */
const genderOfName = ({ given, middle, full }: NameCells, isNewborn: boolean, first?: string): string | null => {
  if (isNewborn) return genderOf([...words(given), ...words(middle)], MISSING_NAMES.newbornGenders);
  return first === undefined ? null : genderOf([...frontWords(given), ...frontWords(full)], genders);
};

const partsOf = (cells: NameCells): CleanName => {
  const { givens, middles, isNewborn } = firstNames(cells);
  const maidens = unlessMissing(words(cells.maiden), MISSING.family);
  const written = words(cells.full);
  const fulls = withoutMissing(written);
  // What is left behind an unknown first name is the family name.
  const isFamilyAlone = fulls.length === 1 && written.length > 1 && written.at(-1) === fulls[0];
  const families = unlessMissing(cells.family === null && isFamilyAlone ? fulls : words(cells.family), MISSING.family);
  const generation =
    words(cells.suffix)
      .map((word) => generations.get(word))
      .find((found) => found !== undefined) ??
    generationOf(families) ??
    generationOf(fulls) ??
    generationOf(givens);
  const inFamily = new Set([...families, ...maidens]);
  // The whole name has its words in their order; parts that were cut from it do not.
  const whole = isNewborn ? [] : fulls.filter((word) => !inFamily.has(word) && !isWithTitle(word, givens));
  const sources = givens.some((word) => whole.includes(word))
    ? [...whole, ...givens, ...middles]
    : [...givens, ...middles, ...whole];
  const front = [...distinct(withoutTitles(bare(sources).filter((word) => !inFamily.has(word))))];
  const lone = withoutTitles(bare(givens));
  // One word that fills both parts is one name of unknown kind: it stands as the first. A family name alone is one.
  if (front.length === 0) front.push(...lone.slice(0, 1));
  let family = withoutTitles(bare(families));
  if (family.length === 1 && family[0] === front[0] && front.length === 1) family = [];
  if (family.length === 0 && front.length > 1) family = front.splice(-1);
  // A lone initial in the column of middle names is no first name: that one is missing.
  const isWithoutGiven = givens.length === 0 && (fulls.length === 0 || isNewborn) && front[0]?.length === 1;
  const [given, mid1, mid2] = isWithoutGiven ? [undefined, ...front] : front;
  const { family: closed, alias } = familyOf(family);
  const maiden = familyOf(withoutTitles(bare(maidens))).family;
  return {
    given: given ?? null,
    mid1: mid1 ?? null,
    mid2: mid2 ?? null,
    family: closed,
    alias: maiden !== null && maiden !== closed ? maiden : alias,
    generation: generation ?? null,
    gender: genderOfName(cells, isNewborn, given),
  };
};

/** Brings the parts of a name, however they were filled, into one form. */
export const cleanName = (cells: NameCells): CleanName => (isNobodys(cells) ? NO_NAME : partsOf(cells));

/** Script step over distinct names that are not plain, packed: given, middle, family, maiden, suffix, whole name. */
export const cleanNames: ScriptFunction = function* ([name]) {
  const [, given = null, middle = null, family = null, maiden = null, suffix = null, full = null] = (name ?? '')
    .split(SEPARATOR)
    .map((cell) => (cell === '' ? null : cell));
  const clean = cleanName({ given, middle, family, maiden, suffix, full });
  yield [clean.given, clean.mid1, clean.mid2, clean.family, clean.alias, clean.generation, clean.gender];
};
