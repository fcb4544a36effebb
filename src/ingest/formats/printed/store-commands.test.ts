import { describe, expect, it } from 'vitest';
import type { Printed } from './drawn-tables.ts';
import { storeCommands } from './store-commands.ts';

const found = (text: string): readonly Printed[] => [
  ...storeCommands(text.split('\n').map((line) => ({ kind: 'line', line }))),
];
const records = (text: string) =>
  found(text).map((piece) => (piece.kind === 'record' ? Object.fromEntries(piece.fields) : piece));

const wire = (...words: readonly string[]): string =>
  `*${words.length}\r\n${words.map((word) => `$${word.length}\r\n${word}\r`).join('\n')}`;

const ADA = { '(key)': 'user:1', name: 'Ada Quill', ssn: '219-47-1000' };

describe('commands of a store of keys', () => {
  it('that set fields of a person are records, in scripts and in the log that the store shows', () => {
    expect(records(`HSET user:1 name "Ada Quill" ssn 219-47-1000`)).toEqual([ADA]);
    expect(records(`127.0.0.1:6379> hmset user:1 name 'Ada Quill' ssn '219-47-1000'`)).toEqual([ADA]);
    expect(
      records(`1339518083.107412 [0 127.0.0.1:60866] "HSET" "user:1" "name" "Ada Quill" "ssn" "219-47-1000"`),
    ).toEqual([ADA]);
    expect(records(`XADD signups * name "Andr\\xc3\\xa9 \\"Dr\\" Quill" ssn 219-47-1000`)).toEqual([
      { '(key)': 'signups', name: 'André "Dr" Quill', ssn: '219-47-1000' },
    ]);
  });

  it('are records as they lie in append-only files, and every other one stays as it stands', () => {
    const select = wire('SELECT', '0');
    const all = records([select, wire('HSET', 'user:1', 'name', 'Ada Quill', 'ssn', '219-47-1000')].join('\n'));
    expect(all.at(-1)).toEqual(ADA);
    expect(all.slice(0, -1)).toEqual(select.split('\n').map((line) => ({ kind: 'line', line })));
  });

  it('are none where fields are of things, lack a value, or words only begin so', () => {
    for (const line of [
      'HSET cart:1 sku 4 price 3',
      'HSET user:1 name',
      'hset is a command of name and ssn',
      '*3',
      '*2\n$4',
    ])
      expect(found(line)).toEqual(line.split('\n').map((own) => ({ kind: 'line', line: own })));
  });
});
