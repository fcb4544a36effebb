import type { CaseFile } from '../../case/case-schema.ts';
import { nearestWord } from '../../core/nearest.ts';
import type { Engine } from '../../engine/port.ts';
import { type FieldScope, WITHDRAWN } from '../../report/fields/field-columns.ts';
import { FIELD_STEPS, type FieldTarget, targetOf } from '../../report/fields/field-rows.ts';
import { ROLES } from '../../report/fields/write-fields.ts';
import type { ColumnRole } from '../../schema/vocabulary.ts';
import { decidedCells } from './decided-fields.ts';
import type { EditedRow } from './edited-sheets.ts';

/** What one row asks for. `role` null: the decision that stands is taken back. */
export interface FieldChange {
  readonly target: FieldTarget;
  readonly place: string;
  /** Tables that it holds for. */
  readonly files: number;
  readonly found: string;
  readonly before: string | null;
  readonly role: ColumnRole | null;
  readonly mention: number | null;
  readonly by: string;
  readonly why: string;
}

export interface SheetFault {
  /** Sheet and cell, such as `Decide once!U7`. */
  readonly place: string;
  readonly text: string;
}

export interface CheckedEdits {
  readonly changes: readonly FieldChange[];
  readonly faults: readonly SheetFault[];
}

interface KnownField {
  readonly target: FieldTarget;
  readonly role: string;
  readonly files: number;
}

const scopeOf = (row: EditedRow): FieldScope | undefined => {
  const scope = row.cell('scope').toLowerCase();
  return scope === 'group' || scope === 'file' ? scope : undefined;
};

const keyOf = (scope: FieldScope, table: string, column: number | string): string =>
  `${scope} ${table.toUpperCase()} ${column}`;

const rowKey = (row: EditedRow, scope: FieldScope): string =>
  keyOf(scope, row.cell(scope === 'group' ? 'group' : 'control number'), row.cell('column'));

const isFilled = (row: EditedRow): boolean =>
  row.cell('decision') !== '' || row.cell('mention') !== '' || row.cell('by') !== '' || row.cell('why') !== '';

/** The columns that these rows speak of, as the case knows them; of a column with several roles the first. */
const knownFields = async (engine: Engine, wanted: ReadonlySet<string>): Promise<ReadonlyMap<string, KnownField>> => {
  const found = new Map<string, KnownField>();
  for (const scope of ['group', 'file'] as const) {
    if (![...wanted].some((key) => key.startsWith(scope))) continue;
    for await (const rows of engine.stream(FIELD_STEPS[scope])) {
      for (const row of rows) {
        const target = targetOf(scope, row);
        const key = keyOf(scope, scope === 'group' ? target.group : target.controlNumber, target.column);
        if (wanted.has(key) && !found.has(key))
          found.set(key, { target, role: String(row['role']), files: Number(row['files']) });
      }
    }
  }
  return found;
};

/** A wrong word is repeated only when it is near a valid one: anything else could be a value that nobody may print. */
const roleFault = (word: string): string => {
  const near = nearestWord(word, ROLES);
  return near === undefined
    ? `no such role; the sheet Roles lists them`
    : `"${word}" is not known; did you mean "${near}"?`;
};

const isRole = (word: string): word is ColumnRole => (ROLES as readonly string[]).includes(word);

interface Asked {
  readonly role: ColumnRole | null;
  readonly mention: number | null;
  readonly by: string;
  readonly why: string;
}

const MOST_MENTIONS = 8;

const askedOf = (row: EditedRow, known: KnownField, by: string | undefined, faults: SheetFault[]): Asked => {
  const add = (column: 'decision' | 'mention' | 'by' | 'why', text: string) =>
    faults.push({ place: row.place(column), text });
  const word = row.cell('decision').toLowerCase();
  const mention = row.cell('mention');
  const isBack = word === WITHDRAWN;
  if (word === '' && mention === '') add('decision', 'no decision stands beside "by" or "why"');
  else if (word !== '' && !isBack && !isRole(word)) add('decision', roleFault(word));
  if (mention !== '' && !(/^[1-9]$/.test(mention) && Number(mention) <= MOST_MENTIONS))
    add('mention', `expected a whole number from 1 to ${MOST_MENTIONS}`);
  const who = row.cell('by') || (by ?? '');
  if (who === '') add('by', 'is missing: who decides?');
  if (row.cell('why') === '') add('why', 'is missing: what is it decided by?');
  const role = isRole(word) ? word : isRole(known.role) ? known.role : null;
  return {
    role: isBack ? null : role,
    mention: mention === '' ? null : Number(mention),
    by: who,
    why: row.cell('why'),
  };
};

const sameAsked = (a: Asked, b: Asked): boolean =>
  a.role === b.role && a.mention === b.mention && a.by === b.by && a.why === b.why;

/**
 * Checks every row that a person filled in, and says what it would change. Rows whose decision stands in the case
 * already change nothing; `by` stands for everybody who is not named in a row.
 */
export const checkEdits = async (
  engine: Engine,
  file: Pick<CaseFile, 'columns'>,
  rows: readonly EditedRow[],
  by: string | undefined,
): Promise<CheckedEdits> => {
  const faults: SheetFault[] = [];
  const filled = rows.filter(isFilled).flatMap((row) => {
    const scope = scopeOf(row);
    if (!scope) faults.push({ place: row.place('scope'), text: 'expected "group" or "file"' });
    return scope ? [{ row, key: rowKey(row, scope) }] : [];
  });
  const known = await knownFields(engine, new Set(filled.map(({ key }) => key)));
  const decided = decidedCells(file);
  const changes = new Map<string, FieldChange & { readonly asked: Asked }>();
  for (const { row, key } of filled) {
    const field = known.get(key);
    if (!field) {
      faults.push({ place: row.place('column'), text: 'the case has no such column: export the sheet again' });
      continue;
    }
    const now = decided(field.target);
    const isAsItStands = (['decision', 'mention', 'by', 'why'] as const).every((name) => row.cell(name) === now[name]);
    if (isAsItStands) continue;
    const asked = askedOf(row, field, by, faults);
    const place = row.place('decision');
    const other = changes.get(key);
    if (other && !sameAsked(other.asked, asked)) {
      faults.push({ place, text: `another decision about this column stands at ${other.place}` });
      continue;
    }
    if (asked.role === null && now.decision === '') {
      faults.push({ place, text: 'no decision stands here that could be taken back' });
      continue;
    }
    const { target, files, role: found } = field;
    changes.set(key, { target, place, files, found, before: now.decision || null, ...asked, asked });
  }
  return { changes: [...changes.values()].map(({ asked: _, ...change }) => change), faults };
};
