import { wordList } from '../columns/data-files.ts';
import { foldWords } from '../columns/fold.ts';
import { nameRank } from '../columns/name-knowledge.ts';
import type { Span } from './span.ts';

const titles = wordList('titles');
const companies = wordList('company_words');
const streets = wordList('street_words');
const countries = wordList('countries');
const COMMON = new Set(
  'sun mon tue wed thu fri sat jan feb mar apr jun jul aug sep sept oct nov dec license licence public general work works title section source free software foundation the this that these those what when where which who why how can could would should will may i we you he she it they my your our his her their is are was were do does did has have had please dear hello hi hey thanks thank regards sincerely from to in on at by for with and but or if not no yes a an as of january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday street road avenue city state new north south east west inc total invoice order account number date name address phone email subject'.split(
    ' ',
  ),
);

const RUN =
  /\p{Lu}[\p{L}\p{M}'’-]{0,24}\.?(?:[ ](?:(?:van|von|de|der|den|del|di|da|dos|la|le|bin|al|el)[ ]){0,2}\p{Lu}[\p{L}\p{M}'’-]{0,24}\.?){0,4}/gu;
const CUE =
  /(?:\b(?:name(?: is|:)|i am|i'm|dear|hi|hello|mr\.?|mrs\.?|ms\.?|dr\.?|miss|sincerely,|regards,|from:|to:|attn:?|patient:?|customer:?|client:?|contact:?|spoke (?:to|with)|called|signed,?|by|señora?|herr|frau|monsieur|madame)\s{1,2})$/iu;

const keyOf = (word: string): string => foldWords(word.replace(/['’.]/g, '')).replaceAll(' ', '');

interface Word {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

const wordsAt = (run: string, base: number): readonly Word[] =>
  [...run.matchAll(/[^ ]+/gu)].map(({ 0: word, index }) => ({
    key: keyOf(word),
    start: base + index,
    end: base + index + word.length,
  }));

const isOther = ({ key }: Word): boolean => COMMON.has(key) || countries.has(key);

/** Without words in front and behind that begin a sentence, greet or title. */
const trimmed = (words: readonly Word[]): { readonly words: readonly Word[]; readonly titled: boolean } => {
  let first = 0;
  let last = words.length;
  let titled = false;
  for (let word = words[first]; first < last && word && (isOther(word) || titles.has(word.key)); word = words[first]) {
    titled ||= titles.has(word.key) && word.key.length > 1;
    first += 1;
  }
  for (let word = words[last - 1]; last > first && word && isOther(word); word = words[last - 1]) last -= 1;
  return { words: words.slice(first, last), titled };
};

const ofOneWord = (given: number, cued: boolean): number => {
  if (cued) return 0.75;
  return given >= 450 ? 0.5 : 0;
};

const ofWords = (given: number, family: number, foreign: boolean): number => {
  if (given > 0 && family > 0) return 0.9;
  if (given > 0 || family >= 400) return 0.75;
  // Letters that English words do not have: a name from elsewhere, where lists end.
  return foreign ? 0.65 : 0;
};

const confidenceOf = (words: readonly Word[], cued: boolean, foreign: boolean): number => {
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last || words.some(({ key }) => companies.has(key) && key.length > 1)) return 0;
  const given = nameRank(first.key).given;
  const family = nameRank(last.key).family;
  if (words.length === 1) return ofOneWord(given, cued);
  if (streets.has(last.key) && family < 500) return 0;
  const plain = ofWords(given, family, foreign);
  return cued ? Math.max(0.8, Math.min(0.97, plain + 0.07)) : plain;
};

/** Names of people: runs of capitalised words that ranked lists, titles or cues tell. */
export const findNames = (text: string): readonly Span[] => {
  const spans: Span[] = [];
  for (const found of text.matchAll(RUN)) {
    if (/[\p{L}\d@_/.-]/u.test(text[found.index - 1] ?? ' ')) continue;
    const { words, titled } = trimmed(wordsAt(found[0], found.index));
    const [first, last] = [words[0], words.at(-1)];
    if (!first || !last || last.end - first.start < 3) continue;
    const cued = titled || CUE.test(text.slice(Math.max(0, first.start - 24), first.start));
    const confidence = confidenceOf(words, cued, /[\u00C0-\u024F]/.test(text.slice(first.start, last.end)));
    if (confidence === 0) continue;
    const end = last.key.length > 1 && text[last.end - 1] === '.' ? last.end - 1 : last.end;
    const why = cued ? 'lists, cue' : 'lists';
    spans.push({
      element: 'person_name',
      start: first.start,
      end,
      confidence,
      state: 'clear',
      detector: 'name-lists',
      why,
    });
  }
  return spans;
};
