import { describe, expect, it } from 'vitest';
import { createBlock, rowsOf } from './row-blocks.ts';
import { showsTextsOfBase64, withTextsOfBase64 } from './texts-in-cells.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const read = (rows: readonly (readonly (string | null)[])[]): readonly (readonly (string | null)[])[] => {
  const block = createBlock();
  for (const [n, cells] of rows.entries()) {
    for (const [column, cell] of cells.entries()) if (cell !== null) block.put(column, cell);
    block.endRow(n + 1);
  }
  return [...rowsOf([withTextsOfBase64(block.take())], rows[0]?.length ?? 0)].flat().map(({ cells }) => cells);
};

describe('cells that are texts in Base64', () => {
  const letter = 'Patient: Ada Quill\nSSN: 219-47-1000';

  it('are the texts, empty ones before them or not', () => {
    expect(
      read([
        ['1', null],
        ['2', base64(letter)],
        ['3', base64('{"name":"Björn Muster"}')],
      ]),
    ).toEqual([
      ['1', null],
      ['2', letter],
      ['3', '{"name":"Björn Muster"}'],
    ]);
  });

  it('stay where they are keys, hashes, files or plain words', () => {
    const rows = [
      [
        '5f4dcc3b5aa765d61d8327deb882cf99',
        'JVBERi0xLjQKJcOkw7zDtsOfCjIgMCBvYmoKPDwvTGVuZ3Ro',
        'Pneumonoultramicroscopicsilico',
      ],
      ['a'.repeat(40), base64('\u0000\u0001binary and more of it'), 'Constantinopolitanischer'],
    ];
    expect(read(rows)).toEqual(rows);
  });

  it('keep the engine from reading a file by itself, where its beginning shows them', () => {
    expect(showsTextsOfBase64(`id,body\n1,${base64(letter)}\n`)).toBe(true);
    expect(showsTextsOfBase64(`id,hash\n1,5f4dcc3b5aa765d61d8327deb882cf99\n`)).toBe(false);
  });
});
