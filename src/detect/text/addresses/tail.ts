import { hashOf } from '../characters.ts';
import { FLAG } from '../lexicon.ts';
import { GAP, KIND, type Tokens } from '../tokens.ts';
import { SMALL } from './street.ts';
import { DIRECTION, flagsOf, isCapitalWord, isMark, isWord, placeAt, REGION_CODES, UNIT, wordOf } from './words.ts';

/** What follows a street: unit, place, region, code, country. */
export interface Tail {
  /** Token behind the last part. */
  readonly next: number;
  readonly unit: boolean;
  readonly place: boolean;
  /** The place stands in a list of places. */
  readonly known: boolean;
  readonly region: boolean;
  readonly code: boolean;
  readonly country: boolean;
  readonly parts: number;
}

export const NO_TAIL: Omit<Tail, 'next'> = {
  unit: false,
  place: false,
  known: false,
  region: false,
  code: false,
  country: false,
  parts: 0,
};

const COMMA = 44;
const DOT = 46;
const HASH = 35;
const HYPHEN = 45;

const LINE_SIGNS: ReadonlySet<number> = new Set([...'>|*?#•-–'].map((sign) => sign.charCodeAt(0)));

/** Skips what may stand between parts: commas, dots, one line end. Says what was passed. */
const separators = (
  tokens: Tokens,
  from: number,
): { readonly at: number; readonly comma: boolean; readonly line: boolean } => {
  let at = from;
  let comma = false;
  let line = false;
  // Signs at the start of a line: quoted mail, bullets.
  while (
    at < tokens.count &&
    (tokens.gap[at] ?? 0) === GAP.newline &&
    tokens.kind[at] === KIND.mark &&
    LINE_SIGNS.has(tokens.hash[at] ?? 0)
  ) {
    line = true;
    do at += 1;
    while (
      at < tokens.count &&
      tokens.kind[at] === KIND.mark &&
      LINE_SIGNS.has(tokens.hash[at] ?? 0) &&
      (tokens.gap[at] ?? 0) < GAP.newline
    );
  }
  for (let n = 0; n < 3 && at < tokens.count; n += 1) {
    if ((tokens.gap[at] ?? 0) === GAP.newline) line = true;
    const sign = tokens.hash[at] ?? 0;
    if (
      tokens.kind[at] !== KIND.mark ||
      !(
        sign === COMMA ||
        sign === 59 ||
        sign === 124 ||
        sign === 183 ||
        sign === 0x2022 ||
        (sign === DOT &&
          (tokens.gap[at] ?? 0) === GAP.none &&
          ((tokens.gap[at + 1] ?? 0) >= GAP.newline ||
            (at > 0 && (tokens.end[at - 1] ?? 0) - (tokens.start[at - 1] ?? 0) <= 4)))
      )
    )
      break;
    comma = true;
    at += 1;
  }
  if ((tokens.gap[at] ?? 0) === GAP.newline) line = true;
  return { at, comma, line };
};

/** "Apt. 4B", "# 12", "Piso 3º", "2nd Floor": the token behind, or the same token. */
const unitAt = (tokens: Tokens, from: number): number => {
  if (isMark(tokens, from, HASH))
    return /^(?:\d{1,6}[A-Za-z]?|[A-Za-z]\d{0,4})$/.test(wordOf(tokens, from + 1)) ? from + 2 : from;
  const spelled =
    ORDINALS.has(tokens.hash[from] ?? 0) && UNIT.has(tokens.hash[from + 1] ?? 0) && tokens.gap[from + 1] === GAP.blank;
  if (spelled) return from + 2;
  const ordinal =
    tokens.kind[from] === KIND.code &&
    /^\d{1,3}(?:st|nd|rd|th)$/i.test(wordOf(tokens, from)) &&
    UNIT.has(tokens.hash[from + 1] ?? 0);
  if (ordinal) return from + 2;
  if (!isWord(tokens, from) || !UNIT.has(tokens.hash[from] ?? 0)) return from;
  let at = from + 1;
  if (isMark(tokens, at, DOT) || isMark(tokens, at, 0xb0)) at += 1;
  if (isMark(tokens, at, HASH)) at += 1;
  if ((tokens.gap[at] ?? 0) > GAP.blank || at >= tokens.count) return from;
  const word = wordOf(tokens, at);
  if (
    !/^(?:\d{1,6}[A-Za-z]{0,2}|[A-Za-z]\d{0,5}|[A-Z]{1,2}|[A-Za-z]{1,8}\d{1,4})$/.test(word) ||
    (/^[a-z]$/.test(word) && word === 'a')
  )
    return from;
  at += 1;
  while (
    isMark(tokens, at, HYPHEN) &&
    tokens.gap[at] === GAP.none &&
    tokens.gap[at + 1] === GAP.none &&
    tokens.kind[at + 1] !== KIND.mark
  )
    at += 2;
  if (isMark(tokens, at, 0xba) || isMark(tokens, at, 0xaa) || isMark(tokens, at, 0xb0)) at += 1;
  return at;
};

