import { describe, expect, it } from 'vitest';
import { isUnreadable } from '../../reader.ts';
import { unpackedSnappy } from '../packed/snappy.ts';
import { createCursor } from './cursor.ts';
import { takeOf } from './schema.ts';

const taken = (schema: unknown, ...bytes: readonly number[]): unknown =>
  takeOf(schema)(createCursor(Buffer.from(bytes)), 0);

/** Why something ends; undefined where it does not. */
const reasonOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (cause) {
    return isUnreadable(cause) ? cause.unread : String(cause);
  }
};

/** A whole number as Avro writes it. */
const long = (value: bigint): readonly number[] => {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, (value << 1n) ^ (value >> 63n));
  for (; rest >= 0x80n; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return [...bytes, Number(rest)];
};

describe('values of Avro', () => {
  it.each([0n, -1n, 63n, -64n, 8191n, 1n << 27n, -(1n << 31n), (1n << 40n) + 1n, -(1n << 52n)])('are %s', (value) => {
    expect(taken('long', ...long(value))).toBe(Number(value));
  });

  it('beyond what numbers hold exactly are written out', () => {
    expect(taken('long', ...long(9_223_372_036_854_775_807n))).toBe('9223372036854775807');
  });

  it('that are said to be billions and take no bytes are damage, and soon', () => {
    const many = long(1n << 40n);
    expect(reasonOf(() => taken({ type: 'array', items: 'null' }, ...many))).toBe('damaged');
    const empty = { type: 'record', name: 'e', fields: [] };
    expect(reasonOf(() => taken({ type: 'array', items: empty }, ...many))).toBe('damaged');
  });

  it('inside each other without end are damage', () => {
    const self = { type: 'record', name: 'a', fields: [{ name: 'a', type: 'a' }] };
    expect(reasonOf(() => taken(self))).toBe('damaged');
    const nested = Array.from({ length: 5000 }).reduce<unknown>((items) => ({ type: 'array', items }), 'int');
    expect(reasonOf(() => takeOf(nested))).toBe('damaged');
  });

  it('of a schema that is none, or behind the end, are damage', () => {
    expect(reasonOf(() => takeOf({ type: 'record', name: 'a' }))).toBe('damaged');
    expect(reasonOf(() => takeOf('nothing'))).toBe('damaged');
    expect(reasonOf(() => taken('string', ...long(1n << 40n)))).toBe('damaged');
  });
});

describe('what Snappy packed', () => {
  it('is unpacked, also where it repeats what it just said', () => {
    // "ab", then eight bytes from two bytes before.
    expect(unpackedSnappy(Buffer.from([10, 0x04, 0x61, 0x62, 0x1e, 0x02, 0x00]), 100).toString()).toBe('ababababab');
  });

  it('is no more than it may be, and never from in front of its beginning', () => {
    expect(reasonOf(() => unpackedSnappy(Buffer.from([0xff, 0xff, 0xff, 0xff, 0x0f]), 100))).toBe('bomb');
    expect(reasonOf(() => unpackedSnappy(Buffer.from([10, 0x1e, 0x02, 0x00]), 100))).toBe('damaged');
  });
});
