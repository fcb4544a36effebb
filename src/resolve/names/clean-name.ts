import type { ScriptFunction } from '../../engine/port.ts';
import { NAME_WORDS } from '../data-files.ts';
import { SEPARATOR } from '../steps/sql-parts.ts';
import { nameWords } from './fold.ts';

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
}

interface NameCells {
  readonly given: string | null;
  readonly middle: string | null;
  readonly family: string | null;
  readonly maiden: string | null;
  readonly suffix: string | null;
  readonly full: string | null;
}

const { titles, dignities, generations, qualifications, particles } = NAME_WORDS;

const words = (text: string | null): readonly string[] => (text === null ? [] : nameWords(text));

/** Words without titles in front and qualifications behind; all of them where nothing else would be left. */
const withoutTitles = (all: readonly string[]): readonly string[] => {
  const first = all.findIndex((word) => !titles.has(word));
  const rest = first < 0 ? [] : all.slice(first);
  const kept = rest.filter((word, n) => n === 0 || !(dignities.has(word) || qualifications.has(word)));
  return kept;
};

/** Generations told by a word that cannot be a letter of a name ("ii", "jr"; a lone "v" or "i" is an initial). */
const generationOf = (all: readonly string[]): number | null => {
  for (const word of all.slice(1)) {
    const found = word.length > 1 ? generations.get(word) : undefined;
    if (found !== undefined && !titles.has(word)) return found;
    if (word === 'sr' && all.at(-1) === 'sr') return 1;
  }
  return null;
};

const isGeneration = (word: string): boolean => word.length > 1 && generations.has(word);

const familyOf = (parts: readonly string[]): { readonly family: string | null; readonly alias: string | null } => {
  const main = parts.filter((word) => !particles.has(word));
  const last = main.length > 1 ? (main.at(-1) ?? null) : null;
  return { family: parts.length === 0 ? null : parts.join(''), alias: last };
};

/** Brings the parts of a name, however they were filled, into one form. */
export const cleanName = (cells: NameCells): CleanName => {
  const givenWords = words(cells.given);
  const familyWords = words(cells.family);
  const fullWords = words(cells.full);
  const suffixWords = words(cells.suffix);
  const generation =
    suffixWords.map((word) => generations.get(word)).find((found) => found !== undefined) ??
    generationOf(familyWords) ??
    generationOf(fullWords) ??
    generationOf(givenWords);
  const plain = (all: readonly string[]) => withoutTitles(all.filter((word, n) => n === 0 || !isGeneration(word)));
  let family = plain(familyWords);
  const inFamily = new Set([...familyWords, ...words(cells.maiden)]);
  const given = plain(givenWords);
  const middle = plain(words(cells.middle));
  const rest = plain(fullWords).filter((word) => !inFamily.has(word));
  const front = [...given, ...middle, ...rest].filter(
    (word, n, all) => all.indexOf(word) === n && !(n > 0 && inFamily.has(word)),
  );
  // A dignity alone ("earl") is a name after all where the record has no other.
  if (front.length === 0 && family.length === 0) front.push(...givenWords.slice(0, 1));
  if (family.length === 0 && familyWords.length > 0 && front.length > 0) family = familyWords.slice(-1);
  if (family.length === 0 && front.length > 1) family = front.splice(-1);
  const { family: closed, alias } = familyOf(family);
  const maiden = familyOf(plain(words(cells.maiden))).family;
  return {
    given: front[0] ?? null,
    mid1: front[1] ?? null,
    mid2: front[2] ?? null,
    family: closed,
    alias: maiden !== null && maiden !== closed ? maiden : alias,
    generation: generation ?? null,
  };
};

/** Script step over distinct names that are not plain, packed: given, middle, family, maiden, suffix, whole name. */
export const cleanNames: ScriptFunction = function* ([name]) {
  const [, given = null, middle = null, family = null, maiden = null, suffix = null, full = null] = (name ?? '')
    .split(SEPARATOR)
    .map((cell) => (cell === '' ? null : cell));
  const clean = cleanName({ given, middle, family, maiden, suffix, full });
  yield [clean.given, clean.mid1, clean.mid2, clean.family, clean.alias, clean.generation];
};