const ORDINALS: ReadonlySet<number> = new Set(
  [
    'first',
    'second',
    'third',
    'fourth',
    'fifth',
    'sixth',
    'seventh',
    'eighth',
    'ninth',
    'tenth',
    'ground',
    'upper',
    'lower',
  ].map(hashOf),
);

const DUTCH = /^[A-Z]{2}$/;

/** A postal code: 4 to 6 digits with a country's letters or a hyphenated rest, British, Canadian, Dutch, Irish forms. */
export const codeAt = (tokens: Tokens, from: number): number => {
  const { kind, gap, start, end } = tokens;
  const word = wordOf(tokens, from);
  const length = (end[from] ?? 0) - (start[from] ?? 0);
  if (kind[from] === KIND.digits) {
    const second =
      kind[from + 1] === KIND.digits && gap[from + 1] === GAP.blank ? (end[from + 1] ?? 0) - (start[from + 1] ?? 0) : 0;
    // "340 12", "560 001": two groups, and no third as a telephone number has.
    if (length === 3 && (second === 2 || second === 3) && kind[from + 2] !== KIND.digits) return from + 2;
    if (length < 4 || length > 6) return from;
    if (
      isMark(tokens, from + 1, HYPHEN) &&
      gap[from + 1] === GAP.none &&
      kind[from + 2] === KIND.digits &&
      gap[from + 2] === GAP.none
    )
      return from + 3;
    if (
      length === 4 &&
      kind[from + 1] === KIND.upper &&
      gap[from + 1] === GAP.blank &&
      DUTCH.test(wordOf(tokens, from + 1)) &&
      !REGION_CODES.has(wordOf(tokens, from + 1))
    )
      return from + 2;
    return from + 1;
  }
  if (
    /^[A-Z]{1,3}$/.test(word) &&
    isMark(tokens, from + 1, HYPHEN) &&
    gap[from + 1] === GAP.none &&
    kind[from + 2] === KIND.digits &&
    gap[from + 2] === GAP.none
  ) {
    const digits = (end[from + 2] ?? 0) - (start[from + 2] ?? 0);
    return digits >= 4 && digits <= 6 ? from + 3 : from;
  }
  if (kind[from] !== KIND.code) return from;
  const second = wordOf(tokens, from + 1);
  if (/^[A-Za-z]{1,2}\d[A-Za-z\d]?$/.test(word) && /^\d[A-Za-z]{2}$/.test(second) && gap[from + 1] === GAP.blank)
    return from + 2;
  if (/^[A-Za-z]\d[A-Za-z]$/.test(word) && /^\d[A-Za-z]\d$/.test(second) && (gap[from + 1] ?? 0) <= GAP.blank)
    return from + 2;
  if (/^[A-Z]\d\d$/.test(word) && /^[A-Z\d]{4}$/.test(second) && gap[from + 1] === GAP.blank) return from + 2;
  return /^(?:[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}|[A-Z]\d[A-Z]\d[A-Z]\d|\d{4}[A-Z]{2})$/.test(word) ? from + 1 : from;
};

/** A region's code or a state's name. */
const regionAt = (tokens: Tokens, from: number): number => {
  if (!isWord(tokens, from)) return from;
  const word = wordOf(tokens, from);
  if (tokens.kind[from] === KIND.upper && REGION_CODES.has(word)) return from + 1;
  // Any two capitals in front of a code are a region's.
  const coded = (tokens.gap[from + 1] ?? 0) <= GAP.newline && codeAt(tokens, from + 1) > from + 1;
  if (tokens.kind[from] === KIND.upper && word.length === 2 && coded) return from + 1;
  // "D.C.", "N.Y."
  if (
    /^[A-Z]$/.test(word) &&
    isMark(tokens, from + 1, DOT) &&
    tokens.gap[from + 1] === GAP.none &&
    REGION_CODES.has(word + wordOf(tokens, from + 2))
  )
    return isMark(tokens, from + 3, DOT) ? from + 4 : from + 3;
  const { words, flags } = placeAt(tokens, from);
  return flags & FLAG.state ? from + words : from;
};

const countryAt = (tokens: Tokens, from: number): number => {
  const word = wordOf(tokens, from);
  if (tokens.kind[from] === KIND.upper && /^(?:USA|UK|US|UAE|EEUU|BRD|PRC)$/.test(word)) return from + 1;
  if (/^U$/.test(word) && isMark(tokens, from + 1, DOT)) {
    const end =
      /^U\.S\.(?:A\.)?/.exec(tokens.text.slice(tokens.start[from], (tokens.start[from] ?? 0) + 6))?.[0].length ?? 0;
    return end === 0 ? from : from + end;
  }
  const { words, flags } = isWord(tokens, from) ? placeAt(tokens, from) : { words: 0, flags: 0 };
  return flags & FLAG.country && isCapitalWord(tokens, from) ? from + words : from;
};

const MOST_PLACE_WORDS = 5;

