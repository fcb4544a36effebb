import { type HashSet, hashOf, hashSet } from '../characters.ts';
import { GAP, KIND, type Tokens } from '../tokens.ts';

const hashes = (words: string): HashSet => hashSet(words.split(' ').map(hashOf));

const COLON = 58;
const DOT = 46;

/** Labels of fields that name a firm or an office. */
const OFFICES = hashes(
  'pharmacy insurance insurer company employer bank hospital clinic carrier school facility lender agency firm language languages idioma lengua sprache langue lingua licenses licences license certifications certification skills nationality citizenship make model color colour provider vendor payer payor church university college arzt krankenhaus banco banque empresa employeur arbeitgeber seguro farmacia',
);

const LIFE = hashOf('life');

/** "Insurance: Geisinger", "Pharmacy: Weis". */
const isOfOffice = ({ kind, hash, gap }: Tokens, first: number): boolean =>
  kind[first - 1] === KIND.mark &&
  hash[first - 1] === COLON &&
  (gap[first] ?? 0) <= GAP.blank &&
  OFFICES.has(hash[first - 2] ?? 0) &&
  // "Beneficiary of life insurance: Ngozi" asks for somebody.
  hash[first - 3] !== LIFE;

const TO = hashOf('to');
const TAKEN = hashes('taken transported admitted airlifted flown rushed ambulance ems helicopter');

/** "Transported by ambulance to Bryan West", "admitted to Grady". */
const isTakenTo = ({ hash, gap }: Tokens, first: number): boolean =>
  first > 1 && hash[first - 1] === TO && gap[first] === GAP.blank && TAKEN.has(hash[first - 2] ?? 0);

const SAINT = hashOf('st');

/** "St. Joseph's". */
const isSaint = ({ hash, kind, gap }: Tokens, first: number): boolean =>
  kind[first - 1] === KIND.mark &&
  hash[first - 1] === DOT &&
  gap[first - 1] === GAP.none &&
  hash[first - 2] === SAINT &&
  gap[first] === GAP.blank;

const SAINTS = hashes('san santa sao são');
const STATES = hashes(
  'ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo',
);
const COMMA = 44;

/** "Clínica San Miguel", "MOBILE, Ala." */
const isPlaceWord = ({ hash, kind, gap }: Tokens, first: number): boolean =>
  (SAINTS.has(hash[first - 1] ?? 0) && kind[first - 1] === KIND.capital && gap[first] === GAP.blank) ||
  (STATES.has(hash[first] ?? 0) &&
    hash[first + 1] === DOT &&
    gap[first + 1] === GAP.none &&
    hash[first - 1] === COMMA &&
    kind[first - 1] === KIND.mark);

const OPENERS = hashes(
  'well love cher chere liebe lieber best cheers thanks hugs blessings peace warmly fondly yours gratefully respectfully',
);

/** "Love," that closes a letter, "Well it finally happened" that begins one: words on a new line that are names as well. */
const isPhraseOfLetter = ({ hash, kind, gap }: Tokens, first: number): boolean => {
  if (!OPENERS.has(hash[first] ?? 0) || (first > 0 && (gap[first] ?? 0) < GAP.newline)) return false;
  const next = first + 1;
  if (kind[next] === KIND.lower) return gap[next] === GAP.blank;
  return kind[next] === KIND.mark && hash[next] === COMMA && (gap[next + 1] ?? 0) >= GAP.blank;
};

/** "J'ai déménagé", "C'est": a word of French with its apostrophe. */
const isElided = ({ text, units, from, start, end }: Tokens, first: number): boolean => {
  const second = units[(start[first] ?? 0) - from + 1];
  const apostrophe = second === 39 || second === 0x2019;
  return apostrophe && /^[JCNS]['’]\p{Ll}/u.test(text.slice(start[first], end[first]));
};

/** Whether what stands in front of words says that they name a house, a firm or an office; a saint's, where it is one word. */
export const isElsewhere = (tokens: Tokens, first: number, single: boolean): boolean =>
  isOfOffice(tokens, first) ||
  isTakenTo(tokens, first) ||
  (single &&
    (isPhraseOfLetter(tokens, first) ||
      isElided(tokens, first) ||
      isSaint(tokens, first) ||
      isPlaceWord(tokens, first)));
