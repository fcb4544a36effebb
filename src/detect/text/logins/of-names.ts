import type { Page } from '../page.ts';
import type { Span } from '../spans/span.ts';
import { entryOf } from '../tokens/lexicon.ts';
import { DOT } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { isWhole } from '../tokens/whole.ts';
import { loginSpan } from './login-span.ts';

/** Letters of a login made of a name, at least; letters of a family name that systems cut it to. */
const LEAST = 5;
const CUTS = [6, 7];

const lettersOf = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();

/** Logins that offices make of a given and a family name: "lthreadgill", "l.threadgill", "lindat", "threadgl". */
const loginsOf = (given: string, family: string): readonly string[] => {
  const first = given.charAt(0);
  const cut = CUTS.filter((length) => family.length > length).map((length) => first + family.slice(0, length));
  const joined = ['.', '_', '-'].flatMap((sign) => [
    `${given}${sign}${family}`,
    `${first}${sign}${family}`,
    `${given}${sign}${family.charAt(0)}`,
    `${family}${sign}${given}`,
  ]);
  return [first + family, family + first, given + family, given + family.charAt(0), ...cut, ...joined];
};

/** Namings of a window from which logins are made, at most. */
const MOST_NAMES = 200;

const knownLogins = (text: string, spans: readonly Span[]): ReadonlySet<string> => {
  const known = new Set<string>();
  let names = 0;
  for (const { element, start, end } of spans) {
    if (element !== 'person_name' || names > MOST_NAMES) continue;
    const words = text
      .slice(start, end)
      .split(/[\s,]+/)
      .map(lettersOf)
      .filter((word) => word.length > 1);
    const [first, last] = [words[0], words.at(-1)];
    if (first === undefined || last === undefined || words.length < 2) continue;
    names += 1;
    for (const login of [...loginsOf(first, last), ...loginsOf(last, first)])
      if (login.length >= LEAST) known.add(login);
  }
  return known;
};

const JOINTS = new Set([DOT, 45]);

/** The end of a word with what a dot or a hyphen joins to it. */
const joinedEnd = ({ kind, gap, hash, end, count }: Tokens, token: number): number => {
  let at = token;
  while (
    at + 2 < count &&
    kind[at + 1] === KIND.mark &&
    JOINTS.has(hash[at + 1] ?? 0) &&
    gap[at + 1] === GAP.none &&
    gap[at + 2] === GAP.none &&
    kind[at + 2] !== KIND.mark
  )
    at += 2;
  return end[at] ?? 0;
};

/** "Your network login lthreadgill was shut off": small words that are made of the name of somebody whom the text names. */
export const findLoginsOfNames = ({ text, tokens, emit }: Page, spans: readonly Span[]): void => {
  const known = knownLogins(text, spans);
  if (known.size === 0) return;
  const { kind, hash, gap, start, count } = tokens;
  for (let at = 0; at < count; at += 1) {
    if (kind[at] !== KIND.lower && kind[at] !== KIND.code) continue;
    const isJoined = kind[at + 1] === KIND.mark && gap[at + 1] === GAP.none && JOINTS.has(hash[at + 1] ?? 0);
    if (!isJoined && kind[at] === KIND.lower && entryOf(hash[at] ?? 0) !== 0) continue;
    const from = start[at] ?? 0;
    const to = isJoined ? joinedEnd(tokens, at) : (tokens.end[at] ?? 0);
    if (known.has(text.slice(from, to).replace(/\d{1,4}$/, '')) && isWhole(text, from, to) && text[to] !== '@')
      emit(loginSpan(from, to, 'made of a name'));
  }
};
