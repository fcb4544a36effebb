import { createHash } from 'node:crypto';
import type { ColumnRole, ValueState } from '../../schema/vocabulary.ts';
import type { Mention } from '../people/mention.ts';
import { type DateStyle, type PhoneStyle, writtenDate, writtenPhone } from '../people/written.ts';
import type { Random } from '../random.ts';

/** A column of an exposed table: its heading, what it holds in truth, and how a mention is written into it. */
export interface DrillColumn {
  readonly header: string;
  readonly role: ColumnRole;
  readonly state: ValueState;
  /** 1: the holder of the row, 2: the second person in it. */
  readonly mention: 1 | 2;
  readonly write: (mention: Mention, random: Random) => string;
}

const column = (
  header: string,
  role: ColumnRole,
  write: DrillColumn['write'],
  state: ValueState = 'clear',
): DrillColumn => ({ header, role, state, mention: 1, write });

/** The same column for the second person of the row. */
export const ofSecond = (first: DrillColumn, header: string): DrillColumn => ({ ...first, header, mention: 2 });

export const given = (header: string) => column(header, 'given_name', ({ given: name }) => name);
export const middle = (header: string) => column(header, 'middle_name', ({ middle: name }) => name);
export const family = (header: string) => column(header, 'family_name', ({ family: name }) => name);
export const suffix = (header: string) => column(header, 'name_suffix', ({ suffix: text }) => text);

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

export const fullName = (header: string, order: 'given_first' | 'family_first') =>
  column(header, 'full_name', (m) =>
    order === 'given_first'
      ? joined([m.given, m.middle.slice(0, 1), m.family, m.suffix])
      : `${joined([m.family, m.suffix])}, ${joined([m.given, m.middle])}`,
  );

export const birth = (header: string, style: DateStyle) =>
  column(header, 'date_of_birth', ({ birth: day }) => writtenDate(day, style));

export const ssn = (header: string, dashes = true) =>
  column(header, 'ssn', ({ ssn: number }) => (dashes ? number : number.replaceAll('-', '')));
export const ssnMasked = (header: string) =>
  column(header, 'ssn', ({ ssn: number }) => (number === '' ? '' : `***-**-${number.slice(-4)}`), 'truncated');
export const ssnHashed = (header: string) =>
  column(
    header,
    'ssn',
    ({ ssn: number }) => (number === '' ? '' : createHash('sha256').update(number.replaceAll('-', '')).digest('hex')),
    'hashed',
  );

export const licence = (header: string) => column(header, 'drivers_license', ({ licence: number }) => number);
export const phone = (header: string, style: PhoneStyle) =>
  column(header, 'phone', ({ phone: number }) => writtenPhone(number, style));
/** The person's own line, never missing or changed: the key of device files and registers. */
export const line = (header: string) => column(header, 'phone', ({ person }) => person.phone);
export const email = (header: string) => column(header, 'email', ({ email: address }) => address);
export const mailMasked = (header: string) =>
  column(
    header,
    'email',
    ({ email: address }) => (address === '' ? '' : `${address.slice(0, 1)}*****${address.slice(address.indexOf('@'))}`),
    'masked',
  );

export const street = (header: string) => column(header, 'street', ({ home }) => home?.street ?? '');
export const city = (header: string) => column(header, 'city', ({ home }) => home?.city ?? '');
export const region = (header: string) => column(header, 'region', ({ home }) => home?.region ?? '');
export const postalCode = (header: string) => column(header, 'postal_code', ({ home }) => home?.postalCode ?? '');
const country = (header: string) => column(header, 'country', ({ home }) => home?.country ?? '');
export const addressColumns: readonly DrillColumn[] = [
  street('address'),
  city('city'),
  region('state'),
  postalCode('zip'),
  country('country'),
];

/** The whole address in one cell, over two lines as labels are printed. */
export const wholeAddress = (header: string) =>
  column(header, 'full_address', ({ home }) =>
    home ? `${home.street}\n${home.city}, ${`${home.region} ${home.postalCode}`.trim()}` : '',
  );

export const account = (header: string) => column(header, 'account_number', ({ person }) => person.account);
export const pin = (header: string) => column(header, 'account_pin', ({ person }) => person.pin);
export const imei = (header: string) => column(header, 'imei', ({ person }) => person.imei);
export const imsi = (header: string) => column(header, 'imsi', ({ person }) => person.imsi);
export const employeeId = (header: string) => column(header, 'employee_id', ({ person }) => person.employeeId);
export const bankAccount = (header: string) => column(header, 'financial_account', ({ person }) => person.bankAccount);
/** Routing number of a bank that does not exist; check digit by the ABA rule. */
export const routing = (header: string) => column(header, 'bank_routing_number', () => '123456780');

export const recordId = (header: string) =>
  column(header, 'record_id', (_, random) => `${random.between(100, 999)}-${random.digits(6)}`);
export const flag = (header: string, values: readonly string[]) =>
  column(header, 'flag', (_, random) => random.pick(values));
export const status = (header: string) =>
  column(header, 'flag', ({ person }) => {
    if (person.deceased) return 'Deceased';
    switch (person.relation) {
      case 'former_customer':
        return 'Closed';
      case 'prospective_customer':
        return 'Applicant';
      default:
        return 'Active';
    }
  });
export const amount = (header: string) =>
  column(header, 'amount', (_, random) => `${random.between(15, 240)}.${random.digits(2)}`);
export const day = (header: string, firstYear: number) =>
  column(header, 'timestamp', (_, random) =>
    writtenDate((firstYear + random.int(5)) * 10_000 + random.between(1, 12) * 100 + random.between(1, 28), 'iso'),
  );

const REMARKS = [
  'prefers paper bills',
  'asked about roaming',
  'upgrade offered\ndeclined for now',
  'said "call me later"',
  'moved to plan M,\nno fee',
  '',
  '',
  '',
];
export const remark = (header: string) => column(header, 'free_text', (_, random) => random.pick(REMARKS));
