import type { Bytes } from '../bytes/bytes.ts';
import type { Limits } from '../limits.ts';
import {
  type Found,
  type Look,
  type OpenTable,
  type Reader,
  type Table,
  type TableRow,
  unreadable,
} from '../reader.ts';
import type { Charset } from '../text/charset.ts';
import { decoded } from '../text/decode.ts';
import { linesOf } from '../text/lines.ts';
import { createCutter } from '../text/pieces.ts';
import { type Layout, layoutOfHead } from './delimited/dialect.ts';
import { cutLine, cutsWord, type FixedLayout, fixedLayout } from './fixed/field-places.ts';

const BATCH_ROWS = 2048;

/** Commas between the names of people, "SMITH, JOHN", in lines whose fields have room between them: they part no cells. */
const NAMES_COMMA = /^[^,]*\p{L}, \p{L}[^,]* {2,}[^,]*\S/u;
const SAMPLE = 100;

const isOfNames = ({ dialect, width }: Layout, text: string): boolean => {
  if (dialect.delimiter !== ',' || width !== 2) return false;
  const lines = text.split('\n', SAMPLE).filter((line) => line.includes(','));
  return lines.filter((line) => NAMES_COMMA.test(line)).length >= 0.8 * lines.length;
};

const layoutOf = ({ charset, text, head, size, name }: Look): FixedLayout | undefined => {
  if (!charset) return undefined;
  const isWhole = head.length >= size;
  const delimited = layoutOfHead(text, isWhole, name);
  return fixedLayout(text, isWhole, delimited !== undefined && !isOfNames(delimited, text));
};

const RULER_LINE = /^[\s=-]*$/;

/** What a title says on every page: its numbers and days differ. */
const titleOf = (line: string): string => line.replace(/\d+/g, '#').replace(/\s+/g, ' ').trim();

/** Knows titles, header and strokes again, as each page of a printed report has them. */
const createPages = (layout: FixedLayout) => {
  const titles = new Set<string>();
  let header: string | undefined;
  return {
    /** A line above the first row. */
    above: (line: string, at: number): void => {
      if (at === layout.header) header = titleOf(line);
      else titles.add(titleOf(line));
    },
    /** Heads say nothing twice. */
    isHead: (line: string): boolean => RULER_LINE.test(line) || titleOf(line) === header,
    isTitle: (line: string): boolean => titles.has(titleOf(line)),
  };
};

interface Line {
  readonly line: string;
  readonly as: 'title' | 'row' | 'text';
}

/** Lines that say something, and what they are. Heads and strokes are none; a title is no row of fields. */
const linesIn = function* (bytes: Bytes, charset: Charset, layout: FixedLayout): Iterable<Line> {
  const pages = createPages(layout);
  let at = -1;
  for (const line of linesOf(decoded(bytes, charset))) {
    if (line.trim() === '') continue;
    at += 1;
    const isAbove = at < layout.above;
    if (isAbove) pages.above(line, at);
    if (at === layout.header || pages.isHead(line)) continue;
    if (isAbove || pages.isTitle(line)) yield { line, as: 'title' };
    else yield { line, as: cutsWord(line, layout) ? 'text' : 'row' };
  }
};

/** Lines as rows. Titles above the header stay rows, on later pages too. */
const rowsOf = function* (bytes: Bytes, charset: Charset, layout: FixedLayout): Iterable<readonly TableRow[]> {
  let rows: TableRow[] = [];
  let no = 0;
  for (const { line, as } of linesIn(bytes, charset, layout)) {
    if (as === 'text') continue;
    no += 1;
    const cells = as === 'title' ? [line.trim()] : cutLine(line, layout);
    rows.push({ no, cells: cells.map((cell) => (cell === '' ? null : cell)) });
    if (rows.length < BATCH_ROWS) continue;
    yield rows;
    rows = [];
  }
  yield rows;
};

/** What stands between and below the rows in words of its own: notes, letters, who signs. */
const textOf = function* (bytes: Bytes, charset: Charset, layout: FixedLayout, { part }: Limits): Iterable<Found> {
  const cutter = createCutter(part);
  for (const { line, as } of linesIn(bytes, charset, layout))
    if (as === 'text') for (const text of cutter.add(`${line}\n`)) yield { found: 'text', as: 'plain', text };
  for (const text of cutter.end()) yield { found: 'text', as: 'plain', text };
};

const hasText = (bytes: Bytes, charset: Charset, layout: FixedLayout): boolean => {
  if (layout.header === null) return false;
  for (const { as } of linesIn(bytes, charset, layout)) if (as === 'text') return true;
  return false;
};

const namesOf = (text: string, layout: FixedLayout): readonly (string | null)[] => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const head = layout.header === null ? '' : (lines[layout.header] ?? '');
  return cutLine(head.replace(/\r$/, ''), layout).map((name) => name || null);
};

const tableOf = (look: Look, bytes: Bytes, charset: Charset, layout: FixedLayout, limits: Limits): Table => {
  const starts = layout.starts.slice(0, limits.columns);
  const kept: FixedLayout = { ...layout, starts };
  const names = namesOf(look.text, kept);
  const open = (): OpenTable => ({ names, rows: () => rowsOf(bytes, charset, kept), oddities: () => [] });
  return { kind: 'rows', headerRow: layout.header === null ? null : layout.header + 1, names, direct: null, open };
};

/** Records of fields in fixed places, as mainframes and query tools write them: with a header, a line of dashes, or none. */
export const fixed: Reader = {
  format: 'fixed',
  recognise: (look) => (layoutOf(look) ? 'text/x-fixed-width' : null),
  read: function* ({ bytes, look }, { limits }) {
    const layout = layoutOf(look);
    const { charset } = look;
    if (!charset || !layout) throw unreadable('unknown_type');
    yield { found: 'table', table: tableOf(look, bytes, charset, layout, limits) };
    if (!hasText(bytes, charset, layout)) return;
    const items = () => textOf(bytes, charset, layout, limits);
    yield { found: 'member', member: { name: 'text', kind: 'read', mediaType: 'text/plain', bytes: null, items } };
  },
};
