import type { Charset } from '../files/sink.ts';
import { CSV, type TableFormat } from '../files/tables.ts';
import type { Group } from '../people/person.ts';
import * as col from './columns.ts';

/** One exposed table: where it lies, how it is written, and whose rows stand in it. */
export interface TablePlan {
  readonly path: string;
  readonly format: TableFormat;
  readonly charset: Charset;
  readonly columns: readonly col.DrillColumn[];
  readonly groups: readonly Group[];
  /** Share of the groups' people who stand in it. */
  readonly share: number;
  /** At most so many rows, for what is built in memory. */
  readonly limit?: number;
  /** Share of people with a second row of their own errors. */
  readonly again?: number;
  /** Share of rows that are followed by a company's. */
  readonly companies?: number;
}

const delimited = (delimiter: string, header = true, eol: '\n' | '\r\n' = '\n'): TableFormat => ({
  kind: 'delimited',
  delimiter,
  header,
  eol,
});

/** The tables that lie open below the evidence folder, after the systems of the reference case. */
export const TABLE_PLANS: readonly TablePlan[] = [
  {
    path: 'evidence/crm/postpaid_customers.csv',
    format: delimited(',', true, '\r\n'),
    charset: 'windows-1252',
    columns: [
      col.recordId('record_id'),
      col.account('account_no'),
      col.given('first_name'),
      col.middle('middle_name'),
      col.family('last_name'),
      col.suffix('suffix'),
      col.birth('date_of_birth', 'us'),
      col.ssn('ssn'),
      col.licence('drivers_license'),
      col.phone('phone', 'brackets'),
      col.email('email'),
      ...col.addressColumns,
      col.amount('monthly_charge'),
      col.remark('remarks'),
    ],
    groups: ['postpaid'],
    share: 1,
    again: 0.04,
    companies: 0.02,
  },
  {
    path: 'evidence/crm/postpaid_more.csv',
    format: CSV,
    charset: 'utf8-bom',
    columns: [
      col.fullName('subscriber', 'family_first'),
      col.street('street'),
      col.city('city'),
      col.region('st'),
      col.postalCode('postal_code'),
      col.birth('dob', 'iso'),
      col.phone('msisdn', 'international'),
      col.imei('imei'),
      col.imsi('imsi'),
      col.day('opened', 2015),
    ],
    groups: ['postpaid_more'],
    share: 1,
    again: 0.03,
  },
  {
    path: 'evidence/applications/credit_applicants.tsv',
    format: delimited('\t', false),
    charset: 'utf8',
    columns: [
      col.fullName('name', 'given_first'),
      col.birth('birth', 'iso'),
      col.ssn('ssn'),
      col.licence('licence'),
      col.street('street'),
      col.city('city'),
      col.region('state'),
      col.postalCode('zip'),
      col.day('applied', 2016),
    ],
    groups: ['prospect'],
    share: 0.9,
    again: 0.05,
  },
  {
    path: 'evidence/applications/credit_checks_2019.psv',
    format: delimited('|'),
    charset: 'utf8',
    columns: [
      col.family('LAST_NAME'),
      col.given('FIRST_NAME'),
      col.birth('BIRTH_DATE', 'compact'),
      col.ssn('TAXPAYER_SSN', false),
      col.phone('PHONE', 'plain'),
      col.region('STATE'),
      col.postalCode('ZIP'),
      col.flag('DECISION', ['APPROVED', 'DEPOSIT', 'DECLINED']),
    ],
    groups: ['prospect', 'postpaid', 'former'],
    share: 0.18,
  },
  {
    path: 'evidence/former/closed_accounts.csv',
    format: delimited(';'),
    charset: 'utf8',
    columns: [
      col.account('account_number'),
      col.given('given_name'),
      col.family('family_name'),
      col.suffix('suffix'),
      col.birth('birth_date', 'european'),
      col.ssn('social_security_number'),
      col.phone('telephone', 'dashes'),
      ...col.addressColumns,
      col.status('account_status'),
      col.day('closed_on', 2012),
    ],
    groups: ['former'],
    share: 1,
    again: 0.04,
  },
  {
    path: 'evidence/prepaid/prepaid.json',
    format: { kind: 'json' },
    charset: 'utf8',
    columns: [
      col.fullName('customer_name', 'given_first'),
      col.phone('phone_number', 'international'),
      col.pin('account_pin'),
      col.flag('plan', ['S', 'M', 'L']),
    ],
    groups: ['prepaid'],
    share: 1,
  },
  {
    path: 'evidence/prepaid/second_brand.ndjson',
    format: { kind: 'ndjson' },
    charset: 'utf8',
    columns: [col.given('firstName'), col.family('lastName'), col.phone('phone', 'dashes'), col.email('email')],
    groups: ['second_brand'],
    share: 1,
  },
  {
    path: 'evidence/archive/newsletter_2012.csv',
    format: CSV,
    charset: 'utf8',
    columns: [col.given('first_name'), col.family('last_name'), col.email('email'), col.postalCode('zip')],
    groups: ['register_only', 'former'],
    share: 0.05,
  },
];

