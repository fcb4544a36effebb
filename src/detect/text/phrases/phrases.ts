import { once } from '../../../core/once.ts';
import type { Detector } from '../../data-files.ts';
import { hasCheckDigits } from '../../values/national-ids.ts';
import { numberNouns } from '../../words/data-files.ts';
import { type LabelPlan, labelPlan } from '../labels/label-plan.ts';
import { medicalTerms } from '../terms/medical-words.ts';
import { hashOf } from '../tokens/characters.ts';
import { TAB } from '../tokens/signs.ts';
import { tokenise } from '../tokens/tokenise.ts';
import { createTokens, GAP, type Tokens } from '../tokens/tokens.ts';
import { type WindowWords, windowWords } from '../tokens/window-words.ts';
import { mayHave, type WordIndex, wordIndex } from '../tokens/word-index.ts';
import { toldPhrases } from '../told/told-words.ts';
import { type Phrase, type PhrasePlaces, phrasePlaces } from './phrase-places.ts';

export interface PhraseBook {
  /** First words of phrases, and other words that finders ask for. */
  readonly index: WordIndex;
  readonly phrasesOf: (hash: number) => readonly Phrase[];
  readonly places: PhrasePlaces;
  readonly windowWords: WindowWords;
  /** Contexts that a detector names, as flags by context number. */
  readonly contextsOf: ReadonlyMap<string, Uint8Array>;
  /** By context number the detectors that a noun of numbers names: none for the noun of a thing. */
  readonly nouns: ReadonlyMap<number, readonly Detector[]>;
}

const NO_PHRASES: readonly Phrase[] = [];

const NOTHING = wordIndex([]);
const scratch = createTokens();

/** Hashes of a phrase's tokens, as the tokeniser gives them. */
export const hashesOf = (phrase: string): readonly number[] => {
  tokenise(phrase, 0, phrase.length, scratch, NOTHING);
  return [...scratch.hash.subarray(0, scratch.count)];
};

/** The same of many phrases: one pass costs a fifth of one pass each. */
export const hashesOfAll = (phrases: readonly string[]): ReadonlyMap<string, readonly number[]> => {
  const text = phrases.join('\n');
  const tokens = createTokens();
  tokenise(text, 0, text.length, tokens, NOTHING);
  const { count, start, hash } = tokens;
  const found = new Map<string, readonly number[]>();
  let end = -1;
  let token = 0;
  for (const phrase of phrases) {
    end += phrase.length + 1;
    const own: number[] = [];
    for (; token < count && (start[token] ?? 0) < end; token += 1) own.push(hash[token] ?? 0);
    found.set(phrase, own);
  }
  return found;
};

const sameHashes = (a: readonly number[], b: readonly number[]): boolean => {
  for (let n = 0; n < a.length; n += 1) if (a[n] !== b[n]) return false;
  return a.length === b.length;
};

/** Words whose plural is meant as well: "card" stands for "cards". */
const withPlural = (word: string): readonly string[] =>
  /^[a-z]{3,}[a-rt-z]$/.test(word) ? [word, `${word}s`] : [word];

/** Labels of which lists have many: "passport numbers", "dates of birth". */
const LISTED =
  /(?:number|id|license|licence|passport|card|ssn|account|acct|pin|code|dob|birthday|birth ?date|mrn|policy)$/;

const withPluralLabel = (label: string): readonly string[] => {
  if (label === 'date of birth') return [label, 'dates of birth'];
  // "Bug ids" are nobody's.
  return LISTED.test(label) && label !== 'id' ? [label, `${label.replace(/y$/, 'ie')}s`] : [label];
};

const WEAK = 0.7;

const isChecked = ({ validator }: Detector): boolean => validator !== undefined && hasCheckDigits(validator);

const placeOf = (detector: Detector): number => {
  if (isChecked(detector)) return -1;
  if (detector.score < WEAK) return 2;
  return detector.needsContext ? 0 : 1;
};

