import { withoutEntities } from '../../core/html-entities.ts';
import { cellsInto, LINE_IN_CELL } from './html-cells.ts';
import { edgeBetween, INLINE } from './html-edges.ts';
import { attributeOf, fieldText, isChosen, leadTo, showsValue } from './html-fields.ts';
import { withGrids } from './html-grids.ts';
import { type Token, tokensOf } from './html-tokens.ts';

type Tag = Extract<Token, { readonly kind: 'tag' }>;

const BREAKS = /^(br|tr)$|^\/?(p|table|ul|ol|h[1-6]|blockquote|pre|section|article|header|footer|form|hr|dl|title)$/;
/** Blocks without space around them: a line of their own. */
const LINES = /^\/?(div|li|dt|dd|button|fieldset|legend)$|^\/(textarea|select)$/;
const hrefOf = (attributes: string): string => withoutEntities(attributeOf(attributes, 'href') ?? '');

const shown = ({ kind, text }: Exclude<Token, { readonly kind: 'tag' }>): string =>
  kind === 'hidden' ? '' : withoutEntities(text.replace(/\s+/g, ' '));

/** The address of a mail link that its text does not show. */
const behindLink = (link: string, shown: string): string => {
  const address = /^mailto:/i.test(link) ? link.slice('mailto:'.length).replace(/\?.*$/, '') : '';
  return shown.includes(address) ? '' : ` <${address}>`;
};

/** Signs of a page whose tags are held together to be compared, at most. */
const LONGEST_WITH_GRIDS = 4 << 20;

/** Signs of a line that are looked at for what leads to a field. */
const LONGEST_LINE = 200;

/** What stands on the line that is written, as far as its last pieces tell. */
const lineOf = (out: readonly string[]): string => {
  const last = out
    .slice(-4)
    .map((piece) => piece.slice(-LONGEST_LINE))
    .join('');
  return last.slice(last.lastIndexOf('\n') + 1);
};

/** What a line of a list says of its word stands behind the word. */
const leadInto = (out: string[]): void => {
  const line = lineOf(out).trimEnd();
  if (line === '') return;
  while (out.at(-1)?.trim() === '') out.pop();
  out.push((out.pop() ?? '').trimEnd(), line.endsWith(':') ? ' ' : ': ');
};

const FIELDS = /^(?:input|select|textarea)$/;

/** What a field holds, or what leads to the text that it holds. */
const showField = (out: string[], { name, attributes }: Tag): void => {
  const line = lineOf(out);
  const text = name === 'input' ? withoutEntities(fieldText(attributes, line)) : leadTo(line);
  if (text.startsWith(':')) out.push((out.pop() ?? '').trimEnd());
  out.push(text);
};

/** A page as far as it is written. */
interface Written {
  readonly out: string[];
  /** Where the link leads that is open. */
  link: string;
  readonly cells: ReturnType<typeof cellsInto>;
  /** In a list to choose from, what is not chosen: a page does not show it. */
  isOther: boolean;
  /** Pieces when an element within a line ended: if none came since, the next touches it. */
  endedAt: number;
  /** Whether the next words begin an element that touches the one before. */
  touches: boolean;
  /** Where the tables begin that are open; -1: one that holds others. */
  readonly tables: number[];
}

/** Rows of a table as a page shows them; a row that shows nothing keeps its place. */
export type PageRows = readonly (readonly string[])[];
/** Takes a table out of the text, or leaves it there (false). */
export type TakeTable = (rows: PageRows) => boolean;

const rowsOf = (pieces: readonly string[]): PageRows =>
  pieces
    .join('')
    .replace(/^\s*?\n/, '')
    .split('\n')
    .map((line) => {
      const cells = line.replace(/^ ?\t/, '').split('\t');
      return cells.map((cell) => cell.replaceAll(LINE_IN_CELL, '\n').replace(/ {2,}/g, ' ').trim());
    });

