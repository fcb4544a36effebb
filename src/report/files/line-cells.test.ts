import { describe, expect, it } from 'vitest';
import { csvText } from '../list/csv-text.ts';
import { rowsOfLines } from './line-cells.ts';

const xmlOf = (...cells: readonly string[]): string => {
  const { xml } = rowsOfLines()(Buffer.from(`${cells.join(',')}\r\n`));
  return Buffer.from(xml).toString();
};

const TEXT = '<c s="1" t="inlineStr"><is><t xml:space="preserve">';
const textCell = (text: string): string => `<row>${TEXT}${text.replaceAll('"', '&quot;')}</t></is></c></row>`;

describe('rows of a sheet, made of lines of list.csv', () => {
  it('have words of our own without a style, texts that people wrote with one, and nothing for nothing', () => {
    expect(xmlOf('P-8', '"Ada"', '""', '')).toBe(
      '<row><c t="str"><v>P-8</v></c><c s="1" t="str"><v>Ada</v></c><c/><c/></row>',
    );
  });

  it('hold each text as it was before it became a cell of CSV', () => {
    for (const text of [
      '=1+1',
      "'=1+1",
      "''=1+1",
      '＝1',
      "'quoted'",
      'a "word", and\r\nanother',
      '"',
      '""',
      ' blanks ',
      'Zoë 😀',
    ])
      expect(xmlOf(csvText(text))).toBe(textCell(text));
  });

  it('hold no markup, and no sign that XML cannot hold', () => {
    expect(xmlOf(csvText('<b>&amp;</b>'))).toBe(textCell('&lt;b&gt;&amp;amp;&lt;/b&gt;'));
    expect(xmlOf(csvText('a\u0000b\u001fc\uffffd'))).toBe(textCell('a\ufffdb\ufffdc\ufffdd'));
  });

  it('cut what is longer than a cell may be, between two characters', () => {
    expect(xmlOf(csvText('x'.repeat(20_000)))).toBe(textCell('x'.repeat(16_383)));
    expect(xmlOf(csvText('😀'.repeat(20_000)))).toBe(textCell('😀'.repeat(16_383)));
  });

  it('are counted, and hold until the next but one is made', () => {
    const rowsOf = rowsOfLines();
    const first = rowsOf(Buffer.from('1\r\n2\r\n'));
    const second = rowsOf(Buffer.from('"three"\r\n'));
    expect([first.rows, second.rows]).toEqual([2, 1]);
    expect(Buffer.from(first.xml).toString()).toBe(
      '<row><c t="str"><v>1</v></c></row><row><c t="str"><v>2</v></c></row>',
    );
  });
});
