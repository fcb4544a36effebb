import { type Look, type Reader, unreadable } from '../reader.ts';
import { type Layout, layoutOfHead } from './delimited/dialect.ts';
import { delimitedTable } from './delimited/table.ts';

const layoutOf = ({ charset, text, head, size, name }: Look): Layout | undefined =>
  charset ? layoutOfHead(text, head.length >= size, name) : undefined;

/** CSV, TSV and every other text of rows and delimiters, in any charset, with or without a header. */
export const delimited: Reader = {
  format: 'delimited',
  recognise: (look) => {
    const layout = layoutOf(look);
    if (!layout) return null;
    return layout.dialect.delimiter === '\t' ? 'text/tab-separated-values' : 'text/csv';
  },
  read: function* (unit, { limits }) {
    const { charset } = unit.look;
    const layout = layoutOf(unit.look);
    if (!charset || !layout) throw unreadable('unknown_type');
    yield { found: 'table', table: delimitedTable(unit, charset, layout, limits) };
  },
};
