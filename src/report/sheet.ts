import type { OutFile } from './out-file.ts';
import { writeWorkbook } from './workbook.ts';

/** Writes the notification list as an XLSX of one sheet of text cells. `aside` is a path beside the file. */
export const writeSheet = (
  file: OutFile,
  head: readonly string[],
  rows: AsyncIterable<readonly (readonly string[])[]>,
  aside: string,
): Promise<number> => writeWorkbook(file, [{ name: 'Notification list', head, rows }], aside);
