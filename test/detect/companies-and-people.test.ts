import { describe, expect, it } from 'vitest';
import { detectGiven as detect } from '../support/detect-given.ts';

const TRADES = ['Plumbing LLC', 'Roofing Inc', 'Tool & Die', 'Holdings', 'Bakery', 'Freight Lines', 'Studios', 'Farms'];
const FAMILIES = ['Whitaker', 'Sandoval', 'Brandt', 'Pruitt', 'Hollis', 'Lindqvist', 'Moreno', 'Tate'];
const companies = TRADES.map((trade, n) => `${FAMILIES[n]} Bros ${trade}`.toUpperCase());
const people = ['WHITE, PETER', 'CARL LEWIS', 'Anna Greene', 'MARTIN, SUSAN R'];
const street = (n: number) => [`${100 + n} Oak Street`, 'Columbus', 'OH', '43215'];

/** Names and companies of the records of vendors: rows of companies with numbers of employers, and of people. */
const vendors = async (ofPeople: (n: number) => string) => {
  const rows = [
    ...companies.map((name, n) => [name, ...street(n), `31-04471${n}6`]),
    ...people.map((name, n) => [name, ...street(50 + n), ofPeople(n)]),
  ];
  const { records } = await detect([{ names: ['VENDOR', 'ADDR', 'CITY', 'ST', 'ZIP', 'TIN'], rows }]);
  return records.map(({ given_name, family_name, organization }) => [given_name, family_name, organization]);
};

describe('people among the companies of a column', () => {
  it('are told by Social Security numbers in their rows', async () => {
    expect(await vendors((n) => `219-09-99${n}1`)).toEqual([
      ...companies.map((name) => [null, null, name]),
      ['PETER', 'WHITE', null],
      ['CARL', 'LEWIS', null],
      ['Anna', 'Greene', null],
      ['SUSAN', 'MARTIN', null],
    ]);
  });

  it('are companies where their numbers are those of companies', async () => {
    expect(await vendors((n) => `31-99471${n}6`)).toEqual([...companies, ...people].map((name) => [null, null, name]));
  });

  it('are no employers of people, who all have such numbers', async () => {
    const names = ['Name', 'SSN', 'Employer'];
    const rows = people.map((name, n) => [name, `219-09-99${n}1`, companies[n] ?? '']);
    const { records } = await detect([{ names, rows }]);
    expect(records.map(({ organization }) => organization)).toEqual(companies.slice(0, people.length));
  });
});

describe('a column that is called as companies are', () => {
  const rowsOf = (mailbox: (first: string, family: string) => string) =>
    ['Sunil Menon', 'Wei-ling Khong', 'Aneesha Devarajan', 'Farid Al-Otaibi', 'Padmini Kulkarni'].map((name, n) => {
      const [first = '', family = ''] = name.toLowerCase().replace('-', '').split(' ');
      return [name, `${mailbox(first, family)}${n}@example.com`, `206-555-010${n}`];
    });
  const companiesOf = async (rows: readonly (readonly string[])[]) =>
    (await detect([{ names: ['Payer', 'Email', 'Mobile'], rows }])).records.map(({ organization }) => organization);

  it('is of people where the mailboxes beside it are called by them', async () => {
    expect(await companiesOf(rowsOf((first, family) => first + family))).toEqual([null, null, null, null, null]);
  });

  it('is of companies where they are not', async () => {
    expect(await companiesOf(rowsOf(() => 'billing'))).not.toContain(null);
  });
});

describe('an office of a company in place of a name', () => {
  it('is nobody, and the row is the company\u2019s', async () => {
    const contacts = ['ACCOUNTS PAYABLE', 'Billing', 'Nicole Dutra', 'Accounting Dept', 'A/P', 'Aimee Teague'];
    const rows = contacts.map((name, n) => [companies[n] ?? '', name, ...street(n)]);
    const { records } = await detect([{ names: ['Company', 'Contact', 'Address', 'City', 'State', 'Zip'], rows }]);
    expect(records.map(({ given_name, family_name }) => [given_name, family_name])).toEqual([
      [null, null],
      [null, null],
      ['Nicole', 'Dutra'],
      [null, null],
      [null, null],
      ['Aimee', 'Teague'],
    ]);
    expect(records.map(({ organization }) => organization)).toEqual(companies.slice(0, contacts.length));
  });
});

describe('the account of a system, a service or a machine beside a login', () => {
  it('is nobody in place of a name, and somebody called alike is', async () => {
    const accounts = ['svc-backup', 'krbtgt', 'Administrator', 'WS-041$', 'sql.reporting'];
    const rows = [
      ['Whitaker, Corinne', 'Whitaker', 'Corinne', 'cwhitaker', 'cwhitaker@kestrel.example'],
      ['Guest, Edgar', 'Guest', 'Edgar', 'eguest', 'eguest@kestrel.example'],
      ['Sandoval, Leopold', 'Sandoval', 'Leopold', 'lsandoval', 'lsandoval@kestrel.example'],
      ...accounts.map((name) => [name, '', '', name, '']),
    ];
    const { records } = await detect([{ names: ['displayName', 'sn', 'givenName', 'sAMAccountName', 'mail'], rows }]);
    const named = records.filter(({ given_name, family_name }) => given_name !== null || family_name !== null);
    expect(named.map(({ family_name }) => family_name)).toEqual(['Whitaker', 'Guest', 'Sandoval']);
  });

  it('is no family name beside a given one', async () => {
    const rows = [
      ['cwhitaker', 'Corinne', 'Whitaker'],
      ['eguest', 'Edgar', 'Guest'],
      ['lroot', 'Leopold', 'Root'],
      ['krbtgt', 'krbtgt', ''],
    ];
    const { records } = await detect([{ names: ['username', 'first_name', 'last_name'], rows }]);
    expect(records.map(({ family_name }) => family_name)).toEqual(['Whitaker', 'Guest', 'Root', null]);
  });
});
