import { nameWordOf } from '../../names/words.ts';
import { hashOf } from '../../tokens/characters.ts';
import { DOT } from '../../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { mayHave, placeIn, wordIndex } from '../../tokens/word-index.ts';

/** Words by which a page speaks to everybody, and those by which it speaks of one of them; each counts as often as it stands. */
const ADDRESSED = wordIndex(
  'our everyone everybody anyone people adults members patients clients residents employees students families women men seniors visitors'
    .split(' ')
    .map(hashOf),
);
const OF_ONE = wordIndex(
  'he she his her him hers hes shes i my me im pt patient client clmt claimant defendant resident mr mrs ms dob mrn yo mom dad mother father wife husband son daughter brother sister patientin patienten paciente paziente utente pacjent pacjentka pasient herr frau mme monsieur madame sr sra dhr mevrouw pan pani geb'
    .split(' ')
    .map(hashOf),
);

const isOneOf = (index: typeof ADDRESSED, hash: number): boolean => mayHave(index, hash) && placeIn(index, hash) >= 0;

/** In a letter these are whom it is written to. */
const YOU = wordIndex(['you', 'your'].map(hashOf));
const [DEAR, TO, ALL] = ['dear', 'to', 'all'].map(hashOf);

/** Words to all, at least, in a page that speaks to everybody, and for one of somebody how many of them. */
const LEAST_TO_ALL = 3;
const A_PERSON = 5;

/** Whether a page speaks to everybody, and of hardly anybody: what it says of health is advice, cover or an offer. */
export const isToAll = ({ hash, count }: Tokens): boolean => {
  let [to, of, you, isLetter] = [0, 0, 0, false];
  for (let at = 0; at < count; at += 1) {
    const own = hash[at] ?? 0;
    to += Number(isOneOf(ADDRESSED, own));
    of += Number(isOneOf(OF_ONE, own));
    you += Number(isOneOf(YOU, own));
    isLetter ||= own === DEAR;
    // "To all staff:".
    if (own === TO && hash[at + 1] === ALL) to += LEAST_TO_ALL;
  }
  const all = isLetter ? to : to + you;
  return all >= LEAST_TO_ALL && all >= A_PERSON * (isLetter ? of + you : of);
};

/** Tokens in front of words of medicine in which somebody may be named. */
const REACH = 12;

/** A word with a capital that begins somebody's name: a given name in front of a family name, or one that is nothing else. */
const isName = (tokens: Tokens, at: number): boolean => {
  const { kind, gap } = tokens;
  if (kind[at] !== KIND.capital) return false;
  const own = nameWordOf(tokens, at);
  if (own.place || own.given === 0) return false;
  if (own.given >= 2 && own.english === 0) return true;
  return kind[at + 1] === KIND.capital && gap[at + 1] === GAP.blank && nameWordOf(tokens, at + 1).family > 0;
};

/** "Students: Ann Lee - peanut allergy; Bo Ray - epilepsy": whether somebody is named in front of a token in its sentence, also in a page to everybody. */
export const isBehindName = (tokens: Tokens, from: number): boolean => {
  const { hash, kind, gap } = tokens;
  for (let at = from - 1; at >= 0 && at >= from - REACH; at -= 1) {
    if ((gap[at + 1] ?? 0) > GAP.newline || (kind[at] === KIND.mark && hash[at] === DOT && gap[at + 1] !== GAP.none))
      return false;
    if (isName(tokens, at)) return true;
  }
  return false;
};
