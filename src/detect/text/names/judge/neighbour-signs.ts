import { englishLevel, entryOf, LEXICON } from '../../tokens/lexicon.ts';
import { OPEN, TAB } from '../../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { isCapital } from '../look.ts';
import { add, addKinds, kindsNumbered, numbered, pairsOf, type Signs, upTo, wordSign } from './numbering.ts';
import { vocabularyPlace } from './vocabulary.ts';

const UNITS = 128;
const MARKS: readonly string[] = Array.from({ length: UNITS }, (_, unit) =>
  unit > 32 && unit < UNITS - 1 ? String.fromCharCode(unit) : `sign ${unit}`,
);
const MOST_DIGITS = 5;
const WIDE = 2;

const side = (label: string) => ({
  gap: numbered(label, ['nothing', 'line', 'paragraph', 'wide']),
  glued: numbered(`${label} glued`, MARKS),
  apart: numbered(`${label} apart`, MARKS),
  line: numbered(`${label} line`, MARKS),
  overMark: numbered(`${label} mark and kind`, upTo(7)),
  overMarkKinds: kindsNumbered(`${label} mark and`),
  kind: numbered(`${label} kind`, upTo(7)),
  gluedKind: numbered(`${label} glued kind`, upTo(7)),
  heldKinds: kindsNumbered(`${label} in brackets`),
  small: kindsNumbered(`${label} small`),
  capital: kindsNumbered(`${label} capital`),
  english: numbered(`${label} small, english`, upTo(6)),
  digits: numbered(`${label} digits`, upTo(MOST_DIGITS)),
});

type Side = ReturnType<typeof side>;

const BEFORE = side('before');
const BEHIND = side('behind');

const unitOf = ({ hash }: Tokens, at: number): number => Math.min(hash[at] ?? 0, UNITS - 1);

const flagsOf = ({ hash }: Tokens, at: number): number => LEXICON.flags[entryOf(hash[at] ?? 0)] ?? 0;

const widthBefore = ({ start, end }: Tokens, at: number): number => (start[at] ?? 0) - (end[at - 1] ?? 0);

const isWide = (tokens: Tokens, at: number): boolean => {
  const width = widthBefore(tokens, at);
  return width > WIDE || (width > 0 && tokens.units[(tokens.start[at] ?? 0) - tokens.from - 1] === TAB);
};

const addMark = (signs: Signs, tokens: Tokens, at: number, next: number, glued: boolean, own: Side): void => {
  add(signs, (glued ? own.glued : own.apart) + unitOf(tokens, at));
  const kind = tokens.kind[next];
  if (next < 0 || next >= tokens.count || kind === undefined) return;
  add(signs, own.overMark + kind);
  if (kind === KIND.lower || own === BEFORE) addKinds(signs, own.overMarkKinds, flagsOf(tokens, next));
  else if (unitOf(tokens, at) === OPEN) addKinds(signs, own.heldKinds, flagsOf(tokens, next));
};

const addWordBeside = (signs: Signs, tokens: Tokens, at: number, glued: boolean, own: Side): void => {
  const kind = tokens.kind[at] ?? 0;
  add(signs, (glued ? own.gluedKind : own.kind) + kind);
  if (kind === KIND.digits) {
    add(signs, own.digits + Math.min(MOST_DIGITS, (tokens.end[at] ?? 0) - (tokens.start[at] ?? 0)));
    return;
  }
  const place = vocabularyPlace(tokens.hash[at] ?? 0);
  if (place >= 0) add(signs, wordSign(place, own === BEFORE));
  addKinds(signs, kind === KIND.lower ? own.small : own.capital, flagsOf(tokens, at));
  if (kind === KIND.lower) add(signs, own.english + Math.ceil(englishLevel(entryOf(tokens.hash[at] ?? 0)) / 10));
};

/** What stands next to a name: `at` is the token, `edge` the one in front of which the gap lies, `step` leads away from the name. */
const addBeside = (signs: Signs, tokens: Tokens, at: number, edge: number, step: 1 | -1, own: Side): void => {
  if (at < 0 || at >= tokens.count) {
    add(signs, own.gap);
    return;
  }
  const gap = tokens.gap[edge] ?? 0;
  const isMark = tokens.kind[at] === KIND.mark;
  if (gap >= GAP.newline) {
    add(signs, own.gap + (gap === GAP.newline ? 1 : 2));
    if (isMark && step < 0) add(signs, own.line + unitOf(tokens, at));
    return;
  }
  if (isWide(tokens, edge)) add(signs, own.gap + 3);
  const glued = widthBefore(tokens, edge) === 0;
  if (isMark) addMark(signs, tokens, at, at + step, glued, own);
  else addWordBeside(signs, tokens, at, glued, own);
};

const SORTS = 'line wide small capital number other , . : ( ) " / - \' |'.split(' ');
const BETWEEN = ['alone', 'with initials', 'words'].map((shape) => numbered(`${shape} between`, pairsOf(SORTS, SORTS)));
const STRENGTH = ['alone', 'with initials', 'words'].map((shape) => ({
  before: numbered(`${shape}, strength: behind`, pairsOf(upTo(3), SORTS)),
  behind: numbered(`${shape}, strength: in front of`, pairsOf(upTo(3), SORTS)),
}));
const MARK_SORTS: ReadonlyMap<number, number> = new Map(
  SORTS.flatMap((sort, n): (readonly [number, number])[] => (sort.length === 1 ? [[sort.charCodeAt(0), n]] : [])),
);
const [AT_LINE, AT_WIDE, SMALL, CAPITAL, NUMBER, OTHER] = [0, 1, 2, 3, 4, 5];

const sortOf = (tokens: Tokens, at: number, edge: number): number => {
  if (at < 0 || at >= tokens.count || (tokens.gap[edge] ?? 0) >= GAP.newline) return AT_LINE;
  if (widthBefore(tokens, edge) > WIDE) return AT_WIDE;
  const kind = tokens.kind[at] ?? 0;
  if (kind === KIND.mark) return MARK_SORTS.get(tokens.hash[at] ?? 0) ?? OTHER;
  if (kind === KIND.lower) return SMALL;
  return isCapital(kind) ? CAPITAL : NUMBER;
};

/** What stands on both sides of a name; `shape` is 0 for a word alone, 1 for one with initials, 2 for more. */
export const addNeighbours = (
  signs: Signs,
  tokens: Tokens,
  first: number,
  next: number,
  shape: number,
  strength: number,
): void => {
  addBeside(signs, tokens, first - 1, first, -1, BEFORE);
  addBeside(signs, tokens, next, next, 1, BEHIND);
  const [before, behind] = [sortOf(tokens, first - 1, first), sortOf(tokens, next, next)];
  add(signs, (BETWEEN[shape] ?? 0) + SORTS.length * before + behind);
  add(signs, (STRENGTH[shape]?.before ?? 0) + SORTS.length * strength + before);
  add(signs, (STRENGTH[shape]?.behind ?? 0) + SORTS.length * strength + behind);
};
