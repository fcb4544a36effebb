import type { DirectSource, RowBlock } from '../engine/port.ts';
import type { UnreadReason } from '../schema/unread-reasons.ts';
import type { Bytes } from './bytes/bytes.ts';
import type { Collector } from './bytes/spill.ts';
import type { Survey } from './bytes/survey.ts';
import type { Limits } from './limits.ts';
import type { Charset } from './text/charset.ts';

/**
 * The contract of a reader. A reader is one file in `formats/`: it says by the content which units are its own, and
 * gives what stands in one, piece by piece, in the order of the file. It holds no more than a piece at a time, looks
 * at nothing but the unit's bytes, and throws `unreadable(reason)` where it cannot go on: what it gave until then
 * counts, and the document is partly read. Any other error of a reader counts as damage of the file, so that no bytes
 * end a run. How to add one: docs/ingest.md.
 */
export interface Reader {
  readonly format: string;
  /** The media type of a unit that is this reader's own, by its content; null: it is not. */
  recognise(look: Look): string | null | Promise<string | null>;
  read(unit: Unit, context: ReadContext): AsyncIterable<Found> | Iterable<Found>;
}

/** What can be told of a unit before it is read. */
export interface Look {
  /** Last part of its path: a hint where content leaves a choice, never more. */
  readonly name: string;
  readonly size: number;
  /** The first bytes (at most `HEAD_BYTES`). */
  readonly head: Buffer;
  /** Null: these bytes are no text. */
  readonly charset: Charset | null;
  /** The first bytes as text; empty where they are none. */
  readonly text: string;
  readonly bytes: Bytes;
}

export const HEAD_BYTES = 1 << 18;

/** A unit to be read: a file as it lies, or what a container holds. */
export interface Unit {
  readonly look: Look;
  readonly bytes: Bytes;
  readonly survey: Survey;
  readonly mediaType: string;
}

export interface ReadContext {
  readonly limits: Limits;
  /** Content that a reader unpacks itself, counted against what the unit may unpack to. */
  counted(pieces: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  /** Passwords of the case, for what is locked. */
  readonly tries: Tries;
  /** A place for what a reader keeps while it reads, counted likewise; the reader drops it at its end. */
  keep(): Collector;
}

/** The tries of one unit. */
export interface Tries {
  /**
   * The password that fits, null where none does. `rounds`: what one try costs, in rounds of a hash; once the source
   * has used up its own, what is left is not tried, and the unit says so.
   */
  find(rounds: number, fits: (password: string) => boolean | Promise<boolean>): Promise<string | null>;
  /** Whether so many rounds are left for what programs lock with by themselves; takes them. */
  takesKnown(rounds: number): boolean;
  /** What is to be told of the unit. */
  oddities(): readonly Oddity[];
}

/** What a reader gives. */
export type Found =
  /** A part of the text; `page` where the unit has pages, each of them one part. */
  | { readonly found: 'text'; readonly as: 'plain' | 'mail'; readonly text: string; readonly page?: number }
  | { readonly found: 'table'; readonly table: Table }
  | { readonly found: 'member'; readonly member: Member }
  /** Parts (pages, pictures) that have no text to read; all parts together, read and unread, are the document's. */
  | { readonly found: 'unread'; readonly reason: UnreadReason; readonly parts: number }
  | ({ readonly found: 'problem' } & Oddity);

/** A unit inside a unit, named as its container names it. */
export type Member = { readonly name: string } & (
  | {
      readonly kind: 'bytes';
      readonly pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
    }
  /** What the container's own reader reads, such as a sheet of a workbook. */
  | {
      readonly kind: 'read';
      readonly mediaType: string;
      /** Bytes that it takes in the container; null: that cannot be told. */
      readonly bytes: number | null;
      readonly items: () => AsyncIterable<Found> | Iterable<Found>;
    }
  | { readonly kind: 'refused'; readonly reason: UnreadReason; readonly bytes: number | null }
);

export type Cell = string | null;

/** A row with its number in the table: its place in the file, from 1, the header not counted. */
export interface TableRow {
  readonly no: number;
  readonly cells: readonly Cell[];
}

export type Table =
  | {
      readonly kind: 'rows';
      /** 1-based row of the header in the file; null: none. */
      readonly headerRow: number | null;
      /** Names by the header, as many as most rows have cells. */
      readonly names: readonly (string | null)[];
      /** How the engine may read the file by itself; where it refuses, or null, the table is opened. */
      readonly direct: DirectTable | null;
      open(): OpenTable | Promise<OpenTable>;
    }
  /** Only the engine reads Parquet: `bytes` are the file. */
  | { readonly kind: 'parquet'; readonly bytes: Bytes };

export interface DirectTable {
  readonly path: string;
  readonly source: Extract<DirectSource, { kind: 'delimited' }>;
  /** Rows by our own count, so that none is lost; null: they are not alike, and the engine must not read them. */
  rows(): number | null;
}

/** A table after a look at all of its rows. */
export interface OpenTable {
  /** One name a column that is kept; null where the file names none. No row has more cells. */
  readonly names: readonly (string | null)[];
  /** Batches of rows in the order of the file; can be asked for more than once, until the reader goes on. */
  rows(): Iterable<readonly TableRow[]>;
  /** The same rows as the engine takes them, where the reader has them so. */
  blocks?(): Iterable<RowBlock>;
  /** What was odd about the rows; known when all were given. */
  oddities(): readonly Oddity[];
}

export interface Oddity {
  readonly code: ProblemCode;
  readonly count: number;
  /** Where in the unit the first of them stands, counted as the problem says. */
  readonly first?: number;
}

/** Faults inside a unit that a reader goes past; what they mean and what to do stands in `problems.ts`. */
export type ProblemCode =
  | 'ROWS_RAGGED'
  | 'QUOTES_UNBALANCED'
  | 'ROWS_NOT_PARSED'
  | 'SEGMENTS_ODD'
  | 'FORMULAS_EMPTY'
  | 'ROWS_REPEATED'
  | 'CHARSET_MIXED'
  | 'NUL_BYTES'
  | 'NAME_UNSAFE'
  | 'UNLOCKED'
  | 'PASSWORDS_UNTRIED';

export interface Unreadable extends Error {
  readonly unread: UnreadReason;
}

/** Ends the reading of a unit with a reason. */
export const unreadable = (unread: UnreadReason, cause?: unknown): Unreadable =>
  Object.assign(new Error(unread, { cause }), { unread });

/** The reading of a format that is known and of which nothing can be read, for one reason. */
export const readsNothing = (reason: UnreadReason): Reader['read'] =>
  // biome-ignore lint/correctness/useYield: it gives nothing
  function* () {
    throw unreadable(reason);
  };

export const isUnreadable = (error: unknown): error is Unreadable =>
  error instanceof Error && 'unread' in error && typeof error.unread === 'string';
