import { describe, expect, it } from 'vitest';
import { bare, classify, rolesOf } from '../../../test/support/column-roles.ts';

const emails = ['ana@example.org', 'ben@example.org', 'cleo@example.org', 'dov@example.org'];

describe('parties', () => {
  const people = { 'Party Name': ['Ann Lee', 'Robert Smith', 'Linda Brown', 'Carl Davis'] };
  it('of a case of a court are no politics, and those of voters are', () => {
    const court = {
      'Case Number': ['1', '2', '3', '4'],
      'Party Connection': ['Defendant', 'Victim', 'Victim', 'Witness'],
    };
    expect(rolesOf({ ...court, ...people })['Party Connection']).toBe('other');
    const voters = { 'Voter Name': people['Party Name'], Email: emails, Party: ['DEM', 'REP', 'UNA', 'DEM'] };
    expect(rolesOf(voters)['Party']).toBe('political_opinion');
  });

  it('are whom a file names where nothing else names them', () => {
    const columns = { 'Matter Description': ['Lease', 'Divorce', 'Lease', 'Probate'], Claim: ['1', '2', '3', '4'] };
    const party = ['Lee, Ann', 'Oak Street Rentals LLC', 'Brown, Linda', 'Davis, Carl'];
    expect(rolesOf({ ...columns, Party: party, 'Party Tax ID': ['219-09-9991', '', '', ''] })['Party']).toBe(
      'full_name',
    );
  });
});

describe('columns that other columns of the row explain', () => {
  const born = Array.from({ length: 24 }, (_, n) => `0${(n % 9) + 1}/1${n % 9}/${1941 + 2 * n}`);
  const names = [
    'Marisol Whitaker',
    'Derek Sandoval',
    'Yolanda Brandt',
    'Trent Pruitt',
    'Philippa Hollis',
    'Gordon Mercer',
  ];
  const people = born.map((_, n) => names[n % 6] ?? '');
  const starts = Array.from({ length: 24 }, (_, n) => String(11 + 23 * n).padStart(3, '0'));

  it('are Social Security numbers without their leading zeros beside a name and a birth date', () => {
    const numbers = starts.map((area, n) => String(Number(`${area.replace('666', '667')}${12 + n}${4321 + n}`)));
    const short = numbers.map((number, n) => (n % 2 === 0 ? number.slice(0, 8) : number));
    expect(bare(people, short, born)).toEqual(['full_name', 'ssn', 'date_of_birth']);
    expect(bare(short)).toEqual(['record_id']);
  });

  it('are telephones that all have the area code of one town, and none where an office gave them in turn', () => {
    const local = people.map(
      (_, n) => `419${([242, 385, 437, 524, 636, 729, 843, 978][n % 8] ?? 0) + 3 * Math.floor(n / 8)}${1204 + 367 * n}`,
    );
    const given = people.map((_, n) => `4195${String(100_417 + 211 * n).padStart(6, '0')}`);
    expect(bare(people, local, born)).toEqual(['full_name', 'phone', 'date_of_birth']);
    expect(bare(people, given, born)[1]).not.toBe('phone');
  });

  it('are towns and no second family name where the row has a whole name', () => {
    const towns = people.map((_, n) => ['DURHAM', 'FRESNO', 'WORCESTER', 'MOBILE', 'NEWARK'][n % 5] ?? '');
    const states = people.map((_, n) => ['NC', 'CA', 'MA', 'AL', 'NJ'][n % 5] ?? '');
    const streets = people.map((_, n) => `${120 + n} Hawthorn Ave`);
    expect(bare(people, born, streets, towns, states)).toEqual([
      'full_name',
      'date_of_birth',
      'street',
      'city',
      'region',
    ]);
  });

  it('are accounts at a bank beside its kinds of accounts', () => {
    const columns = {
      ...{ NAME: people, APPL: people.map((_, n) => ['DDA', 'SAV', 'CDA'][n % 3] ?? '') },
      ACCOUNT: people.map((_, n) => String(70_481_190_021 + 1_713 * n)),
    };
    expect(Object.values(rolesOf(columns))).toEqual(['full_name', 'other', 'financial_account']);
  });

  it('name people among companies where the row has numbers of people', () => {
    const vendors = people.map((name, n) => (n % 2 === 0 ? `${name.split(' ')[1]} Plumbing LLC` : name));
    const numbers = starts.map((area, n) => (n % 2 === 0 ? `33-93725${n + 10}` : `4${area.slice(1)}-12-43${n + 10}`));
    expect(classify({ Vendor: vendors, 'Tax ID': numbers })[0]?.role).toBe('full_name');
    const ofEmployers = starts.map((_, n) => `33-93725${n + 10}`);
    expect(classify({ Vendor: vendors, 'Tax ID': ofEmployers })[0]?.role).toBe('organization');
  });

  it('say that somebody is of a union, by its name and the number of a local', () => {
    expect(
      rolesOf({ Local: people.map(() => 'IBEW 245'), Name: people, Cell: people.map((_, n) => `419-555-01${n + 10}`) }),
    ).toMatchObject({
      Local: 'union_membership',
    });
  });
});

describe('a column of salutations', () => {
  const name = ['Marisol Whitaker', 'Derek Sandoval', 'Yolanda Brandt', 'Trent Pruitt', 'Philippa Hollis'];
  it('names nobody beside whom the row names', () => {
    const greeted = name.map((one) => `Dear ${one.split(' ')[0]}`);
    expect(rolesOf({ Donor: name, Greeting: greeted })).toEqual({ Donor: 'full_name', Greeting: 'other' });
    const informal = ['Mari', 'Derek & Ann', 'Yolanda', 'Mr. Pruitt', 'Pip'];
    expect(rolesOf({ Name: name, Salutation: informal })['Salutation']).not.toMatch(/name$/);
  });

  it('holds titles where these stand in it', () => {
    expect(rolesOf({ Name: name, Salutation: ['Ms', 'Mr', 'Mrs', 'Mr', 'Dr'] })['Salutation']).toBe('name_title');
  });
});

describe('a column of names of which some have a comma', () => {
  const [firsts, lasts] = [
    'Ann Robert Linda Carl Susan Mary David Helen Mark Nancy',
    'Lee Smith Brown Davis Miller Hall',
  ].map((list) => list.split(' ')) as [string[], string[]];
  const names = firsts.flatMap((first) => lasts.map((last) => `${first} ${last}`));
  const rolesWith = (lists: readonly string[]) =>
    classify({
      full_name: [...names, ...lists],
      first_name: [...names, ...lists].map((name) => name.split(' ')[0] ?? ''),
    }).map(({ role, mention, parts }) => [role, mention, parts?.length ?? 0]);

  it('is that of the row where a few have a title or a place behind it', () => {
    expect(rolesWith(['Alexander Seton, Earl Dunfermline', 'George Grey, Duke Kent'])[0]).toEqual(['full_name', 1, 0]);
  });

  it('is a list of people where many have', () => {
    const lists = firsts.map((first) => `${first} Young, Paul King`);
    expect(rolesWith(lists)[0]?.[2]).toBeGreaterThan(0);
  });
});
