import { CandorError } from '../../core/errors.ts';
import { classifyColumns } from '../../detect/columns/classify-columns.ts';
import type { ColumnFinding, ColumnOverride } from '../../detect/columns/column-finding.ts';
import { CELL_FORM, normaliseBatch, scriptOf } from '../../detect/steps/cells/normalised.ts';
import type { TableDocument } from '../../detect/steps/documents.ts';
import { recordPlanOf } from '../../detect/steps/records/record-plan.ts';
import { recordRows } from '../../detect/steps/records/record-rows.ts';
import { sampleCells } from '../../detect/steps/tables/sample.ts';
import type { Engine } from '../../engine/port.ts';
import { ident, integer, join, sql } from '../../engine/sql.ts';
import { RECORD } from '../../schema/tables/detect.ts';
import { type ColumnRole, isColumnRole } from '../../schema/vocabulary.ts';
import { extraCells } from './cells.ts';
import { type LinkTableOptions, type LoadedTable, ROWS } from './table.ts';

const withoutColumn = (name: string, file: string): CandorError =>
  new CandorError('USAGE', `the table has no column ${name}`, {
    place: { file },
    hint: 'candor scan --columns FILE lists the columns and what each holds',
  });

/** Columns and their roles as the caller gave them; the id is never compared. */
const overridesOf = ({ id, roles, file }: LinkTableOptions, names: readonly string[]): readonly ColumnOverride[] => {
  const numberOf = (name: string): number => {
    const found = names.indexOf(name) + 1;
    if (found < 1) throw withoutColumn(name, file);
    return found;
  };
  const given = roles.map((text) => {
    const [role = '', name = ''] = [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)];
    if (!text.includes('=') || !isColumnRole(role)) {
      throw new CandorError('USAGE', `--role takes ROLE=COLUMN with a role of Candor, not "${text}"`, {
        hint: 'for example --role date_of_birth=geb_datum; roles are the elements and parts of docs/detect-tables.md',
      });
    }
    return { column: numberOf(name), role, mention: 1, by: 'caller', why: '--role' };
  });
  if (id === undefined) return given;
  const idColumn = { column: numberOf(id), role: 'record_id' as const, mention: 1, by: 'caller', why: '--id' };
  return [...given.filter(({ column }) => column !== idColumn.column), idColumn];
};

/** The table as detection knows tables. */
const documentOf = ({ names, rows }: { readonly names: readonly string[]; readonly rows: number }): TableDocument => ({
  documentNo: 1,
  part: '',
  names,
  columnsLeft: 0,
  rows,
  titleRows: 0,
  family: '',
  controlNumber: '',
  sha256: '',
});

/** Of two people whom a cell names the first one is the row's. */
const withoutSecond = ({ parts, ...finding }: ColumnFinding): ColumnFinding =>
  parts === undefined
    ? finding
    : {
        ...finding,
        parts: parts.filter(
          ({ cells }) =>
            typeof cells !== 'object' ||
            !(('person' in cells && cells.person === 2) || ('entry' in cells && cells.entry > 1)),
        ),
      };

/** One person a row: whatever column speaks of a second one is left out. */
const findingsOf = async (
  engine: Engine,
  options: LinkTableOptions,
  table: { readonly names: readonly string[]; readonly rows: number },
): Promise<{
  readonly findings: readonly ColumnFinding[];
  readonly sample: readonly (readonly (string | null)[])[];
}> => {
  const batch = { documents: [documentOf(table)], width: table.names.length, rows: table.rows };
  const samples = await sampleCells(engine, batch, { table: ROWS, documentNo: integer(1) });
  const sample = samples.get(1) ?? [];
  const findings = classifyColumns(table.names, sample, overridesOf(options, table.names));
  const holder = Math.min(...findings.map(({ mention }) => mention));
  return { findings: findings.filter(({ mention }) => mention === holder).map(withoutSecond), sample };
};

