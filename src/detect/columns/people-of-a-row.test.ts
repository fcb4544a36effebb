import { describe, expect, it } from 'vitest';
import { classify, mentionsOf, rolesOf } from '../../../test/support/column-roles.ts';

const emails = ['ana@example.org', 'ben@example.org', 'cleo@example.org', 'dov@example.org'];

describe('two parties with names of their own', () => {
  it('are two people', () => {
    const columns = {
      'insured.firstName': ['Ann', 'Robert', 'Linda'],
      'insured.lastName': ['Lee', 'Smith', 'Brown'],
      'insured.taxID': ['219-09-9991', '219-09-9992', '219-09-9993'],
      'claimant.firstName': ['Michael', 'Susan', 'David'],
      'claimant.lastName': ['Davis', 'Miller', 'Wilson'],
      'claimant.phone': ['302-555-0101', '302-555-0102', '302-555-0103'],
    };
    expect(classify(columns).map(({ mention }) => mention)).toEqual([1, 1, 1, 2, 2, 2]);
  });

  it('are one where the second has none', () => {
    const columns = { 'patient name': ['Ann Lee', 'Robert Smith'], 'member id': ['W112200', 'W112201'] };
    expect(classify(columns).map(({ mention }) => mention)).toEqual([1, 1]);
  });
});

describe('another person of a row', () => {
  const given = ['Marisol', 'Derek', 'Yolanda', 'Trent', 'Philippa'];
  const other = ['Gordon', 'Anita', 'Clyde', 'Rochelle', 'Vernon'];
  const third = ['Wendell', 'Nadine', 'Curtis', 'Odette', 'Ramon'];
  const family = ['Whitaker', 'Sandoval', 'Brandt', 'Pruitt', 'Hollis'];
  const whole = (names: readonly string[]) => names.map((name, n) => `${name} ${family[(n + 2) % 5]}`);
  const tel = (area: number) => family.map((_, n) => `${area}-555-01${n}7`);

  it('is one whose names are others than those of the row, whatever the header says', () => {
    expect(mentionsOf({ 'Guest Name': whole(given), Email: emails, Accompanying: whole(other) })).toEqual([1, 1, 2]);
    expect(mentionsOf({ 'Def First': given, 'Def Last': family, 'Vic Name': whole(other) })).toEqual([1, 1, 2]);
  });

  it('has what is told under the word that names them, alone in its header', () => {
    const columns = {
      Tenant: whole(given),
      'Tenant Phone': tel(302),
      Landlord: whole(other),
      'Landlord Phone': tel(303),
    };
    expect(mentionsOf(columns)).toEqual([1, 1, 2, 2]);
  });

  it('is who only kept the document that the row is about; at a bank a custodian alone is whom it names', () => {
    const ssn = family.map((_, n) => `219-09-999${n}`);
    const letter = family.map((_, n) => `Please correct my file, number 44${n}, before the end of the month. Thanks.`);
    for (const header of ['Custodian Name', 'CUSTODIAN NAME', 'All Custodians Name'])
      expect(mentionsOf({ BEGDOC: tel(1), [header]: whole(given), SSN: ssn, BODY: letter })).toEqual([1, 2, 1, 1]);
    expect(mentionsOf({ 'Custodian Name': whole(given), SSN: ssn, Notes: letter })).toEqual([1, 1, 1]);
  });

  it('is none where a second column has the same names in another order', () => {
    const inverted = given.map((name, n) => `${family[n]}, ${name}`);
    expect(mentionsOf({ First: given, Last: family, 'Sort Name': inverted })).toEqual([1, 1, 1]);
  });

  it('has the columns that begin as its name does, also with a number', () => {
    const columns = {
      ...{ 'Stu Last': family, 'Stu First': given, 'P1 Last': family, 'P1 First': other, 'P1 Cell': tel(419) },
      ...{ 'P2 Last': family, 'P2 First': third, 'P2 Cell': tel(918) },
    };
    expect(mentionsOf(columns)).toEqual([1, 1, 2, 2, 2, 3, 3, 3]);
  });

  it('is named by its own word though one for the row stands in front, and is two where two are heirs', () => {
    const heirs = { 'Part Name': whole(given), 'Prim Bene 1 Name': whole(other), 'Cont Bene 1 Name': whole(third) };
    expect(mentionsOf(heirs)).toEqual([1, 2, 3]);
  });

  it('has what stands behind the name and the kinship', () => {
    const columns = {
      ...{ Worker: whole(given), 'Work Phone': tel(419), 'Contact Name': whole(other) },
      ...{ Relationship: given.map(() => 'Aunt'), 'Primary Phone': tel(918) },
    };
    expect(mentionsOf(columns)).toEqual([1, 1, 2, 1, 2]);
  });

  it('who is only called in an emergency has no birth date and no number of the row', () => {
    const numbers = given.map((_, n) => `219-09-99${n + 90}`);
    const born = given.map((_, n) => `03/1${n}/1979`);
    const behind = { Relationship: given.map(() => 'Aunt'), DOB: born, SSN: numbers, Phone: tel(918) };
    const mentions = mentionsOf({ Employee: whole(given), 'Emergency Contact': whole(other), ...behind });
    expect(mentions).toEqual([1, 2, 1, 1, 1, 1]);
    expect(mentionsOf({ Employee: whole(given), Beneficiary: whole(other), ...behind }).slice(3)).toEqual([2, 2, 2]);
  });

  it('who inherits is named, and the only telephone of the row is not theirs', () => {
    const columns = { 'Emp Name': whole(given), Nominee: whole(other), 'Nominee Rel': given.map(() => 'Wife') };
    expect(mentionsOf({ ...columns, Mobile: tel(918) })).toEqual([1, 2, 2, 1]);
    expect(mentionsOf({ Phone: tel(419), ...columns, Mobile: tel(918) }).at(-1)).toBe(2);
  });

  it('has no second line of an address', () => {
    const streets = given.map((_, n) => `${12 + n} Oak Street`);
    const columns = { 'NAME LINE 1': whole(given), 'NAME LINE 2': whole(other), 'ADDR LINE 1': streets };
    const places = { 'ADDR LINE 2': given.map(() => ''), CITY: given.map(() => 'Dayton') };
    expect(mentionsOf({ ...columns, ...places })).toEqual([1, 2, 1, 1, 1]);
  });
});

