import { describe, expect, it } from 'vitest';
import { type Columns, classify } from '../../../test/support/column-roles.ts';
import { classifyColumns } from './classify-columns.ts';
import { titleOf } from './headers/table-title.ts';

const roles = (columns: Columns) => classify(columns).map(({ role }) => role);

const GIVEN = ['Thaddeus', 'Corinne', 'Leopold', 'Yolanda', 'Darnell', 'Consuelo', 'Rufus', 'Imelda'];
const FAMILY = ['Ashworth', 'Belcourt', 'Dunleavy', 'Eastman', 'Gallagher', 'Hathaway', 'Jankowski', 'Oberlin'];
const eight = (value: (n: number) => string) => GIVEN.map((_, n) => value(n));
const SSN = eight((n) => `52${n + 1}-45-67${n}9`);
const BORN = eight((n) => `0${n + 1}/1${n}/19${50 + 5 * n}`);
const MAIL = GIVEN.map((name) => `${name.toLowerCase()}@example.com`);

describe('a word that all headers of a table begin with', () => {
  it('says nothing where it means nothing by itself', () => {
    expect(
      roles({
        don_name: eight((n) => `${GIVEN[n]} ${FAMILY[n]}`),
        don_location: eight((n) => ['Reno', 'Tampa', 'Boise', 'Erie'][n % 4] ?? ''),
        don_state: eight((n) => ['NV', 'FL', 'ID', 'PA'][n % 4] ?? ''),
        don_contact: eight((n) => `775555010${n}`),
      }),
    ).toEqual(['full_name', 'city', 'region', 'phone']);
  });

  it('stays where it says whose the columns are', () => {
    const found = classify({ spouse_first: GIVEN, spouse_last: FAMILY, spouse_ssn: SSN, spouse_dob: BORN });
    expect(found.map(({ group }) => group)).toEqual(['spouse', 'spouse', 'spouse', 'spouse']);
  });
});

describe('a field of HL7', () => {
  it('counts no people by its number', () => {
    const found = classify({
      'PID.5.1': FAMILY,
      'PID.5.2': GIVEN,
      'PID.19': SSN,
      'NK1.2.1': FAMILY.toReversed(),
      'NK1.2.2': GIVEN.toReversed(),
    });
    expect(found.map(({ mention }) => mention)).toEqual([1, 1, 1, 2, 2]);
  });
});

describe('a number under a header that several numbers have', () => {
  const nik = (digits: (n: number) => string) =>
    roles({
      nik: eight(digits),
      nama: eight((n) => `${GIVEN[n]} ${FAMILY[n]}`),
      jabatan: eight(() => 'Supervisor'),
    })[0];

  it('is of citizens by its length, else of staff where work is spoken of', () => {
    expect(nik((n) => `337401234567890${n}`)).toBe('other_government_id');
    expect(nik((n) => `201700${n}`)).toBe('employee_id');
  });

  it('is no identity document where no column is about a person', () => {
    expect(roles({ 'Doc No': eight((n) => `9010${n}77`), Amount: eight((n) => `${n}12.50`) })[0]).toBe('record_id');
  });

  it('is an address code of India where a password and a place stand beside it, else a secret', () => {
    const pin = eight((n) => `65878${n}`);
    const place = { city: eight((n) => (n % 2 === 0 ? 'Agra' : 'Kochi')), state: eight(() => 'Kerala') };
    const password = eight((n) => `rufus${n}44x`);
    expect(roles({ email: MAIL, password, ...place, pin }).at(-1)).toBe('postal_code');
    expect(roles({ email: MAIL, ...place, pin }).at(-1)).toBe('account_pin');
    const mobile = eight((n) => `+91 98765 4321${n}`);
    const acct_no = eight((n) => `3041${n}77${n}8812`);
    expect(roles({ acct_no, ifsc: eight(() => 'SBIN0004521'), mobile, ...place, pin }).at(-1)).toBe('postal_code');
  });
});

describe('what cells show against their header', () => {
  it('is a part of the birth date where a birthday has no year', () => {
    expect(roles({ Email: MAIL, Birthday: eight((n) => `0${n + 1}/2${n}`) })[1]).toBe('birth_day');
  });

  it('is a whole name where both parts stand in a column of one', () => {
    const whole = eight((n) => `${FAMILY[n]?.toUpperCase()}, ${GIVEN[n]}`);
    expect(roles({ firstname: whole, password: SSN })[0]).toBe('full_name');
  });

  it('is no street where addresses are those of wallets', () => {
    const wallet = eight((n) => `0x${`${n}a`.repeat(20)}`);
    expect(roles({ email: MAIL, address: wallet })[1]).toBe('other');
  });

  it('is a test where its result stands beside it and the row is about health', () => {
    const rows = { MRN: eight((n) => `0028457${n}`), Test: eight(() => 'TSH'), Result: eight((n) => `${n}.1`) };
    expect(roles(rows)).toEqual(['medical_record_number', 'medical', 'medical']);
  });

  it('is a group in a key of its own where its code is said', () => {
    expect(
      roles({ name: eight((n) => `${GIVEN[n]} ${FAMILY[n]}`), ssn: SSN, ethnic_cd: eight((n) => `${n % 3}`) })[2],
    ).toBe('race_or_ethnicity');
  });

  it('leaves a key of random signs in the clear unless a word says that it is sealed', () => {
    const secret = eight((n) => `YBXyZmkY7sEyHup3hjqPbVipijCRpJITPdkzF4y${n}`);
    expect(classify({ email: MAIL, client_secret: secret })[1]?.state).toBe('clear');
    expect(classify({ email: MAIL, client_secret_encrypted: secret })[1]?.state).toBe('encrypted');
  });
});

it('gives one column to the name of a table whose columns have no header', () => {
  const licences = eight((n) => `H627115${n}`);
  const zips = eight((n) => `4360${n}`);
  const columns = [licences, FAMILY, GIVEN, eight((n) => ['OH', 'NV'][n % 2] ?? ''), zips];
  const found = classifyColumns(
    columns.map(() => null),
    columns,
    [],
    titleOf('dl_pull.csv'),
  );
  expect(found.filter(({ role }) => role === 'drivers_license')).toHaveLength(1);
});

it('takes hashes behind an address of mail for passwords in a list without header', () => {
  const hashes = eight((n) => `${n}`.repeat(4).padEnd(32, 'ab12'));
  const columns = [eight((n) => `${n}`), MAIL, hashes, GIVEN, FAMILY, eight((n) => `198.51.100.${n}`)];
  expect(
    classifyColumns(
      columns.map(() => null),
      columns,
    )[2]?.role,
  ).toBe('password_hash');
});
