import { describe, expect, it } from 'vitest';
import { stateOf } from './value-state.ts';

describe('the state of a value, by its own form', () => {
  it.each([
    ['219-09-9999', 'clear'],
    ['***-**-1234', 'truncated'],
    ['XXX-XX-1234', 'truncated'],
    ['xxxxx1234', 'truncated'],
    ['************', 'masked'],
    ['XXX-XX-XXXX', 'masked'],
    ['j***@example.com', 'truncated'],
    ['Foxx', 'clear'],
    ['Jamie Exxon', 'clear'],
    ['5f4dcc3b5aa765d61d8327deb882cf99', 'hashed'],
    ['$2b$12$abcdefghijklmnopqrstuv', 'hashed'],
    ['d95e8fa7f20a009372eb3477473fcd34:1c', 'hashed'],
    ['scrypt:32768:8:1$uWASvnYTQMBoaXeS$f6add495f2d1', 'hashed'],
    ['tok_1a2b3c4d5e6f', 'tokenised'],
    ['q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ', 'encrypted'],
    ['12 Main Street', 'clear'],
    ['Encinitas Boulevard 12', 'clear'],
    ['', 'clear'],
  ])('%s is %s', (value, state) => {
    expect(stateOf(value)).toBe(state);
  });
});