describe('people of programs and households', () => {
  const given = ['Derek', 'Yolanda', 'Gordon', 'Anita', 'Clyde', 'Rochelle'];
  const family = ['Whitaker', 'Sandoval', 'Brandt', 'Pruitt', 'Mercer', 'Kessler'];
  const others = ['Monique', 'Lamar', 'Sheila', 'Ramon', 'Odette', 'Curtis'];
  const whole = (first: readonly string[], n: number) => first.map((one, at) => `${one} ${family[(at + n) % 6]}`);
  const ssn = given.map((_, n) => `412-5${n}-713${n}`);
  const born = given.map((_, n) => `0${n + 1}/1${n}/${1951 + 7 * n}`);
  const tel = (n: number) => given.map((_, at) => `419-842-6${n}8${at}`);

  it('are a recipient of benefits whose row it is, and the head of the household beside', () => {
    const columns = {
      ...{ RECIP_ID: given.map((_, n) => `70481190021${n}`), RECIP_LAST_NM: family, RECIP_FRST_NM: given },
      ...{
        RECIP_DOB: born,
        HOH_LAST_NM: family.toReversed(),
        HOH_FRST_NM: others,
        RES_ADDR: family.map((f) => `12 ${f} St`),
      },
    };
    expect(mentionsOf(columns)).toEqual([1, 1, 1, 1, 2, 2, 1]);
  });

  it('are members that are counted from 2 on behind a head of household', () => {
    const columns = {
      ...{ HOHLast: family, HOHFirst: given, HOHSSN: ssn },
      ...{ Mbr2Name: whole(others, 0), Mbr2SSN: ssn, Mbr3Name: whole(others.toReversed(), 0), Mbr3SSN: ssn },
    };
    expect(mentionsOf(columns)).toEqual([1, 1, 1, 2, 2, 3, 3]);
  });

  it('are two parents of a student, the first by an initial', () => {
    const columns = {
      ...{ StuLast: family, StuFirst: given, Par1Last: family, Par1FirstInit: others.map((one) => one.slice(0, 1)) },
      ...{ Par1SSN: ssn, Par2Last: family, Par2First: others, Par2SSN: ssn },
    };
    expect(mentionsOf(columns)).toEqual([1, 1, 2, 2, 2, 3, 3, 3]);
    expect(rolesOf(columns)).toMatchObject({ Par1FirstInit: 'given_name' });
  });

  it('are guardians that are counted, with what is told by the letter and the number of each', () => {
    const found = classify({
      'Student Last': ['Whitaker', 'Sandoval', 'Brandt'],
      'Student First': ['Marisol', 'Derek', 'Yolanda'],
      'Parent/Guardian 1': ['Anita Whitaker', 'Gordon Sandoval', 'Clyde Brandt'],
      'G1 Phone': ['302-555-0101', '302-555-0102', '302-555-0103'],
      'G1 Email': ['anita@example.org', 'gordon@example.org', 'clyde@example.org'],
      'Parent/Guardian 2': ['Vernon Whitaker', 'Nadine Sandoval', 'Ramon Brandt'],
      'G2 Email': ['vernon@example.org', 'nadine@example.org', 'ramon@example.org'],
    });
    expect(found.map(({ mention }) => mention)).toEqual([1, 1, 2, 2, 2, 3, 3]);
  });

  it('are references that are counted, each with a telephone', () => {
    const rows = Array.from({ length: 24 }, (_, n) => n);
    const at = (list: readonly string[], by: number) => rows.map((n) => list[(n + by) % 6] ?? '');
    const named = (by: number) =>
      rows.map((n) => `${others[(n + by) % 6]} ${family[(n + by + Math.floor(n / 6)) % 6]}`);
    const phoned = (from: number) => rows.map((n) => `419842${from + n}`);
    const columns = {
      ...{ cust_first: at(given, 0), cust_last: at(family, 0), cust_ssn: rows.map((n) => `412-51-71${n + 10}`) },
      ...{ ref1: named(1), ref1_ph: phoned(6_110), ref2: named(3), ref2_ph: phoned(7_110) },
    };
    expect(mentionsOf(columns)).toEqual([1, 1, 1, 2, 2, 3, 3]);
  });

  it('are a second customer of an account', () => {
    const columns = { CUST_NM: whole(given, 0), CUST_SSN4: ssn, CO_CUST_NM: whole(others, 1), CO_CUST_SSN4: ssn };
    expect(mentionsOf(columns)).toEqual([1, 1, 2, 2]);
  });

  it('are contacts whose telephone is told by two letters', () => {
    expect(
      mentionsOf({ Inmate: whole(given, 0), DOB: born, 'Emerg Contact': whole(others, 1), 'EC Ph': tel(1) }),
    ).toEqual([1, 1, 2, 2]);
  });

  it('are called by first and family names in two letters', () => {
    expect(
      rolesOf({ 'Dep1 LN': family, 'Dep1 FN': others, 'Dep1 SSN': ssn, 'Addr LN': family.map((f) => `12 ${f} St`) }),
    ).toMatchObject({
      'Dep1 LN': 'family_name',
      'Addr LN': 'street',
    });
  });

  it('have no health insurance in a row about vehicles', () => {
    const columns = {
      ...{ PolicyNo: given.map((_, n) => `PA704811${n}`), InsuredName: whole(given, 0) },
      ...{
        VIN: given.map((_, n) => `1FTFW1E5${n}KFA1234${n}`),
        BI_Injury: given.map((_, n) => (n % 2 ? 'Whiplash' : 'Concussion')),
      },
    };
    expect(rolesOf(columns)).toMatchObject({ PolicyNo: 'account_number' });
  });
});

