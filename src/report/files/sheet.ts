import type { OutFile } from './out-file.ts';
import { type RowsXml, writeWorkbook } from './workbook.ts';

/** Writes the notification list as an XLSX of one sheet of text cells; rows come as XML. `aside` is a path beside the file. */
export const writeSheet = (
  file: OutFile,
  head: readonly string[],
  rows: AsyncIterable<RowsXml>,
  aside: string,
): Promise<number> => writeWorkbook(file, [{ name: 'Notification list', head, rows }], aside);
