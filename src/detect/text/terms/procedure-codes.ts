import { wordSet } from '../tokens/characters.ts';
import { COMMA, OPEN } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import type { Said } from './extent.ts';
import { TERM } from './medical-words.ts';

/** Codes of procedures (CPT, HCPCS), and those of supplies, drugs and dentistry among them. */
const CODE = /^(?:\d{5}|[A-V]\d{4})$/;
const LETTERED = /^[A-V]\d{4}$/;

/** Words of pages that are made of procedures: each counts once. */
const CODED = wordSet(
  'cpt hcpcs code codes procedure procedures billed charged charges allowed allowable units exam icd dx claim provider service services modifier',
);
const LEAST = 2;

/** Whether a page speaks of procedures and what they cost. */
export const isCoded = ({ hash, count }: Tokens): boolean => {
  const met = new Set<number>();
  for (let at = 0; at < count && met.size < LEAST; at += 1) if (CODED.has(hash[at] ?? 0)) met.add(hash[at] ?? 0);
  return met.size >= LEAST;
};

/** Whether a token is a code by itself, and no part of a longer number. */
const isCode = ({ kind, gap, text, start, end }: Tokens, at: number, form: RegExp): boolean =>
  at >= 0 &&
  (kind[at] === KIND.digits || kind[at] === KIND.code) &&
  form.test(text.slice(start[at], end[at])) &&
  (gap[at + 1] !== GAP.none || kind[at + 1] === KIND.mark) &&
  !'.-/'.includes(text[end[at] ?? 0] ?? ' ');

/** Tokens that are the code of a procedure, right in front of what it is called or behind it: "95810 polysomnography", "MRI right knee, 73721". */
export const codesBeside = (tokens: Tokens, { from, to, term }: Said): readonly number[] => {
  const { hash, gap } = tokens;
  const form = term & TERM.drug ? LETTERED : CODE;
  const before = gap[from] === GAP.blank && gap[from - 1] !== GAP.none ? from - 1 : -1;
  const next = hash[to] === COMMA || hash[to] === OPEN ? to + 1 : to;
  const behind = (gap[to] ?? 0) <= GAP.blank && (next === to || (gap[next] ?? 0) <= GAP.blank) ? next : -1;
  return [before, behind].filter((at) => at < tokens.count && isCode(tokens, at, form));
};
