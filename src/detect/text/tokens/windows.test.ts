import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { scan } from '../default-scanner.ts';
import { windowsOf } from './windows.ts';

const folder = new URL('../../../../test/fixtures/texts/', import.meta.url);
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));

test('a long text gives the same values whole and in the windows that it is read in', () => {
  const all = texts.join('\n\n');
  const text = all.repeat(Math.ceil(200_000 / all.length));
  const windows = windowsOf(text);
  expect(windows.length).toBeGreaterThan(2);
  const apart = windows.flatMap(({ from, to }) =>
    scan(text.slice(from, to)).map((span) => ({ ...span, start: span.start + from, end: span.end + from })),
  );
  expect(scan(text)).toEqual(apart);
});

test('a table that goes on over windows keeps its heads', () => {
  const row = (n: number): string => `Vexley\tOdra\t${218_000_000 + n}\t03/${10 + (n % 20)}/1960\n`;
  const text = `Members\nLast name\tFirst name\tSSN\tDOB\n${Array.from({ length: 4000 }, (_, n) => row(n)).join('')}`;
  expect(windowsOf(text).length).toBeGreaterThan(2);
  const births = scan(text).filter(({ element }) => element === 'date_of_birth');
  expect(births).toHaveLength(4000);
});

test('windows cover a text without a gap and are cut where no word is torn', () => {
  for (const text of ['', 'a'.repeat(200_000), `${'word '.repeat(30_000)}end`, 'line\n'.repeat(40_000)]) {
    const windows = windowsOf(text);
    expect(windows[0]?.from).toBe(0);
    expect(windows.at(-1)?.to).toBe(text.length);
    for (const [n, { from, to }] of windows.entries()) {
      if (n > 0) expect(from).toBe(windows[n - 1]?.to);
      if (n < windows.length - 1 && text.includes(' ')) expect(text[to - 1]).toBe(' ');
    }
  }
});
