import { FLAG } from '../../tokens/lexicon.ts';
import { COLON, COMMA, QUOTE } from '../../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { isFormAt } from '../lists/firms.ts';
import type { Item } from '../lists/items.ts';
import { flagsAt, isCapital } from '../look.ts';
import { add, addKinds, kindsNumbered, numbered, pairsOf, type Signs, upTo } from './numbering.ts';

const SHAPES = ['alone', 'with initials', 'words'];

/** Tokens of the line on either side that are looked at, at most. */
const MOST = 16;
const MOST_STEPS = 4;
const STEPS: readonly number[] = [1, 4, 9, 16];

const stepOf = (count: number): number => {
  let step = 0;
  while (step < STEPS.length && count >= (STEPS[step] ?? 0)) step += 1;
  return step;
};

const LENGTH = SHAPES.map((shape) => numbered(`${shape}: on the line`, pairsOf(upTo(MOST_STEPS), upTo(MOST_STEPS))));
const SHARE = SHAPES.map((shape) =>
  numbered(`${shape}: small, capital, number on the line`, pairsOf(upTo(3), pairsOf(upTo(3), upTo(1)))),
);
const RUN_BEHIND = kindsNumbered('further behind is');
const RUN_BEFORE = kindsNumbered('further before is');
const FIRM = SHAPES.map((shape) =>
  numbered(`${shape}:`, ['in front of a form of firms', 'in front of &', 'behind &', 'form of firms further on']),
);

const QUOTED_BEHIND = ['nothing', 'small', 'capital', 'capitals', 'number', 'sign', ...',:'];
const QUOTED = SHAPES.map((shape) => numbered(`${shape}: in quotes behind`, QUOTED_BEHIND));
const OPENING: ReadonlySet<number> = new Set([QUOTE, 0x201c, 0x201e, 0xab]);
const CLOSING: ReadonlySet<number> = new Set([QUOTE, 0x201c, 0x201d, 0xbb]);

const AMPERSAND = 38;

const isAmpersand = ({ kind, hash }: Tokens, at: number): boolean => kind[at] === KIND.mark && hash[at] === AMPERSAND;

const MOST_SHARE = 3;
const shareStep = (count: number): number => Math.min(MOST_SHARE, count === 0 ? 0 : 1 + (count >> 2));

/** How the line looks on both sides of a candidate. */
const addLine = (signs: Signs, { kind, gap, count }: Tokens, first: number, next: number, shape: number): void => {
  let [small, capital, number] = [0, 0, 0];
  const look = (at: number): void => {
    const own = kind[at] ?? 0;
    if (own === KIND.lower) small += 1;
    else if (isCapital(own)) capital += 1;
    else if (own === KIND.digits) number = 1;
  };
  let before = 0;
  while (before < MOST && first - before > 0 && (gap[first - before] ?? 0) <= GAP.blank) {
    before += 1;
    look(first - before);
  }
  let behind = 0;
  while (behind < MOST && next + behind < count && (gap[next + behind] ?? 0) <= GAP.blank) {
    look(next + behind);
    behind += 1;
  }
  add(signs, (LENGTH[shape] ?? 0) + (MOST_STEPS + 1) * stepOf(before) + stepOf(behind));
  add(signs, (SHARE[shape] ?? 0) + 8 * shareStep(small) + 2 * shareStep(capital) + number);
};

/** Tokens behind a candidate in which the form of a firm is looked for. */
const AHEAD = 5;

const isFormAhead = (tokens: Tokens, next: number): boolean => {
  for (let at = next + 1; at < next + AHEAD && at < tokens.count && (tokens.gap[at] ?? 0) <= GAP.blank; at += 1)
    if (isFormAt(tokens, at)) return true;
  return false;
};

const addFirm = (signs: Signs, tokens: Tokens, first: number, next: number, own: number): void => {
  const { hash, kind, gap } = tokens;
  if ((gap[next] ?? 2) <= GAP.blank) {
    const comma = kind[next] === KIND.mark && hash[next] === COMMA ? next + 1 : next;
    if (isFormAt(tokens, comma)) add(signs, own);
    else if (isFormAhead(tokens, next)) add(signs, own + 3);
    if (isAmpersand(tokens, next)) add(signs, own + 1);
  }
  if (isAmpersand(tokens, first - 1)) add(signs, own + 2);
};

/** What stands in front of the quotes around a candidate. */
const addQuoted = (signs: Signs, { kind, hash, gap }: Tokens, first: number, next: number, own: number): void => {
  if (!OPENING.has(hash[first - 1] ?? 0) || !CLOSING.has(hash[next] ?? 0)) return;
  if (gap[first] !== GAP.none || gap[next] !== GAP.none) return;
  const before = first - 2;
  if (before < 0 || (gap[first - 1] ?? 0) >= GAP.newline) add(signs, own);
  else if (kind[before] === KIND.lower) add(signs, own + 1);
  else if (kind[before] === KIND.upper) add(signs, own + 3);
  else if (isCapital(kind[before] ?? 0)) add(signs, own + 2);
  else if (kind[before] !== KIND.mark) add(signs, own + 4);
  else if (hash[before] === COMMA) add(signs, own + 6);
  else add(signs, own + (hash[before] === COLON ? 7 : 5));
};

const NOUNS = FLAG.organization | FLAG.thing | FLAG.place_type | FLAG.street | FLAG.brand;

/** How the line of a candidate looks, and whether what goes on around it is the name of a firm or a thing; `shape` is 0 for a word alone, 1 for one with initials, 2 for more. */
export const addLineSigns = (
  signs: Signs,
  tokens: Tokens,
  run: readonly Item[],
  from: number,
  to: number,
  shape: number,
): void => {
  const [first, next] = [run[from]?.from ?? 0, run[to - 1]?.next ?? 0];
  addLine(signs, tokens, first, next, shape);
  addFirm(signs, tokens, first, next, FIRM[shape] ?? 0);
  addQuoted(signs, tokens, first, next, QUOTED[shape] ?? 0);
  let [behind, before] = [0, 0];
  for (let n = to + 1; n < run.length; n += 1) behind |= flagsAt(tokens, run[n]?.from ?? 0);
  for (let n = 0; n < from - 1; n += 1) before |= flagsAt(tokens, run[n]?.from ?? 0);
  addKinds(signs, RUN_BEHIND, behind & NOUNS);
  addKinds(signs, RUN_BEFORE, before & NOUNS);
};
