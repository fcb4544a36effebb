import { expect } from 'vitest';
import { bufferBytes } from '../../src/ingest/bytes/bytes.ts';
import { surveyOf } from '../../src/ingest/bytes/survey.ts';
import { DEFAULT_LIMITS, type Limits } from '../../src/ingest/limits.ts';
import { openFile } from '../../src/ingest/open-file.ts';
import type { Opened, UnitEnd } from '../../src/ingest/opened.ts';
import { passwordsOf } from '../../src/ingest/passwords.ts';
import { isUnreadable, type Oddity, type OpenTable } from '../../src/ingest/reader.ts';
import { folderOf } from './ingest-case.ts';

/** What came out of one unit. */
export interface Read {
  readonly type: string | null;
  readonly status: UnitEnd['status'];
  readonly reason: UnitEnd['reason'];
  readonly parts: number;
  readonly unread: number;
  readonly text: string;
  readonly names: readonly (string | null)[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly oddities: readonly Oddity[];
}

interface OpenUnit {
  readonly family: string;
  readonly type: string | null;
  text: string;
  names: Read['names'];
  rows: Read['rows'];
  readonly oddities: Oddity[];
}

/** Rows up to where the table ends, or breaks off. */
const rowsOf = async (table: OpenTable): Promise<Read['rows']> => {
  const rows: (readonly (string | null)[])[] = [];
  try {
    for await (const batch of table.rows()) rows.push(...batch.map(({ cells }) => cells));
  } catch (cause) {
    if (!isUnreadable(cause)) throw cause;
  }
  return rows;
};

const add = async (unit: OpenUnit, opened: Opened): Promise<void> => {
  if (opened.event === 'text') unit.text += opened.text;
  if (opened.event === 'oddity') unit.oddities.push(opened.oddity);
  if (opened.event !== 'table' || opened.table.kind !== 'rows') return;
  const table = await opened.table.open();
  unit.names = table.names;
  unit.rows = await rowsOf(table);
};

/** Opens bytes as a file of this name, to the bottom: what came out, by place inside it. */
export const openBytes = async (
  name: string,
  bytes: Buffer,
  limits: Partial<Limits> = {},
  passwords = '',
): Promise<Readonly<Record<string, Read>>> => {
  const source = bufferBytes(bytes);
  const spill = { folder: folderOf(), key: new Uint8Array(32) };
  const options = {
    limits: { ...DEFAULT_LIMITS, ...limits },
    spill,
    passwords: passwordsOf(passwords),
    isCopy: () => false,
  };
  const stack: OpenUnit[] = [];
  const found: Record<string, Read> = {};
  for await (const opened of openFile(name, { bytes: source, survey: surveyOf(source) }, options)) {
    if (opened.event === 'begin') {
      stack.push({ family: opened.family, type: opened.mediaType, text: '', names: [], rows: [], oddities: [] });
      continue;
    }
    const unit = stack.at(-1);
    if (!unit) throw new Error('nothing stands outside of a unit');
    await add(unit, opened);
    if (opened.event !== 'end') continue;
    stack.pop();
    const { status, reason, parts, partsUnread: unread } = opened;
    const place = unit.family === name ? '' : unit.family.slice(name.length + 2);
    found[place] = { ...unit, status, reason, parts, unread };
  }
  expect(stack).toEqual([]);
  return found;
};
