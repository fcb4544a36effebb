import Table from 'cli-table3';

type Cell = string | number | bigint | boolean | null | undefined;

/** Control characters in values of evidence would move a terminal's cursor; they are shown as a dot. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are meant
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

export const cellText = (value: Cell): string =>
  value === null || value === undefined
    ? ''
    : typeof value === 'number' || typeof value === 'bigint'
      ? value.toLocaleString('en-US')
      : String(value).replace(CONTROL, '·');

const PLAIN = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
} as const;

/** A table without borders: headings, then rows; numbers to the right, long cells wrapped to the terminal. */
export const printTable = (
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  options: { readonly width: number; readonly color: boolean },
): string => {
  const isNumber = head.map(
    (_, n) =>
      rows.length > 0 &&
      rows.every((row) => row[n] === null || typeof row[n] === 'number' || typeof row[n] === 'bigint'),
  );
  const texts = rows.map((row) => head.map((_, n) => cellText(row[n])));
  const natural = head.map((title, n) => Math.max(title.length, ...texts.map((row) => row[n]?.length ?? 0)));
  const table = new Table({
    head: head.every((title) => title === '') ? [] : [...head],
    chars: PLAIN,
    style: { head: options.color ? ['bold'] : [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
    colAligns: isNumber.map((yes) => (yes ? 'right' : 'left')),
    colWidths: shrink(natural, Math.max(40, options.width - 2 * head.length)),
    wordWrap: true,
    wrapOnWordBoundary: true,
  });
  table.push(...texts);
  return `${table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')}\n`;
};

/** Takes from the widest column until the row fits. */
const shrink = (natural: readonly number[], room: number): number[] => {
  const widths = [...natural];
  const total = () => widths.reduce((sum, width) => sum + width, 0);
  while (total() > room) {
    const widest = widths.indexOf(Math.max(...widths));
    const width = widths[widest] ?? 0;
    if (width <= 8) break;
    widths[widest] = width - 1;
  }
  return widths;
};
