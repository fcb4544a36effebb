/** What a token is made of. */
export const KIND = {
  /** One sign that is no letter or digit; its hash is its unit. */
  mark: 0,
  lower: 1,
  /** A capital and small letters. */
  capital: 2,
  /** Capitals only, also a single one. */
  upper: 3,
  /** Capitals inside ("McDonald", "camelCase"). */
  mixed: 4,
  digits: 5,
  /** Letters with digits or underscores. */
  code: 6,
  /** Letters without case. */
  caseless: 7,
} as const;

/** What stands between a token and the one before it. */
export const GAP = { none: 0, blank: 1, newline: 2, paragraph: 3 } as const;

/** What the letters of a word are beside those of ASCII. */
export const SPELLING = { foreign: 1, apostrophe: 2 } as const;

/** The tokens of a text window, in columns; valid until the next call of `tokenise`. Offsets in UTF-16 units. */
export interface Tokens {
  count: number;
  text: string;
  /** The units of the window, and where in the text it begins and ends. */
  units: Uint16Array;
  from: number;
  to: number;
  /** Whether the window is written without capitals. */
  lower: boolean;
  /** Whether the window is German, which writes every noun with a capital; set by the page. */
  nouns: boolean;
  /** Whether the window speaks of people, as letters, notes and talks do and manuals do not; set by the page. */
  personal: boolean;
  /** Signs that source code has in every line, and neither prose nor a record has: ; = < > { } and brackets at a word. */
  signs: number;
  /** Whether the window is source code; set by the page. */
  code: boolean;
  /** Whether its words alone say so. */
  told: boolean;
  /** How much its words say so. */
  weight: number;
  /** Whether a statement may make a table in it; set by the page. */
  creates: boolean;
  start: Int32Array;
  end: Int32Array;
  hash: Int32Array;
  kind: Uint8Array;
  gap: Uint8Array;
  /** `SPELLING` bits of words; where there is none, hash and kind of a word of one case tell each of its letters. */
  spelling: Uint8Array;
  /** 1 where a value stands that is sure: other finders pass over it. */
  taken: Uint8Array;
  /** 1 where a name is asked for: in a column of names. */
  asked: Uint8Array;
  /** Places in the columns above of tokens that finders begin at. */
  readonly capitals: List;
  readonly numbers: List;
  readonly marks: List;
  readonly questions: List;
  /** Commas, slashes and carets: they part a family name from a given name behind it. */
  readonly parts: List;
  /** Tokens behind a line end. */
  readonly lines: List;
  /** Words that are cues, and the place of each in the index of cues. */
  readonly cues: List;
  readonly cuePlaces: List;
  /**
   * Of these, the ones that a value of its own form begins with, those behind which a name in small letters may stand, and those that
   * fields of names are called by; set by the page.
   */
  readonly valueCues: List;
  readonly lowerCues: List;
  readonly fieldCues: List;
}

/** A list of integers that is filled and emptied without new memory; it has room for every token of a window. */
export interface List {
  count: number;
  items: Int32Array;
}

const createList = (): List => ({ count: 0, items: new Int32Array(0) });

export const createTokens = (): Tokens => ({
  count: 0,
  text: '',
  units: new Uint16Array(0),
  from: 0,
  to: 0,
  lower: false,
  nouns: false,
  personal: false,
  told: false,
  signs: 0,
  code: false,
  weight: 0,
  creates: true,
  start: new Int32Array(0),
  end: new Int32Array(0),
  hash: new Int32Array(0),
  kind: new Uint8Array(0),
  gap: new Uint8Array(0),
  spelling: new Uint8Array(0),
  taken: new Uint8Array(0),
  asked: new Uint8Array(0),
  capitals: createList(),
  numbers: createList(),
  marks: createList(),
  questions: createList(),
  parts: createList(),
  lines: createList(),
  cues: createList(),
  cuePlaces: createList(),
  valueCues: createList(),
  lowerCues: createList(),
  fieldCues: createList(),
});

const LISTS = [
  'capitals',
  'numbers',
  'marks',
  'questions',
  'parts',
  'lines',
  'cues',
  'cuePlaces',
  'valueCues',
  'lowerCues',
  'fieldCues',
] as const;

/** Room for the tokens of a window: each has at least one unit. Some more are read behind the last without a check. */
export const reserve = (tokens: Tokens, units: number): void => {
  const size = units + 8;
  if (tokens.start.length >= size) return;
  for (const column of ['start', 'end', 'hash'] as const) tokens[column] = new Int32Array(size);
  for (const column of ['kind', 'gap', 'spelling', 'taken', 'asked'] as const) tokens[column] = new Uint8Array(size);
  for (const list of LISTS) tokens[list].items = new Int32Array(size);
};

/** The first of a list that is at least a token; one that no window has where there is none. */
export const nextOf = ({ count, items }: List, token: number): number => {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle] ?? 0) < token) low = middle + 1;
    else high = middle;
  }
  return low < count ? (items[low] ?? 0) : Number.MAX_SAFE_INTEGER;
};

/** The answer before: most are asked for near it. */
let near = 0;
const STEP = 4;

/** The first token that begins at or behind an offset. */
export const tokenFrom = ({ start, count }: Tokens, offset: number): number => {
  let low = 0;
  let high = count;
  const from = Math.min(near, count);
  let step = STEP;
  if (from > 0 && (start[from - 1] ?? 0) >= offset) {
    high = from - 1;
    for (; high > step && (start[high - step] ?? 0) >= offset; step *= 2) high -= step;
    low = Math.max(0, high - step);
  } else {
    low = from;
    for (; low + step < count && (start[low + step - 1] ?? 0) < offset; step *= 2) low += step;
    high = Math.min(count, low + step);
  }
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((start[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  near = low;
  return low;
};
