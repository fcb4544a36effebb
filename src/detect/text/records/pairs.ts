import type { Tokens } from '../tokens/tokens.ts';

/** A field of a record in text: what it is called, and where its value stands. */
export interface Pair {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Where its name begins. */
  readonly at: number;
  /** The name is a label of a form, with a colon behind, and no name that a program gave. */
  readonly isLabel: boolean;
}

/** Signs of a name and of a value, at most. */
const MOST_NAME = 48;
const MOST_VALUE = 160;

/** What a name of a field is made of where a sign binds it to its value: "client.geboortedatum", "contact[0].name", "q7_allergy". */
const NAME_BEFORE = /(?:^|[\s,;{(["'?&|<>])([\p{L}_][\p{L}\p{N}_.:[\]-]{0,46})["'`]? ?$/u;

/** The value up to its line's end, the next field or column, or a sign that ends it. */
const BARE = /^[^\n\t]*?(?=\n|\t|$|[,;&|]? *[\p{L}_][\p{L}\p{N}_.[\]-]{0,46} ?=(?!=)|[;&}|]|, ?["{]| {2})/u;

const OPENING = /^[ "'`[]{0,4}/;
const CLOSING = /[\s"'`\],;)}]+$/;

const QUOTED = /^(?:"([^"\n]*)"|'([^'\n]*)')/;

/** A piece of text as a value: without blanks, quotes and brackets around it. */
const trimmed = (text: string, from: number, to: number): readonly [number, number] => {
  const own = text.slice(from, to);
  const opens = OPENING.exec(own)?.[0].length ?? 0;
  const closes = CLOSING.exec(own.slice(opens))?.[0].length ?? 0;
  return [from + opens, Math.max(from + opens, to - closes)];
};

/** Where a value ends that stands at an offset: at its closing quote, else where the line or the field does. */
const valueAt = (text: string, at: number, limit: number): readonly [number, number] => {
  const own = text.slice(at, Math.min(limit, at + MOST_VALUE));
  const blanks = /^ {0,4}\[? {0,2}/.exec(own)?.[0].length ?? 0;
  const quoted = QUOTED.exec(own.slice(blanks));
  if (quoted) return [at + blanks + 1, at + blanks + quoted[0].length - 1];
  const bare = BARE.exec(own)?.[0] ?? '';
  return trimmed(text, at, at + bare.length);
};

/** Places of a sign in a window: most texts have none, and a text that has a few costs a look at each. */
function* placesOf(text: string, sign: string, from: number, to: number): Generator<number> {
  for (let at = text.indexOf(sign, from); at >= 0 && at < to; at = text.indexOf(sign, at + sign.length)) yield at;
}

const nameBefore = (text: string, at: number, from: number): string | undefined =>
  NAME_BEFORE.exec(text.slice(Math.max(from, at - MOST_NAME), at))?.[1];

/** "name=value": none where the sign compares or points (==, =>, !=, <=). */
const settingsOf = (text: string, from: number, to: number): readonly Pair[] => {
  const pairs: Pair[] = [];
  for (const at of placesOf(text, '=', from, to)) {
    if (/[=>~]/.test(text[at + 1] ?? '') || /[=!<>+*/~:-]/.test(text[at - 1] ?? '')) continue;
    const name = nameBefore(text, at, from);
    if (name === undefined) continue;
    const [start, end] = valueAt(text, at + 1, to);
    pairs.push({ name, from: start, to: end, at: at - name.length, isLabel: false });
  }
  return pairs;
};

/** "name": "value", as in JSON. */
const membersOf = (text: string, from: number, to: number): readonly Pair[] => {
  const pairs: Pair[] = [];
  for (const at of placesOf(text, '":', from, to)) {
    const name = /["']([\p{L}_][\p{L}\p{N}_. $@/-]{0,46})$/u.exec(text.slice(Math.max(from, at - MOST_NAME), at))?.[1];
    if (name === undefined) continue;
    const [start, end] = valueAt(text, at + 2, to);
    pairs.push({ name, from: start, to: end, at: at - name.length, isLabel: false });
  }
  return pairs;
};

/** <name attribute="...">value</name>: elements that hold nothing but a text. */
const elementsOf = (text: string, from: number, to: number): readonly Pair[] => {
  const pairs: Pair[] = [];
  for (const at of placesOf(text, '</', from, to)) {
    const name = /^[\p{L}_][\p{L}\p{N}_.:-]{0,46}(?=>)/u.exec(text.slice(at + 2, at + 2 + MOST_NAME))?.[0];
    const open = text.lastIndexOf('>', at);
    if (name === undefined || open < from || at - open > MOST_VALUE) continue;
    if (text.slice(open, at).includes('<')) continue;
    const [start, end] = trimmed(text, open + 1, at);
    pairs.push({ name, from: start, to: end, at: open, isLabel: false });
  }
  return pairs;
};

/** The label that a line or a column of a form begins with, up to its colon, dots that lead to the value in between. */
const LABEL_BEFORE =
  /(?:^|\n|\t| {3}|[|{,] ?)[ \t]*(?:[-*•] |\d{1,2}[.)] |[a-z]\) )?\{? ?((?:N[°º] )?\p{L}[\p{L}\p{N}'’()/&_.-]*(?: [\p{L}\p{N}'’()/&_.-]+){0,4}?)(?: ?(?:\.{2,}|…)| {1,24})?$/u;

/** "Konfession ......: islamisch", "Religión  : evangélica", "cell: 601-555-0171" in a list of YAML. */
const labelsOf = (text: string, from: number, to: number): readonly Pair[] => {
  const pairs: Pair[] = [];
  for (const at of placesOf(text, ':', from, to)) {
    const next = text.charCodeAt(at + 1);
    if (next !== 32 && next !== 9) continue;
    const before = text.slice(Math.max(from, at - MOST_NAME), at);
    const name = LABEL_BEFORE.exec(before)?.[1];
    if (name === undefined) continue;
    const [start, end] = valueAt(text, at + 1, to);
    pairs.push({ name, from: start, to: end, at: at - name.length, isLabel: true });
  }
  return pairs;
};

/** The fields of records that a window shows, in their order: settings, members of JSON, elements of XML, labels of forms. */
export const pairsOf = ({ text, from, to }: Tokens): readonly Pair[] =>
  [
    ...settingsOf(text, from, to),
    ...membersOf(text, from, to),
    ...elementsOf(text, from, to),
    ...labelsOf(text, from, to),
  ]
    .filter((pair) => pair.to > pair.from)
    .sort((a, b) => a.from - b.from || a.to - b.to);
