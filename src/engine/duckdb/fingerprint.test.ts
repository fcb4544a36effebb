import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isOfEarlierForm, isOfThisForm, summaryOf, withoutRows, withRows } from '../fingerprint.ts';
import type { Column, Engine } from '../port.ts';
import { openDuckdb } from './engine.ts';

type Cells = readonly [number | null, string | null, string | null];

const COLUMNS: readonly Column[] = [
  { name: 'n', type: 'integer' },
  { name: 'a', type: 'text' },
  { name: 'b', type: 'text' },
];

let engine: Engine;
let other: Engine;
beforeAll(async () => {
  engine = await openDuckdb({ fingerprintKey: '5a'.repeat(32) });
  other = await openDuckdb({ fingerprintKey: '5b'.repeat(32) });
});
afterAll(async () => {
  await engine.close();
  await other.close();
});

const fingerprint = async (rows: readonly Cells[], by = engine): Promise<string> => {
  await by.create('t', COLUMNS);
  const writer = await by.writer('t', COLUMNS);
  for (const row of rows) writer.append(row);
  await writer.close();
  return (await by.summarise('t', COLUMNS)).fingerprint;
};

describe('the fingerprint of a table', () => {
  it('is that of its rows in any order, and hangs on the key', async () => {
    const rows: readonly Cells[] = [
      [1, 'x', 'y'],
      [2, null, 'z'],
    ];
    expect(await fingerprint([...rows].reverse())).toBe(await fingerprint(rows));
    expect(await fingerprint(rows, other)).not.toBe(await fingerprint(rows));
  });

  it.each<readonly [string, Cells, Cells]>([
    ['what stands in two cells from what stands in one', [1, 'ab', 'c'], [1, 'a', 'bc']],
    ['null from an empty text', [1, null, 'a'], [1, '', 'a']],
    ['null from a number', [null, '1', 'a'], [1, '1', 'a']],
    ['a comma in a text from one between cells', [1, ',', 'a'], [1, '', ',a']],
    ['signs of several bytes', [1, 'é', 'a'], [1, 'e', 'a']],
  ])('tells %s', async (_, one, two) => {
    expect(await fingerprint([one])).not.toBe(await fingerprint([two]));
  });

  it('can have rows added and taken away', async () => {
    const [one, two]: readonly Cells[] = [
      [1, 'x', 'y'],
      [2, null, 'z'],
    ];
    const [first, second] = [await fingerprint([one as Cells]), await fingerprint([two as Cells])];
    const both = await fingerprint([one as Cells, two as Cells]);
    expect(withRows(first, second)).toBe(both);
    expect(withoutRows(both, second)).toBe(first);
    expect(summaryOf(both).rows).toBe(2);
  });

  it('is MD5 of the bytes that docs/decisions/0002 says, whatever the version of the engine', async () => {
    const [none, some, end] = [Buffer.from([1]), Buffer.from([2]), Buffer.from([0])];
    const keyBytes = Buffer.concat([some, Buffer.alloc(32, 0x5a), end]);
    const number = (value: number): Buffer => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value + 0x8000_0000);
      return Buffer.concat([some, bytes]);
    };
    const text = (value: string): Buffer =>
      Buffer.concat([some, Buffer.from([...Buffer.from(value)].map((byte) => byte + 1)), end]);
    const bytes = Buffer.concat([keyBytes, number(-2), text('Zoé\u0000'), none]);
    // The last byte of the hash is its highest.
    const hash = BigInt(`0x${createHash('md5').update(bytes).digest().reverse().toString('hex')}`);
    expect(await fingerprint([[-2, 'Zoé\u0000', null]])).toBe(`3:1-${hash >> 68n}-${hash & ((1n << 60n) - 1n)}`);
  });

  it('is of another form where an earlier program made it', async () => {
    expect(isOfThisForm(await fingerprint([]))).toBe(true);
    expect(isOfThisForm('2-12345-67890')).toBe(false);
    expect(isOfEarlierForm('2-12345-67890')).toBe(true);
    expect(isOfEarlierForm('2:2-12345-67890')).toBe(true);
    expect(isOfEarlierForm('9-9')).toBe(false);
    expect(summaryOf('2-12345-67890').rows).toBe(2);
    expect(() => withRows('2:2-12345-67890', '3:1-3-4')).toThrow('two forms');
  });
});
