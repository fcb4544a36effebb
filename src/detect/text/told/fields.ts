import { isCapital } from '../names/look.ts';
import type { Page } from '../page.ts';
import { isTold, type ToldRole } from '../records/told-words.ts';
import { wordSet } from '../tokens/characters.ts';
import { COLON, EQUALS, QUESTION } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import type { Stretch } from './offences.ts';

/** Words between the name of a field and its colon: "Ethnicity on the home survey:". */
const MOST_NAMED = 6;
const MOST_VALUE = 6;
/** Blanks that part the columns of a form. */
const WIDE = 2;

const YES = wordSet('yes y si sí ja oui answer');

const isWide = ({ start, end, gap }: Tokens, at: number): boolean =>
  (gap[at] ?? 0) >= GAP.newline || (start[at] ?? 0) - (end[at - 1] ?? 0) >= WIDE;

const SIGNS = [COLON, EQUALS, QUESTION];

/** The sign that says that a value comes, behind the name of a field; -1 where there is none. */
const signBehind = (tokens: Tokens, to: number): number => {
  const { kind, hash, gap, count } = tokens;
  for (
    let at = to;
    at < count && at <= to + MOST_NAMED && (at === to ? (gap[at] ?? 0) <= GAP.blank : !isWide(tokens, at));
    at += 1
  )
    if (kind[at] === KIND.mark) {
      if (SIGNS.includes(hash[at] ?? 0)) return at;
      if (!'()/'.includes(String.fromCharCode(hash[at] ?? 0))) return -1;
    }
  return -1;
};

const opensCell = (tokens: Tokens, at: number): boolean =>
  at === 0 || isWide(tokens, at) || tokens.kind[at - 1] === KIND.mark;

const ENDS = ',;|()[]';

/** The token behind a value: at a wide gap, a line end, or a sign. */
const valueEnd = (tokens: Tokens, from: number): number => {
  const { kind, hash, gap, count } = tokens;
  let at = from;
  while (at < count && at < from + MOST_VALUE && (at === from || !isWide(tokens, at))) {
    const sign = String.fromCharCode(hash[at] ?? 0);
    if (kind[at] === KIND.mark && (ENDS.includes(sign) || (sign === '.' && gap[at + 1] !== GAP.none))) break;
    at += 1;
  }
  return at;
};

/** The first token of a value behind the name of a field or its sign: on the next line only where a question was asked; -1 for none. */
const valueFrom = ({ kind, hash, gap, count }: Tokens, label: Stretch, sign: number): number => {
  let from = sign < 0 ? label.to : sign + 1;
  const last = label.to + 2 * MOST_NAMED;
  while (from < Math.min(count, last) && (kind[from] === KIND.mark || YES.has(hash[from] ?? 0))) from += 1;
  const most = sign >= 0 && hash[sign] === QUESTION ? GAP.newline : GAP.blank;
  return from < count && (gap[from] ?? 0) <= most ? from : -1;
};

/** The value of a field of faith, of a people or of a union, where its words are those of such a value. */
export const fieldValue = ({ text, tokens }: Page, role: ToldRole, label: Stretch): Stretch | undefined => {
  const { kind, start, end, count } = tokens;
  const sign = signBehind(tokens, label.to);
  const isOpen = sign < 0;
  if (isOpen && !(opensCell(tokens, label.from) && isCapital(kind[label.from] ?? 0))) return undefined;
  const from = valueFrom(tokens, label, sign);
  const to = from < 0 ? from : valueEnd(tokens, from);
  if (to === from) return undefined;
  // Without a sign both are words of a form: "Race Black   DOB ...".
  if (isOpen && !(isCapital(kind[from] ?? 0) && (to >= count || isWide(tokens, to)))) return undefined;
  return isTold(role, text.slice(start[from], end[to - 1])) ? { from, to } : undefined;
};
