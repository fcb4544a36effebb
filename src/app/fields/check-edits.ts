import type { CaseFile } from '../../case/case-schema.ts';
import { nearestWord } from '../../core/nearest.ts';
import type { Engine } from '../../engine/port.ts';
import { type FieldScope, WITHDRAWN } from '../../report/fields/field-columns.ts';
import { elementName, type FieldTarget } from '../../report/fields/field-rows.ts';
import { ROLES } from '../../report/fields/write-fields.ts';
import { type ColumnRole, elementOfRole, MOST_MENTIONS } from '../../schema/vocabulary.ts';
import { checkFoundCells, foreignSheet, missingRows, type SheetOrigin } from './check-sheet.ts';
import { decidedCells } from './decided-fields.ts';
import type { EditedRow, SheetFault } from './edited-sheets.ts';
import { type KnownField, knownFields, rowKey } from './known-fields.ts';

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

export interface CheckedEdits {
  readonly changes: readonly FieldChange[];
  readonly faults: readonly SheetFault[];
  /** Columns of the case whose rows are not on the sheets: what stands of them stays. */
  readonly missing: number;
}

const scopeOf = (row: EditedRow): FieldScope | undefined => {
  const scope = row.cell('scope').toLowerCase();
  return scope === 'group' || scope === 'file' ? scope : undefined;
};

const isFilled = (row: EditedRow): boolean =>
  row.cell('decision') !== '' || row.cell('mention') !== '' || row.cell('by') !== '' || row.cell('why') !== '';

/** The role that an element's name on the sheet stands for. */
const roleOfLabel = (word: string): ColumnRole | undefined =>
  ROLES.find((role) => elementName(elementOfRole(role) ?? '').toLowerCase() === word);

/** A wrong word is repeated only when it is near a valid one: anything else could be a value that nobody may print. */
const roleFault = (word: string): string => {
  const labelled = roleOfLabel(word);
  if (labelled !== undefined) return `expected a role: write "${labelled}"`;
  const near = nearestWord(word, ROLES);
  return near === undefined
    ? 'no such role; the sheet Roles lists them'
    : `"${word}" is not known; did you mean "${near}"?`;
};

const isRole = (word: string): word is ColumnRole => (ROLES as readonly string[]).includes(word);

interface Asked {
  readonly role: ColumnRole | null;
  readonly mention: number | null;
  readonly by: string;
  readonly why: string;
}

const askedOf = (row: EditedRow, known: KnownField, by: string | undefined, faults: SheetFault[]): Asked => {
  const add = (column: 'decision' | 'mention' | 'by' | 'why', text: string) =>
    faults.push({ place: row.place(column), text });
  const word = row.cell('decision').toLowerCase();
  const mention = row.cell('mention');
  const isBack = word === WITHDRAWN;
  if (word === '' && mention === '') add('decision', 'no decision stands beside "by" or "why"');
  else if (word !== '' && !isBack && !isRole(word)) add('decision', roleFault(word));
  if (mention !== '' && !(/^[1-9]\d{0,2}$/.test(mention) && Number(mention) <= MOST_MENTIONS))
    add('mention', `expected a whole number from 1 to ${MOST_MENTIONS}`);
  const who = row.cell('by') || (by ?? '');
  if (who === '') add('by', 'is missing: who decides?');
  if (row.cell('why') === '') add('why', 'is missing: what is it decided by?');
  const role = isRole(word) ? word : isRole(known.roles[0] ?? '') ? (known.roles[0] as ColumnRole) : null;
  return {
    role: isBack ? null : role,
    mention: mention === '' ? null : Number(mention),
    by: who,
    why: row.cell('why'),
  };
};

const sameAsked = (a: Asked, b: Asked): boolean =>
  a.role === b.role && a.mention === b.mention && a.by === b.by && a.why === b.why;

type Decided = FieldChange & { readonly asked: Asked };

/** What one filled row changes; undefined where it changes nothing, or is at fault. */
const changeOf = (
  { row, key, field }: { readonly row: EditedRow; readonly key: string; readonly field: KnownField },
  { file, by, changes, faults }: Checking,
): Decided | undefined => {
  const now = decidedCells(file)(field.target);
  if ((['decision', 'mention', 'by', 'why'] as const).every((name) => row.cell(name) === now[name])) return undefined;
  const asked = askedOf(row, field, by, faults);
  const place = row.place('decision');
  const other = changes.get(key);
  if (other && !sameAsked(other.asked, asked)) {
    faults.push({ place, text: `another decision about this column stands at ${other.place}` });
    return undefined;
  }
  if (asked.role === null && now.decision === '') {
    faults.push({ place, text: 'no decision stands here that could be taken back' });
    return undefined;
  }
  const { target, files, roles } = field;
  return { target, place, files, found: roles.join(', '), before: now.decision || null, ...asked, asked };
};

interface Checking {
  readonly file: Pick<CaseFile, 'columns'>;
  readonly by: string | undefined;
  readonly changes: Map<string, Decided>;
  readonly faults: SheetFault[];
}

/**
 * Checks every row of an edited sheet, and says what those that a person filled in would change. Rows whose decision
 * stands in the case already change nothing; `by` stands for everybody who is not named in a row.
 */
export const checkEdits = async (
  engine: Engine,
  {
    file,
    origin,
    by,
  }: { readonly file: Pick<CaseFile, 'columns'>; readonly origin: SheetOrigin; readonly by: string | undefined },
  rows: readonly EditedRow[],
): Promise<CheckedEdits> => {
  const foreign = foreignSheet(rows, origin);
  if (foreign) return { changes: [], faults: [foreign], missing: 0 };
  const checking: Checking = { file, by, changes: new Map(), faults: [] };
  const { changes, faults } = checking;
  const scopes = new Set(rows.map(scopeOf).filter((scope) => scope !== undefined));
  const known = await knownFields(engine, scopes);
  const present = new Set<string>();
  for (const row of rows) {
    const scope = scopeOf(row);
    if (!scope) {
      if (isFilled(row)) faults.push({ place: row.place('scope'), text: 'expected "group" or "file"' });
      continue;
    }
    const key = rowKey(row, scope);
    const field = known.get(key);
    present.add(key);
    if (!field) {
      if (isFilled(row))
        faults.push({ place: row.place('column'), text: 'the case has no such column: export the sheet again' });
      continue;
    }
    const wrong = checkFoundCells(row, field, { isFilled: isFilled(row), revision: origin.revision });
    faults.push(...wrong);
    const change = isFilled(row) && wrong.length === 0 ? changeOf({ row, key, field }, checking) : undefined;
    if (change) changes.set(key, change);
  }
  return {
    changes: [...changes.values()].map(({ asked: _, ...change }) => change),
    faults,
    missing: missingRows(known, present),
  };
};
