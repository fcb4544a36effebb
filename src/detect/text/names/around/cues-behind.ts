import { wordSet } from '../../tokens/characters.ts';
import { FLAG, joined, phraseFlags } from '../../tokens/lexicon.ts';
import { APOSTROPHE, CLOSE, COLON, COMMA, DOT, LESS, OPEN, SLASH } from '../../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { contextWords } from '../context-words.ts';
import { isCredit } from './credit.ts';
import { type CueStrength, flagsOf, THE, WHO } from './cues.ts';
import { beginsTurn } from './turns.ts';

const isAge = ({ kind, start, end, text }: Tokens, token: number): boolean => {
  if (kind[token] !== KIND.digits || (end[token] ?? 0) - (start[token] ?? 0) > 3) return false;
  const value = Number(text.slice(start[token], end[token]));
  return value > 0 && value < 115;
};

/** Whether a colon is followed by what somebody says: a quote, or a word with a capital on the same line. */
const speaks = ({ kind, hash, gap }: Tokens, colon: number): CueStrength => {
  const next = colon + 1;
  if ((gap[next] ?? 0) > GAP.blank) return 0;
  if (kind[next] === KIND.mark) return hash[next] === 34 || hash[next] === 0x201c ? 3 : 0;
  return kind[next] !== KIND.digits && gap[next] === GAP.blank ? 2 : 0;
};

const PHONE = /^[\s,:;-]{0,4}(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?!\d)/;
const AGE = /^,? {1,4}(?:\d{1,3} ?(?:y\/?o|y|yrs?|years?|mos?|months?|wks|weeks)\b|\d{2}[MF]\b)/i;
/** "81 F", "81/F" behind a name that is turned round or ends with an initial: behind a town it is how warm it is. */
const AGE_AND_SEX = /^,? {1,4}\d{2}[ /][MF]\b/;
const LONGEST_BEHIND = 24;

const isTurnedRound = ({ kind, hash, start, end }: Tokens, next: number): boolean => {
  const isLetter = (at: number): boolean => kind[at] === KIND.upper && (end[at] ?? 0) - (start[at] ?? 0) === 1;
  if (isLetter(next - 1)) return true;
  // "Charlotte 71 F, Jackson 66 F".
  return kind[next - 2] === KIND.mark && hash[next - 2] === COMMA && next > 2 && !isLetter(next - 3);
};

const isSignOrCode = (kind: number | undefined): boolean => kind === KIND.mark || kind === KIND.code;

/** A telephone number, or an age with its unit, right behind: "call Ray 510-555-0118", "Zuri 18 mos". */
const isReachedOrAged = (tokens: Tokens, next: number): boolean => {
  const { text, end, kind } = tokens;
  const second = kind[next + 1];
  const digits =
    kind[next] === KIND.digits ||
    kind[next] === KIND.code ||
    // Nothing but signs stands before them.
    (kind[next] === KIND.mark && (second === KIND.digits || (isSignOrCode(second) && kind[next + 2] === KIND.digits)));
  if (!digits) return false;
  const behind = text.slice(end[next - 1], (end[next - 1] ?? 0) + LONGEST_BEHIND);
  return PHONE.test(behind) || AGE.test(behind) || (AGE_AND_SEX.test(behind) && isTurnedRound(tokens, next));
};

const BORN = contextWords('born');

const isRelation = (tokens: Tokens, token: number): boolean =>
  tokens.kind[token] === KIND.lower && (flagsOf(tokens, token) & FLAG.relation) !== 0;

/** What parties of a court case are, behind their names in its head. */
const PARTIES = contextWords('party');

/** "Megawati Sukarnoputri, deposed leader of". */
const isApposition = (tokens: Tokens, comma: number): boolean =>
  tokens.kind[comma + 1] === KIND.lower &&
  tokens.kind[comma + 2] === KIND.lower &&
  (flagsOf(tokens, comma + 2) & FLAG.role) !== 0;

