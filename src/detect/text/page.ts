import { hashOf } from './characters.ts';
import type { LabelPlan } from './labels/label-plan.ts';
import type { Phrase, PhraseBook } from './phrases.ts';
import { standsAt } from './phrases.ts';
import type { Span } from './span.ts';
import type { Tokens } from './tokens.ts';

/** A label that stands in the text. */
export interface FoundLabel {
  /** First token of the label, and the token behind it. */
  readonly from: number;
  readonly to: number;
  /** Its detectors, worked out when they are asked for first. */
  readonly plan: () => LabelPlan;
}

/** A word or phrase of medicine that stands in the text. */
export interface FoundTerm {
  readonly from: number;
  readonly to: number;
  readonly term: number;
}

/** What finders see of a window: its tokens, labels and context words. */
export interface Page {
  readonly text: string;
  readonly tokens: Tokens;
  readonly labels: readonly FoundLabel[];
  /** Ends of context phrases, in order, and the number of each. */
  readonly contextEnds: readonly number[];
  readonly contextNumbers: readonly number[];
  readonly contextsOf: ReadonlyMap<string, Uint8Array>;
  readonly phrasesOf: PhraseBook['phrasesOf'];
  /** Words of medicine, in order. */
  readonly terms: readonly FoundTerm[];
  readonly emit: (span: Span) => void;
}

/** Emits a value that begins at a token; a sure one is passed over by the finders that follow. */
export const emitAt = ({ tokens, emit }: Page, token: number, span: Span): void => {
  emit(span);
  if (span.confidence < SURE) return;
  for (let at = token; at < tokens.count && (tokens.start[at] ?? 0) < span.end; at += 1) tokens.taken[at] = 1;
};

const SURE = 0.85;

/** Small words that only German has, and has in every sentence; the tokeniser lists them. */
export const GERMAN_CUES: readonly number[] =
  'der und das ist nicht ich mit für auf ein eine dem zu wir sie wurde oder ihnen mich meine meines ihre wird sind haben nach bei unter geehrte freundlichen'
    .split(' ')
    .map(hashOf);
/** So many of them make a text German: "Van der Berg" does not. */
const LEAST_GERMAN = 3;

const weights = (words: string, weight: number): readonly (readonly [number, number])[] =>
  words.split(' ').map((word) => [hashOf(word), weight]);

/** Words of texts about people, by how much each says. */
const PERSONAL: ReadonlyMap<number, number> = new Map([
  ...weights('i my me im mine myself', 1),
  ...weights(
    'he she his her him hers himself herself mr mrs ms dr mother father wife husband son daughter brother sister mom dad mum girlfriend boyfriend grandma grandpa aunt uncle patient pt dob coach goalkeeper striker midfielder nurse spouse tenant claimant insured defendant plaintiff applicant beneficiary ssn yo sincerely regards dear thx lol',
    3,
  ),
  ...weights(
    'senor senora sr sra herr frau monsieur madame mme mevrouw meneer signor signora sig pan pani hijo hija esposa esposo madre padre tochter sohn mutter vater fille fils moglie marito figlia figlio filha filho estimado estimada querido querida hola geehrter geehrte liebe lieber cher chere bonjour ciao gentile prezado prezada geachte beste paciente',
    3,
  ),
]);
/** The tokeniser lists them. */
export const PERSONAL_CUES: readonly number[] = [...PERSONAL.keys()];
/** Weight of such words that a window needs, and tokens for each of them. */
const LEAST_PERSONAL = 3;
const TOKENS_A_WEIGHT = 40;

const WEIGHT_OF_VALUE = 4;

/** Whether a window speaks of people, by its words and by the values of people that were found in it. */
export const isPersonal = ({ weight, count }: Tokens, values: number): boolean => {
  const all = weight + WEIGHT_OF_VALUE * values;
  return all >= LEAST_PERSONAL && all * TOKENS_A_WEIGHT > count;
};

