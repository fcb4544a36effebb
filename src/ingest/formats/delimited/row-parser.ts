import { unreadable } from '../../reader.ts';

/** How rows are written. `escape` equals `quote` where quotes are doubled. */
export interface Dialect {
  readonly delimiter: string;
  readonly quote: string;
  readonly escape: string;
  /** What stands for a line end inside a field, where files have such a sign. */
  readonly lineMark?: string;
  /** The line end: CR alone only where the file has no LF. */
  readonly newline: '\n' | '\r';
}

export interface RowParser {
  /** Rows that the text completes. */
  write(text: string): readonly (readonly string[])[];
  /** The last row, when the file does not end in a line end. */
  end(): readonly (readonly string[])[];
  /** Quotes that never closed and were taken as plain characters. */
  readonly unbalanced: number;
}

/** A file with so many open quotes does not use them as quotes. */
const MOST_UNBALANCED = 100;

/** UTF-16 units of a row; what is longer is no row. */
const LONGEST_ROW = 64 << 20;

/** Where something stands next, searched for once however often it is asked for. */
type Finder = (from: number) => number;

const finder = (text: string, wanted: string): Finder => {
  let found = text.indexOf(wanted);
  return (from) => {
    if (found !== -1 && found < from) found = text.indexOf(wanted, from);
    return found;
  };
};

interface Scanned {
  readonly text: string;
  /** Whether the file ends behind this text. */
  readonly isLast: boolean;
  readonly nextStop: Finder;
  readonly nextDelimiter: Finder;
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);

const isEscaped = (text: string, at: number, mark: string): boolean => {
  let marks = 0;
  while (text[at - 1 - marks] === mark) marks += 1;
  return marks % 2 === 1;
};

/** A field in quotes: where it opens, the place behind its closing quote, and the place behind blanks after that. */
interface Quoted {
  readonly open: number;
  readonly close: number;
  readonly end: number;
}

const MOST_BLANKS = 64;

/** The first place from `at` on that is no blank. */
const behindBlanks = (text: string, at: number): number => {
  let from = at;
  while (text[from] === ' ' && from - at < MOST_BLANKS) from += 1;
  return from;
};

/** Whether a field may end at `at`: null where the text ends there and more of it is to come. */
const endsAt = ({ text, isLast }: Scanned, at: number, { delimiter, newline }: Dialect): boolean | null => {
  const next = text[at];
  if (next === undefined) return isLast || null;
  if (next === newline || text.startsWith(delimiter, at)) return true;
  if (next !== '\r') return false;
  const behind = text[at + 1];
  return behind === undefined ? isLast || null : behind === '\n';
};

/**
 * Where a field whose quote opens at `open` ends; null: more text is needed, or it never does. A quote closes a field
 * only where a delimiter or a line end follows, so that inner quotes do no harm.
 */
const quotedFrom = (scanned: Scanned, open: number, dialect: Dialect): Quoted | null => {
  const { text } = scanned;
  const { quote, escape: mark } = dialect;
  let from = open + 1;
  for (let found = text.indexOf(quote, from); found >= 0; found = text.indexOf(quote, from)) {
    from = found + 1;
    if (mark !== quote && isEscaped(text, found, mark)) continue;
    if (mark === quote && text[from] === quote) {
      from += 1;
      continue;
    }
    const end = behindBlanks(text, from);
    const isEnd = endsAt(scanned, end, dialect);
    if (isEnd === null) return null;
    if (isEnd) return { open, close: from, end };
  }
  return null;
};

const unquoted = (raw: string, { quote, escape: mark, lineMark }: Dialect): string => {
  const written = raw.slice(1, -1);
  const inner = lineMark === undefined ? written : written.replaceAll(lineMark, '\n');
  if (!inner.includes(mark)) return inner;
  return mark === quote
    ? inner.replaceAll(quote + quote, quote)
    : inner.replaceAll(mark + quote, quote).replaceAll(mark + mark, mark);
};

