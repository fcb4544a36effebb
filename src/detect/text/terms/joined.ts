import { type HashSet, wordSet } from '../tokens/characters.ts';
import { SLASH } from '../tokens/signs.ts';
import { GAP, type Tokens } from '../tokens/tokens.ts';
import type { Said } from './extent.ts';
import { TERM } from './medical-words.ts';

/** Between an illness and what comes with it: "diabetes with polyneuropathy", "blindness due to glaucoma". */
const WITH: HashSet = wordSet('with w due secondary to con com mit avec');
/** Between a noun that says little alone and what it is said of: "exacerbations of COPD", "rash from penicillin", "operación de hernia". */
const OF: HashSet = wordSet('of from to by the a an his her my in with left right both de del da do di');
const ON: HashSet = wordSet('on');

/** Tokens between two that belong together, at most. */
const MOST_BETWEEN = 3;

const isBetween = ({ hash, gap }: Tokens, from: number, to: number, words: HashSet): boolean => {
  if (to <= from || to - from > MOST_BETWEEN) return false;
  let some = false;
  for (let at = from; at < to; at += 1) {
    if (words.has(hash[at] ?? 0)) some = true;
    else if (hash[at] !== SLASH) return false;
  }
  if (!some) return false;
  for (let at = from; at <= to; at += 1) if ((gap[at] ?? 0) > GAP.newline) return false;
  return true;
};

/** Whether nothing but a slash stands between two: drugs that are given as one. */
const isCombined = ({ hash, gap }: Tokens, from: number, to: number): boolean =>
  to === from + 1 && hash[from] === SLASH && gap[from] === GAP.none && gap[to] === GAP.none;

/** Whether what is said next belongs to what was said before it. */
const belongs = (tokens: Tokens, before: Said, next: Said): boolean => {
  if (next.from < before.to) return true;
  // "Carbo/taxol", "AKI on CKD3a".
  if ((before.term & next.term & TERM.drug) !== 0 && isCombined(tokens, before.to, next.from)) return true;
  if ((before.term & next.term & TERM.abbreviation) !== 0 && isBetween(tokens, before.to, next.from, ON)) return true;
  const isHead = (before.term & TERM.head) !== 0;
  // "Laceration repair", "insulin reaction".
  if (next.from === before.to && next.term & TERM.head) return tokens.gap[next.from] === GAP.blank;
  if (isHead && isBetween(tokens, before.to, next.from, OF)) return true;
  return (next.term & (TERM.drug | TERM.head)) === 0 && isBetween(tokens, before.to, next.from, WITH);
};

/** What both are together: as sure as the surer one, and a word of medicine where one of them is. */
const together = (a: number, b: number): number => {
  const [first, second] = [a, b].filter((term) => (term & TERM.head) === 0);
  if (first === undefined) return TERM.head;
  if (second === undefined) return a & b & TERM.head ? TERM.head : first & ~TERM.weak & ~TERM.strict;
  const doubts = TERM.weak | TERM.strict;
  return ((first | second) & ~doubts) | (first & second & doubts);
};

/** Terms of a page in order, those that say one thing joined, without nouns that say nothing alone. */
export const joinedSaid = (tokens: Tokens, all: readonly Said[]): readonly Said[] => {
  const found: Said[] = [];
  for (const said of all) {
    const before = found.at(-1);
    if (before === undefined || !belongs(tokens, before, said)) {
      found.push(said);
      continue;
    }
    found[found.length - 1] = {
      from: Math.min(before.from, said.from),
      to: Math.max(before.to, said.to),
      term: together(before.term, said.term),
    };
  }
  return found.filter(({ term }) => (term & TERM.head) === 0);
};