const isTelling = (hash: number): boolean => WHO.has(hash) || BORN.has(hash);

/** ", 45," and ", who" and ", MD" behind a name. */
const behindComma = (tokens: Tokens, comma: number): CueStrength => {
  const { hash, gap } = tokens;
  if (PARTIES.has(hash[comma + 1] ?? 0) && (gap[comma + 1] ?? 0) <= GAP.newline) return 3;
  const end = tokens.kind[comma + 2] === KIND.mark || (gap[comma + 2] ?? 0) >= GAP.newline;
  if ((isAge(tokens, comma + 1) && end) || isTelling(hash[comma + 1] ?? 0) || isApposition(tokens, comma)) return 2;
  if (THE.has(hash[comma + 1] ?? 0) && (flagsOf(tokens, comma + 2) | flagsOf(tokens, comma + 3)) & FLAG.role) return 2;
  if (tokens.told && THE.has(hash[comma + 1] ?? 0)) return 1;
  // "Shandiin Greyeyes, daughter,"
  if (flagsOf(tokens, comma + 1) & FLAG.relation && tokens.kind[comma + 1] === KIND.lower) return 2;
  return flagsOf(tokens, comma + 1) & (FLAG.suffix | FLAG.role) ? 1 : 0;
};

const HELD = FLAG.country | FLAG.nationality;
const COUNTRY_LETTERS = wordSet('us usa uk uae');

/** "Sjeng Schalken (Netherlands)", "Jim Courier (U.S.)": results say for whom somebody starts. */
const isCountryHeld = (tokens: Tokens, first: number): boolean => {
  const { hash, kind } = tokens;
  const letters = hash[first + 1] === DOT && hash[first + 3] === DOT && kind[first] === KIND.upper;
  if (letters) return hash[first + 4] === CLOSE;
  const listed = (flagsOf(tokens, first) & HELD) !== 0 || COUNTRY_LETTERS.has(hash[first] ?? 0);
  if (kind[first] === KIND.mark || kind[first] === KIND.lower) return false;
  // Two words: "Czech Republic", "New Zealand", "South Africa".
  return (
    (hash[first + 1] === CLOSE && listed) ||
    (hash[first + 2] === CLOSE && (phraseFlags(joined(hash[first] ?? 0, hash[first + 1] ?? 0)) & FLAG.country) !== 0)
  );
};

const behindMark = (tokens: Tokens, mark: number): CueStrength => {
  const { hash, gap } = tokens;
  switch (hash[mark]) {
    // The speaker of a line: "Heather: ...".
    case COLON:
      return gap[mark] === GAP.none && beginsTurn(tokens, mark - 1) ? speaks(tokens, mark) : 0;
    case LESS:
      return gap[mark] === GAP.blank ? 2 : 0;
    case COMMA:
      return behindComma(tokens, mark);
    case OPEN:
      if (isAge(tokens, mark + 1)) return hash[mark + 2] === CLOSE ? 2 : 1;
      return isRelation(tokens, mark + 1) || isCountryHeld(tokens, mark + 1) ? 2 : 0;
    case SLASH:
      return isCredit(tokens, mark) ? 2 : 0;
    case APOSTROPHE:
      return flagsOf(tokens, mark + 2) & FLAG.relation ? 2 : 0;
    default:
      return 0;
  }
};

/** What stands behind a run of names. */
export const cueAfter = (tokens: Tokens, next: number): CueStrength => {
  if (next >= tokens.count || (tokens.gap[next] ?? 0) >= GAP.newline) return 0;
  if (isReachedOrAged(tokens, next)) return 3;
  if (tokens.kind[next] === KIND.mark) return behindMark(tokens, next);
  if (tokens.kind[next] !== KIND.lower) return 0;
  const flags = flagsOf(tokens, next);
  if (flags & FLAG.said) return 2;
  return flags & FLAG.speech ? 1 : 0;
};
