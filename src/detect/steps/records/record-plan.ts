import { type ColumnRole, type ElementId, elementOfRole, isCounted } from '../../../schema/vocabulary.ts';
import { PERSON_NUMBERS } from '../../columns/cells/person-numbers.ts';
import { nameOrderOf } from '../../columns/cells/split-name.ts';
import type { ColumnFinding } from '../../columns/column-finding.ts';
import { wordList } from '../../columns/data-files.ts';
import { headerTokens } from '../../columns/headers/header-tokens.ts';
import { asParts, valueOfPart } from '../../columns/scan-table.ts';
import { OPEN_PROTOCOL, type Protocol, withheldWhy } from '../../protocol.ts';
import { talkPlanOf, withRemarks } from '../talk/talk-plan.ts';
import { addressSets } from './address-sets.ts';
import { codePlaceOf } from './code-place.ts';
import { meaningOf } from './column-meaning.ts';
import { sharedColumns, withFamilies } from './common-columns.ts';
import { lastingOf } from './lasting.ts';
import type { PlanColumn, RecordPlan } from './plan-column.ts';
import { rowKeyOf } from './row-keys.ts';
import { maybeFirst } from './same-in-row.ts';
import { dayOfAges, yearOfAges } from './year-of-ages.ts';

/** Roles that make a row speak of a person; places, times, network addresses and order numbers alone do not. */
export const PERSONAL: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  ...PERSON_NUMBERS,
  'full_name',
  'given_name',
  'family_name',
  'maiden_name',
  'nickname',
  'ip_pin',
  'account_pin',
  'password',
  'password_hash',
  'security_answer',
  'email',
  'phone',
  'date_of_birth',
  'mothers_maiden_name',
  'imei',
  'imsi',
  'iccid',
  'mbi',
  'biometric',
  'genetic',
  'alpr',
]);

/** A plan column for each role of a composite column. */
const planParts = (
  finding: ColumnFinding,
  sample: readonly (string | null)[],
  protocol: Protocol,
): readonly PlanColumn[] => {
  if (finding.parts === undefined) return [planColumn(finding, sample, protocol)];
  return asParts(finding).map((part) => {
    const { cells } = part;
    const isByKind = typeof cells === 'object' && 'kinds' in cells;
    const values = isByKind ? sample : sample.map((cell) => valueOfPart(cell ?? '', part) ?? null);
    return { ...planColumn(part, values, protocol), meaning: null, isWithin: true, ...(cells ? { cells } : {}) };
  });
};

/** A header that says "zip" speaks of US codes, however many of them a spreadsheet took the zeros from: those of New England have all lost one. */
const isZip = ({ name, profile }: ColumnFinding): boolean =>
  headerTokens(name ?? '').includes('zip') && profile.share('zip5') + profile.share('zip_short') >= 0.9;

const QUOTED = /^(?:'[\d+(]|="[^"]*"$)/;

const FAMILY_PREFIX = wordList('family_prefixes_in_headers');

/** "23/04": no month. */
const DAY_FIRST = /^\s*(?:1[3-9]|2\d|3[01])[/.-]\d{1,2}\.?\s*$/;

const planColumn = (finding: ColumnFinding, sample: readonly (string | null)[], protocol: Protocol): PlanColumn => {
  const { profile, role } = finding;
  const filled = role === 'full_name' ? sample.filter((cell) => cell !== null) : [];
  const lasting = lastingOf(finding, sample);
  const isPrefix = role === 'middle_name' && headerTokens(finding.name ?? '').some((token) => FAMILY_PREFIX.has(token));
  const letters = role === 'gender' ? new Set(sample.map((cell) => cell?.trim().toLowerCase())) : new Set();
  return {
    column: finding.column,
    role,
    element: elementOfRole(role) ?? null,
    mention: finding.mention,
    states: finding.states,
    dateOrder: role === 'birth_day' && sample.some((cell) => DAY_FIRST.test(cell ?? '')) ? 'dmy' : profile.dateOrder,
    ...(role === 'birth_day' && profile.share('month_day') >= 0.9 && { isBirthday: true as const }),
    nameOrder: nameOrderOf(filled),
    meaning: meaningOf(finding),
    ...(lasting && { lasting }),
    ...(isPrefix && { isFamilyPrefix: true as const }),
    padZip: role === 'postal_code' && (profile.share('zip5') >= 0.5 || isZip(finding)),
    ...(sample.some((cell) => QUOTED.test(cell?.trim() ?? '')) && { isQuoted: true as const }),
    spanishGender: letters.has('h') && letters.has('m') && !letters.has('f'),
    withheld: withheldWhy(protocol, finding.element, Math.floor(finding.confidence * 1_000_000)) !== undefined,
  };
};

/** Columns of one person with the address that each is of, where the row has several. */
const withAddressSets = (
  columns: readonly PlanColumn[],
  names: ReadonlyMap<number, string | null>,
): readonly PlanColumn[] => {
  const sets = addressSets(columns.map(({ role, column }) => ({ role, name: names.get(column) ?? null })));
  return columns.map((column, n) => {
    const addressSet = sets.get(n);
    return addressSet === undefined ? column : { ...column, addressSet };
  });
};

const SECOND_NAME = wordList('second_family_names');

/** Marks the second family name of a person whose first one has a column of its own ("Apellido 1", "Apellido 2"). */
const withSecondNames = (
  columns: readonly PlanColumn[],
  names: ReadonlyMap<number, string | null>,
): readonly PlanColumn[] => {
  const families = columns.filter(({ role, isWithin }) => role === 'family_name' && !isWithin);
  const isSecond = ({ column }: PlanColumn): boolean =>
    headerTokens(names.get(column) ?? '').some((token) => SECOND_NAME.has(token));
  const [second, ...others] = families.filter(isSecond);
  if (second === undefined || others.length > 0 || families.length !== 2) return columns;
  return columns.map((column) => (column === second ? { ...column, isSecondName: true as const } : column));
};

/** What a row about a patient has; whoever treats them has a number of their own (NPI, DEA). */
const OF_PATIENT: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  ...(['medical', 'medical_record_number', 'medical_id', 'health_insurance_id', 'mbi'] as const),
]);
const OF_PROVIDER: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['npi', 'dea_number']);

