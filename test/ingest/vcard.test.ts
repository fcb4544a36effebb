import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openBytes } from '../support/open-bytes.ts';
import { rowsOf } from '../support/rows-of.ts';

const FILE = readFileSync(new URL('../fixtures/records/contacts.vcf', import.meta.url));

const open = (text: string | Buffer) => openBytes('a.txt', Buffer.isBuffer(text) ? text : Buffer.from(text));

const card = (...lines: readonly string[]): string =>
  `${['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD'].join('\n')}\n`;

/** The row of one card. */
const rowOf = async (...lines: readonly string[]) => rowsOf((await open(card(...lines)))[''])[0];

describe('an address book', () => {
  it('is a row a card, in all three versions', async () => {
    const found = await open(FILE);
    expect(found['']).toMatchObject({ type: 'text/vcard' });
    expect(rowsOf(found['contacts'])).toMatchObject([
      {
        'family name': 'Westbrook',
        'given name': 'Lenora',
        'middle name': 'June',
        'mobile phone': '+1 253-555-0147',
        'work phone': '253-555-0112',
        'street address': '418 Cinder Hill Rd',
        'birth date': '1961-04-17',
        note: 'Prefers mornings, SSN for the background check is 219-09-9911\nCall her husband Calvin Westbrook (253-555-0190) if she is out.',
      },
      { 'family name': 'Okafor', email: 'delphine@okafor.example', 'birth date': '1972-11-30' },
      {
        'family name': 'Muñoz',
        'given name': 'José Luis',
        'street address': '77 Calle Álamo',
        city: 'Yakima',
        'mobile phone': '5095550133',
        'birth date': '1984-09-02',
      },
      { 'mobile phone': '+1-206-555-0188', 'parent name': 'Tomas Reyes', gender: 'F' },
    ]);
  });

  it('keeps a second address of somebody apart, beside the name', async () => {
    expect(rowsOf((await open(FILE))['addresses'])).toEqual([
      expect.objectContaining({
        'family name': 'Westbrook',
        'birth date': '1961-04-17',
        'street address': '1200 Pacific Ave',
        'address line 2': 'Suite 300',
      }),
    ]);
  });

  it('counts pictures of people as unread', async () => {
    expect((await open(FILE))['photo-1.gif']).toMatchObject({ type: 'image/gif', reason: 'picture' });
  });

  it('that holds nothing but cards is a table itself', async () => {
    expect((await open(card('FN:Ada Marsh').repeat(3)))['']?.rows).toHaveLength(3);
  });
});

describe('a card', () => {
  it('reads escapes once, and parts values at signs that none stands in front of', async () => {
    expect(await rowOf('N:Marsh\\; Field;Ada\\\\\\nB;;;', 'ORG:North\\, Inc.;Care')).toMatchObject({
      'family name': 'Marsh; Field',
      'given name': 'Ada\\\nB',
      company: 'North, Inc.',
      department: 'Care',
    });
  });

  it('reads quoted-printable in the charset that it names, also where a line ends in the middle of it', async () => {
    expect(await rowOf('N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Mu=F1=', 'oz;Jos=E9;;;')).toMatchObject({
      'family name': 'Muñoz',
      'given name': 'José',
    });
  });

  it('keeps properties that no list names, and colons and semicolons in quotes apart', async () => {
    expect(await rowOf('X-PASSPORT;X-NOTE="a:b;c":C01X00T47')).toEqual({
      passport: 'C01X00T47',
      'passport note': 'a:b;c',
    });
  });

  it('has what its parameters say: the label of an address where that says more, and those of programs', async () => {
    const label = (text: string, parts: string) => rowOf(`ADR;LABEL="${text}":;;${parts};;;;`);
    expect(await label('1 Main St\\nOlympia', '1 Main St')).toMatchObject({ address: '1 Main St\nOlympia' });
    expect(await label('1 Main St', '1 Main St')).toEqual({ 'street address': '1 Main St' });
    expect(await rowOf('TEL;TYPE=cell;X-OWNER="Bo Field":360-555-0100')).toEqual({
      'mobile phone': '360-555-0100',
      'mobile phone owner': 'Bo Field',
    });
  });

  it('inside another is somebody else', async () => {
    const rows = rowsOf((await open(card('FN:Ada Marsh', 'AGENT:', card('FN:Bo Field').trim())))['']);
    expect(rows.map((row) => row['full name'])).toEqual(['Bo Field', 'Ada Marsh']);
  });
});

describe('what is no good card', () => {
  it('does not take the others with it: a line without a colon is kept and counted with its place', async () => {
    const found = await open(card('FN Ada Marsh', 'TEL:5550101') + card('FN:Bo Field'));
    expect(rowsOf(found[''])).toMatchObject([{ note: 'FN Ada Marsh', phone: '5550101' }, { 'full name': 'Bo Field' }]);
    expect(found['']?.oddities).toMatchObject([{ code: 'SEGMENTS_ODD', count: 1, first: 3 }]);
  });

  it('that is cut off is read as far as it goes, and the file is not called read', async () => {
    const found = await open(card('FN:Bo Field') + card('FN:Ada Marsh', 'TEL:5550101').slice(0, 55));
    expect(rowsOf(found[''])).toMatchObject([{ 'full name': 'Bo Field' }, { 'full name': 'Ada Marsh' }]);
    expect(found['']).toMatchObject({ status: 'partly', reason: 'damaged' });
  });

  it('has no end: the next one begins a row of its own, and each is counted', async () => {
    const many = Array.from({ length: 25 }, (_, n) => `BEGIN:VCARD\nFN:Person ${n}\nTEL:555-01${n + 10}\n`);
    const found = await open(many.join(''));
    expect(rowsOf(found[''])).toEqual(many.map((_, n) => ({ 'full name': `Person ${n}`, phone: `555-01${n + 10}` })));
    expect(found['']?.oddities).toMatchObject([{ code: 'SEGMENTS_ODD', count: 24, first: 4 }]);
  });

  it('costs its length and no more', async () => {
    const many = 200_000;
    const started = performance.now();
    for (const value of ['\\'.repeat(many), ';'.repeat(many), '=4'.repeat(many), '\n '.repeat(many), '"'.repeat(many)])
      for (const name of ['N', 'N;ENCODING=QUOTED-PRINTABLE', `N;X="${value.slice(0, 99)}`, 'PHOTO;ENCODING=b'])
        expect((await open(card(`${name}:${value}`) + 'BEGIN:VCARD\n'.repeat(5000)))['']).toBeDefined();
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});
