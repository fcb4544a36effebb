import { medicalWords } from '../../words/data-files.ts';

/** What a word of medicine is: bits, so that a word may be of two lists. */
export const TERM = { condition: 1, drug: 2, abbreviation: 4, weak: 8 } as const;

const words = medicalWords();

/** Phrases of medicine, each with what it is. */
export const medicalTerms = (): readonly (readonly [string, number])[] => {
  const weak = new Set(words.weak);
  const weigh = (text: string, term: number): readonly [string, number] => [
    text,
    weak.has(text) ? term | TERM.weak : term,
  ];
  return [
    ...[...words.condition, ...words.condition_abroad, ...words.treatment].map((text) => weigh(text, TERM.condition)),
    ...words.drug.map((text) => weigh(text, TERM.drug)),
    ...words.abbreviation.map((text) => weigh(text, TERM.abbreviation)),
  ];
};

export const MODIFIERS: readonly string[] = words.modifier;
