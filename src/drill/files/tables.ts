import type { TextSink } from './sink.ts';

export type TableFormat =
  | { readonly kind: 'delimited'; readonly delimiter: string; readonly header: boolean; readonly eol: '\n' | '\r\n' }
  | { readonly kind: 'json' }
  | { readonly kind: 'ndjson' };

export const CSV: TableFormat = { kind: 'delimited', delimiter: ',', header: true, eol: '\n' };

export interface TableWriter {
  row(cells: readonly string[]): void;
  close(): Buffer;
}

const delimitedLine = (cells: readonly string[], delimiter: string): string =>
  cells
    .map((cell) =>
      cell.includes('"') || cell.includes('\n') || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell,
    )
    .join(delimiter);

const objectText = (headers: readonly string[], cells: readonly string[]): string =>
  JSON.stringify(Object.fromEntries(headers.map((name, n) => [name, cells[n] === '' ? null : cells[n]])));

/** Writes rows in a format; JSON carries missing values as null. */
export const tableWriter = (sink: TextSink, format: TableFormat, headers: readonly string[]): TableWriter => {
  if (format.kind === 'delimited') {
    const { delimiter, eol } = format;
    const row = (cells: readonly string[]) => sink.write(delimitedLine(cells, delimiter) + eol);
    if (format.header) row(headers);
    return { row, close: () => sink.close() };
  }
  if (format.kind === 'ndjson') {
    return { row: (cells) => sink.write(`${objectText(headers, cells)}\n`), close: () => sink.close() };
  }
  let first = true;
  return {
    row: (cells) => {
      sink.write((first ? '[\n' : ',\n') + objectText(headers, cells));
      first = false;
    },
    close: () => {
      sink.write(first ? '[]\n' : '\n]\n');
      return sink.close();
    },
  };
};