/** Share of signs of code among tokens that code has, and tokens that say enough about a window. */
const CODE_SHARE = 0.12;
const LEAST_CODE = 200;

/** Whether a word is in a map: a look at one bit for most. */
const weightsOf = (words: Iterable<readonly [number, number]>): ((hash: number) => number) => {
  const all = new Map(words);
  const bits = new Uint8Array(65_536);
  for (const hash of all.keys()) bits[hash >>> 16] = 1;
  return (hash) => (bits[hash >>> 16] === 1 ? (all.get(hash) ?? 0) : 0);
};

const personalWeight = weightsOf(PERSONAL);
const germanWeight = weightsOf(GERMAN_CUES.map((hash): [number, number] => [hash, 1]));

/** What the listed words of a window tell of it as a whole. */
const judgeWindow = (tokens: Tokens): void => {
  let german = 0;
  let personal = 0;
  for (let n = 0; n < tokens.cues.count; n += 1) {
    const hash = tokens.hash[tokens.cues.items[n] ?? 0] ?? 0;
    german += germanWeight(hash);
    personal += personalWeight(hash);
  }
  tokens.nouns = german >= LEAST_GERMAN && german * 25 > tokens.count;
  tokens.code = tokens.count >= LEAST_CODE && tokens.signs > CODE_SHARE * tokens.count;
  tokens.weight = personal;
  tokens.told = isPersonal(tokens, 0);
  tokens.personal = tokens.told;
};

/** The last found that does not overlap the one before: of those that begin at a word the longest comes first. */
const isFree = (found: readonly { readonly to: number }[], from: number): boolean => from >= (found.at(-1)?.to ?? 0);

/** Looks up the listed cue words of a window. */
export const openPage = (text: string, tokens: Tokens, book: PhraseBook, emit: (span: Span) => void): Page => {
  const labels: FoundLabel[] = [];
  const terms: FoundTerm[] = [];
  const contextEnds: number[] = [];
  const contextNumbers: number[] = [];
  const take = (from: number, { rest, detectors, context, term, plan }: Phrase): void => {
    if (!standsAt(tokens, from + 1, rest)) return;
    const to = from + 1 + rest.length;
    if (term !== 0 && isFree(terms, from)) terms.push({ from, to, term });
    if (context >= 0) {
      contextEnds.push(tokens.end[to - 1] ?? 0);
      contextNumbers.push(context);
    }
    if (detectors.length > 0 && isFree(labels, from)) labels.push({ from, to, plan });
  };
  const { hash, cues } = tokens;
  for (let n = 0; n < cues.count; n += 1) {
    const from = cues.items[n] ?? 0;
    const found = book.startingWith(hash[from] ?? 0);
    if (!found) continue;
    const { list, seconds } = found;
    const second = hash[from + 1] ?? 0;
    for (let k = 0; k < seconds.length; k += 1) {
      const phrase = list[k];
      // Most phrases fail by their second word.
      if (phrase && (seconds[k] === second || seconds[k] === 0)) take(from, phrase);
    }
  }
  judgeWindow(tokens);
  const { contextsOf, phrasesOf } = book;
  return { text, tokens, labels, contextEnds, contextNumbers, contextsOf, phrasesOf, terms, emit };
};

/** Signs around a value that are searched for context words. */
const BEFORE = 60;
const AFTER = 24;

const firstAtLeast = (sorted: readonly number[], value: number): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Whether one of the flagged context phrases stands near a value. */
export const hasContext = (
  { contextEnds, contextNumbers }: Page,
  start: number,
  end: number,
  flags: Uint8Array,
  before = BEFORE,
): boolean => {
  for (let n = firstAtLeast(contextEnds, start - before); n < contextEnds.length; n += 1) {
    if ((contextEnds[n] ?? 0) > end + AFTER) return false;
    if (flags[contextNumbers[n] ?? 0] === 1) return true;
  }
  return false;
};
