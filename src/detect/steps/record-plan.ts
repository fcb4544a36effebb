import { type ColumnRole, type ElementId, elementOfRole, isCounted, type ValueState } from '../../schema/vocabulary.ts';
import type { ColumnPart } from '../columns/cells/composite.ts';
import { PERSON_NUMBERS } from '../columns/cells/person-numbers.ts';
import { type NameOrder, nameOrderOf } from '../columns/cells/split-name.ts';
import type { DateOrder } from '../columns/cells/value-dates.ts';
import type { ColumnFinding } from '../columns/classify-columns.ts';
import { wordList } from '../columns/data-files.ts';
import { groups, headerTokens } from '../columns/headers/header-tokens.ts';
import { asParts, valueOfPart } from '../columns/scan-table.ts';
import { OPEN_PROTOCOL, type Protocol, withheldWhy } from '../protocol.ts';
import { addressSets } from './address-sets.ts';
import { type CodePlace, codePlaceOf } from './code-place.ts';
import { rowKeyOf } from './row-keys.ts';
import { type TalkPlan, talkPlanOf } from './talk-plan.ts';
import { dayOfAges, yearOfAges } from './year-of-ages.ts';

/** What a column says beside its role. */
type ColumnMeaning = 'status' | 'as_of' | 'day_of_age' | 'deceased' | 'date_of_death' | null;

/** A column as the record step needs it; plain data, so that tables of one plan are worked on together. */
export interface PlanColumn {
  readonly column: number;
  readonly role: ColumnRole;
  readonly element: ElementId | null;
  readonly mention: number;
  readonly states: readonly ValueState[];
  readonly dateOrder: DateOrder;
  readonly nameOrder: NameOrder;
  readonly meaning: ColumnMeaning;
  /** US codes whose leading zeros a spreadsheet took. */
  readonly padZip: boolean;
  /** Where a row has several addresses of the person: which it is of, 0 the one that mail goes to first. */
  readonly addressSet?: number;
  /** Where five figures of it are a postal code, if not in the US. */
  readonly codePlace?: CodePlace;
  /** Cells with the sign by which spreadsheets keep digits as text. */
  readonly isQuoted?: true;
  /** Codes in which "m" is a woman (h/m, hombre/mujer). */
  readonly spanishGender: boolean;
  /** It does not count by the case's protocol. */
  readonly withheld: boolean;
  /** Said of another person of the row, and of this one too. */
  readonly isShared?: true;
  /** Of a whole name only the family name is said: that of somebody else of the household. */
  readonly isFamilyOnly?: true;
  /** The second of two family names in columns of their own. */
  readonly isSecondName?: true;
  /** Its value is one of several in the cell, or the cell is now its own and now another's. */
  readonly isWithin?: true;
  /** Names beside that of a company, some of which may be one of its offices. */
  readonly isOfCompany?: true;
  /** Names beside that of a login, some of which may be accounts of systems. */
  readonly isOfLogins?: true;
  /** Days of birth without their years, and none of a date in several columns. */
  readonly isBirthday?: true;
  /** In a column of several kinds of numbers: its cells. */
  readonly cells?: NonNullable<ColumnPart['cells']>;
  /** Its value is the key of the row, among those of this name. */
  readonly keySpace?: string;
  /** No cell of it was given a form by the script: SQL turns them all. */
  readonly isPlain?: boolean;
}

/** How the rows of a table become records. */
export interface RecordPlan {
  readonly columns: readonly PlanColumn[];
  /** Persons of a row that give records, in order. */
  readonly mentions: readonly number[];
  /** How its free text is read, where it names somebody. */
  readonly talk?: TalkPlan;
  /** Of which year its ages are. */
  readonly yearOfAges?: number;
}

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

const STATUS_WORDS = new Set([
  'relation',
  'relationship',
  'customer type',
  'account type',
  'member type',
  'estado cliente',
  'kundenstatus',
]);
/** What a status may be of, that says what somebody is to the notifier. */
const STATUS_OF = new Set(
  'account customer client member membership subscriber subscription patient donor policy contract service enrollment enrolment current record user lead prospect applicant application tenant student borrower loan insured'.split(
    ' ',
  ),
);
const isStatus = (tokens: readonly string[]): boolean => {
  const words = tokens.at(-1) === 'code' ? tokens.slice(0, -1) : tokens;
  const last = words.at(-1) ?? '';
  return (last === 'status' || last === 'stat') && words.slice(0, -1).every((word) => STATUS_OF.has(word));
};

