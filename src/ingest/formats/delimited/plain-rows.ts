import { type Bytes, chunksOf } from '../../bytes/bytes.ts';
import { LONGEST_ROW } from './row-parser.ts';

/** What a file of plain rows is written with. */
interface PlainDialect {
  readonly delimiter: string;
  readonly quote: string;
  /** Columns that each row has. */
  readonly width: number;
  /** Bytes of a cell in quotes, at most. */
  readonly longestCell: number;
  /** Bytes of the mark in front of the text. */
  readonly mark: number;
}

/** What a byte can be. */
const [OTHER, DELIMITER, NEWLINE, QUOTE, RETURN, BLANK] = [0, 1, 2, 3, 4, 5];
/**
 * Where the next byte stands: in a plain cell, in quotes, behind blanks that begin a cell, behind a quote in quotes, behind the CR
 * after these, in a new cell, in a new row, in quotes that just opened; or nowhere, since our own parser alone can tell.
 */
const [PLAIN, QUOTED, BLANKS, CLOSING, RETURNED, CELL, ROW, OPENED, REFUSED] = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/** What comes behind each place by the next byte. */
const PLACES = (() => {
  const plain = { [OTHER]: PLAIN, [DELIMITER]: CELL, [NEWLINE]: ROW, [QUOTE]: PLAIN, [RETURN]: PLAIN, [BLANK]: PLAIN };
  const begun = { ...plain, [QUOTE]: OPENED, [BLANK]: BLANKS };
  const quoted = { ...plain, [OTHER]: QUOTED, [DELIMITER]: QUOTED, [NEWLINE]: QUOTED, [QUOTE]: CLOSING };
  const inQuotes = { ...quoted, [RETURN]: QUOTED, [BLANK]: QUOTED };
  const refused = { ...plain, [OTHER]: REFUSED, [DELIMITER]: REFUSED, [QUOTE]: REFUSED, [BLANK]: REFUSED };
  const closing = { ...refused, [DELIMITER]: CELL, [QUOTE]: QUOTED, [RETURN]: RETURNED };
  const behind = {
    [PLAIN]: plain,
    [QUOTED]: inQuotes,
    [BLANKS]: { ...plain, [QUOTE]: REFUSED, [BLANK]: BLANKS },
    [CLOSING]: closing,
    [RETURNED]: { ...refused, [RETURN]: REFUSED },
    [CELL]: begun,
    [ROW]: begun,
    [OPENED]: inQuotes,
  };
  const places = new Uint8Array(64);
  for (const [place, next] of Object.entries(behind))
    for (const [kind, to] of Object.entries(next)) places[Number(place) * 8 + Number(kind)] = to;
  return places;
})();

const kindsOfBytes = ({ delimiter, quote }: PlainDialect): Uint8Array => {
  const kinds = new Uint8Array(256);
  const known = [
    [' ', BLANK],
    ['\r', RETURN],
    ['\n', NEWLINE],
    [quote, QUOTE],
    [delimiter, DELIMITER],
  ] as const;
  for (const [sign, kind] of known) kinds[sign.charCodeAt(0)] = kind;
  return kinds;
};

/** A count that goes on from piece to piece. */
const createCount = (dialect: PlainDialect) => {
  const { width, longestCell } = dialect;
  const kinds = kindsOfBytes(dialect);
  let [place, rows, cells] = [ROW, 0, 1];
  /** Where the row began in this piece, and where quotes opened last: before zero, in an earlier one. */
  let [rowFrom, openAt, endsInReturn] = [0, 0, false];
  /** Ends a row of so many bytes; whether it is one of the table's, or says nothing. */
  const endRow = (bytes: number, behindReturn: boolean): boolean => {
    const isEmpty = cells === 1 && bytes === (behindReturn ? 1 : 0);
    const fits = isEmpty || cells === width;
    if (!isEmpty) rows += 1;
    cells = 1;
    return fits;
  };
  const isTooLong = (to: number): boolean => to - openAt > longestCell;
  /** What the byte that led to this place ends or begins; whether it is plain. */
  const arrive = (piece: Buffer, at: number): boolean => {
    if (place === CELL) cells += 1;
    else if (place === ROW) {
      const from = rowFrom;
      rowFrom = at + 1;
      return endRow(at - from, at > 0 ? piece[at - 1] === 0x0d : endsInReturn);
    } else if (place === OPENED) openAt = at;
    else return place !== REFUSED && !isTooLong(at + 1);
    return true;
  };
  /** Whether the rows are plain so far. */
  const add = (piece: Buffer): boolean => {
    for (let at = 0; at < piece.length; at += 1) {
      place = PLACES[place * 8 + (kinds[piece[at] ?? 0] ?? 0)] ?? REFUSED;
      if (place >= CLOSING && !arrive(piece, at)) return false;
    }
    rowFrom -= piece.length;
    openAt -= piece.length;
    endsInReturn = piece[piece.length - 1] === 0x0d;
    const isInQuotes = place === QUOTED || place === OPENED;
    return -rowFrom <= LONGEST_ROW && !(isInQuotes && isTooLong(0));
  };
  const end = (): number | undefined => {
    if ([QUOTED, OPENED, RETURNED].includes(place)) return undefined;
    return rowFrom === 0 || endRow(-rowFrom, endsInReturn) ? rows : undefined;
  };
  return { add, end };
};

/**
 * Counts the rows of UTF-8 text whose lines end in LF by its bytes, without making a cell of any of them. Undefined where a row has
 * another width than the table, or quotes stand as our own parser alone can read them: it counts then.
 */
export const countPlainRows = (bytes: Bytes, dialect: PlainDialect): number | undefined => {
  if (dialect.delimiter.length > 1 || dialect.delimiter > '\u007f') return undefined;
  const count = createCount(dialect);
  for (const piece of chunksOf(bytes, dialect.mark)) if (!count.add(piece)) return undefined;
  return count.end();
};
