import {
  Binary,
  BSONRegExp,
  Code,
  DBRef,
  Decimal128,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  serialize,
  Timestamp,
  UUID,
} from 'bson';
import { describe, expect, it } from 'vitest';
import { bsonDocument } from './document.ts';

const ID = '6b0b32b11788b1a63e08759d';
const KEY = 'f64438c5-7f30-47df-91c8-ceee1c504f1f';

const read = (document: object): unknown => bsonDocument(Buffer.from(serialize(document)));

/** A document that holds itself so many times. */
const deep = (depth: number): Buffer => {
  let held = Buffer.from([5, 0, 0, 0, 0]);
  for (let n = 0; n < depth; n += 1) {
    const length = Buffer.alloc(4);
    length.writeInt32LE(held.length + 8);
    held = Buffer.concat([length, Buffer.from('\u0003a\0', 'latin1'), held, Buffer.alloc(1)]);
  }
  return held;
};

describe('a document of BSON', () => {
  it.each([
    ['an id', new ObjectId(ID), ID],
    ['an amount', Decimal128.fromString('-1205.50'), '-1205.50'],
    ['a whole number', Long.fromNumber(219_099_999), 219_099_999],
    ['a whole number that JavaScript cannot hold', Long.fromString('9007199254740993'), '9007199254740993'],
    ['a point in time', new Date('1971-02-28T00:00:00Z'), '1971-02-28T00:00:00.000Z'],
    ['a UUID', new UUID(KEY), KEY],
    ['a UUID of older drivers', new Binary(new UUID(KEY).buffer, Binary.SUBTYPE_UUID_OLD), KEY],
    ['bytes that are a text', new Binary(Buffer.from('Zoë Owner')), 'Zoë Owner'],
    ['bytes that are none', new Binary(Buffer.from([0, 255])), '00ff'],
    ['a pattern that JavaScript does not take', new BSONRegExp('a(b', 'i'), '/a(b/i'],
    ['a mark of time', new Timestamp({ t: 1, i: 2 }), 2 ** 32 + 2],
    ['code', new Code('f()'), 'f()'],
    ['code with values', new Code('f()', { n: Long.fromNumber(7) }), { code: 'f()', scope: { n: 7 } }],
    ['a reference', new DBRef('people', new ObjectId(ID)), { $ref: 'people', $id: ID }],
    ['the least key', new MinKey(), null],
    ['the greatest key', new MaxKey(), null],
    ['a list', [new ObjectId(ID), { n: Long.fromNumber(7) }], [ID, { n: 7 }]],
  ])('gives %s as JSON says it', (_, value, said) => {
    expect(read({ value })).toEqual({ value: said });
  });

  it('keeps a text that was cut within a letter', () => {
    const bytes = Buffer.from(serialize({ name: 'Zoë' }));
    bytes[bytes.lastIndexOf(0xab)] = 0x20;
    expect(bsonDocument(bytes)).toEqual({ name: 'Zo\uFFFD ' });
  });

  it('is refused where it was made to exhaust a stack', () => {
    expect(() => bsonDocument(deep(20_000))).toThrow();
    expect(() => bsonDocument(deep(100))).not.toThrow();
  });
});
