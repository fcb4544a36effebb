import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bare, type Columns, classify } from '../../../test/support/column-roles.ts';
import { classifyColumns } from './classify-columns.ts';
import { readHeader } from './headers/read-header.ts';

const many = (...values: readonly string[]): readonly string[] =>
  Array.from({ length: 40 }, (_, n) => values[n % values.length] ?? '');
const rolesOf = (columns: Columns) => classify(columns).map(({ role }) => role);

const given = many('James', 'Mary', 'Robert', 'Patricia', 'Michael', 'Linda', 'David', 'Susan');
const family = many('Smith', 'Johnson', 'Williams', 'Brown', 'Garcia', 'Miller', 'Davis', 'Martinez');
const names = many('James Smith', 'Mary Johnson', 'Robert Williams', 'Patricia Brown', 'Linda Garcia', 'David Miller');
const ssns = many('219-09-9999', '457-55-5462', '078-05-1121', '512-33-1234', '301-22-9876');
const births = many('1961-04-05', '1974-12-31', '1958-02-03', '1990-07-19', '1983-10-10', '1945-06-06');
const recent = many('2023-04-05', '2023-05-06', '2024-01-02', '2022-11-30');
const phones = many('(206) 555-0123', '206-555-0124', '312.555.0177');
const emails = many('a@example.com', 'b.c@example.org');
const flags = many('Y', 'N');

describe('a header in any style', () => {
  it.each([
    ['SS#', 'ssn'],
    ['soc_sec_no', 'ssn'],
    ['SocialSecurityNumber', 'ssn'],
    ['emp_ssn', 'ssn'],
    ['geb_datum', 'date_of_birth'],
    ['fecha_nac', 'date_of_birth'],
    ['birth_dt', 'date_of_birth'],
    ['D.O.B.', 'date_of_birth'],
    ['fname', 'given_name'],
    ['CUSTFIRSTNAME', 'given_name'],
    ['Vorname', 'given_name'],
    ['Prénom', 'given_name'],
    ['имя', 'given_name'],
    ['lname', 'family_name'],
    ['Apellidos', 'family_name'],
    ['cust_nm', 'full_name'],
    ['姓名', 'full_name'],
    ['addr1', 'street'],
    ['addr2', 'street'],
    ['zip5', 'postal_code'],
    ['PLZ', 'postal_code'],
    ['phone2', 'phone'],
    ['MSISDN', 'phone'],
    ['Telefonnr.', 'phone'],
    ['email_addr', 'email'],
    ['correo_electronico', 'email'],
    ['dl_no', 'drivers_license'],
    ['passport_nbr', 'passport'],
    ['Reisepassnr', 'passport'],
    ['acct_pin', 'account_pin'],
    ['mothersMaidenName', 'mothers_maiden_name'],
    ['cc_num', 'payment_card'],
    ['MedRecNo', 'medical_record_number'],
  ])('%s says %s', (header, role) => {
    const [best] = [...readHeader(header).scores].sort(([, a], [, b]) => b - a);
    expect(best?.[0]).toBe(role);
  });

  it('is not the thing where it is about the thing', () => {
    expect(
      rolesOf({ first_name: given, email_verified: flags, phone_type: many('home', 'cell'), ssn_updated_at: recent }),
    ).toEqual(['given_name', 'flag', 'other', 'timestamp']);
  });
});

describe('a column', () => {
  it('is told by its content where there is no header', () => {
    expect(bare(given, family, ssns, births, phones, emails)).toEqual([
      'given_name',
      'family_name',
      'ssn',
      'date_of_birth',
      'phone',
      'email',
    ]);
  });

  it('is told by its content where the header misleads', () => {
    expect(rolesOf({ phone: ssns, notes: emails, ssn: phones })).toEqual(['ssn', 'email', 'phone']);
  });

  it('of dates is a birth date only where header or spread say so', () => {
    expect(rolesOf({ date: recent, datum: recent, born: births })).toEqual(['timestamp', 'timestamp', 'date_of_birth']);
    expect(bare(recent)).not.toEqual(['date_of_birth']);
  });

  it('of masked, hashed and truncated values keeps its element and says the state', () => {
    const [ssn, password, hash] = classify({
      ssn: many('***-**-1234', '***-**-9876'),
      password: many('$2b$12$abcdefghijklmnopqrstuv', '$2b$12$bbcdefghijklmnopqrstuv'),
      ssn_hash: many('5f4dcc3b5aa765d61d8327deb882cf99', '6f4dcc3b5aa765d61d8327deb882cf98'),
    });
    expect([ssn?.role, ssn?.state]).toEqual(['ssn', 'truncated']);
    expect([password?.role, password?.state]).toEqual(['password_hash', 'hashed']);
    expect([hash?.role, hash?.state]).toEqual(['ssn', 'hashed']);
  });

  it('called "name" is a family name beside a given name, a person alone, and no person among goods', () => {
    expect(rolesOf({ Name: family, Vorname: given })).toEqual(['family_name', 'given_name']);
    expect(rolesOf({ name: names, email: emails })).toEqual(['full_name', 'email']);
    expect(rolesOf({ name: many('Desk lamp 40 W', 'Chair, blue'), price: many('12.50', '99.00') })[0]).not.toBe(
      'full_name',
    );
    expect(rolesOf({ name: many('Acme Inc', 'Globex LLC', 'Initech Corp'), email: emails })[0]).toBe('organization');
  });

  it('without any filled cell goes by its header', () => {
    expect(rolesOf({ ssn: many(''), email: many('N/A') })).toEqual(['ssn', 'email']);
  });

  it('says why', () => {
    expect(classify({ soc_sec_no: ssns })[0]?.why).toMatch(
      /header "social security number"; 100 % of filled cells pass ssn_written/,
    );
  });
});

