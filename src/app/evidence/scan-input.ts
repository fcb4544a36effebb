import type { Readable } from 'node:stream';
import { CandorError } from '../../core/errors.ts';
import type { DirectSource } from '../../engine/port.ts';
import type { Opened } from '../../ingest/opened.ts';
import type { Table } from '../../ingest/reader.ts';
import { UNREAD_REASONS, type UnreadReason } from '../../schema/unread-reasons.ts';
import { openEvidence } from './open.ts';
import { withRows } from './table-rows.ts';

/** The one table of a file. */
export interface TableInput {
  readonly names: readonly (string | null)[];
  /** How the engine can read the file itself; null where only the rows below are sure. */
  readonly direct: DirectSource | null;
  /** Rows after the header, cell by cell. */
  readonly rows: () => AsyncIterable<readonly (string | null)[]>;
}

/** Says that a file, or something in it, could not be read. */
export const unreadError = (path: string, reason: UnreadReason): CandorError =>
  new CandorError('INPUT_UNREADABLE', UNREAD_REASONS[reason].sentence, {
    place: { file: path },
    hint: UNREAD_REASONS[reason].remedy,
  });

const directOf = (table: Table): DirectSource | null => {
  if (table.kind === 'parquet') return table.bytes.path === null ? null : { kind: 'parquet' };
  return table.direct?.source ?? null;
};

/** Whether it is the file itself whose reading ended without a table. */
const endsUnread = (opened: Opened): UnreadReason | null =>
  opened.event === 'end' && opened.status === 'unread' ? opened.reason : null;

/** Gives the first table of a file, or of standard input, to `work`. */
export const withTableInput = async function* <Item>(
  path: string,
  stdin: Readable,
  work: (input: TableInput) => AsyncIterable<Item>,
): AsyncIterable<Item> {
  for await (const opened of openEvidence(path, stdin)) {
    const reason = endsUnread(opened);
    if (reason !== null) throw unreadError(path, reason);
    if (opened.event !== 'table') continue;
    yield* withRows(opened.table, ({ names, rows }) =>
      work({
        names,
        direct: directOf(opened.table),
        rows: async function* () {
          for await (const batch of rows()) for (const { cells } of batch) yield cells;
        },
      }),
    );
    return;
  }
  throw new CandorError('INPUT_UNREADABLE', 'no table was found in it', { place: { file: path } });
};
