import { hashOf } from '../characters.ts';
import { entryOf, FLAG, LEXICON } from '../lexicon.ts';
import { GAP, KIND, type Tokens } from '../tokens.ts';

/** How much what stands around a run tells of a person: 0 nothing, 1 a little, 2 much, 3 leaves no doubt. */
export type CueStrength = 0 | 1 | 2 | 3;

const COLON = 58;
const COMMA = 44;
const QUESTION = 63;
const OPEN = 40;
const LESS = 60;
const QUOTE = 39;

const hashes = (words: string): ReadonlySet<number> => new Set(words.split(' ').map(hashOf));

const IS = hashes('is was es ist est called s');
const NAMING = hashes('name names named nombre nom nome naam imie patient caller customer client');
const CLOSING = hashes(
  'sincerely regards yours truly respectfully cordially thanks cheers best love atentamente saludos cordialement gruss grusse grussen gruessen saluti hochachtungsvoll signed wishes you',
);
const GREETING = hashes(
  'dear hi hello hey estimado estimada querido querida cher chere lieber liebe hallo gentile caro cara prezado prezada hola bonjour ciao geachte beste',
);
const SELF = hashes('im am');
const THEM = hashes('me him her them us');
const CALL = hashes('call called calls name named names');
const SHORT_TITLES = hashes('mr mrs ms dr sr sra');
const THIS = hashOf('this');
const THE = hashes('the a an');
const WHO = hashes('who whose whom');
const FROM = hashes('from to cc bcc by attn');
const STRONG_VERB = hashes('named called met married nee aka introducing interviewed notify contacted');

const flagsOf = (tokens: Tokens, token: number): number => LEXICON.flags[entryOf(tokens.hash[token] ?? 0)] ?? 0;

const afterColon = (tokens: Tokens, word: number): CueStrength => {
  if (word < 0 || tokens.kind[word] === KIND.mark) return 0;
  const flags = flagsOf(tokens, word);
  if (flags & (FLAG.name_label | FLAG.relation | FLAG.title)) return 3;
  return flags & (FLAG.name_cue | FLAG.role) ? 2 : 0;
};

const afterWord = (tokens: Tokens, word: number, between: number): CueStrength => {
  const hash = tokens.hash[word] ?? 0;
  const flags = flagsOf(tokens, word);
  if (between >= GAP.newline) {
    if (CLOSING.has(hash)) return 3;
    const alone = (tokens.gap[word] ?? 0) >= GAP.newline || (word > 0 && (tokens.gap[word - 1] ?? 0) >= GAP.newline);
    return alone && flags & FLAG.name_label ? 2 : 0;
  }
  if (THEM.has(hash)) return CALL.has(tokens.hash[word - 1] ?? 0) ? 3 : 0;
  if (IS.has(hash)) {
    const before = tokens.hash[word - 1] ?? 0;
    if (NAMING.has(before)) return 3;
    return before === THIS ? 2 : 0;
  }
  if (GREETING.has(hash) || flags & FLAG.relation) return 3;
  // "The Princess Royal" is a dignity.
  if (flags & FLAG.title && tokens.kind[word] !== KIND.lower) return THE.has(tokens.hash[word - 1] ?? 0) ? 1 : 3;
  if (flags & FLAG.name_label || STRONG_VERB.has(hash)) return 2;
  if (SELF.has(hash)) return 2;
  if (flags & FLAG.role) return 1;
  if (flags & FLAG.said) return 1;
  return FROM.has(hash) || flags & FLAG.name_cue ? 1 : 0;
};

/** What stands in front of a run of names. */
export const cueBefore = (tokens: Tokens, first: number): CueStrength => {
  const { kind, hash, gap } = tokens;
  const before = first - 1;
  if (before < 0) return 0;
  const between = gap[first] ?? 0;
  if (kind[before] !== KIND.mark) return afterWord(tokens, before, between);
  const sign = hash[before];
  // "What is your last name? Baba"
  if (sign === QUESTION && NAMING.has(hash[before - 1] ?? 0)) return 3;
  if (sign === COLON || sign === 61 || sign === 124 || sign === 9)
    return between === GAP.paragraph ? 0 : afterColon(tokens, before - 1);
  if (sign === COMMA && CLOSING.has(hash[before - 1] ?? 0)) return 3;
  // "Dr. Smith": the dot belongs to the title. "Attn. J. Smith".
  if (sign === 46 && gap[before] === GAP.none && between === GAP.blank && kind[before - 1] !== KIND.mark) {
    const flags = flagsOf(tokens, before - 1);
    return flags & FLAG.title && (kind[before - 1] !== KIND.lower || SHORT_TITLES.has(hash[before - 1] ?? 0)) ? 3 : 0;
  }
  if (sign === 0x2f && flagsOf(tokens, before - 1) & FLAG.relation) return 2;
  return 0;
};

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

/** What stands behind a run of names. */
export const cueAfter = (tokens: Tokens, next: number): CueStrength => {
  const { kind, hash, gap } = tokens;
  if (next >= tokens.count) return 0;
  if ((gap[next] ?? 0) >= GAP.newline) return 0;
  if (kind[next] === KIND.mark) {
    const sign = hash[next];
    // The speaker of a line: "Heather: ...".
    if (sign === COLON && (next === 1 || (gap[next - 1] ?? 0) >= GAP.newline) && gap[next] === GAP.none)
      return speaks(tokens, next);
    if (sign === LESS && gap[next] === GAP.blank) return 2;
    if (sign === COMMA) {
      if (
        isAge(tokens, next + 1) &&
        (hash[next + 2] === COMMA || hash[next + 2] === 46 || (gap[next + 2] ?? 0) >= GAP.newline)
      )
        return 2;
      if (WHO.has(hash[next + 1] ?? 0)) return 2;
      const flags = flagsOf(tokens, next + 1);
      return flags & (FLAG.suffix | FLAG.role) ? 1 : 0;
    }
    if (sign === OPEN && isAge(tokens, next + 1)) return 1;
    if (sign === QUOTE && flagsOf(tokens, next + 2) & FLAG.relation) return 2;
    return 0;
  }
  if (kind[next] !== KIND.lower) return 0;
  const flags = flagsOf(tokens, next);
  if (flags & FLAG.said) return 2;
  return flags & FLAG.speech ? 1 : 0;
};