/**
 * The plan for a table, or null where no row of it speaks of a person. `family`: its path, where other tables may name its
 * rows by a number.
 */
export const recordPlanOf = (
  findings: readonly ColumnFinding[],
  sample: readonly (readonly (string | null)[])[],
  protocol: Protocol = OPEN_PROTOCOL,
  family?: string,
): RecordPlan | null => {
  const key = family === undefined ? undefined : rowKeyOf(findings, family);
  const ageDay = dayOfAges(findings, sample);
  const columns = findings
    .flatMap((finding, n) => planParts(finding, sample[n] ?? [], protocol))
    .map((column) => (column.column === key?.column ? { ...column, keySpace: key.space } : column))
    .map((column) =>
      column.column === ageDay && column.meaning === null ? { ...column, meaning: 'day_of_age' as const } : column,
    );
  const personal = columns.filter(({ role, keySpace }) => PERSONAL.has(role) || keySpace !== undefined);
  const mentions = [...new Set(personal.map(({ mention }) => mention))].sort((a, b) => a - b);
  if (mentions.length === 0) return null;
  // What a row says of nobody in particular belongs to its first person.
  const [first = 1] = mentions;
  const isOfPatient = columns.some(({ role, mention }) => mention === first && OF_PATIENT.has(role));
  const isUnnamedProviders = ({ role, mention }: PlanColumn): boolean =>
    isOfPatient && OF_PROVIDER.has(role) && !mentions.includes(mention);
  const used = columns
    .filter(
      ({ role, element, meaning, keySpace, lasting }) =>
        keySpace !== undefined ||
        lasting !== undefined ||
        meaning !== null ||
        role === 'free_text' ||
        element !== null ||
        RECORD_PARTS.has(role),
    )
    .filter((column) => !isUnnamedProviders(column))
    .map((column) => (mentions.includes(column.mention) ? column : { ...column, mention: first }));
  const codePlace = codePlaceOf(findings);
  const located = codePlace
    ? used.map((column) => (WITH_CODE.has(column.role) ? { ...column, codePlace } : column))
    : used;
  const names = new Map(findings.map(({ column, name }) => [column, name]));
  const placed = mentions.flatMap((mention) =>
    withAddressSets(
      withSecondNames(
        located.filter((one) => one.mention === mention),
        names,
      ),
      names,
    ),
  );
  const told = withRemarks(findings, placed, first);
  const talk = talkPlanOf(findings, told, mentions);
  const parted = findings.flatMap(asParts);
  const all = [...withFamilies(parted, told, mentions), ...sharedColumns(parted, told, mentions)];
  const year = yearOfAges(findings, sample, family);
  const again = maybeFirst(parted, mentions);
  return {
    columns: all,
    mentions,
    ...(again.length > 0 ? { again } : {}),
    ...(talk ? { talk } : {}),
    ...(year === undefined ? {} : { yearOfAges: year }),
  };
};

/** Columns that may hold a postal code or a state. */
const WITH_CODE: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['postal_code', 'full_address', 'region']);

/** Parts that a record keeps though they expose no element. */
const RECORD_PARTS: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'postal_code',
  'country',
  'birth_year',
  'birth_month',
  'gender',
  'occupation',
  'organization',
  'city',
  'region',
]);

export const isExposed = (element: ElementId | null): element is ElementId => element !== null && isCounted(element);
