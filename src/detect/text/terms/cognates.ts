import { once } from '../../../core/once.ts';
import { drugNames, medicalLexicon, medicalParts, medicalWords } from '../../words/data-files.ts';
import { hashOf } from '../tokens/characters.ts';
import { medicalContext } from './data-files.ts';
import { TERM } from './medical-words.ts';

/** Letters that sound alike wherever they stand. */
const ALIKE: Readonly<Record<string, string>> = { y: 'i', j: 'i', x: 's', z: 's', q: 'k' };
/** Two letters that sound as one. */
const PAIRS: Readonly<Record<string, string>> = { ph: 'f', ch: 'k', qu: 'k' };
const SOFT = 'eiy';

/** How many letters at a place are one sound, and which; none for a letter that is not spoken everywhere. */
const soundAt = (word: string, at: number): readonly [sound: string, letters: number] => {
  const [own = '', next = ''] = [word[at], word[at + 1]];
  const pair = PAIRS[own + next];
  if (pair !== undefined) return [pair, 2];
  if (own === 'h' && (at === 0 || 'rt'.includes(word[at - 1] ?? ''))) return ['', 1];
  if (own === 'p' && (next === 's' ? at > 0 : next === 'n' && at === 0)) return ['', 1];
  // "Infarct", "Infarkt", "infarto"; "anaemia", "anemia".
  if ((next === 't' && 'ckp'.includes(own)) || (next === 'e' && 'ao'.includes(own))) return ['', 1];
  if (own === 'c') return [SOFT.includes(next) && next !== '' ? 's' : 'k', 1];
  return [ALIKE[own] ?? own, 1];
};

const spelledOut = (word: string): string =>
  /[^a-z]/.test(word)
    ? word
        .replace(/[äöœæ]/g, 'e')
        .replace(/[çß]/g, 's')
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
    : word;

const SPANISH_START = /^es(?=[ktplmnf])/;
/** "Hypertension", "ipertensione", "hypertensie"; "carcinoma", "carcinoom"; "asthma", "astma". */
const END = /(?:ion[ei]?|[aeiou]s?|u?m)$/;
const LAST_VOWEL = /[aeiou]$/;

/**
 * What Greek and Latin gave to all languages is written by the rules of each: "thrombosis", "Thrombose", "trombosis", "trombosi"; "dyslexia",
 * "Dyslexie", "dislessia". Two words of one key are one word in two languages.
 */
export const cognateKey = (word: string): string => {
  const own = spelledOut(word);
  let [key, last] = ['', ''];
  for (let at = 0; at < own.length; ) {
    const [sound, letters] = soundAt(own, at);
    if (sound !== last) key += sound;
    if (sound !== '') last = sound;
    at += letters;
  }
  return key.replace(SPANISH_START, 's').replace(END, '').replace(LAST_VOWEL, '');
};

/** Endings of words that came from Greek or Latin and name an illness, or what is done about it. */
const OF_GREEK =
  /(?:itis|osis|iasis|esis|exis|ysis|opsy|ia|athy|algy|plasty|tomy|tomies|stomy|scopy|oma|ism|stasis|plegic|trophy|ergy|therapy|graphy|gram|lepsy|ophy|cele|thorax|plexy|pnea|rrhea|ptysis|ptosis|melasma|dysplasia|ema|emesis|farct|fracture|epileptic|asthmatic|tension|fusion|cussion|fection|spasm)$/;

/** Those of drugs by their common names; names that firms give are the same everywhere. */
const OF_DRUGS =
  /(?:mab|tinib|pril|sartan|statin|olol|azole|cillin|mycin|micin|floxacin|cycline|azepam|azolam|dipine|gliptin|gliflozin|glutide|triptan|setron|parin|dine|navir|clovir|lukast|oxetine|tyline|barbital|dronate|azide|emide|phylline|xaban|fibrate|zone|racetam|profen|oxicam|fenac|coxib|caine|astine|pramine|zosin|platin|rubicin|taxel|olimus|relin|ol|one|onide|estrel|zodone|pidem|piprazole|dopa|ine|phan|exate|abine|mide|etamol|amate|zepine|barb|toin|tropin|xacin|formin|zide|pam|lam|ium|ate|ide)$/;

/** Letters of the shortest word, and of the shortest key of an illness and of a drug. */
export const SHORTEST_COGNATE = 7;
const SHORTEST_ILLNESS = 6;
const SHORTEST_DRUG = 7;

const SINGLE = /^[a-z]{7,}$/;
const OTHERS = medicalContext('no_cognate');

const keys = once(() => {
  const { condition, treatment, weak, strict, drug } = medicalWords();
  const doubtful = new Set([...weak, ...strict]);
  const ofRank = (asked: number) => medicalLexicon().flatMap(({ rank, words }) => (rank === asked ? words : []));
  const of = (words: readonly string[], ends: RegExp): readonly string[] =>
    words.filter((word) => ends.test(word) && SINGLE.test(word) && !doubtful.has(word));
  const found = new Map<string, number>();
  const ofDrugs = (words: readonly string[]): readonly string[] =>
    words.filter((word) => OF_DRUGS.test(word) && SINGLE.test(word));
  const add = (words: readonly string[], shortest: number, term: number): void => {
    for (const word of words) {
      const key = cognateKey(word);
      if (key.length >= shortest && !OTHERS.has(hashOf(word))) found.set(key, term);
    }
  };
  // What is doubtful in English is not so in a language that writes it in another way: "penicilline".
  add(ofDrugs([...drug, ...ofRank(3), ...drugNames()]), SHORTEST_DRUG, TERM.drug);
  add(
    of([...condition, ...treatment, ...medicalParts().illness, ...ofRank(1)], OF_GREEK),
    SHORTEST_ILLNESS,
    TERM.condition,
  );
  return found;
});

/** What a word of another language is that is one of medicine in English but for how it is written; 0 for nothing. */
export const cognateOf = (word: string): number =>
  word.length < SHORTEST_COGNATE || OTHERS.has(hashOf(word)) ? 0 : (keys().get(cognateKey(word)) ?? 0);
