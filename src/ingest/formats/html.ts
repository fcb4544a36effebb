import type { Found, ReadContext, Reader } from '../reader.ts';
import { unreadable } from '../reader.ts';
import { decoded } from '../text/decode.ts';
import { hiddenText, htmlText, type PageRows } from '../text/html-text.ts';
import { headsAbove, textParts } from '../text/pieces.ts';
import { listsPeople } from './office/sheet-blocks.ts';
import { rowsKnown, sheetFound } from './office/sheet-found.ts';
import type { SheetRow } from './office/sheet-rows.ts';

const TYPE = 'text/html';

/** How a page begins, behind what may stand before its first tag. */
const BEGINS = /^\ufeff?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html)[\s>]/i;
/** Programs also write its inner parts alone. */
const PART_BEGINS =
  /^\ufeff?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:body|meta|style|center|font|table)[\s>]/i;

/** Signs at the beginning by whose elements such a part is told from records in XML, and the least share of those of pages. */
const HEAD = 4000;
const OF_PAGES = 0.8;
const ELEMENTS: ReadonlySet<string> = new Set(
  'a b base big body br button caption center code col colgroup dd div dl dt em fieldset font form h1 h2 h3 h4 h5 h6 head hr html i img input label legend li link meta noscript ol optgroup option p pre s script section select small span strike strong style sub sup table tbody td textarea tfoot th thead title tr tt u ul'.split(
    ' ',
  ),
);

/** Whether text begins as a part of a page; elements of Office in it (`o:p`) count as no others. */
const isPart = (text: string): boolean => {
  if (!PART_BEGINS.test(text)) return false;
  const names = [...text.slice(0, HEAD).matchAll(/<\/?([a-z][a-z0-9_.-]{0,60})(?![a-z0-9_.:-])/gi)];
  const known = names.filter(([, name = '']) => ELEMENTS.has(name.toLowerCase())).length;
  return known >= OF_PAGES * names.length;
};

/** From so many rows on, a table under a header of people is a list of them; a shorter one is read with the words around it. */
const LEAST_ROWS = 20;

const sheetRowsOf = (rows: PageRows): readonly SheetRow[] =>
  rows.map((cells, n) => ({ at: n + 1, cells })).filter(({ cells }) => cells.some((cell) => cell !== ''));

const listFound = (rows: readonly SheetRow[], n: number, context: ReadContext): Found => {
  const items = () => sheetFound(rowsKnown(rows), TYPE, context);
  return { found: 'member', member: { name: `list ${n}`, kind: 'read', mediaType: TYPE, bytes: null, items } };
};

const pageFound = function* (page: string, context: ReadContext): Iterable<Found> {
  const lists: (readonly SheetRow[])[] = [];
  const take = (shown: PageRows): boolean => {
    const rows = shown.length < LEAST_ROWS ? [] : sheetRowsOf(shown);
    const isList = rows.length >= LEAST_ROWS && listsPeople(rows);
    if (isList) lists.push(rows);
    return isList;
  };
  yield* textFound([`${htmlText(page, take)}\n`], context);
  yield* textFound([`${hiddenText(page)}\n`], context);
  for (const [n, rows] of lists.entries()) yield listFound(rows, n + 1, context);
};

const textFound = function* (pieces: Iterable<string>, { limits }: ReadContext): Iterable<Found> {
  for (const part of textParts(pieces, limits.part, headsAbove))
    if (part.trim() !== '') yield { found: 'text', as: 'plain', text: part };
};

/** Pages (HTML): what they show, with short tables row by row, then what they hold without showing it, then long lists of people as tables. */
export const html: Reader = {
  format: 'html',
  recognise: ({ charset, text }) => (charset && (BEGINS.test(text) || isPart(text)) ? TYPE : null),
  read: function* ({ bytes, look: { charset } }, context): Iterable<Found> {
    if (!charset) throw unreadable('unknown_type');
    const pieces = decoded(bytes, charset);
    // A page is held as a whole; what is too large for that is read as the markup that it is.
    if (bytes.size > context.limits.wholeBytes) yield* textFound(pieces, context);
    else yield* pageFound([...pieces].join(''), context);
  },
};
