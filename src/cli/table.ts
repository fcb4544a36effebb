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
  const least = head.map((title, n) => Math.max(longestWord(title), ...texts.map((row) => longestWord(row[n] ?? ''))));
  const table = new Table({
    head: head.every((title) => title === '') ? [] : [...head],
    chars: PLAIN,
    style: { head: options.color ? ['bold'] : [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
    colAligns: isNumber.map((yes) => (yes ? 'right' : 'left')),
    colWidths: shrink(natural, least, Math.max(40, options.width - 2 * head.length)),
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

/** Widest word of a column that is never cut; longer ones are. */
const WIDEST_WORD = 44;

const longestWord = (text: string): number => Math.max(0, ...text.split(/\s+/).map((word) => word.length));

/** Takes from the widest column until the row fits, but cuts no word: a row that is too wide then stays so. */
const shrink = (natural: readonly number[], least: readonly number[], room: number): number[] => {
  const widths = [...natural];
  const total = () => widths.reduce((sum, width) => sum + width, 0);
  const spare = (n: number) => (widths[n] ?? 0) - Math.min(least[n] ?? 0, WIDEST_WORD);
  while (total() > room) {
    const open = widths.map((_, n) => n).filter((n) => spare(n) > 0);
    const widest = open.reduce<number | undefined>(
      (best, n) => (best === undefined || (widths[n] ?? 0) > (widths[best] ?? 0) ? n : best),
      undefined,
    );
    if (widest === undefined) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
};
