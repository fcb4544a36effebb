import { isSmallWord } from '../labels/small-words.ts';
import type { FoundLabel } from '../page.ts';
import { type HashSet, hashOf, hashSet } from '../tokens/characters.ts';
import { BAR, BLANK, COMMA, DOT, SEMICOLON, TAB } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';

/** Words for people: a column that they head holds names. */
export const NAME_WORDS: HashSet = hashSet(
  'name names patient patients member members employee employees customer customers client clients student students surname forename firstname lastname first last given family maiden tenant insured subscriber holder contact attendee guest resident inmate defendant plaintiff witness nombre nombres apellido apellidos nom prenom vorname nachname nome cognome naam voornaam achternaam teacher manager supervisor doctor physician provider agent person spouse dependent parent guardian beneficiary driver owner borrower'
    .split(' ')
    .map(hashOf),
);

/** Signs of a header, and of one of its cells, at most. */
export const MOST_HEADER = 240;
export const MOST_CELL = 40;

/** Whether cells may part in front of a token: a line end, a sign, a tab or two blanks. */
const mayPart = ({ gap, kind, hash, start, end, units, from }: Tokens, at: number): boolean => {
  const own = start[at] ?? 0;
  if ((gap[at] ?? 0) >= GAP.newline || own - (end[at - 1] ?? 0) > 1 || units[own - from - 1] === TAB) return true;
  if (kind[at - 1] !== KIND.mark) return false;
  const sign = hash[at - 1];
  return sign === COMMA || sign === SEMICOLON || sign === BAR;
};

/** Whether words around a label, without a sign between that parts cells, are more than a header's cell: a sentence. */
const isSentence = (tokens: Tokens, label: number): boolean => {
  const { start, end, kind, count } = tokens;
  const [own, to] = [start[label] ?? 0, end[label] ?? 0];
  let from = own;
  for (let at = label; at > 0 && !mayPart(tokens, at); at -= 1) {
    const before = start[at - 1] ?? 0;
    if (kind[at - 1] !== KIND.mark) from = before;
    if (to - from > MOST_CELL || own - before > MOST_HEADER) return true;
  }
  for (let at = label + 1; at < count && !mayPart(tokens, at); at += 1) {
    const width = (end[at] ?? 0) - from;
    if (width > (kind[at] === KIND.mark ? MOST_HEADER : MOST_CELL)) return true;
  }
  return false;
};

/** Signs that a header has not in front of a blank: : = ? ! */
const ENDS = new Uint8Array(128);
for (const sign of ':=?!') ENDS[sign.charCodeAt(0)] = 1;

/** Blanks behind a sentence, at most. */
const SENTENCE_GAP = 2;

/** Whether a wide gap or a tab stands behind a token. */
const isApart = ({ start, end, text }: Tokens, at: number): boolean =>
  (start[at + 1] ?? 0) - (end[at] ?? 0) > SENTENCE_GAP || text.charCodeAt(end[at] ?? 0) === TAB;

/** Whether a token is part of prose or of a form with its values: a long number, "Name: ", ". The". */
const isOfProse = (tokens: Tokens, at: number): boolean => {
  const { kind, hash, gap, start, end, text } = tokens;
  if (kind[at] === KIND.digits) return (end[at] ?? 0) - (start[at] ?? 0) >= 4;
  if (kind[at] !== KIND.mark || gap[at + 1] !== GAP.blank) return false;
  const sign = hash[at] ?? 0;
  // "U.S. Social Security Number" is no sentence, nor is "No." before the next cell.
  if (sign === DOT && (kind[at - 1] === KIND.upper || isApart(tokens, at))) return false;
  if (sign === DOT) return kind[at + 1] === KIND.capital || kind[at + 1] === KIND.upper;
  return sign < 128 && ENDS[sign] === 1 && text.charCodeAt(end[at] ?? 0) === BLANK;
};

/** Whether a dot shortens a word of a header whose cells tabs part: "Lic. No.". */
const isShortened = ({ hash, start, end, text }: Tokens, at: number, first: number, last: number): boolean =>
  hash[at] === DOT && text.slice(start[first], end[last - 1]).includes('\t');

type Range = readonly [number, number];

/** Columns that a label can head, at most: no column is called "of" or "is". */
const widthOf = (tokens: Tokens, label: FoundLabel | undefined): number =>
  label === undefined || isSmallWord(tokens, label) ? 0 : label.to - label.from;

/** Columns that the tokens of a line can head, at most: its labels from one on, words for people, names of programs; 0 for prose. */
const mostColumns = (
  tokens: Tokens,
  first: number,
  last: number,
  labels: readonly FoundLabel[],
  label: number,
): number => {
  const { kind, hash, count } = tokens;
  let columns = 0;
  let next = label;
  let begins = labels[next]?.from ?? count;
  for (let at = first; at < last; at += 1) {
    const sort = kind[at] ?? 0;
    if (at === begins) {
      columns += widthOf(tokens, labels[next]);
      next += 1;
      begins = labels[next]?.from ?? count;
    } else if (sort !== KIND.lower) {
      if (isOfProse(tokens, at) && !isShortened(tokens, at, first, last)) return 0;
      if (sort === KIND.mixed || sort === KIND.code) columns += 1;
    }
    if (NAME_WORDS.has(hash[at] ?? 0)) columns += 1;
  }
  return columns;
};

/** Lines with labels that may be headers, by a quick look at their tokens: first and last place in the list of labels. */
export const labelLines = (tokens: Tokens, labels: readonly FoundLabel[]): readonly Range[] => {
  const { start, end, count } = tokens;
  const { items, count: ends } = tokens.lines;
  const lines: Range[] = [];
  let [first, last, next] = [0, 0, 0];
  for (let from = 0; from < labels.length; ) {
    const label = labels[from]?.from ?? 0;
    while (last <= label) {
      first = last;
      last = next < ends ? (items[next] ?? count) : count;
      next += 1;
    }
    let to = from + 1;
    while (to < labels.length && (labels[to]?.from ?? last) < last) to += 1;
    const fits = (end[last - 1] ?? 0) - (start[first] ?? 0) <= MOST_HEADER;
    // Most lines are sentences, which costs less to tell.
    if (fits && !isSentence(tokens, label) && mostColumns(tokens, first, last, labels, from) > 1)
      lines.push([from, to]);
    from = to;
  }
  return lines;
};
