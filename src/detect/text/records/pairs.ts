import type { Tokens } from '../tokens/tokens.ts';
import { labelsOf } from './form-labels.ts';
import type { Pair, Take } from './pair.ts';

/** Signs of a name and of a value, at most. */
const MOST_NAME = 48;
const MOST_VALUE = 160;

/** What a name of a field is made of where a sign binds it to its value: "client.geboortedatum", "contact[0].name", "q7_allergy". */
const NAME_BEFORE = /(?:^|[\s,;{(["'?&|<>])([\p{L}_][\p{L}\p{N}_.:[\]-]{0,46})["'`]? ?$/u;

/** The value up to its line's end, the next field or column, or a sign that ends it. */
const BARE = /^[^\n\t]*?(?=\n|\t|$|[,;&|]? *[\p{L}_][\p{L}\p{N}_.[\]-]{0,46} ?=(?!=)|[;&}|]|, ?["{]| {2})/u;

const OPENING = /^[ \t"'`[]{0,8}/;
const CLOSING = /[\s"'`\],;)}]+$/;
const QUOTED = /^(?:"([^"\n]*)"|'([^'\n]*)')/;
const BLANKS = /^[ \t]{0,24}\[? {0,2}/;

/** A range of the text. */
export type Range = readonly [from: number, to: number];

/** A piece of text as a value: without blanks, quotes and brackets around it. */
const trimmed = (text: string, from: number, to: number): Range => {
  const own = text.slice(from, to);
  const opens = OPENING.exec(own)?.[0].length ?? 0;
  const closes = CLOSING.exec(own.slice(opens))?.[0].length ?? 0;
  return [from + opens, Math.max(from + opens, to - closes)];
};

/** Where the value of a field stands: up to its closing quote or tag, else up to where the line or the field ends. */
export const valueRange = (text: string, { from, limit }: Pair): Range => {
  if (text.charCodeAt(limit) === LESS) return trimmed(text, from, limit);
  const own = text.slice(from, Math.min(limit, from + MOST_VALUE));
  const blanks = BLANKS.exec(own)?.[0].length ?? 0;
  const rest = own.slice(blanks);
  const quoted = QUOTED.exec(rest);
  if (quoted) return [from + blanks + 1, from + blanks + quoted[0].length - 1];
  return trimmed(text, from + blanks, from + blanks + (BARE.exec(rest)?.[0].length ?? 0));
};

const LESS = '<'.charCodeAt(0);

/** Places of a sign in a window: most texts have none, and a text that has a few costs a look at each. */
const placesOf = (text: string, sign: string, from: number, to: number): readonly number[] => {
  const own = text.slice(from, to);
  const places: number[] = [];
  for (let at = own.indexOf(sign); at >= 0; at = own.indexOf(sign, at + sign.length)) places.push(from + at);
  return places;
};

/** "name=value": none where the sign compares or points (==, =>, !=, <=). */
const settingsOf = ({ text, from, to }: Tokens, take: Take): void => {
  for (const at of placesOf(text, '=', from, to)) {
    if (/[=>~]/.test(text[at + 1] ?? '') || /[=!<>+*/~:-]/.test(text[at - 1] ?? '')) continue;
    const name = NAME_BEFORE.exec(text.slice(Math.max(from, at - MOST_NAME), at))?.[1];
    if (name !== undefined) take({ name, at: at - name.length, from: at + 1, limit: to, isLabel: false });
  }
};

const MEMBER = /["']([\p{L}_][\p{L}\p{N}_. $@/-]{0,46})$/u;

/** "name": "value", as in JSON. */
const membersOf = ({ text, from, to }: Tokens, take: Take): void => {
  for (const at of placesOf(text, '":', from, to)) {
    const name = MEMBER.exec(text.slice(Math.max(from, at - MOST_NAME), at))?.[1];
    if (name !== undefined) take({ name, at: at - name.length, from: at + 2, limit: to, isLabel: false });
  }
};

const TAG = /^[\p{L}_][\p{L}\p{N}_.:-]{0,46}(?=>)/u;

/** <name attribute="...">value</name>: elements that hold nothing but a text. */
const elementsOf = ({ text, from, to }: Tokens, take: Take): void => {
  for (const at of placesOf(text, '</', from, to)) {
    const name = TAG.exec(text.slice(at + 2, at + 2 + MOST_NAME))?.[0];
    if (name === undefined) continue;
    const before = text.slice(Math.max(from, at - MOST_VALUE), at);
    const open = before.lastIndexOf('>');
    if (open < 0 || before.includes('<', open)) continue;
    const begin = at - before.length + open + 1;
    if (begin < at) take({ name, at: begin, from: begin, limit: at, isLabel: false });
  }
};

/** Shows the fields of records in a window: settings, members of JSON, elements of XML; labels of forms where somebody is spoken of. */
export const eachPair = (tokens: Tokens, hasForms: boolean, take: Take): void => {
  settingsOf(tokens, take);
  membersOf(tokens, take);
  elementsOf(tokens, take);
  if (hasForms) labelsOf(tokens, take);
};
