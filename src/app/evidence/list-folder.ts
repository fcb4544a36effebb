import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CandorError } from '../../core/errors.ts';
import { DEFAULT_LIMITS } from '../../ingest/limits.ts';
import type { Opened, UnitBegin, UnitEnd } from '../../ingest/opened.ts';
import type { Passwords } from '../../ingest/passwords.ts';
import { isUnreadable, type Table } from '../../ingest/reader.ts';
import { openSource } from '../../ingest/stage/read-source.ts';
import { surveyFile } from '../../ingest/stage/sources.ts';
import { walk } from '../../ingest/walk.ts';
import { DOCUMENT_STATUS, type DocumentStatus } from '../../schema/vocabulary.ts';
import { withSpill } from './open.ts';
import { withRows } from './table-rows.ts';

/** One unit of `candor ingest --list`, at the end of its reading: those inside a container come before it. */
export interface ListedUnit {
  /** Path below the folder, `!/` between a container and what it holds. */
  readonly path: string;
  readonly type: string | null;
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly status: DocumentStatus;
  readonly reason: string | null;
  /** How much in it was locked and was opened by a password. */
  readonly unlocked?: number;
  /** Path of the unit whose content this one has too. */
  readonly duplicate_of?: string;
}

/** The last line: every unit stands in exactly one of the counts by status. */
export interface ListTotals {
  readonly totals: { readonly files: number; readonly units: number; readonly bytes: number } & Readonly<
    Record<DocumentStatus, number>
  >;
}

/** How far a table can be read, and why no further. */
interface TableCheck {
  readonly rows: number;
  readonly fault: UnitEnd['reason'];
}

/** Goes through a table that only its rows show to be whole; what the engine can read by itself is. */
const checkTable = async (table: Table): Promise<TableCheck> => {
  let count = 0;
  if (table.kind === 'rows' && table.direct) return { rows: count, fault: null };
  try {
    const rows = withRows(table, async function* ({ rows: batches }) {
      for await (const batch of batches()) yield batch.length;
    });
    for await (const size of rows) count += size;
    return { rows: count, fault: null };
  } catch (cause) {
    if (!isUnreadable(cause)) throw cause;
    return { rows: count, fault: cause.unread };
  }
};

interface OpenUnit {
  readonly begin: UnitBegin;
  table: TableCheck | null;
  unlocked: number;
}

/** The status of a unit: a table that ends before its time is partly read, or not at all. */
const statusOf = (end: UnitEnd, table: TableCheck | null): Pick<ListedUnit, 'status' | 'reason'> => {
  if (!table?.fault) return { status: end.status, reason: end.reason };
  return { status: table.rows > 0 ? 'partly' : 'unread', reason: table.fault };
};

const createTotals = () => {
  const counts = Object.fromEntries(DOCUMENT_STATUS.map((status) => [status, 0])) as Record<DocumentStatus, number>;
  let files = 0;
  let units = 0;
  let bytes = 0;
  return {
    add: (unit: ListedUnit, isFile: boolean): void => {
      counts[unit.status] += 1;
      units += 1;
      if (!isFile) return;
      files += 1;
      bytes += unit.bytes ?? 0;
    },
    done: (): ListTotals => ({ totals: { files, units, bytes, ...counts } }),
  };
};

const folderOf = async (folder: string): Promise<string> => {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return resolve(folder);
  throw new CandorError('INPUT_NOT_FOUND', found ? 'it is no folder' : 'no such folder', { place: { file: folder } });
};

/** Every unit below a folder, opened to the bottom, with its type, hash and status; the totals come last. */
export const listFolder = async function* (
  folder: string,
  passwords: Passwords = [],
): AsyncIterable<ListedUnit | ListTotals> {
  const root = await folderOf(folder);
  const totals = createTotals();
  const first = new Map<string, string>();
  const open: OpenUnit[] = [];

  const below = (family: string): string => family.slice(1);
  const ended = ({ begin, table, unlocked }: OpenUnit, end: UnitEnd): ListedUnit => ({
    path: below(begin.family),
    type: begin.mediaType,
    bytes: begin.size,
    sha256: begin.sha256,
    ...statusOf(end, table),
    ...(unlocked > 0 ? { unlocked } : {}),
    ...(end.status === 'duplicate' ? { duplicate_of: first.get(begin.sha256 ?? '') ?? '' } : {}),
  });
  const take = async (opened: Opened): Promise<ListedUnit | undefined> => {
    if (opened.event === 'begin') open.push({ begin: opened, table: null, unlocked: 0 });
    const unit = open.at(-1);
    if (!unit) return undefined;
    if (opened.event === 'oddity' && opened.oddity.code === 'UNLOCKED') unit.unlocked = opened.oddity.count;
    if (opened.event === 'table') unit.table = await checkTable(opened.table);
    if (opened.event !== 'end') return undefined;
    open.pop();
    return ended(unit, opened);
  };
  const isCopy = ({ family, sha256, size }: { family: string; sha256: string; size: number }): boolean => {
    if (size === 0) return false;
    if (first.has(sha256)) return true;
    first.set(sha256, below(family));
    return false;
  };

  yield* withSpill(async function* (spill): AsyncIterable<ListedUnit> {
    for (const file of walk(root, '')) {
      const source = { path: file.path, root: '', place: file.place, ...surveyFile(file) };
      for await (const opened of openSource(source, { limits: DEFAULT_LIMITS, passwords, spill, isCopy })) {
        const unit = await take(opened);
        if (!unit) continue;
        totals.add(unit, open.length === 0);
        yield unit;
      }
    }
  });
  yield totals.done();
};
