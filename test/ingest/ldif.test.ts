import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openBytes } from '../support/open-bytes.ts';
import { rowsOf } from '../support/rows-of.ts';

const FILE = readFileSync(new URL('../fixtures/records/directory.ldif', import.meta.url));

const open = (text: string | Buffer) => openBytes('a.txt', Buffer.isBuffer(text) ? text : Buffer.from(text));

const entry = (...lines: readonly string[]): string =>
  `${['dn: cn=Ada,dc=example', 'objectClass: person', ...lines].join('\n')}\n\n`;

describe('an export of a directory', () => {
  it('has people in one table and groups, units and the rest in another', async () => {
    const found = await open(FILE);
    expect(found['']).toMatchObject({ type: 'text/ldif', status: 'read' });
    expect(rowsOf(found['people'])).toMatchObject([
      {
        username: 'lwestbrook',
        'family name': 'Westbrook',
        'given name': 'Lenora',
        'mobile phone': '+1 253 555 0147',
        'home postal address': '418 Cinder Hill Rd Apt 2B, Tacoma, WA 98402',
        password: '{SSHA}Yk3n1vO0nX2m9Qq4s7tU5wZ8xA1bC2dE3fG4hA==',
        description: 'Emergency contact Calvin Westbrook 253-555-0190, SSN on file 219-09-9911',
      },
      { dn: 'uid=jmuñoz,ou=People,dc=northwind,dc=example', 'family name': 'Muñoz', 'birth date': '1984-09-02' },
      { 'family name': 'Okafor' },
    ]);
    expect(rowsOf(found['entries'])).toHaveLength(3);
  });

  it('reads bytes that are words as words, and leaves keys and numbers as they stand', async () => {
    const raw = Buffer.from([0, 1, 2, 255]).toString('base64');
    const [row] = rowsOf(
      (await open(entry('cn:: QWRhIE1hcnNo', `objectGUID:: ${raw}`, 'mail;lang-de: a@b.example')))[''],
    );
    expect(row).toMatchObject({ 'full name': 'Ada Marsh', objectGUID: raw, email: 'a@b.example' });
  });

  it('keeps a line that is no attribute in its entry, counts it with its place, and reads on', async () => {
    const found = await open(entry('cn Ada', 'sn: Marsh') + entry('cn: Bo'));
    expect(rowsOf(found[''])).toMatchObject([{ description: 'cn Ada', 'family name': 'Marsh' }, { 'full name': 'Bo' }]);
    expect(found['']?.oddities).toMatchObject([{ code: 'SEGMENTS_ODD', count: 1, first: 3 }]);
  });

  it('that is cut off in a line gives what stands there', async () => {
    const found = await open(entry('cn: Ada Marsh') + entry('cn: Bo Field').slice(0, 50));
    expect(rowsOf(found['']).map((row) => row['full name'])).toEqual(['Ada Marsh', 'Bo F']);
  });

  it('costs its length and no more', async () => {
    const many = 200_000;
    const started = performance.now();
    for (const lines of [
      '\n a'.repeat(many),
      `cn:: ${'A'.repeat(5 * many)}`,
      'cn: a\n'.repeat(many),
      '#\n'.repeat(many),
      ':'.repeat(many),
    ])
      expect((await open(entry(lines)))['']).toBeDefined();
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});