/** A field and what comes behind it. */
interface Field {
  readonly value: string;
  readonly next: number;
  readonly endsRow: boolean;
}

/** The field that begins at `at`. Null: more text is needed. */
const fieldAt = (scanned: Scanned, at: number, quoted: Quoted | undefined, dialect: Dialect): Field | null => {
  const { text, isLast, nextStop, nextDelimiter } = scanned;
  const from = quoted?.end ?? at;
  const stop = nextStop(from);
  const delimiter = nextDelimiter(from);
  const endsRow = delimiter < 0 || (stop >= 0 && stop < delimiter);
  if (endsRow && stop < 0 && !isLast) return null;
  const end = endsRow ? (stop < 0 ? text.length : stop) : delimiter;
  const next = endsRow ? (stop < 0 ? end : end + 1) : end + dialect.delimiter.length;
  if (quoted) return { value: unquoted(text.slice(quoted.open, quoted.close), dialect), next, endsRow };
  const raw = text.slice(at, end);
  return { value: endsRow ? withoutReturn(raw) : raw, next, endsRow };
};

/**
 * Reads rows of delimited text that comes in pieces. Every character is kept: short and long rows, stray quotes and
 * NUL bytes are no error. A quote that does not close within `longestCell` is a plain character.
 */
export const createRowParser = (dialect: Dialect, longestCell: number): RowParser => {
  const { delimiter, newline, quote } = dialect;
  let held = '';
  let unbalanced = 0;

  /** The quoted field at `at`; undefined: it is not quoted; null: more text is needed. */
  const quotedAt = (scanned: Scanned, at: number): Quoted | undefined | null => {
    const open = behindBlanks(scanned.text, at);
    if (unbalanced >= MOST_UNBALANCED || !scanned.text.startsWith(quote, open)) return undefined;
    const quoted = quotedFrom(scanned, open, dialect);
    if (quoted && quoted.close - open <= longestCell) return quoted;
    if (!quoted && !scanned.isLast && scanned.text.length - open <= longestCell) return null;
    unbalanced += 1;
    return undefined;
  };

  const quotedRow = (scanned: Scanned, start: number) => {
    const cells: string[] = [];
    for (let at = start; ; ) {
      const quoted = quotedAt(scanned, at);
      const field = quoted === null ? null : fieldAt(scanned, at, quoted, dialect);
      if (!field) return null;
      cells.push(field.value);
      at = field.next;
      if (field.endsRow) return { cells, next: at };
    }
  };

  /** Most lines have no quote: those are split at once. */
  const rowAt = (scanned: Scanned, at: number, nextQuote: Finder) => {
    const stop = scanned.nextStop(at);
    if (stop < 0 && !scanned.isLast) return null;
    const end = stop < 0 ? scanned.text.length : stop;
    const mark = nextQuote(at);
    if (mark >= 0 && mark < end) return quotedRow(scanned, at);
    const cells = withoutReturn(scanned.text.slice(at, end)).split(delimiter);
    return { cells, next: stop < 0 ? end : end + 1 };
  };

  const take = (isLast: boolean): readonly (readonly string[])[] => {
    const text = held;
    const scanned = { text, isLast, nextStop: finder(text, newline), nextDelimiter: finder(text, delimiter) };
    const nextQuote = finder(text, quote);
    const rows: (readonly string[])[] = [];
    let at = 0;
    for (let row = null as ReturnType<typeof rowAt>; at < text.length; at = row.next) {
      row = rowAt(scanned, at, nextQuote);
      if (!row) break;
      if (row.cells.length > 1 || row.cells[0] !== '') rows.push(row.cells);
    }
    held = text.slice(at);
    return rows;
  };

  return {
    write: (text) => {
      held += text;
      if (held.length > LONGEST_ROW) throw unreadable('too_large');
      return take(false);
    },
    end: () => take(true),
    get unbalanced() {
      return unbalanced;
    },
  };
};
