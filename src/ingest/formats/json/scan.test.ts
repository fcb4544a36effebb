import { describe, expect, it } from 'vitest';
import { scanJson } from './scan.ts';

const TEXT = '{"header":{"status":0},"response":{"found":2,"docs":[{"a":1},{"a":2}]},"end":[]}';
const LARGE = 100e6;

describe('a JSON text that is taken apart', () => {
  it('gives elements of its lists and the values of its keys', () => {
    expect([...scanJson([TEXT])].map(({ key, raw }) => [key, raw])).toEqual([
      ['header', '{"status":0}'],
      ['response', '{"found":2,"docs":[{"a":1},{"a":2}]}'],
    ]);
  });

  it('is taken apart inside its objects too where these may be too long to hold', () => {
    expect([...scanJson([...TEXT], LARGE, 5)].map(({ piece, key, raw }) => [piece, key, raw])).toEqual([
      ['value', 'header.status', '0'],
      ['value', 'response.found', '2'],
      ['element', 'response.docs', '{"a":1}'],
      ['element', 'response.docs', '{"a":2}'],
    ]);
  });

  it('keeps objects in a long one whole where they are short, and says in which they stand', () => {
    const users = '{"users":{"-Ma":{"ssn":"1"},"-Mb":{"ssn":"2","to":{"zip":"3"}}},"v":1}';
    expect([...scanJson([...users], LARGE, 40)]).toEqual([
      { piece: 'value', map: 'users', key: 'users.-Ma', raw: '{"ssn":"1"}' },
      { piece: 'value', map: 'users', key: 'users.-Mb', raw: '{"ssn":"2","to":{"zip":"3"}}' },
      { piece: 'value', map: '', key: 'v', raw: '1' },
    ]);
  });
});
