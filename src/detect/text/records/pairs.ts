import { type Piece, placesOf, signTable, trimmed } from '../tokens/piece-of.ts';
import { BLANK } from '../tokens/signs.ts';
import type { Tokens } from '../tokens/tokens.ts';
import { labelsOf } from './form-labels.ts';
import type { Pair, Take } from './pair.ts';
import { serializedOf } from './serialized.ts';

/** Signs of a name and of a value, at most. */
const MOST_NAME = 48;
const MOST_VALUE = 160;

/** What a name of a field is made of where a sign binds it to its value: "client.geboortedatum", "contact[0].name", "q7_allergy". */
const NAME_BEFORE = /(?:^|[\s,;{(["'?&|<>])([\p{L}_][\p{L}\p{N}_.:[\]-]{0,46})["'`]? ?$/u;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const NAME_SIGNS = signTable(`${LETTERS}${LETTERS.toUpperCase()}0123456789_.:[]-`);
const LAST_ASCII = 127;

/** The value up to its line's end, the next field or column, or a sign that ends it. */
const BARE = /^[^\n\t]*?(?=\n|\t|$|[,;&|]? *[\p{L}_][\p{L}\p{N}_.[\]-]{0,46} ?=(?!=)|[;&}|]|, ?["{]| {2})/u;

/** Signs in front of a value and behind it that are no part of it: blanks, quotes, brackets, what parts it from the next field. */
const OPENING = signTable(' \t"\'`[');
const CLOSING = signTable(' \t\n\r\u00a0"\'`],;)}');
const QUOTED = /^(?:"([^"\n]*)"|'([^'\n]*)')/;
const BLANKS = /^[ \t]{0,24}\[? {0,2}/;
/** Quotes of JSON that is a text of JSON itself, once or more: {\"name\": \"...\"}. */
const ESCAPED = /^(\\{1,7}")([^"\\\n]*)\\{1,7}"/;

/** Where the value of a field ends at the latest. */
export const latestEnd = ({ from, limit, isClosed }: Pair): number =>
  isClosed ? limit : Math.min(limit, from + MOST_VALUE);

/** Where the value of a field stands: up to its closing quote or tag, else up to where the line or the field ends. */
export const valueIn = (text: string, pair: Pair): Piece => {
  const { from, limit, isClosed } = pair;
  if (isClosed) return trimmed(text, { from, to: limit }, OPENING, CLOSING);
  const own = text.slice(from, latestEnd(pair));
  const blanks = BLANKS.exec(own)?.[0].length ?? 0;
  const rest = own.slice(blanks);
  const begin = from + blanks;
  const quoted = QUOTED.exec(rest);
  if (quoted) return { from: begin + 1, to: begin + quoted[0].length - 1 };
  const [, quote = '', inside = ''] = ESCAPED.exec(rest) ?? [];
  if (quote !== '') return { from: begin + quote.length, to: begin + quote.length + inside.length };
  return trimmed(text, { from: begin, to: begin + (BARE.exec(rest)?.[0].length ?? 0) }, OPENING, CLOSING);
};

const NO_SETTING_BEHIND = signTable('=>~');
const NO_SETTING_BEFORE = signTable('=!<>+*/~:-');
const QUOTES = signTable('"\'`');

/** Whether what a name is made of stands in front of an equals sign, or of the quote and the blank before it. */
const endsName = (text: string, at: number): boolean => {
  if (NO_SETTING_BEFORE[text.charCodeAt(at - 1)] === 1) return false;
  let last = text.charCodeAt(at - 1) === BLANK ? at - 2 : at - 1;
  if (QUOTES[text.charCodeAt(last)] === 1) last -= 1;
  return isNameSign(text.charCodeAt(last));
};

/** Where the signs begin that may be of a name in front of an equals sign, with the one in front of them. */
const nameStart = (text: string, least: number, end: number): number => {
  let at = end - 1;
  // The blank and the quote behind the name.
  while (at > least && end - at < MOST_BEHIND && !isNameSign(text.charCodeAt(at))) at -= 1;
  while (at > least && isNameSign(text.charCodeAt(at))) at -= 1;
  return at;
};

const MOST_BEHIND = 3;

const isNameSign = (unit: number): boolean => unit > LAST_ASCII || NAME_SIGNS[unit] === 1;

/** "name=value": none where the sign compares or points (==, =>, !=, <=). */
const settingsOf = ({ text, from, to }: Tokens, take: Take): void => {
  for (const at of placesOf(text, '=', { from, to })) {
    if (NO_SETTING_BEHIND[text.charCodeAt(at + 1)] === 1 || !endsName(text, at)) continue;
    const name = NAME_BEFORE.exec(text.slice(nameStart(text, Math.max(from, at - MOST_NAME), at), at))?.[1];
    if (name !== undefined)
      take({ name, at: at - name.length, from: at + 1, limit: to, isClosed: false, isLabel: false });
  }
};

const MEMBER = /["']([\p{L}_][\p{L}\p{N}_. $@/-]{0,46})$/u;

const BACKSLASH = 0x5c;
const MOST_ESCAPES = 7;

/** Where the name in front of a quote ends, which may be escaped. */
const endOfName = (text: string, quote: number): number => {
  let end = quote;
  while (quote - end < MOST_ESCAPES && text.charCodeAt(end - 1) === BACKSLASH) end -= 1;
  return end;
};

/** Names that say nothing without the object that they stand in: the number of a licence, the first name of somebody. */
const OF_OBJECT = /^(?:num(?:ber)?|no|nbr|nr|id|code|first|last|middle|given|family)$/i;
/** Those that say less than nothing: "studentId.value" is a student's id. */
const VALUE = /^val(?:ue)?$/i;

/** Signs in front of a member or an element among which the one that holds it is looked for. */
const MOST_INSIDE = 240;

const OPENS_OBJECT = /["']([\p{L}_][\p{L}\p{N}_$-]{0,46})\\{0,7}["'] ?: ?\[?\s{0,40}$/u;

/** The name of the object that holds the member in front of which a text ends; "" where none is seen. */
const objectOf = (before: string): string => {
  let closed = 0;
  for (let at = before.length - 1; at >= 0; at -= 1) {
    const sign = before[at];
    if (sign === '}') closed += 1;
    else if (sign === '{') {
      if (closed === 0) return OPENS_OBJECT.exec(before.slice(Math.max(0, at - 100), at))?.[1] ?? '';
      closed -= 1;
    }
  }
  return '';
};

const TAGS = /<(\/?)([\p{L}_][\p{L}\p{N}_.:-]{0,46})[^<>]{0,120}?(\/?)>/gu;

/** The name of the element that holds the one in front of which a text ends; "" where none is seen. */
const elementAround = (before: string): string => {
  const open: string[] = [];
  for (const [, closes, name = '', empty] of before.matchAll(TAGS)) {
    if (closes === '/') open.pop();
    else if (empty === '') open.push(name);
  }
  return open.at(-1) ?? '';
};

/** The path of a name that says nothing alone: "driverLicense.number" for `"driverLicense": {"number":`. */
const pathOf = (name: string, text: string, at: number, from: number, holderOf: (before: string) => string): string => {
  const isValue = VALUE.test(name);
  if (!isValue && !OF_OBJECT.test(name)) return name;
  const holder = holderOf(text.slice(Math.max(from, at - MOST_INSIDE), at));
  if (holder === '') return name;
  return isValue ? holder : `${holder}.${name}`;
};

/** "name": "value", as in JSON, and \"name\": \"value\" where that is a text of JSON itself. */
const membersOf = ({ text, from, to }: Tokens, take: Take): void => {
  for (const at of placesOf(text, '":', { from, to })) {
    const end = endOfName(text, at);
    const own = MEMBER.exec(text.slice(Math.max(from, end - MOST_NAME), end))?.[1];
    if (own === undefined) continue;
    const begin = end - own.length;
    const name = pathOf(own, text, begin, from, objectOf);
    take({ name, at: begin, from: at + 2, limit: to, isClosed: false, isLabel: false });
  }
};

const TAG = /^[\p{L}_][\p{L}\p{N}_.:-]{0,46}(?=>)/u;

/** <name attribute="...">value</name>: elements that hold nothing but a text. */
const elementsOf = ({ text, from, to }: Tokens, take: Take): void => {
  for (const at of placesOf(text, '</', { from, to })) {
    const name = TAG.exec(text.slice(at + 2, at + 2 + MOST_NAME))?.[0];
    if (name === undefined) continue;
    const before = text.slice(Math.max(from, at - MOST_VALUE), at);
    const open = before.lastIndexOf('>');
    if (open < 0 || before.includes('<', open)) continue;
    const begin = at - before.length + open + 1;
    if (begin >= at) continue;
    const path = pathOf(name, text, text.lastIndexOf('<', begin), from, elementAround);
    take({ name: path, at: begin, from: begin, limit: at, isClosed: true, isLabel: false });
  }
};

/** Shows the fields of records in a window: settings, members of JSON, fields of PHP, elements of XML; labels of forms where somebody is spoken of. */
export const eachPair = (tokens: Tokens, hasForms: boolean, take: Take): void => {
  settingsOf(tokens, take);
  membersOf(tokens, take);
  serializedOf(tokens, take);
  elementsOf(tokens, take);
  if (hasForms) labelsOf(tokens, take);
};
