import { onceFor } from '../../../core/once.ts';
import type { ColumnRole } from '../../../schema/vocabulary.ts';
import { VALUE_TESTS } from '../../columns/cells/content-tests.ts';
import { foldWords } from '../../columns/cells/fold.ts';
import { roleRules } from '../../columns/data-files.ts';
import { toldWords } from './data-files.ts';

/** Roles whose values are words, each of which is told by a vocabulary. */
export type ToldRole = 'religion' | 'race_or_ethnicity' | 'sexual_orientation' | 'union_membership';

interface Vocabulary {
  readonly words: ReadonlySet<string>;
  /** Beginnings of words, and their shortest and longest. */
  readonly starts: ReadonlySet<string>;
}

const vocabularyOf = onceFor((words: readonly string[]): Vocabulary => {
  const isStart = (word: string) => word.endsWith('-');
  return {
    words: new Set(words.filter((word) => !isStart(word))),
    starts: new Set(words.filter(isStart).map((word) => word.slice(0, -1))),
  };
});

const SHORTEST = 3;
const LONGEST = 12;

const isIn = ({ words, starts }: Vocabulary, word: string): boolean => {
  if (words.has(word)) return true;
  for (let end = SHORTEST; end <= Math.min(LONGEST, word.length); end += 1)
    if (starts.has(word.slice(0, end))) return true;
  return false;
};

/** The closed list of tables for the same thing, whose entries are whole values. */
const LISTED: Readonly<Partial<Record<ToldRole, string>>> = {
  religion: 'religion',
  race_or_ethnicity: 'race',
  sexual_orientation: 'orientation',
};

/** "Evangelical Church of Somewhere", "SEIU Local 721": one word tells it, whatever else stands there. */
const BY_ONE: ReadonlySet<ToldRole> = new Set<ToldRole>(['religion', 'union_membership']);

/** Full stops shorten: "r.k.", "ver.di". */
const foldedWords = (value: string): readonly string[] => foldWords(value.replaceAll('.', '')).split(' ');

/** Several origins of one person, of which one is known: "White/Houma". */
const PARTS = /[/,;&+]/;

/** Whether the words of a value are those of its role: one of them, or all of a part, and others that only join them. */
export const isTold = (role: ToldRole, value: string): boolean => {
  if (VALUE_TESTS[LISTED[role] ?? '']?.(value)) return true;
  const all = toldWords();
  const vocabulary = vocabularyOf(all[role]);
  const joining = vocabularyOf(all.joining);
  if (BY_ONE.has(role)) return foldedWords(value).some((word) => isIn(vocabulary, word));
  return value.split(PARTS).some((part) => {
    const words = foldedWords(part);
    return (
      words.some((word) => isIn(vocabulary, word)) &&
      words.every((word) => isIn(vocabulary, word) || isIn(joining, word))
    );
  });
};

/** Phrases for codes and flags say no more than the word beside them: "race cd", "orientation code". */
const CODED = /^(?:\p{L}{1,2}|\d+|code|flag|ind)$/u;

const phrasesOf = onceFor((phrases: readonly string[]): readonly string[] =>
  phrases
    .map(foldWords)
    .filter(
      (phrase) =>
        phrase.split(' ').filter((word) => !CODED.test(word)).length > 1 && !/ (?:code|flag|ind)$/.test(phrase),
    ),
);

/** "Tribal affiliation (optional)". */
const REMARK = / ?\([^()]*\)$/;

/** Whether a field is called by two words or more that leave no doubt: "sexual orientation", "ethnische Herkunft", "plate number". */
export const isSpelledOut = (role: ColumnRole, name: string): boolean => {
  const own = ` ${foldWords(name.replace(REMARK, '').replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 '))}`;
  return phrasesOf(roleRules().find((rule) => rule.role === role)?.phrases ?? []).some((phrase) =>
    own.endsWith(` ${phrase}`),
  );
};
