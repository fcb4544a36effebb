import { describe, expect, it } from 'vitest';
import { recordsOf } from '../../src/ingest/formats/fixed-records/layouts.ts';
import { openBytes } from '../support/open-bytes.ts';
import { rowsOf } from '../support/rows-of.ts';

/** A record of some length with words at places, counted from 1. */
const record = (length: number, ...parts: readonly (readonly [number, string])[]): string => {
  const signs = Array.from({ length }, () => ' ');
  for (const [at, text] of parts) signs.splice(at - 1, text.length, ...text);
  return signs.join('');
};

const entry = (name: string, account: string) =>
  record(
    94,
    [1, '622041000124'],
    [13, account],
    [30, '0000184211'],
    [40, 'E4471'],
    [55, name],
    [80, '041000120000001'],
  );
const ACH = [
  record(94, [1, '101 041000124 0410001242311031211A094101']),
  record(94, [1, '5200CALLOWAY STAMPING'], [51, 'PPDPAYROLL']),
  entry('ASHWORTH PRIYA', '4419028833'),
  entry('BELCOURT CORINNE', '0071182'),
  record(94, [1, '820000000200082000248']),
  record(94, [1, '5200CALLOWAY STAMPING'], [51, 'IATFOREIGN']),
  record(94, [1, '627SOMETHING ELSE']),
  record(94, [1, '9000001000001']),
];

const employee = (ssn: string, first: string, last: string) =>
  record(
    512,
    ...([
      [1, `RW${ssn}`],
      [12, first],
      [27, 'Q'],
      [42, last],
      [88, '41 ELM AVE'],
      [110, 'DAYTON'],
      [132, 'OH45402'],
    ] as const),
  );
const EFW2 = [
  record(512, [1, 'RA341234567']),
  record(512, [1, 'RE2023']),
  employee('070276728', 'CORINNE', 'BELCOURT'),
  employee('243768196', 'LEOPOLD', 'DUNLEAVY'),
  record(512, [1, 'RT0000002']),
];

const payee = (kind: string, tin: string, nameAt: number) =>
  record(
    750,
    ...([
      [1, 'B2023'],
      [11, `${kind}${tin}`],
      [21, '4471'],
      [55, '000004224699'],
      [nameAt, 'YOLANDA EASTMAN'],
      [368, '9 LAKE RD'],
      [448, 'TOLEDO'],
      [488, 'OH43604'],
    ] as const),
  );
const FORM_1099 = [
  record(750, [1, 'T2023 341234567']),
  record(750, [1, 'A2023']),
  payee('2', '070276728', 288),
  payee('1', '341234567', 248),
  record(750, [1, 'C00000002']),
];

const open = (text: string) => openBytes('a.txt', Buffer.from(text));

describe('files whose records have their fields where a rule book says', () => {
  it('are entries of an ACH file, of the kinds that the rules describe; the rest stays text', async () => {
    const found = await open(ACH.join('\r\n'));
    expect(found['']).toMatchObject({ type: 'application/x-ach', status: 'read' });
    expect(rowsOf(found['entries'])).toMatchObject([
      { 'bank account number': '4419028833', 'bank routing number': '041000124', 'full name': 'ASHWORTH PRIYA' },
      { 'bank account number': '0071182', 'individual id': 'E4471', 'full name': 'BELCOURT CORINNE' },
    ]);
    expect(rowsOf(found['entries'])).toHaveLength(2);
  });

  it.each([
    ['line ends', '\r\n'],
    ['no line ends', ''],
  ])('are employees of W-2 with %s', async (_, end) => {
    const found = await open(EFW2.join(end));
    expect(rowsOf(found['employees'])).toMatchObject([
      { ssn: '070276728', 'first name': 'CORINNE', 'last name': 'BELCOURT', city: 'DAYTON', zip: '45402' },
      { ssn: '243768196', 'first name': 'LEOPOLD', 'last name': 'DUNLEAVY', 'street address': '41 ELM AVE' },
    ]);
  });

  it('are payees of 1099, people and companies, in the places of old and new years', async () => {
    const found = await open(FORM_1099.map((line) => line.trimEnd()).join('\n'));
    expect(rowsOf(found['payees'])).toMatchObject([
      { ssn: '070276728', 'full name': 'YOLANDA EASTMAN', city: 'TOLEDO', zip: '43604' },
      { 'employer identification number': '341234567', 'full name': 'YOLANDA EASTMAN' },
    ]);
  });

  it('are none where a line begins with something else', async () => {
    expect((await open([...ACH, 'call me'].join('\n')))['']).not.toMatchObject({ type: 'application/x-ach' });
  });

  it.each([
    ['rooms and who is in them', (n: number) => `${101 + n} \tAnn Lee\t219-09-${9990 + n}`],
    ['returns', (n: number) => `RA${100000001 + n}\tAnn Lee\t219-09-${9990 + n}`],
    ['tickets', (n: number) => `${'TAB'[n % 3]}2023-000${n},Ann Lee,219-09-${9990 + n},open`],
  ])('are no lists whose numbers begin as records do: %s', async (_, line) => {
    const found = await open(Array.from({ length: 9 }, (__, n) => line(n)).join('\n'));
    expect(rowsOf(found[''])).toHaveLength(9);
  });

  it('are read in time that grows with their length, also where no line ends', () => {
    const text = EFW2.join('').repeat(3000);
    const began = process.cpuUsage().user;
    expect([...recordsOf([text], 512)]).toHaveLength(15_000);
    expect(process.cpuUsage().user - began).toBeLessThan(2e6);
  });

  it('are the same however the text comes in pieces', () => {
    const text = EFW2.join('');
    const cut = text.match(/[\s\S]{1,333}/g) ?? [];
    expect([...recordsOf(cut, 512)]).toEqual(EFW2);
    expect([...recordsOf(ACH.join('\r\n').match(/[\s\S]{1,5}/g) ?? [], 94)]).toEqual(ACH);
  });
});
