import type { Span } from '../../spans/span.ts';
import { lineEnd, lineStart } from '../../tokens/line-of.ts';
import type { Scene } from '../scene.ts';

export const LAYOUTS = ['chat', 'row', 'field', 'short', 'prose'] as const;

const GAPS = /\S(?:\t| {3,}|\s?\|\s?|;\s?|,(?=\S))(?=\S)/g;
const FIELD = /^[ \t>*-]{0,8}[\p{L}\d#(][^\n:.]{0,38}(?:[:=]|\.{3,})[\s;]{0,30}$/u;
const WORDS = /\p{Ll}{2,} \p{Ll}{2,} \p{Ll}{2,}/u;
/** Signs of a line that are looked at. */
const REACH = 400;
const SHORT = 60;

/** How the line of a value looks: signs say other things in a form than in prose. */
export const layoutOf = ({ text, chat }: Scene, { start, end }: Span): (typeof LAYOUTS)[number] => {
  if (chat.isChat) return 'chat';
  const from = Math.max(lineStart(text, start), start - REACH);
  const line = text.slice(from, Math.min(lineEnd(text, end), from + REACH)).trim();
  const head = text.slice(from, start);
  if (FIELD.test(head)) return 'field';
  // Not those within the value: an address has commas of its own.
  const gaps = `${head}x${text.slice(end, lineEnd(text, end)).slice(0, REACH)}`.trim().match(GAPS)?.length ?? 0;
  if (gaps >= 2 || (gaps === 1 && !head.includes(':'))) return 'row';
  return line.length < SHORT && !WORDS.test(line) ? 'short' : 'prose';
};