/** "No." and the like at the end of a label, which stands for itself without them. */
const NUMBER_WORD = /[ .-]?(?:no|nr|num|number|nummer|n|nº|n°|n\.º|#)\.?$/;

/**
 * What else finds a value behind a label: all that its end has of the same kind ("old password" is a password's, too), all
 * that it has without a full stop, and what check digits tell behind its end or in front of its "no.".
 */
const relatedTo = (
  label: string,
  own: readonly Detector[],
  labelled: ReadonlyMap<string, readonly Detector[]>,
): readonly Detector[] => {
  const found = new Set<Detector>();
  const take = (base: string, isWanted: (detector: Detector) => boolean): void => {
    for (const one of labelled.get(base) ?? []) if (!own.includes(one) && isWanted(one)) found.add(one);
  };
  const isAlike = (one: Detector): boolean => isChecked(one) || own.some(({ element }) => element === one.element);
  for (let at = label.indexOf(' '); at > 0; at = label.indexOf(' ', at + 1)) take(label.slice(at + 1), isAlike);
  if (label.endsWith('.')) take(label.slice(0, -1), () => true);
  take(label.replace(NUMBER_WORD, ''), isChecked);
  return [...found];
};

/** The detectors of a label in the order in which they are asked: check digits say most. */
const detectorsOf = (
  label: string,
  own: readonly Detector[],
  labelled: ReadonlyMap<string, readonly Detector[]>,
): readonly Detector[] => {
  const all = [...own, ...relatedTo(label, own, labelled)];
  return [...all.filter(isChecked), ...all.filter((detector) => !isChecked(detector))];
};

const NO_DETECTORS: readonly Detector[] = [];
const NO_PLAN = once((): LabelPlan => labelPlan(NO_DETECTORS));

/** Makes phrases the labels of detectors. Labels are many, and lists of detectors few: those of one list share it and its plan. */
const labeller = (detectors: readonly Detector[]): ((phrase: Phrase, own: readonly Detector[]) => void) => {
  const numbers = new Map(detectors.map((detector, n) => [detector, n]));
  const lists = new Map<string, Pick<Phrase, 'detectors' | 'plan'>>();
  return (phrase, own) => {
    const all = [...phrase.detectors, ...own];
    const key = all.map((detector) => numbers.get(detector)).join(' ');
    const shared = lists.get(key) ?? { detectors: all, plan: once(() => labelPlan(all)) };
    lists.set(key, shared);
    Object.assign(phrase, shared);
  };
};

/** Asks for phrases by their first word. Of its own, so that nothing is held of what the book was made with. */
const lookUp =
  (index: WordIndex, byFirst: ReadonlyMap<number, readonly Phrase[]>): PhraseBook['phrasesOf'] =>
  (hash) =>
    mayHave(index, hash) ? (byFirst.get(hash) ?? NO_PHRASES) : NO_PHRASES;

/** The labels and context phrases of detectors, by their first word; `others` are hashes of words that finders ask for. */
export const createPhraseBook = (detectors: readonly Detector[], others: readonly number[] = []): PhraseBook => {
  const terms = detectors.some(({ finder }) => finder === 'medical') ? medicalTerms() : [];
  const told = detectors.some(({ finder }) => finder === 'told') ? toldPhrases() : [];
  const hashes = hashesOfAll([
    ...detectors.flatMap(({ context = [], nouns = [], labels = [] }) => [
      ...[...context, ...nouns].flatMap(withPlural),
      ...labels.flatMap(withPluralLabel),
    ]),
    ...numberNouns().things.flatMap(withPlural),
    ...[...terms, ...told].map(([text]) => text),
  ]);
  const book = new Map<number, Phrase[]>();
  const phraseFor = (text: string): Phrase => {
    const words = hashes.get(text) ?? [];
    const [first = 0] = words;
    // What is cut holds no room for more, as a list that grew does.
    const rest = words.slice(1);
    const known = book.get(first) ?? [];
    book.set(first, known);
    const found = known.find((phrase) => sameHashes(phrase.rest, rest));
    if (found) return found;
    const made: Phrase = { first, rest, detectors: NO_DETECTORS, plan: NO_PLAN, context: -1, term: 0, told: 0 };
    known.push(made);
    return made;
  };
  let contexts = 0;
  const numberOf = (text: string): number => {
    const phrase = phraseFor(text);
    if (phrase.context < 0) {
      phrase.context = contexts;
      contexts += 1;
    }
    return phrase.context;
  };
  const named = detectors.map(({ id, context = [] }): [string, readonly number[]] => [
    id,
    context.flatMap(withPlural).map(numberOf),
  ]);
  // Check digits say most; then what else stands around a value, so detectors that ask for it come next. Weak ones come last.
  const ranked = [...detectors].sort((a, b) => placeOf(a) - placeOf(b));
  const nouns = new Map<number, Detector[]>();
  for (const detector of ranked) {
    for (const noun of new Set((detector.nouns ?? []).flatMap(withPlural).map(numberOf)))
      nouns.set(noun, [...(nouns.get(noun) ?? []), detector]);
  }
  for (const noun of numberNouns().things.flatMap(withPlural).map(numberOf)) if (!nouns.has(noun)) nouns.set(noun, []);
  const labelled = new Map<string, readonly Detector[]>();
  for (const detector of ranked)
    for (const label of new Set((detector.labels ?? []).flatMap(withPluralLabel)))
      labelled.set(label, [...(labelled.get(label) ?? []), detector]);
  const addLabel = labeller(detectors);
  for (const [label, own] of labelled) addLabel(phraseFor(label), detectorsOf(label, own, labelled));
  for (const [text, term] of terms) phraseFor(text).term |= term;
  for (const [text, kind] of told) phraseFor(text).told |= kind;
  // What is looked up outlives what it was made of.
  const byFirst = new Map(
    [...book].map(([first, known]) => [first, known.toSorted((a, b) => b.rest.length - a.rest.length)]),
  );
  const flags = named.map(([id, numbers]): [string, Uint8Array] => {
    const own = new Uint8Array(contexts);
    for (const n of numbers) own[n] = 1;
    return [id, own];
  });
  const valueStarts = detectors.flatMap(({ words = [] }) => words.map(hashOf));
  const index = wordIndex([...byFirst.keys(), ...valueStarts, ...others]);
  return {
    index,
    phrasesOf: lookUp(index, byFirst),
    places: phrasePlaces(index, byFirst),
    windowWords: windowWords(index, valueStarts),
    contextsOf: new Map(flags),
    nouns,
  };
};

/** Blanks that part columns and no words of one phrase, even where a line is stretched. */
const COLUMNS_APART = 4;

/** "Paciente          N.º historia", "Patient\tID": whether two words stand in columns of their own. */
const isApart = ({ start, end, units, from }: Tokens, token: number): boolean => {
  const before = end[token - 1] ?? 0;
  return (start[token] ?? 0) - before >= COLUMNS_APART || units[before - from] === TAB;
};

/** Whether the tokens from `at` on are the rest of a phrase, with at most a few blanks or one line end between words. */
export const standsAt = (tokens: Tokens, at: number, rest: readonly number[]): boolean => {
  const { hash, gap, count } = tokens;
  for (let n = 0; n < rest.length; n += 1) {
    const token = at + n;
    if (token >= count || hash[token] !== rest[n] || (gap[token] ?? 0) > GAP.newline) return false;
    if (gap[token] === GAP.blank && isApart(tokens, token)) return false;
  }
  return true;
};