describe('words of headers that say whose a column is', () => {
  const given = ['Derek', 'Yolanda', 'Gordon', 'Anita', 'Clyde', 'Rochelle'];
  const family = ['Whitaker', 'Sandoval', 'Brandt', 'Pruitt', 'Mercer', 'Kessler'];
  const whole = (n: number) => given.map((_, at) => `${given[(at + n) % 6]} ${family[(at + 2 * n + 1) % 6]}`);
  const born = given.map((_, n) => `0${n + 1}/1${n}/${1951 + 7 * n}`);
  const tel = (n: number) => given.map((_, at) => `419-842-6${n}8${at}`);

  it('give a card to whom the row names as its holder, and not to who booked', () => {
    const cards = given.map((_, n) => `411111111111${1111 + n}`);
    const columns = { 'Contact Name': whole(0), Phone: tel(1), 'Cardholder Name': whole(3), 'Card Number': cards };
    expect(mentionsOf({ ...columns, CVV: given.map((_, n) => `51${n}`) })).toEqual([1, 1, 2, 2, 2]);
  });

  it('give a telephone to whose office it begins with the letters of', () => {
    const columns = { Client: whole(0), DOB: born, 'Probation Officer': whole(2), 'PO Phone': tel(2) };
    expect(mentionsOf(columns)).toEqual([1, 1, 2, 2]);
  });

  it('are of the mother whose family name by birth stands beside her first name', () => {
    const columns = { CHILD_FN: given, CHILD_LN: family, MOTHER_FN: given.toReversed(), MOTHER_MAIDEN_LN: family };
    expect(rolesOf(columns)).toMatchObject({ MOTHER_MAIDEN_LN: 'family_name' });
    expect(mentionsOf(columns).slice(2)).toEqual([2, 2]);
    const alone = { First: given, Last: family, 'Mothers Maiden Name': family.toReversed() };
    expect(rolesOf(alone)).toMatchObject({ 'Mothers Maiden Name': 'mothers_maiden_name' });
  });

  it('are read whole, with their ending and with what stands in front of them', () => {
    const child = {
      Titular: whole(0),
      'Dependente 1': whole(1),
      'Nasc Dep 1': born.map((day) => day.replace(/19\d\d/, '2014')),
    };
    expect(rolesOf(child)).toMatchObject({ 'Dependente 1': 'full_name', 'Nasc Dep 1': 'date_of_birth' });
    const loan = { 'Applicant Name': whole(0), DOB: born, 'Co-Applicant': whole(2) };
    expect(rolesOf(loan)).toMatchObject({ 'Co-Applicant': 'full_name' });
  });

  it('are none where a reservation names its passenger twice, once with the title', () => {
    const pax = given.map((one, n) => `${family[n]}/${one}MR`.toUpperCase());
    const docs = given.map((one, n) => `P/USA/72088001${n}/USA/01AUG4${n}/M/20OCT29/${family[n]}/${one}`.toUpperCase());
    expect(mentionsOf({ PNR: given.map((_, n) => `SVNNA${'ABCDEF'[n]}`), PAX: pax, 'SSR DOCS': docs })).toEqual([
      1, 1, 1,
    ]);
  });

  it('count references, each with a telephone', () => {
    const refs = { 'Personal Ref 1': whole(1), 'Ref 1 Ph': tel(1), 'Personal Ref 2': whole(2), 'Ref 2 Ph': tel(2) };
    expect(mentionsOf({ Applicant: whole(0), DOB: born, ...refs })).toEqual([1, 1, 2, 2, 3, 3]);
  });
});
