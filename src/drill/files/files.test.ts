import { gunzipSync } from 'node:zlib';
import { read, utils } from '@e965/xlsx';
import { TextWriter, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { docxOf, xlsxOf } from './office.ts';
import { memorySink } from './sink.ts';
import { CSV, tableWriter } from './tables.ts';
import { tarGzOf } from './tar.ts';
import { lockedZipOf, zipOf } from './zip.ts';

describe('the files of a drill, read by other programs', () => {
  it('are workbooks with all sheets, leading zeros and real dates', () => {
    const book = read(
      xlsxOf([
        {
          name: 'A & B',
          rows: [
            ['id', 'born'],
            ['007', '1981-03-04'],
            ['008', ''],
          ],
          dateColumns: [1],
        },
        { name: 'Second', rows: [['<x>']] },
      ]),
      { cellDates: false },
    );
    expect(book.SheetNames).toEqual(['A & B', 'Second']);
    const sheet = book.Sheets['A & B'];
    expect(sheet?.['A2']).toMatchObject({ t: 's', v: '007' });
    expect(sheet?.['B2']).toMatchObject({ t: 'n', v: 29_649 });
    expect(utils.sheet_to_csv(book.Sheets['Second'] ?? {})).toBe('<x>');
  });

  it('are archives whose members come out as they went in', async () => {
    const member = { name: 'folder/näme.txt', bytes: Buffer.from('text '.repeat(500)) };
    const [entry] = await new ZipReader(new Uint8ArrayReader(zipOf([member]))).getEntries();
    expect(entry).toMatchObject({ filename: member.name, uncompressedSize: member.bytes.length, encrypted: false });
    const tar = gunzipSync(tarGzOf([member]));
    expect(tar.length % 512).toBe(0);
    expect(tar.subarray(512, 512 + member.bytes.length)).toEqual(member.bytes);
    const [locked] = await new ZipReader(new Uint8ArrayReader(lockedZipOf('a.csv', Buffer.from('noise')))).getEntries();
    expect(locked?.encrypted).toBe(true);
  });

  it('are documents whose every part is well-formed, whatever stands in a line', async () => {
    const reader = new ZipReader(new Uint8ArrayReader(docxOf(["Name: <O'Brien & Co>"])));
    const texts: string[] = [];
    for (const entry of await reader.getEntries()) {
      if (entry.directory) continue;
      const parser = new SaxesParser();
      parser.on('text', (text) => void texts.push(text));
      parser.write(await entry.getData(new TextWriter())).close();
    }
    expect(texts.join('')).toContain("Name: <O'Brien & Co>");
  });

  it('quote what a delimiter, a quote or a line break would break', () => {
    const writer = tableWriter(memorySink(), CSV, ['a', 'b']);
    writer.row(['x,y', 'say "no"\nnow']);
    expect(writer.close().toString()).toBe('a,b\n"x,y","say ""no""\nnow"\n');
  });
});
