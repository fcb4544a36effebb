import { describe, expect, it } from 'vitest';
import { scan } from '../../src/detect/text/default-scanner.ts';
import { hashKindOf, hashWords } from '../../src/detect/values/hashes.ts';
import { detectGiven as detect } from '../support/detect-given.ts';

const MD5 = '5f4dcc3b5aa765d61d8327deb882cf99';
const SHA1 = '5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8';
const SHA256 = '9d2c7716558543b720007b5a1db43b329a347ddd0f6e062d079cb6026d561198';

const found = (text: string): readonly string[] => scan(text).map(({ element, state }) => `${element}=${state}`);

describe('the kind of a hash', () => {
  it.each([
    [MD5, 'MD5 or NTLM', false],
    [SHA1, 'SHA-1', false],
    [SHA256, 'SHA-256', false],
    [`0x${MD5}`, 'MD5 or NTLM', false],
    ['$2b$12$abcdefghijklmnopqrstuvABCDEFGHIJKLMNOPQRSTUVWXYZ01234', 'bcrypt', true],
    ['$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub', 'Argon2', true],
    ['pbkdf2_sha256$260000$salt$abcdABCD1234abcdABCD1234', 'PBKDF2', true],
    ['{SSHA}W5eqDmY3kLm9sJd8FhGk2nPqRsTuVwXy', 'salted SHA', true],
    ['{SHA}W5eqDmY3kLm9sJd8FhGk2nPqRsTuVwXy', 'SHA', false],
  ])('is told by its form: %s', (value, kind, salted) => {
    expect(hashKindOf(value)).toMatchObject({ kind, salted });
  });

  it('is none of what only looks like one', () => {
    for (const value of ['$100', '219-09-9999', 'abcdef', 'pbkdf2', '{city}', 'deadbeef'.repeat(3)])
      expect(hashKindOf(value)).toBeUndefined();
  });

  it('says whether trying all values reverses it: of numbers of which there are few, without a salt', () => {
    const unsalted = { kind: 'SHA-256', salted: false };
    expect(hashWords('ssn', unsalted)).toBe('SHA-256 without a salt, which trying all values reverses');
    expect(hashWords('ssn', { kind: 'bcrypt', salted: true })).toBe('bcrypt');
    expect(hashWords('email', unsalted)).toBe('SHA-256 without a salt');
  });

  it('stands in the reason of a column, beside all states that its cells have', async () => {
    const cells = [SHA256, SHA256.replace('9', '8'), 'tok_5de92ae9850a8f08834cd951'];
    const rows = ['Ana Lopez', 'James Smith', 'Mary Brown'].map((name, n) => [name, cells[n] ?? '']);
    const { columns } = await detect([{ names: ['full_name', 'ssn'], rows }]);
    expect(columns.find(({ role }) => role === 'ssn')?.['why']).toContain(
      'values are hashed (SHA-256 without a salt, which trying all values reverses), tokenised',
    );
  });

  it('stays with a value that a text holds', async () => {
    const texts = [[1, 0, 'plain', `SSN hash: ${SHA256}, SSN 219-09-9999`]];
    const { detections } = await detect([], { texts });
    expect(detections.map(({ element, state, hash }) => [element, state, hash])).toEqual([
      ['ssn', 'hashed', 'SHA-256'],
      ['ssn', 'clear', null],
    ]);
  });
});

describe('a text', () => {
  it.each([
    [`SSN hash: ${SHA256}`, 'ssn=hashed'],
    ['SSN token: tok_5de92ae9850a8f08834cd951', 'ssn=tokenised'],
    ['Card token: tok_5de92ae9850a8f08834cd951', 'payment_card=tokenised'],
    ['SSN (encrypted): ENC(WaI/afH9B+WZN7dQ2Pk/RrCiy8xsnJ18)', 'ssn=encrypted'],
    [`Password: ${MD5}`, 'password_hash=hashed'],
    [`"password":"${SHA1}"`, 'password_hash=hashed'],
    [`password_hash: ${MD5}`, 'password_hash=hashed'],
    [`pwd_hash=${MD5}`, 'password_hash=hashed'],
    ['Password: pbkdf2_sha256$260000$saltsalt$abcdABCD1234abcdABCD1234abcdABCD1234abcdABC=', 'password_hash=hashed'],
    [`Email hash: ${SHA1}`, 'email=hashed'],
    ['email: j***@example.com', 'email=truncated'],
    ['email: j.smith@example.com', 'email=clear'],
    ['Password: hunter2Winter!', 'password=clear'],
    ['SSN: 219-09-9999', 'ssn=clear'],
  ])('says how a value stands: %s', (text, said) => {
    expect(found(text)).toEqual([said]);
  });

  it.each([
    'password hash: see the manual',
    'The password token expires at noon.',
    'SSN hash function',
    'pwd_hash=None',
  ])('takes no word for a value that does not stand clear: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
