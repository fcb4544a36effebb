import { mayCarry } from './payload.ts';
import type { JsonItem } from './table.ts';
import { unpacked } from './unpacked.ts';

/** Values inside each other; what is deeper was made to exhaust a stack, and is kept as the text that it is. */
const MOST_NESTED = 500;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/** Whether values lie deeper inside each other than anybody writes. Brackets inside strings do not count. */
const isTooNested = (raw: string): boolean => {
  if (raw.length < 2 * MOST_NESTED) return false;
  let depth = 0;
  let isString = false;
  for (let at = 0; at < raw.length; at += 1) {
    const code = raw.charCodeAt(at);
    if (isString && code === BACKSLASH) at += 1;
    else if (code === QUOTE) isString = !isString;
    else if (isString) continue;
    else if (OPENING.has(code)) depth += 1;
    else if (CLOSING.has(code)) depth -= 1;
    if (depth > MOST_NESTED) return true;
  }
  return false;
};

const parsed = (raw: string): unknown => {
  if (isTooNested(raw)) return undefined;
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    // It is no JSON: whoever asks keeps the text.
    return undefined;
  }
};

/** Quotes of JSON that is written as a text within JSON. */
const ESCAPED = '\\"';
/** Line ends of a text with several lines, which may be a table. */
const LINE_END = '\\n';

/** A value with the records that are written in it as texts. */
export const withRecordsOfTexts = (value: unknown): unknown => unpacked(value, parsed);

/** The value of a JSON text, with what in it is JSON as well, or text in Base64; or the text itself where it is none or is nested too deep. */
export const parseItem = (raw: string): JsonItem => {
  const value = parsed(raw);
  if (value === undefined) return { raw };
  const mayHold = raw.includes(ESCAPED) || raw.includes(LINE_END) || mayCarry(raw);
  return { value: mayHold ? withRecordsOfTexts(value) : value };
};