/** Capitalised words of a place, with particles between: the token behind. */
const placeWords = (tokens: Tokens, from: number): number => {
  let at = from;
  let words = 0;
  while (at < tokens.count && words < MOST_PLACE_WORDS) {
    if (words > 0 && (tokens.gap[at] ?? 0) > GAP.blank) break;
    if (!isCapitalWord(tokens, at)) {
      const particle =
        words > 0 &&
        tokens.kind[at] === KIND.lower &&
        flagsOf(tokens, at) & FLAG.particle &&
        isCapitalWord(tokens, at + 1) &&
        tokens.gap[at + 1] === GAP.blank;
      const small =
        words > 0 && tokens.kind[at] === KIND.lower && SMALL.has(tokens.hash[at] ?? 0) && isCapitalWord(tokens, at + 1);
      if (!particle && !small) break;
      at += 1;
      continue;
    }
    const word = wordOf(tokens, at);
    if (words > 0 && tokens.kind[at] === KIND.upper && REGION_CODES.has(word)) break;
    words += 1;
    at += 1;
    if (isMark(tokens, at, DOT) && tokens.gap[at] === GAP.none && /^(?:St|Ste|Mt|Ft|Pt)$/i.test(word)) at += 1;
    while (
      (isMark(tokens, at, HYPHEN) || isMark(tokens, at, 39)) &&
      tokens.gap[at] === GAP.none &&
      tokens.gap[at + 1] === GAP.none &&
      isWord(tokens, at + 1)
    )
      at += 2;
  }
  return at;
};

/** Whether a line ends at a token. */
const endsLine = (tokens: Tokens, at: number): boolean => at >= tokens.count || (tokens.gap[at] ?? 0) >= GAP.newline;

interface Grown {
  next: number;
  unit: boolean;
  place: boolean;
  known: boolean;
  region: boolean;
  code: boolean;
  country: boolean;
  parts: number;
}

/** Takes a part that its own form tells; false where none stands there. */
const takeFormed = (tokens: Tokens, at: number, tail: Grown): boolean => {
  const unit = tail.code ? at : unitAt(tokens, at);
  if (unit > at) {
    tail.unit = true;
    tail.next = unit;
    return true;
  }
  const code = tail.code ? at : codeAt(tokens, at);
  if (code > at) {
    tail.code = true;
    tail.next = code;
    return true;
  }
  const country = countryAt(tokens, at);
  if (country > at && !tail.country) {
    tail.country = true;
    tail.next = country;
    return true;
  }
  const region = tail.region ? at : regionAt(tokens, at);
  if (region > at) {
    tail.region = true;
    tail.next = region;
    return true;
  }
  if (tail.parts === 0 && DIRECTION.has(tokens.hash[at] ?? 0) && tokens.kind[at] === KIND.upper) {
    tail.next = at + 1;
    return true;
  }
  return false;
};

/** Whether a code, a region or a country stands behind a place. */
const isFollowed = (tokens: Tokens, next: number): boolean => {
  const { at } = separators(tokens, next);
  return codeAt(tokens, at) > at || regionAt(tokens, at) > at || countryAt(tokens, at) > at;
};

/** Whether a unit or a code stands at the start of the next line. */
const unitOnNextLine = (tokens: Tokens, next: number): boolean => {
  const { at, line } = separators(tokens, next);
  return line && (unitAt(tokens, at) > at || codeAt(tokens, at) > at);
};

/** Whether capitalised words are the place of an address: known, or with a code, region or country next to them. */
const takePlace = (tokens: Tokens, at: number, comma: boolean, line: boolean, tail: Grown): boolean => {
  if (tail.place && tail.known) return false;
  const next = placeWords(tokens, at);
  if (next === at) return false;
  const known = placeAt(tokens, at).words;
  const own = known > 0 && at + known === next;
  const onLine = line && endsLine(tokens, next) && (tail.unit || tail.parts === 0);
  const whole = own || onLine || isFollowed(tokens, next) || unitOnNextLine(tokens, next);
  const short = !whole && known > 0 && (comma || line || isFollowed(tokens, at + known));
  if (!whole && !short && !(tail.code && !tail.place && !line)) return false;
  tail.place = true;
  tail.known ||= own || short;
  tail.next = whole ? next : short ? at + known : Math.min(next, at + 2);
  return true;
};

const MOST_PARTS = 9;

/** Reads the parts behind a street. */
export const tailAt = (tokens: Tokens, from: number): Tail => {
  const tail: Grown = { next: from, ...NO_TAIL };
  while (tail.parts < MOST_PARTS) {
    const { at, comma, line } = separators(tokens, tail.next);
    if (at >= tokens.count || (tokens.gap[at] ?? 0) === GAP.paragraph || (tail.country && tail.code)) break;
    const blank = (tokens.gap[at] ?? 0) === GAP.blank;
    const place = !tail.country && (comma || line || blank);
    if (!takeFormed(tokens, at, tail) && !(place && takePlace(tokens, at, comma, line, tail))) break;
    tail.parts += 1;
    if (tail.code && tail.place && tail.country) break;
  }
  return { ...tail };
};