describe('a birth date in three columns', () => {
  const years = many('1961', '1974', '1958', '1990', '1983', '1945', '2001', '1937');
  const months = many('4', '12', '2', '7', '10', '6', '1', '9');
  const days = many('5', '31', '3', '19', '10', '26', '14', '28');

  it('is told by its headers', () => {
    expect(rolesOf({ first: given, last: family, DOB_DAY: days, DOB_MON: months, DOB_YEAR: years })).toEqual([
      'given_name',
      'family_name',
      'birth_day',
      'birth_month',
      'birth_year',
    ]);
    expect(rolesOf({ vorname: given, nachname: family, 'Geb.-Tag': days, Geburtsmonat: months }).slice(2)).toEqual([
      'birth_day',
      'birth_month',
    ]);
  });

  it('is told by year, month and day side by side where rows are about people', () => {
    expect(rolesOf({ first: given, last: family, y: years, m: months, d: days }).slice(2)).toEqual([
      'birth_year',
      'birth_month',
      'birth_day',
    ]);
    expect(rolesOf({ sku: many('A-1', 'A-2', 'B-7'), y: years, m: months, d: days })).not.toContain('birth_day');
    const lately = many('2021', '2022', '2023', '2024');
    expect(rolesOf({ first: given, last: family, y: lately, m: months, d: days })).not.toContain('birth_day');
  });
});

describe('addresses of two kinds in a row', () => {
  const streets = many('12 Main St', '9 Oak Ave', '77 Hill Rd');
  const towns = many('Austin', 'Boston', 'Denver');
  const zips = many('78701', '02108', '80202');

  it('leave the person the one that is not the employer’s', () => {
    const table = {
      first_name: given,
      last_name: family,
      employer_street: streets,
      employer_city: towns,
      mailing_address_street: streets,
      mailing_address_city: towns,
      mailing_address_zip: zips,
    };
    expect(rolesOf(table).slice(2)).toEqual(['other', 'other', 'street', 'city', 'postal_code']);
  });

  it('are the person’s where there is but one', () => {
    expect(rolesOf({ name: names, company_street: streets, company_city: towns }).slice(1)).toEqual(['street', 'city']);
  });
});

describe('several people in a row', () => {
  it('are told apart by words and by numbers at names, not by a second phone', () => {
    const found = classify({
      owner1_name: names,
      phone: phones,
      phone2: phones,
      owner2_name: names,
      spouse_name: names,
      spouse_dob: births,
      emergency_contact_phone: phones,
    });
    expect(found.map(({ mention }) => mention)).toEqual([1, 1, 1, 2, 3, 3, 4]);
  });

  it('begin with the first one named where no column names a holder', () => {
    const found = classify({ child_first_name: given, child_dob: births, line: phones, guardian_first_name: given });
    expect(found.map(({ role, mention }) => [role, mention])).toEqual([
      ['given_name', 1],
      ['date_of_birth', 1],
      ['phone', 1],
      ['given_name', 2],
    ]);
  });
});

describe('any table', () => {
  it('gets one finding a column with a probability, whatever its cells', () => {
    const cell = fc.oneof(fc.string(), fc.constant(null), fc.stringMatching(/^[\d-]{3,20}$/));
    const table = fc.array(fc.tuple(fc.oneof(fc.string(), fc.constant(null)), fc.array(cell, { maxLength: 8 })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(table, (columns) => {
        const found = classifyColumns(
          columns.map(([name]) => name),
          columns.map(([, cells]) => cells),
        );
        return (
          found.length === columns.length &&
          found.every(({ confidence, mention }) => confidence >= 0 && confidence <= 1 && mention >= 1 && mention <= 8)
        );
      }),
      { numRuns: 200 },
    );
  });

  // What grows with the square of the length would not end within the limit of the runner.
  it('finds nothing in hostile cells', () => {
    const found = classifyColumns(
      ['notes', null],
      [
        ['1'.repeat(100_000), 'a '.repeat(100_000), '*-'.repeat(100_000)],
        [`${'x'.repeat(100_000)}@`, '1,'.repeat(100_000)],
      ],
    );
    expect(found.map(({ element }) => element)).toEqual([null, null]);
  });
});
