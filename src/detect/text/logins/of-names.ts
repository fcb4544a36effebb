import type { Page } from '../page.ts';
import type { Span } from '../spans/span.ts';
import { entryOf } from '../tokens/lexicon.ts';
import { DOT } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { isWhole } from '../tokens/whole.ts';
import { loginSpan } from './login-span.ts';

/** Letters of a login made of a name, at least; letters that systems cut a family name to. */
const LEAST = 5;
const CUTS = [6, 7];

const PLAIN = /^[A-Za-z]+$/;

const lettersOf = (word: string): string =>
  (PLAIN.test(word) ? word : word.normalize('NFD').replace(/[^A-Za-z]/g, '')).toLowerCase();

/** Of what the logins of a window are made. */
interface Made {
  /** Family names, whole and as systems cut them, with the initials that stand in front or behind. */
  readonly families: Map<string, string>;
  /** Given names with a family name or its initial: "lindathreadgill", "lindat". */
  readonly joined: Set<string>;
}

const addName = ({ families, joined }: Made, given: string, family: string): void => {
  const initial = given.charAt(0);
  for (const length of [family.length, ...CUTS]) {
    if (length > family.length) continue;
    const cut = family.slice(0, length);
    families.set(cut, (families.get(cut) ?? '') + initial);
  }
  joined.add(given + family);
  joined.add(given + family.charAt(0));
};

/** Namings of a window from which logins are made, at most. */
const MOST_NAMES = 200;

const madeOf = (text: string, spans: readonly Span[]): Made => {
  const made: Made = { families: new Map(), joined: new Set() };
  const met = new Set<string>();
  let names = 0;
  for (const { element, start, end } of spans) {
    if (element !== 'person_name' || names > MOST_NAMES) continue;
    const name = text.slice(start, end);
    if (met.has(name)) {
      names += 1;
      continue;
    }
    const words = name.split(/[\s,]+/);
    if (words.length < 2) continue;
    const [first, last] = [lettersOf(words[0] ?? ''), lettersOf(words.at(-1) ?? '')];
    if (first.length < 2 || last.length < 2) continue;
    names += 1;
    met.add(name);
    addName(made, first, last);
    addName(made, last, first);
  }
  return made;
};

const MOST_DIGITS = 4;

/** Where the digits that a login ends in begin. */
const withoutDigits = (word: string): number => {
  let at = word.length;
  const least = Math.max(0, at - MOST_DIGITS);
  while (at > least && word.charCodeAt(at - 1) >= 48 && word.charCodeAt(at - 1) <= 57) at -= 1;
  return at;
};

const PARTED = /[._-]/;

/** Whether a word is the login of somebody: "lthreadgill", "l.threadgill", "lindat", "threadgl2". */
const isLogin = ({ families, joined }: Made, word: string): boolean => {
  const stem = word.slice(0, withoutDigits(word));
  if (stem.length < LEAST) return false;
  const parts = PARTED.test(stem) ? stem.split(PARTED) : [stem];
  const whole = parts.length > 1 ? parts.join('') : stem;
  if (whole.length < LEAST || parts.length > 2) return false;
  const initialFirst = families.get(whole.slice(1))?.includes(whole.charAt(0));
  const initialLast = families.get(whole.slice(0, -1))?.includes(whole.charAt(whole.length - 1));
  return initialFirst === true || initialLast === true || joined.has(whole);
};

const JOINTS = new Set([DOT, 45]);

/** Tokens of a login with its signs, at most: the end of a longer chain is asked for no more. */
const MOST_JOINED = 6;

/** The end of a word with what a dot or a hyphen joins to it. */
const joinedEnd = ({ kind, gap, hash, end, count }: Tokens, token: number): number => {
  let at = token;
  while (
    at + 2 < count &&
    at - token < MOST_JOINED &&
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
  const made = madeOf(text, spans);
  if (made.joined.size === 0) return;
  const { kind, hash, gap, start, count } = tokens;
  for (let at = 0; at < count; at += 1) {
    if (kind[at] !== KIND.lower && kind[at] !== KIND.code) continue;
    const isJoined = kind[at + 1] === KIND.mark && gap[at + 1] === GAP.none && JOINTS.has(hash[at + 1] ?? 0);
    if (!isJoined && kind[at] === KIND.lower && entryOf(hash[at] ?? 0) !== 0) continue;
    const from = start[at] ?? 0;
    const to = isJoined ? joinedEnd(tokens, at) : (tokens.end[at] ?? 0);
    if (text[to] !== '@' && isLogin(made, text.slice(from, to)) && isWhole(text, from, to))
      emit(loginSpan(from, to, 'made of a name'));
  }
};
