import { describe, expect, it } from 'vitest';
import { type Columns, classify } from '../../../../test/support/column-roles.ts';
import { classifyColumns } from '../classify-columns.ts';
import { readHeader } from '../headers/read-header.ts';

const rolesOf = (columns: Columns) => classify(columns).map(({ role }) => role);

const GIVEN = ['Thaddeus', 'Corinne', 'Leopold', 'Yolanda', 'Darnell', 'Consuelo', 'Rufus', 'Imelda'];
const FAMILY = ['Ashworth', 'Belcourt', 'Dunleavy', 'Eastman', 'Gallagher', 'Hathaway', 'Jankowski', 'Oberlin'];
const eight = (value: (n: number) => string) => GIVEN.map((_, n) => value(n));
const FULL = eight((n) => `${GIVEN[n]} ${FAMILY[n]}`);
const MAIL = GIVEN.map((name) => `${name.toLowerCase()}@example.com`);
const BORN = eight((n) => `0${n + 1}/1${n}/19${50 + 5 * n}`);
const SSN = eight((n) => `52${n + 1}-45-67${n}9`);

describe('cells that speak against their header', () => {
  it.each(['acc1', 'phone', 'DL_dose', 'ssn'])('have fractions: %s', (header) => {
    expect(rolesOf({ [header]: eight((n) => `${n}.4${n + 1}`) })[0]).not.toMatch(/account|phone|license|ssn/);
  });

  it('are a few words under "license"', () => {
    expect(rolesOf({ license: eight((n) => (n % 2 ? 'MIT' : 'Apache-2.0')), email: MAIL })[0]).toBe('other');
  });

  it('are hashes under a word for a number', () => {
    const dist = eight((n) => `${n}`.repeat(8).concat('a94a8fe5ccb19ba61c4c0873d391e987'));
    expect(rolesOf({ 'dist.shasum': dist, email: MAIL })[0]).toBe('other');
  });

  it('are countries under "co", which is care of somebody elsewhere', () => {
    expect(rolesOf({ name: FULL, co: eight(() => 'United States') })[1]).toBe('country');
  });

  it('are paths and codes of aeroplanes, and no addresses', () => {
    expect(rolesOf({ dir: eight((n) => `/usr/share/doc/p${n}`), email: MAIL })[0]).toBe('other');
    expect(rolesOf({ tailnum: eight((n) => `N10${n}UW`) })[0]).not.toBe('full_address');
  });

  it('are few words that are no names, where letters alone say that they may be', () => {
    const employer = eight((n) => ['RETIRED', 'CITY SCHOOLS'][n % 2] ?? '');
    expect(rolesOf({ PTNAME: FULL, PTBDAT: BORN, GREMPL: employer })[2]).not.toBe('full_name');
  });

  it('could not all be issued, under a header about parts', () => {
    const parts = eight((n) => `${n % 4 === 0 ? 9 : 5}${n}1-23-456${n}`);
    expect(rolesOf({ itnbr: parts, itdsc: eight(() => 'HEX BOLT') })[0]).toBe('record_id');
    // The header says it, though all could be.
    expect(rolesOf({ 'Part No': SSN, Description: eight(() => 'HEX BOLT') })[0]).toBe('record_id');
    expect(rolesOf({ 'Part No': SSN, Name: FULL })[0]).toBe('ssn');
  });
});

describe('headers that stand one column off', () => {
  const columns = [GIVEN, FAMILY, BORN, SSN, MAIL, eight((n) => `(775) 555-010${n}`)];
  const names = ['given_name', 'family_name', 'date_of_birth', 'ssn', 'email', 'phone'];
  it('are read where their cells stand', () => {
    const found = classifyColumns(['id', 'first_name', 'last_name', 'dob', 'ssn', 'email'], columns);
    expect(found.slice(0, 5).map(({ role }) => role)).toEqual(names.slice(0, 5));
    expect(found[1]?.name).toBe('first_name');
  });

  it('stay where one or two are wrong only', () => {
    expect(
      classifyColumns(['first_name', 'last_name', 'dob', 'ssn', 'phone', 'email'], columns).map(({ role }) => role),
    ).toEqual(names);
  });
});

describe('numbers that several things have', () => {
  it('are Social Security numbers where the row is American', () => {
    const bare = SSN.map((ssn) => ssn.replaceAll('-', ''));
    const zip = ['89501', '33602', '83702', '16501', '31201', '43604', '58102', '61602'];
    const st = ['NV', 'FL', 'ID', 'PA', 'GA', 'OH', 'ND', 'IL'];
    expect(rolesOf({ name: FULL, state: st, zip, national_id: bare })[3]).toBe('ssn');
    expect(rolesOf({ name: FULL, national_id: bare })[1]).toBe('other_government_id');
  });

  it('are of staff in German payrolls, of bookings with letters in them', () => {
    const staff = eight((n) => `${20411 + 37 * n}`);
    expect(rolesOf({ PNR: staff, Vorname: GIVEN, Nachname: FAMILY })[0]).toBe('employee_id');
    expect(rolesOf({ PNR: eight((n) => `X7${n}QRT`), name: FULL })[0]).toBe('order_number');
  });

  it("are licences to practise, and no drivers' licences, where they are a provider's", () => {
    expect(rolesOf({ name: FULL, 'Provider License Number_1': eight((n) => `MD4021${n}`) })[1]).not.toBe(
      'drivers_license',
    );
  });
});

describe('figures under no header', () => {
  const state = ['NV', 'FL', 'ID', 'PA', 'GA', 'OH', 'ND', 'IL'];
  const inState = [
    '895011200',
    '336021731',
    '837024421',
    '165014012',
    '312010077',
    '436040912',
    '581020345',
    '616029981',
  ];
  it('are ZIP codes where they lie in the state of the row', () => {
    const last = (zip: readonly string[]) => classifyColumns(['email', 'state', null], [MAIL, state, zip])[2]?.role;
    expect(last(inState)).toBe('postal_code');
    expect(last(inState.toReversed())).not.toBe('postal_code');
  });
});

describe('a header of letters', () => {
  it.each([
    ['EMNO', 'employee_id'],
    ['HMST', 'region'],
    ['MAILST', 'region'],
    ['luogo_nasc', 'place_of_birth'],
    ['NM103_LastName', 'family_name'],
    ['NM109_SubscriberPrimaryId', 'health_insurance_id'],
    ['shadowLastChange', 'timestamp'],
    ['carLicense', 'alpr'],
  ])('%s says %s', (header, role) => {
    expect([...readHeader(header).scores].sort((a, b) => b[1] - a[1])[0]?.[0]).toBe(role);
  });
});
