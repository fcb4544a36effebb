import { spellingOf } from '../../tokens/characters.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';

/** Mail addresses of a window, folded: what stands in front of their signs, and what stands behind. */
export interface Mails {
  readonly locals: string;
  readonly domains: string;
  /** For words by their hash, as bits, in which of the two they stand. */
  readonly known: Map<number, number>;
}

const AT = 64;
const MOST = 64;
/** Tokens on one side of the sign, at most. */
const MOST_TOKENS = 12;
/** Letters of a word that is looked for in addresses, at least. */
const LEAST = 4;

/** The first token of what is written without a blank in front of a token. */
const beginOf = ({ gap }: Tokens, at: number): number => {
  let from = at;
  while (from > 0 && at - from < MOST_TOKENS && gap[from] === GAP.none) from -= 1;
  return from;
};

const endOf = ({ gap, count }: Tokens, at: number): number => {
  let to = at;
  while (to + 1 < count && to - at < MOST_TOKENS && gap[to + 1] === GAP.none) to += 1;
  return to;
};

export const mailsOf = (tokens: Tokens): Mails => {
  const { marks, hash, kind, taken, start, end, text } = tokens;
  const [locals, domains]: [string[], string[]] = [[], []];
  for (let n = 0; n < marks.count && locals.length < MOST; n += 1) {
    const at = marks.items[n] ?? 0;
    if (hash[at] !== AT || kind[at] !== KIND.mark || taken[at] !== 1) continue;
    locals.push(spellingOf(text.slice(start[beginOf(tokens, at)], start[at])));
    domains.push(spellingOf(text.slice(end[at], end[endOf(tokens, at)]).replaceAll('-', '')));
  }
  return { locals: locals.join(' '), domains: domains.join(' '), known: new Map() };
};

/** Whether a word is long enough to be looked for, and within one of the addresses. */
const isWithin = (addresses: string, word: string): boolean => word.length >= LEAST && addresses.includes(word);

export const IN_LOCALS = 1;
export const IN_DOMAINS = 2;

/** In which parts of addresses the spelling of a word stands, as bits; one token is looked for once in a window. */
export const partsWith = (mails: Mails, { hash, text, start, end }: Tokens, from: number, to: number): number => {
  const isOne = to === from + 1;
  const own = hash[from] ?? 0;
  const known = isOne ? mails.known.get(own) : undefined;
  if (known !== undefined) return known;
  const word = spellingOf(text.slice(start[from], end[to - 1]));
  const parts = (isWithin(mails.locals, word) ? IN_LOCALS : 0) | (isWithin(mails.domains, word) ? IN_DOMAINS : 0);
  if (isOne) mails.known.set(own, parts);
  return parts;
};
