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
    expect([...scanJson([...TEXT], LARGE)].map(({ piece, key, raw }) => [piece, key, raw])).toEqual([
      ['value', 'header.status', '0'],
      ['value', 'response.found', '2'],
      ['element', 'response.docs', '{"a":1}'],
      ['element', 'response.docs', '{"a":2}'],
    ]);
  });
});