/** Words of the day on which a row, or its address, was last seen to be true: one of these, with the others around it. */
const SEEN_TRUE = new Set(
  'updated update upd modified mod changed change chg verified ver effective eff snapshot stand geandert anderung aktualisiert actualizacion actualizado actualizada maj'.split(
    ' ',
  ),
);
const AROUND = new Set(
  'last date on at by of as the address addr mailing mail contact record row data info fecha vom am letzte letzter de la ultima'.split(
    ' ',
  ),
);
const AS_OF_WORDS = new Set([
  'as of',
  'as of date',
  'address date',
  'address since',
  'record date',
  'last contact',
  'last contact date',
  'stand',
]);
const isSeenTrue = (tokens: readonly string[]): boolean =>
  AS_OF_WORDS.has(tokens.join(' ')) ||
  (tokens.some((word) => SEEN_TRUE.has(word)) && tokens.every((word) => SEEN_TRUE.has(word) || AROUND.has(word)));

const meaningOf = ({ name, role }: ColumnFinding): ColumnMeaning => {
  const tokens = headerTokens(name ?? '');
  const words = tokens.join(' ');
  const isDeath = tokens.some((token) =>
    [
      'deceased',
      'death',
      'dod',
      'died',
      'verstorben',
      'sterbedatum',
      'fallecido',
      'defuncion',
      'deces',
      'decede',
    ].includes(token),
  );
  if (isDeath && role !== 'date_of_birth')
    return role === 'timestamp' || tokens.includes('date') || tokens.includes('dod') ? 'date_of_death' : 'deceased';
  if ((STATUS_WORDS.has(words) || isStatus(tokens)) && (role === 'other' || role === 'flag')) return 'status';
  return role === 'timestamp' && isSeenTrue(tokens) ? 'as_of' : null;
};

/** A plan column for each role of a composite column. */
const planParts = (
  finding: ColumnFinding,
  sample: readonly (string | null)[],
  protocol: Protocol,
): readonly PlanColumn[] => {
  if (finding.parts === undefined) return [planColumn(finding, sample, protocol)];
  return asParts(finding).map((part) => {
    const values = sample.map((cell) => valueOfPart(cell ?? '', part) ?? null);
    const { cells } = part;
    return { ...planColumn(part, values, protocol), meaning: null, isWithin: true, ...(cells ? { cells } : {}) };
  });
};

/** A header that says "zip" speaks of US codes, however many of them a spreadsheet took the zeros from: those of New England have all lost one. */
const isZip = ({ name, profile }: ColumnFinding): boolean =>
  headerTokens(name ?? '').includes('zip') && profile.share('zip5') + profile.share('zip_short') >= 0.9;

const QUOTED = /^(?:'[\d+(]|="[^"]*"$)/;

/** "23/04": no month. */
const DAY_FIRST = /^\s*(?:1[3-9]|2\d|3[01])[/.-]\d{1,2}\.?\s*$/;

const planColumn = (finding: ColumnFinding, sample: readonly (string | null)[], protocol: Protocol): PlanColumn => {
  const { profile, role } = finding;
  const filled = role === 'full_name' ? sample.filter((cell) => cell !== null) : [];
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
    padZip: role === 'postal_code' && (profile.share('zip5') >= 0.5 || isZip(finding)),
    ...(sample.some((cell) => QUOTED.test(cell?.trim() ?? '')) && { isQuoted: true as const }),
    spanishGender: letters.has('h') && letters.has('m') && !letters.has('f'),
    withheld: withheldWhy(protocol, finding.element, Math.floor(finding.confidence * 1_000_000)) !== undefined,
  };
};

const ADDRESS: readonly ColumnRole[] = [
  'full_address',
  'street_number',
  'street',
  'unit',
  'city',
  'region',
  'postal_code',
  'country',
];
const isOfAddress = ({ role }: PlanColumn): boolean => ADDRESS.includes(role);
const ACCOUNT: readonly ColumnRole[] = ['account_number'];
const AT_BANK: readonly ColumnRole[] = ['financial_account', 'iban'];
const NAMES: readonly ColumnRole[] = ['full_name', 'given_name', 'family_name'];

/** What the other person of a row has in common with the first where the row says it once: two owners live at one address. */
const IN_COMMON: Readonly<Record<string, readonly (readonly ColumnRole[])[]>> = {
  joint: [ACCOUNT, AT_BANK, ADDRESS],
  spouse: [ACCOUNT, ADDRESS],
};

/** Those of a household whom a row calls by first names alone, since its family name is said once. */
const HOUSEHOLD: ReadonlySet<string> = new Set(['spouse', 'dependent', 'joint']);
/** Of cells under a word for whole names so few may have several words where they hold first names. */
const FEW = 0.1;