/** Columns of a record that linking compares, and the roles of columns that fill them. */
const FILLED_BY: Readonly<Record<string, readonly ColumnRole[]>> = {
  given_name: ['given_name', 'full_name'],
  middle_name: ['middle_name', 'full_name'],
  family_name: ['family_name', 'full_name'],
  maiden_name: ['maiden_name', 'full_name'],
  name_suffix: ['name_suffix', 'full_name'],
  full_name: ['full_name'],
  organization: ['organization', 'full_name'],
  date_of_birth: ['date_of_birth', 'birth_day'],
  birth_year: ['birth_year', 'age'],
  birthday: ['birth_day'],
  gender: ['gender'],
  ssn: ['ssn'],
  government_id: [
    ...(['drivers_license', 'state_id', 'passport', 'tax_id', 'military_id', 'tribal_id', 'voter_id', 'mbi'] as const),
    'other_government_id',
  ],
  phone: ['phone'],
  other_phone: ['phone'],
  email: ['email'],
  address: ['street', 'full_address'],
  city: ['city', 'full_address'],
  region: ['region', 'full_address'],
  postal_code: ['postal_code', 'full_address'],
  country: ['country'],
  place_of_birth: ['place_of_birth'],
  occupation: ['occupation'],
  imei: ['imei'],
  imsi: ['imsi'],
  iccid: ['iccid'],
  account_number: ['account_number'],
  person_number: ['medical_record_number', 'student_id', 'employee_id', 'medical_id'],
  member_number: ['health_insurance_id'],
  username: ['username'],
};

/** All roles that say something of a person: those above, and parts of dates and addresses that go into them. */
export const COMPARED: ReadonlySet<ColumnRole> = new Set([
  ...Object.values(FILLED_BY).flat(),
  ...(['birth_month', 'street_number', 'unit'] as const),
]);

interface MadeRecords {
  readonly findings: readonly ColumnFinding[];
  /** Columns that the table `record` has. */
  readonly columns: readonly string[];
}

/** Makes the table `record` of the rows, with the columns that are compared; rows that say nothing of a person have none. */
export const makeRecords = async (
  engine: Engine,
  options: LinkTableOptions,
  table: LoadedTable,
): Promise<MadeRecords> => {
  const { findings, sample } = await findingsOf(engine, options, table);
  const cells = findings.map(({ column }) => sample[column - 1] ?? []);
  const plan = recordPlanOf(findings, cells);
  if (!plan) {
    await engine.create(RECORD.name, RECORD.columns);
    return { findings, columns: RECORD.columns.map(({ name }) => name) };
  }
  const rows = { table: ROWS, documentNo: integer(1) };
  // Free text is searched for what it exposes, which linking does not need.
  const lean = { ...plan, columns: plan.columns.filter(({ role }) => role !== 'free_text') };
  const inputs = lean.columns
    .filter((column) => scriptOf(column) !== null)
    .map((column) => ({ column, documents: [1] }));
  await normaliseBatch(engine, rows, table.rows, inputs);
  const roles = new Set(findings.map(({ role }) => role));
  const columns = [
    ...Object.keys(FILLED_BY).filter((name) => FILLED_BY[name]?.some((role) => roles.has(role))),
    ...(lean.columns.some(({ lasting }) => lasting) ? ['lasting'] : []),
  ];
  const { birth, year } = await extraCells(engine, findings);
  const extra = [...(birth ? [sql`${birth} as odd_birth`] : []), ...(year ? [sql`${year} as told_year`] : [])];
  const list = columns.map((name) => {
    if (name === 'date_of_birth' && birth) return sql`coalesce(o.odd_birth, r.date_of_birth) as date_of_birth`;
    return name === 'birth_year' && year
      ? sql`coalesce(r.birth_year, o.told_year) as birth_year`
      : sql`r.${ident(name)}`;
  });
  const joined =
    extra.length === 0
      ? sql``
      : sql` left join (select row_no, ${join(extra, ', ')} from ${ident(ROWS)}) o on o.row_no = r.row_no`;
  await engine.run({
    name: RECORD.name,
    reads: [ROWS, CELL_FORM],
    sql: sql`select r.record_id, ${join(list, ', ')} from (${recordRows(lean, rows, { documents: [documentOf({ names: [], rows: 0 })] })}) r${joined}`,
  });
  await engine.drop(CELL_FORM);
  return { findings, columns };
};
