import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { zipOf } from '../../src/drill/files/zip.ts';
import { facts, folderOf, ingest, outcomes } from '../support/ingest-case.ts';

const fixture = (name: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`../fixtures/formats/${name}`, import.meta.url)));

describe('hostile archives', () => {
  it('are stopped where they unpack to too much, hold too many entries or lie too deep', async () => {
    const zeros = Buffer.alloc(3_000_000);
    let nested: Buffer = Buffer.from('Some words at the bottom.');
    for (let n = 0; n < 5; n += 1) nested = zipOf([{ name: `level${n}.zip`, bytes: nested }]);
    const result = await ingest(
      folderOf({
        'evidence/bomb.zip': zipOf([
          { name: 'a.txt', bytes: Buffer.from('harmless') },
          { name: 'zeros', bytes: zeros },
          { name: 'z.txt', bytes: Buffer.from('behind') },
        ]),
        'evidence/bomb.gz': gzipSync(zeros),
        'evidence/deep.zip': nested,
        'evidence/many.zip': zipOf(
          Array.from({ length: 30 }, (_, n) => ({ name: `${n}.txt`, bytes: Buffer.from(`${n}`) })),
        ),
      }),
      { limits: { ratio: 20, ratioFromBytes: 1_000_000, depth: 3, entries: 20 } },
    );
    const found = outcomes(result);
    expect(found['evidence/bomb.zip']).toBe('partly bomb');
    expect(found['evidence/bomb.zip!/a.txt']).toBe('read');
    expect(found['evidence/bomb.zip!/zeros']).toBe('unread bomb');
    expect(found['evidence/bomb.gz']).toBe('partly bomb');
    expect(found['evidence/many.zip']).toBe('partly too_many');
    expect(Object.entries(found).filter(([, outcome]) => outcome === 'unread too_deep')).toEqual([
      ['evidence/deep.zip!/level4.zip!/level3.zip!/level2.zip!/level1.zip', 'unread too_deep'],
    ]);
  });

  it('name nothing outside of themselves, and their links lead nowhere', async () => {
    const result = await ingest(
      folderOf({
        'evidence/up.zip': zipOf([
          { name: '../../etc/up.txt', bytes: Buffer.from('Words one.') },
          { name: '/root/abs.txt', bytes: Buffer.from('Words two.') },
          { name: 'C:\\windows\\w.txt', bytes: Buffer.from('Words three.') },
          { name: 'same.txt', bytes: Buffer.from('Words four.') },
          { name: 'same.txt', bytes: Buffer.from('Words five.') },
          { name: 'line\nbreak!/x.txt', bytes: Buffer.from('Words six.') },
        ]),
        'evidence/links.tar': fixture('python-pax.tar'),
      }),
    );
    expect(Object.keys(outcomes(result))).toEqual([
      'evidence/links.tar',
      `evidence/links.tar!/${'x'.repeat(150)}/people.csv`,
      'evidence/links.tar!/link',
      'evidence/links.tar!/_/_/up.txt',
      'evidence/up.zip',
      'evidence/up.zip!/_/_/etc/up.txt',
      'evidence/up.zip!/root/abs.txt',
      'evidence/up.zip!/_/windows/w.txt',
      'evidence/up.zip!/same.txt',
      'evidence/up.zip!/same.txt#2',
      'evidence/up.zip!/line\ufffdbreak!_/x.txt',
    ]);
    expect(outcomes(result)['evidence/links.tar!/link']).toBe('unread link');
    expect(facts(result.tables['problem'], 'code', 'location')).toContainEqual(['NAME_UNSAFE', 'evidence/up.zip']);
  });

  it('do not make an archive that holds itself endless', async () => {
    const inner = zipOf([{ name: 'a.txt', bytes: Buffer.from('words') }]);
    const outer = zipOf([
      { name: 'one.zip', bytes: inner },
      { name: 'two.zip', bytes: inner },
    ]);
    expect(outcomes(await ingest(folderOf({ 'evidence/outer.zip': outer })))['evidence/outer.zip!/two.zip']).toBe(
      'duplicate',
    );
  });
});
