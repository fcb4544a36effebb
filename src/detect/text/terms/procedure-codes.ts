import { US_STATE_NAMES } from '../../columns/data-files.ts';
import { hashOf } from '../tokens/characters.ts';
import { COLON, COMMA, DOT, HASH, HYPHEN, OPEN } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { medicalContext } from './data-files.ts';
import type { Said } from './extent.ts';
import { TERM } from './medical-words.ts';

const DOLLAR = '$'.charCodeAt(0);

/** Codes of procedures (CPT, HCPCS), and those of supplies, drugs and dentistry among them. */
const CODE = /^(?:\d{5}|[A-V]\d{4})$/;
const LETTERED = /^[A-V]\d{4}$/;

const CODED = medicalContext('coded');
const PROCEDURE = medicalContext('procedure');
const NUMBERED = medicalContext('numbered');
const NUMBERED_BY = medicalContext('numbered_by');
const STATES: ReadonlySet<string> = new Set(US_STATE_NAMES.values());
/** "Explanation of benefits". */
const [EXPLANATION, BENEFITS] = ['explanation', 'benefits'].map(hashOf);
const LEAST = 2;

/** Whether a page speaks of procedures and what they cost: each word counts once, and one of them says so. */
export const isCoded = ({ hash, count }: Tokens): boolean => {
  const met = new Set<number>();
  let named = false;
  for (let at = 0; at < count && !(named && met.size >= LEAST); at += 1) {
    const own = hash[at] ?? 0;
    const isProcedure = PROCEDURE.has(own) || (own === EXPLANATION && hash[at + 2] === BENEFITS);
    if (isProcedure || CODED.has(own)) met.add(own);
    named ||= isProcedure;
  }
  return named && met.size >= LEAST;
};

/** Marks and words between "claim" and its number, at most. */
const MOST_BETWEEN = 3;

/** "Claim no. 88213", "Suite 20500", "Dover DE 19901": whether what stands in front of a number says that it is another's. */
const isNumbered = ({ kind, hash, text, start, end }: Tokens, at: number): boolean => {
  if (STATES.has(text.slice(start[at - 1], end[at - 1]))) return true;
  for (let before = at - 1; before >= 0 && before >= at - MOST_BETWEEN; before -= 1) {
    const own = hash[before] ?? 0;
    if (NUMBERED.has(own)) return true;
    if (!(kind[before] === KIND.mark ? LEADING.has(own) : NUMBERED_BY.has(own))) return false;
  }
  return false;
};

const LEADING: ReadonlySet<number> = new Set([COLON, HASH, DOT, DOLLAR, HYPHEN]);

/** Whether a token is a code by itself, and no part of a longer number. */
const isCode = (tokens: Tokens, at: number, form: RegExp): boolean => {
  const { kind, gap, text, start, end } = tokens;
  return (
    at >= 0 &&
    (kind[at] === KIND.digits || kind[at] === KIND.code) &&
    form.test(text.slice(start[at], end[at])) &&
    (gap[at + 1] !== GAP.none || kind[at + 1] === KIND.mark) &&
    !'.-/'.includes(text[end[at] ?? 0] ?? ' ') &&
    !isNumbered(tokens, at)
  );
};

/** Tokens that are the code of a procedure, right in front of what it is called or behind it: "95810 polysomnography", "MRI right knee, 73721". */
export const codesBeside = (tokens: Tokens, { from, to, term }: Said): readonly number[] => {
  const { hash, gap } = tokens;
  const form = term & TERM.drug ? LETTERED : CODE;
  const before = gap[from] === GAP.blank && gap[from - 1] !== GAP.none ? from - 1 : -1;
  const next = hash[to] === COMMA || hash[to] === OPEN ? to + 1 : to;
  const behind = (gap[to] ?? 0) <= GAP.blank && (next === to || (gap[next] ?? 0) <= GAP.blank) ? next : -1;
  return [before, behind].filter((at) => at < tokens.count && isCode(tokens, at, form));
};

/** Signs of a line that are looked at on each side of a code. */
const LINE = 120;

/** "12/22/25": what a line of a bill begins with, behind its number. */
const DATED = /^[^\p{L}\d]{0,4}(?:\d{1,2}\.[ \t]{1,4})?\d{1,4}[/. -]\d{1,2}[/. -]\d{2,4}(?!\d)/u;
/** What it costs. */
const PRICED = /(?:^|[ \t$])\d{1,3}(?:,\d{3}){0,3}\.\d\d(?!\d)/;
/** "#19", "tooth 19": what a dentist does something to. */
const TOOTH = /^[ \t,(]{0,6}(?:on )?(?:#|teeth |tooth #?|quad )\d{0,2}/i;
const OF_DENTISTRY = /^D\d{4}$/;

/** What stands in front of a code in its line; nothing where the line is longer. */
const beforeIn = ({ text, start }: Tokens, at: number): string => {
  const to = start[at] ?? 0;
  const before = text.slice(Math.max(0, to - LINE), to);
  const line = before.lastIndexOf('\n') + 1;
  return line === 0 && to > LINE ? '' : before.slice(line);
};

const behindIn = ({ text, end }: Tokens, at: number): string => {
  const [line = ''] = text.slice(end[at], (end[at] ?? 0) + LINE).split('\n', 1);
  return line;
};

/** Whether a code stands in a line of a bill, or in front of the tooth that it is of. */
const isBilled = (tokens: Tokens, at: number): boolean => {
  const behind = behindIn(tokens, at);
  if (OF_DENTISTRY.test(tokens.text.slice(tokens.start[at], tokens.end[at])) && TOOTH.test(behind)) return true;
  return PRICED.test(behind) && DATED.test(beforeIn(tokens, at));
};

/** Tokens of a page of procedures that are the code of one without what it is called: "10/01/24  73100  $74.00", "D2740 #19". */
export const billedCodes = (tokens: Tokens): readonly number[] => {
  const found: number[] = [];
  for (let at = 0; at < tokens.count; at += 1) if (isCode(tokens, at, CODE) && isBilled(tokens, at)) found.push(at);
  return found;
};