/** Lines of minors: two people in one row. */
export const MINOR_LINES: TablePlan = {
  path: 'evidence/crm/family_lines.csv',
  format: CSV,
  charset: 'utf8',
  columns: [
    col.account('account_no'),
    col.given('child_first_name'),
    col.family('child_last_name'),
    col.birth('child_date_of_birth', 'iso'),
    col.phone('line', 'dashes'),
    col.ofSecond(col.given(''), 'guardian_first_name'),
    col.ofSecond(col.family(''), 'guardian_last_name'),
    col.ofSecond(col.email(''), 'guardian_email'),
  ],
  groups: ['minor_line'],
  share: 1,
};

/** Devices without names: only a register tells whose they are. */
export const DEVICES: TablePlan = {
  path: 'evidence/devices/devices.parquet',
  format: CSV,
  charset: 'utf8',
  columns: [col.line('msisdn'), col.imei('imei'), col.imsi('imsi')],
  groups: ['postpaid', 'postpaid_more'],
  share: 0.5,
};

/** Extracts inside archives, small enough for memory. */
export const MASKED_EXTRACT: TablePlan = {
  path: 'evidence/backup/exports.tar.gz!/masked_extract.csv',
  format: CSV,
  charset: 'utf8',
  columns: [
    col.fullName('name', 'given_first'),
    col.ssnMasked('ssn_last4'),
    col.ssnHashed('ssn_sha256'),
    col.mailMasked('email'),
    col.phone('phone', 'dashes'),
  ],
  groups: ['postpaid', 'former'],
  share: 0.08,
  limit: 5000,
};

export const OLD_LEADS: TablePlan = {
  path: 'evidence/backup/2019.zip!/inner.zip!/leads.csv',
  format: CSV,
  charset: 'utf8',
  columns: [
    col.fullName('Contact', 'family_first'),
    col.birth('Birthday', 'words'),
    col.phone('Cell', 'brackets'),
    col.email('E-Mail'),
    col.wholeAddress('Mailing Address'),
    col.status('Status'),
  ],
  groups: ['prospect', 'register_only'],
  share: 0.12,
  limit: 5000,
};

export const STAFF_SHEETS: readonly TablePlan[] = [
  {
    path: 'evidence/hr/employees.xlsx!/Staff',
    format: CSV,
    charset: 'utf8',
    columns: [
      col.employeeId('Employee ID'),
      col.given('First Name'),
      col.family('Last Name'),
      col.birth('Date of Birth', 'iso'),
      col.ssn('SSN'),
      col.street('Home Address'),
      col.city('City'),
      col.region('State'),
      col.postalCode('ZIP'),
    ],
    groups: ['employee'],
    share: 1,
    limit: 20_000,
  },
  {
    path: 'evidence/hr/employees.xlsx!/Payroll',
    format: CSV,
    charset: 'utf8',
    columns: [
      col.employeeId('Employee ID'),
      col.fullName('Name', 'given_first'),
      col.routing('Routing Number'),
      col.bankAccount('Bank Account Number'),
      col.amount('Salary'),
    ],
    groups: ['employee'],
    share: 1,
    limit: 20_000,
  },
];

/** Staff of later blocks of a large drill, as a dump: a workbook holds no such numbers of people. */
export const STAFF_DUMP: TablePlan = {
  path: 'evidence/hr/staff_dump.csv',
  format: CSV,
  charset: 'utf8',
  columns: STAFF_SHEETS[0]?.columns ?? [],
  groups: ['employee'],
  share: 1,
};

export const MAIL_LIST: TablePlan = {
  path: 'evidence/mail/export-request.eml!/list.csv',
  format: CSV,
  charset: 'utf8',
  columns: [col.given('first_name'), col.family('last_name'), col.birth('dob', 'us'), col.ssn('ssn')],
  groups: ['former'],
  share: 0.03,
  limit: 400,
};

/** The registers: where customers live now, and whose a device is. Nobody is exposed by standing in them. */
export const REGISTER_PLANS: readonly TablePlan[] = [
  {
    path: 'register/customers.csv',
    format: CSV,
    charset: 'utf8',
    columns: [
      col.account('account_number'),
      col.given('first_name'),
      col.middle('middle_name'),
      col.family('last_name'),
      col.suffix('suffix'),
      col.birth('date_of_birth', 'iso'),
      col.line('phone'),
      col.email('email'),
      ...col.addressColumns,
      col.status('status'),
    ],
    groups: ['postpaid', 'postpaid_more', 'prepaid', 'second_brand', 'former', 'minor_line', 'register_only'],
    share: 0.97,
  },
  {
    path: 'register/devices.csv',
    format: CSV,
    charset: 'utf8',
    columns: [col.account('account_number'), col.line('phone'), col.imei('imei'), col.imsi('imsi')],
    groups: ['postpaid', 'postpaid_more', 'prepaid'],
    share: 0.95,
  },
];
