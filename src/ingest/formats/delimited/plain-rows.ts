import { type Bytes, chunksOf } from '../../bytes/bytes.ts';
import type { Limits } from '../../limits.ts';
import type { Layout } from './dialect.ts';

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Bytes of a row that is counted here; what is longer is looked at by the parser. */
const LONGEST_ROW = 1 << 20;

/** What a byte may mean. */
const ORDINARY = 0;
const DELIMITER = 1;
const ROW_END = 2;
const QUOTE = 3;

const byteOf = (sign: string): number | undefined =>
  sign.length === 1 && sign.charCodeAt(0) < 0x80 ? sign.charCodeAt(0) : undefined;

const meaningsOf = ({ delimiter, quote }: Layout['dialect']): Uint8Array | undefined => {
  const [delimiterByte, quoteByte] = [byteOf(delimiter), byteOf(quote)];
  if (delimiterByte === undefined || quoteByte === undefined) return undefined;
  const meanings = new Uint8Array(256);
  meanings[delimiterByte] = DELIMITER;
  meanings[NEWLINE] = ROW_END;
  meanings[quoteByte] = QUOTE;
  return meanings;
};

/** Where a count stands: it goes over bytes that come in pieces. */
interface Counting {
  readonly meanings: Uint8Array;
  readonly width: number;
  readonly longestQuoted: number;
  rows: number;
  cells: number;
  /** Places in the file. */
  rowAt: number;
  cellAt: number;
  inQuotes: boolean;
  /** The last byte was a quote inside of quotes: what comes next tells whether the cell ended. */
  afterQuote: boolean;
  /** A carriage return stands behind the closing quote of a cell. */
  afterReturn: boolean;
}

/** Ends the row in front of `end`; false where it does not have the table's width. Empty lines are no rows. */
const endRow = (count: Counting, end: number, endsInReturn: boolean): boolean => {
  const length = end - count.rowAt - (endsInReturn ? 1 : 0);
  if (length > LONGEST_ROW) return false;
  if (length > 0 && count.cells !== count.width) return false;
  if (length > 0) count.rows += 1;
  count.rowAt = end + 1;
  count.cellAt = end + 1;
  count.cells = 1;
  return true;
};

/** A byte behind a quote inside of quotes: a second quote, or the end of the cell. */
const takeAfterQuote = (count: Counting, byte: number, place: number): boolean => {
  const meaning = count.meanings[byte];
  if (count.afterReturn && meaning !== ROW_END) return false;
  if (meaning === QUOTE) {
    count.afterQuote = false;
    return true;
  }
  if (byte === RETURN) {
    count.afterReturn = true;
    return true;
  }
  if (meaning === ORDINARY || place - count.cellAt > count.longestQuoted) return false;
  const endsInReturn = count.afterReturn;
  count.inQuotes = count.afterQuote = count.afterReturn = false;
  if (meaning === ROW_END) return endRow(count, place, endsInReturn);
  count.cells += 1;
  count.cellAt = place + 1;
  return true;
};

/** Takes a byte that is not ordinary, outside of a quote that may close its cell. */
const takeSign = (count: Counting, meaning: number, place: number, endsInReturn: boolean): boolean => {
  if (count.inQuotes) {
    count.afterQuote = meaning === QUOTE;
    return true;
  }
  if (meaning === ROW_END) return endRow(count, place, endsInReturn);
  if (meaning === QUOTE) {
    count.inQuotes = true;
    return place === count.cellAt;
  }
  count.cells += 1;
  count.cellAt = place + 1;
  return true;
};

/** Takes a piece of the file that begins at `from`; false where only the parser can tell. */
const takeChunk = (count: Counting, chunk: Uint8Array, from: number): boolean => {
  const { meanings } = count;
  const { length } = chunk;
  for (let at = 0; at < length; at += 1) {
    if (count.afterQuote) {
      if (!takeAfterQuote(count, chunk[at] as number, from + at)) return false;
      continue;
    }
    let meaning = meanings[chunk[at] as number] as number;
    while (meaning === ORDINARY && ++at < length) meaning = meanings[chunk[at] as number] as number;
    if (meaning !== ORDINARY && !takeSign(count, meaning, from + at, chunk[at - 1] === RETURN)) return false;
  }
  return true;
};

/**
 * How many rows a file has, the header among them, where each has the table's width and quotes stand around whole cells only. It
 * goes over the bytes and makes no cell; undefined where the parser has to look.
 */
export const plainRows = (
  bytes: Bytes,
  { dialect, width }: Pick<Layout, 'dialect' | 'width'>,
  limits: Pick<Limits, 'cell'>,
): number | undefined => {
  const meanings = meaningsOf(dialect);
  if (meanings === undefined || dialect.newline !== '\n' || dialect.escape !== dialect.quote || width < 2)
    return undefined;
  const isMarked = bytes.read(0, BYTE_ORDER_MARK.length).equals(Buffer.from(BYTE_ORDER_MARK));
  let from = isMarked ? BYTE_ORDER_MARK.length : 0;
  const count: Counting = {
    ...{ meanings, width, longestQuoted: limits.cell, rows: 0, cells: 1, rowAt: from, cellAt: from },
    ...{ inQuotes: false, afterQuote: false, afterReturn: false },
  };
  for (const chunk of chunksOf(bytes, from)) {
    if (!takeChunk(count, chunk, from)) return undefined;
    from += chunk.length;
  }
  // The last row, where the file does not end in a line end.
  const isOpen = count.afterReturn || !count.afterQuote || from - count.cellAt > count.longestQuoted;
  if (count.inQuotes && isOpen) return undefined;
  return endRow(count, from, false) ? count.rows : undefined;
};