/** A table that begins or ends; one that holds no other may be taken out of the text. */
const showTable = ({ out, tables }: Written, name: string, take: TakeTable): void => {
  if (name === 'table') {
    if (tables.length > 0) tables[tables.length - 1] = -1;
    tables.push(out.length);
    return;
  }
  const from = tables.pop() ?? -1;
  if (from >= 0 && take(rowsOf(out.slice(from)))) out.splice(from, out.length - from, '\n');
};

const ofChoice = (isOther: boolean, { name, attributes }: Tag): boolean => {
  if (name === 'option') return !isChosen(attributes);
  return isOther && !/^\/?(?:option|select|optgroup)$/.test(name);
};

const showLink = (page: Written, { name, attributes }: Tag): void => {
  if (name === '/a') page.out.push(behindLink(page.link, page.out.at(-1) ?? ''));
  page.link = name === 'a' ? hrefOf(attributes) : '';
};

const showTag = (page: Written, tag: Tag, take: TakeTable): void => {
  const { out } = page;
  page.isOther = ofChoice(page.isOther, tag);
  page.cells.end(tag.name);
  if (/^\/?table$/.test(tag.name)) showTable(page, tag.name, take);
  if (BREAKS.test(tag.name)) out.push('\n');
  else if (tag.name === '/dt') out.push(' ');
  else if (tag.name === 'dd') leadInto(out);
  else if (LINES.test(tag.name)) out.push(lineOf(out).trim() === '' ? '' : '\n');
  else if (FIELDS.test(tag.name)) showField(out, tag);
  else if (tag.name === 'a' || tag.name === '/a') showLink(page, tag);
  page.cells.begin(tag.name, tag.attributes);
  if (!INLINE.test(tag.name)) page.touches = false;
  else if (tag.name.startsWith('/')) page.endedAt = out.length;
  else page.touches ||= page.endedAt === out.length;
};

const showText = (page: Written, text: string): void => {
  if (page.touches && text !== '') page.out.push(edgeBetween(page.out.at(-1) ?? '', text));
  page.touches = false;
  page.out.push(text);
};

/**
 * The text of a page as it is read: blocks on their own lines, a row of a table with tabs between its cells, fields of forms with their
 * values, entities as characters. A cell over several columns or rows leaves those it takes empty, so that cells below each other are of
 * one column. An address that only the link of a mail shows stands behind the link. `take` is asked for each table that holds no other.
 */
export const htmlText = (html: string, take: TakeTable = () => false): string => {
  const out: string[] = [];
  const page: Written = {
    out,
    cells: cellsInto(out),
    link: '',
    isOther: false,
    endedAt: -1,
    touches: false,
    tables: [],
  };
  for (const token of html.length > LONGEST_WITH_GRIDS ? tokensOf(html) : withGrids([...tokensOf(html)])) {
    if (token.kind === 'tag') showTag(page, token, take);
    else if (!page.isOther) showText(page, shown(token));
  }
  return out
    .join('')
    .replaceAll(LINE_IN_CELL, '\n')
    .replace(/ {2,}/g, ' ')
    .split('\n')
    .map((line) => line.replace(/^ ?\t?/, '').trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^[ \n]+/, '')
    .trimEnd();
};

const VALUES = /\b(?:value|content|placeholder|data-[\w-]{1,40})\s{0,9}=\s{0,9}(?:"([^"]{1,2000})"|'([^']{1,2000})')/gi;

/** What a page holds and does not show: values of its forms that it hides, what can be chosen, scripts and their data, comments. A line each. */
export const hiddenText = (html: string): string => {
  const pieces: string[] = [];
  let isOther = false;
  for (const token of tokensOf(html)) {
    if (token.kind === 'hidden' || (isOther && token.kind === 'text'))
      pieces.push(token.kind === 'text' ? withoutEntities(token.text) : token.text);
    if (token.kind !== 'tag') continue;
    isOther = ofChoice(isOther, token);
    const shown =
      token.name === 'input' && showsValue(token.attributes) ? attributeOf(token.attributes, 'value') : undefined;
    for (const [whole, double, single] of token.attributes.matchAll(VALUES)) {
      const value = double ?? single ?? '';
      if (!(value === shown && /^value/i.test(whole))) pieces.push(withoutEntities(value));
    }
  }
  return pieces
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .join('\n');
};
