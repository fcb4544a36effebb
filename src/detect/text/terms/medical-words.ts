import { medicalAbroad, medicalLexicon, medicalParts, medicalWords } from '../../words/data-files.ts';

/** What a word of medicine is: bits, so that a word may be of two lists. */
export const TERM = {
  condition: 1,
  drug: 2,
  abbreviation: 4,
  weak: 8,
  strict: 16,
  harm: 32,
  head: 64,
  everyday: 128,
  lone: 256,
} as const;

const words = medicalWords();
const parts = medicalParts();

/** German and other nouns abroad have an ending as well: "des Herzinfarkts". */
const withEnding = (text: string): readonly string[] => (/[a-z]{4}[^\W\ds]$/.test(text) ? [text, `${text}s`] : [text]);

/** "D'apnée", "l'asthme": the word that the article is drawn together with. */
const withElision = (text: string): readonly string[] =>
  /^[aeiouéh]/.test(text) ? [text, `d'${text}`, `l'${text}`] : [text];

/** What somebody has several of: more words than these would only be asked for in vain. */
const COUNTED =
  /(?:^| )(?:fracture|cyst|tumou?r|ulcer|seizure|migraine|stroke|infection|disorder|hernia|aneurysm|nodule|polyp|stone|transplant|implant|stent|replacement|graft|attack|miscarriage|overdose|burn|disc|ligament|tear|clot|defect|fusion|injection|carcinoma|lymphoma|sarcoma|melanoma)$/;

const withPlural = (text: string): readonly string[] => (COUNTED.test(text) ? [text, `${text}s`] : [text]);

const counted = (text: string, term: number): readonly (readonly [string, number])[] => [
  [text, term],
  [`${text}s`, term],
];

/** What the ranks of data/words/medical.txt say of their words. */
const RANKED = new Map<number, number>([
  [1, TERM.condition],
  [2, TERM.condition | TERM.weak],
  [3, TERM.drug],
  [4, TERM.abbreviation | TERM.weak | TERM.strict],
  [5, TERM.abbreviation],
]);

/** The same of data/words/medical-abroad.txt: its words that mean much else are of everyday speech. */
const RANKED_ABROAD = new Map<number, number>([...RANKED, [2, TERM.condition | TERM.weak | TERM.everyday]]);

/** A word of another language with its ending and the article that may be drawn together with it. */
const withForms = (text: string): readonly string[] =>
  text.includes(' ') ? [text] : withEnding(text).flatMap(withElision);

const lexicon = (): readonly (readonly [string, number])[] => [
  ...medicalLexicon().flatMap(({ rank, words }) =>
    words.map((text): [string, number] => [text, RANKED.get(rank) ?? 0]),
  ),
  ...medicalAbroad().flatMap(({ rank, words }) =>
    (rank <= 2 ? words.flatMap(withForms) : words).map((text): [string, number] => [
      text,
      RANKED_ABROAD.get(rank) ?? 0,
    ]),
  ),
];

/** Phrases of medicine, each with what it is. */
export const medicalTerms = (): readonly (readonly [string, number])[] => {
  const weak = new Set(words.weak);
  const strict = new Set(words.strict);
  const weigh = (text: string, term: number): readonly [string, number] => [
    text,
    term |
      (weak.has(text) || weak.has(text.slice(0, -1)) ? TERM.weak : 0) |
      (strict.has(text) ? TERM.weak | TERM.strict : 0),
  ];
  const conditions = [
    ...words.condition_abroad.flatMap(withEnding).flatMap(withElision),
    ...[...words.condition, ...words.treatment].flatMap(withPlural),
  ];
  return [
    ...conditions.map((text) => weigh(text, TERM.condition)),
    ...parts.illness.map((text) => weigh(text, TERM.condition)),
    ...parts.head.flatMap((text) => counted(text, TERM.head)),
    ...parts.complaint.flatMap((text) => counted(text, TERM.head | TERM.weak)),
    ...parts.finding.flatMap((text) => counted(text, TERM.head | TERM.condition | TERM.weak)),
    ...parts.head_abroad.map((text): readonly [string, number] => [text, TERM.head]),
    ...words.drug.map((text) => weigh(text, TERM.drug)),
    ...words.abbreviation.map((text) => weigh(text, TERM.abbreviation)),
    ...words.harm.map((text): readonly [string, number] => [text, TERM.harm]),
    ...lexicon(),
  ];
};

/** Words that describe an illness, an injury or a procedure. */
export const MODIFIERS: readonly string[] = [...words.modifier, ...words.body, ...parts.describing, ...parts.ordinary];
export const BODY: readonly string[] = words.body;
export const BODY_ABROAD: readonly string[] = parts.body_abroad;
/** Those that are of medicine only: what they describe is of medicine as well. */
export const OF_MEDICINE: readonly string[] = [...words.body, ...parts.describing];
