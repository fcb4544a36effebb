import { withoutEntities } from '../../../core/html-entities.ts';

/** Marks of HTML that lists of web pages and editors leave in cells; "<ann@mail.example>" is none. */
const INLINE = 'a|abbr|acronym|b|big|code|del|em|font|i|img|ins|label|mark|s|small|span|strike|strong|sub|sup|u';
const BLOCK = 'br|blockquote|center|div|h[1-6]|hr|li|ol|p|pre|section|table|tbody|td|th|thead|tr|ul|wbr';
const BETWEEN = '(?:[\\s/][^<>]*)?';
const INLINE_TAG = new RegExp(`</?(?:${INLINE})${BETWEEN}>`, 'gi');
const BLOCK_TAG = new RegExp(`</?(?:${BLOCK})${BETWEEN}>`, 'gi');
const MARK = new RegExp(`</?(?:${INLINE}|${BLOCK})${BETWEEN}>|&(?:#[xX]?[0-9a-fA-F]{1,7}|[A-Za-z]{2,8});`, 'i');

/** A cell as a page shows it: without tags ("<span>Mac</span><span>Donald</span>" is one word, what `br` parts are two), entities as signs. */
export const unmarked = (cell: string): string => {
  if (!cell.includes('<') && !cell.includes('&')) return cell;
  const shown = withoutEntities(cell.replace(BLOCK_TAG, ' ').replace(INLINE_TAG, ''));
  return shown === cell ? cell : shown.replaceAll('\u00a0', ' ').trim();
};

/** Signs of a cell that are looked at for a mark. */
const LOOKED_AT = 500;
/** From this share of its filled cells on, marks are how a column is written; fewer are left as they stand. */
const MARKED = 0.01;

/** Whether cells of a column are written with the marks of a page. */
export const areMarked = (cells: readonly (string | null)[]): boolean => {
  let filled = 0;
  let marked = 0;
  for (const cell of cells) {
    if (!cell) continue;
    filled += 1;
    if ((cell.includes('<') || cell.includes('&')) && MARK.test(cell.slice(0, LOOKED_AT))) marked += 1;
  }
  return marked > 0 && marked >= MARKED * filled;
};
