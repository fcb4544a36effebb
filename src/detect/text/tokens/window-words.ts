import { FIELD_CUES } from '../names/lists/fields.ts';
import { LOWER_CUES } from '../names/lower-case/lower-cues.ts';
import { hashOf } from './characters.ts';
import type { Tokens } from './tokens.ts';
import { columnOf, type WordIndex } from './word-index.ts';

/** Small words that only German has, and has in every sentence; the tokeniser lists them. */
export const GERMAN_CUES: readonly number[] =
  'der und das ist nicht ich mit für auf ein eine dem zu wir sie wurde oder ihnen mich meine meines ihre wird sind haben nach bei unter geehrte freundlichen vom zum zur beim durch seit über wegen kein keine auch noch'
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
  ...weights(
    'patientin patienten patiente paziente pazienti utente pacjent pacjentka pacjenta pacjentki pasient pasienten potilas versicherte versicherter versicherten geschadigte geschadigter geschadigten beschuldigter beschuldigte beschuldigten ehemann ehefrau gattin ehegatte ehegattin bruder schwester epouse epoux conjoint conjointe mari frere soeur marido hermano hermana pareja fratello sorella sottoscritto sottoscritta mae irmao irma companheiro companheira vitima victima vrouw echtgenoot echtgenote zoon dochter moeder zona zony meza corka corki matka matki ojciec siostra siostry pokrzywdzony pokrzywdzona ektefelle hustru datter dotter sonn anhorig parorende fodselsnummer personnummer pesel',
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

/** What cues are to a window, by their place in the index of cues: bits, and above them how much a word says of people. */
export type WindowWords = Uint8Array;

const GERMAN = 1;
const BEFORE_LOWER = 2;
const OF_FIELD = 4;
const BEGINS_VALUE = 8;
const CREATES = 64;
const WEIGHT = 4;
const WEIGHTS = 3;

/** The word by which a statement makes a table. */
const CREATE = hashOf('create');
export const STATEMENT_CUES: readonly number[] = [CREATE];
const TABLE = hashOf('table');

/** Whether a window has it: most that speak of creating something create no table. */
const hasStatement = ({ cues, hash }: Tokens): boolean => {
  for (let n = 0; n < cues.count; n += 1) {
    const cue = cues.items[n] ?? 0;
    if (hash[cue] === CREATE && hash[cue + 1] === TABLE) return true;
  }
  return false;
};

/** `valueStarts` are words that values of their own form begin with. */
export const windowWords = (index: WordIndex, valueStarts: readonly number[]): WindowWords => {
  const words = new Uint8Array(index.keys.length);
  const add = (hashes: Iterable<readonly [number, number]>): void => {
    columnOf(index, hashes).forEach((bits, place) => {
      words[place] = (words[place] ?? 0) | bits;
    });
  };
  const all = (hashes: readonly number[], bit: number) => hashes.map((hash): [number, number] => [hash, bit]);
  add(all(GERMAN_CUES, GERMAN));
  add(all(LOWER_CUES, BEFORE_LOWER));
  add(all(FIELD_CUES, OF_FIELD));
  add(all(valueStarts, BEGINS_VALUE));
  add(all(STATEMENT_CUES, CREATES));
  add([...PERSONAL].map(([hash, weight]): [number, number] => [hash, weight << WEIGHT]));
  return words;
};

/** What the listed words of a window tell of it as a whole, and which of them finders begin at. */
export const judgeWindow = (tokens: Tokens, words: WindowWords): void => {
  const { cues, cuePlaces, valueCues, lowerCues, fieldCues, count, signs } = tokens;
  let [germans, weight, value, lower, field, all] = [0, 0, 0, 0, 0, 0];
  for (let n = 0; n < cuePlaces.count; n += 1) {
    const own = words[cuePlaces.items[n] ?? 0] ?? 0;
    if (own === 0) continue;
    all |= own;
    germans += own & GERMAN;
    weight += (own >> WEIGHT) & WEIGHTS;
    const cue = cues.items[n] ?? 0;
    lowerCues.items[lower] = cue;
    lower += (own & BEFORE_LOWER) >> 1;
    fieldCues.items[field] = cue;
    field += (own & OF_FIELD) >> 2;
    valueCues.items[value] = cue;
    value += (own & BEGINS_VALUE) >> 3;
  }
  valueCues.count = value;
  lowerCues.count = lower;
  fieldCues.count = field;
  tokens.nouns = germans >= LEAST_GERMAN && germans * 30 > count;
  tokens.code = count >= LEAST_CODE && signs > CODE_SHARE * count;
  tokens.weight = weight;
  tokens.creates = (all & CREATES) !== 0 && hasStatement(tokens);
  tokens.told = isPersonal(tokens, 0);
  tokens.personal = tokens.told;
};