const isFirstName = ({ role, parts, profile }: ColumnFinding): boolean =>
  role === 'given_name' ||
  (role === 'full_name' && parts === undefined && profile.filled > 0 && profile.share('several_words') <= FEW);

/** Whether all that the row says of how somebody is called is a first name. */
const isCalledByFirst = (own: readonly ColumnFinding[]): boolean => {
  const names = own.filter(({ role }) => NAMES.includes(role));
  const [{ group = '' } = { group: '' }] = names;
  return names.length > 0 && HOUSEHOLD.has(group.split(':')[0] ?? '') && names.every(isFirstName);
};

/** Those whom a row calls by first names alone, with the family name of the row's first person. */
const withFamilies = (
  findings: readonly ColumnFinding[],
  columns: readonly PlanColumn[],
  mentions: readonly number[],
): readonly PlanColumn[] => {
  const [first, ...more] = mentions;
  const others = more.filter((mention) => isCalledByFirst(findings.filter((finding) => finding.mention === mention)));
  if (others.length === 0) return columns;
  const ofFirst = columns.filter(({ mention }) => mention === first);
  const families = ofFirst.filter(({ role }) => role === 'family_name');
  const whole = ofFirst.filter(({ role, isWithin }) => role === 'full_name' && !isWithin).slice(0, 1);
  const said = families.length > 0 ? families : whole.map((column) => ({ ...column, isFamilyOnly: true as const }));
  const isFirst = ({ mention, role }: PlanColumn) => role === 'full_name' && others.includes(mention);
  return [
    ...columns.map((column) => (isFirst(column) ? { ...column, role: 'given_name' as const } : column)),
    ...others.flatMap((mention) => said.map((column) => ({ ...column, mention, isShared: true as const }))),
  ];
};

/** Whose a column is, also where its header only begins with a word for them ("JTLAST": joint). */
const kinOf = (group = ''): string => groups().get(group.split(': ').at(-1) ?? '') ?? group;

/** Who is insured, beside the patient of the row: a number of insurance that is said once is that of both. */
const INSURED = new Set(['cardholder', 'subscriber', 'policyholder', 'insured', 'sub']);
const OF_INSURANCE: readonly (readonly ColumnRole[])[] = [['health_insurance_id']];

const isInsured = ({ name }: ColumnFinding): boolean => headerTokens(name ?? '').some((token) => INSURED.has(token));

/** Columns that are said of nobody in particular, once more for each person of the row who has them in common and none of their own. */
const sharedColumns = (
  findings: readonly ColumnFinding[],
  columns: readonly PlanColumn[],
  mentions: readonly number[],
): readonly PlanColumn[] => {
  const [first = 1, ...others] = mentions;
  const ofNobody = new Set(findings.flatMap(({ column, group }) => (group === undefined ? [column] : [])));
  const ofFirst = columns.filter(({ mention }) => mention === first);
  const ofAll = ofFirst.filter(({ column }) => ofNobody.has(column));
  // Where the row says whose its only address is, it is still the only one at which a second owner may be told.
  const isPlaced = ofAll.some(({ role }) => role === 'street' || role === 'full_address');
  const shared = isPlaced ? ofAll : [...ofAll, ...ofFirst.filter((one) => isOfAddress(one) && !ofAll.includes(one))];
  return others.flatMap((mention) => {
    const own = findings.filter((finding) => finding.mention === mention);
    const named = own.find(({ role }) => NAMES.includes(role));
    if (!named) return [];
    // A second owner is counted, and so are drivers of one policy.
    const isCounted = named.group === 'driver' && /\d/.test(named.name ?? '');
    const isJoint = named.group === undefined || named.group === 'holder' || isCounted;
    const common = IN_COMMON[isJoint ? 'joint' : kinOf(named.group)] ?? [];
    const insurance = isInsured(named) ? OF_INSURANCE : [];
    const missing = [...common, ...insurance].filter((roles) => !own.some(({ role }) => roles.includes(role))).flat();
    return shared
      .filter(({ role }) => missing.includes(role))
      .map((column) => ({ ...column, mention, isShared: true }));
  });
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
      ({ role, element, meaning, keySpace }) =>
        keySpace !== undefined ||
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
  const talk = talkPlanOf(findings, placed, mentions);
  const parted = findings.flatMap(asParts);
  const all = [...withFamilies(parted, placed, mentions), ...sharedColumns(parted, placed, mentions)];
  const year = yearOfAges(findings, sample, family);
  return { columns: all, mentions, ...(talk ? { talk } : {}), ...(year === undefined ? {} : { yearOfAges: year }) };
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
