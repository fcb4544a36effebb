import { describe, expect, it } from 'vitest';
import { scan } from '../default-scanner.ts';

const statesIn = (text: string): readonly string[] =>
  scan(text).map(({ element, state, start, end }) => `${element} ${state} ${text.slice(start, end)}`);

const SHA = '5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8';
const BCRYPT = '$2b$12$KIXQ4S5vD8r0eJQ8l1s8uO5Zt1mQ0cQx3d8x1pQv7wYkZr2J5nX9K';

describe('a value that does not stand clear', () => {
  it.each([
    [`SSN (SHA-256): ${SHA}`, `ssn hashed ${SHA}`],
    [`ssn: ${BCRYPT}`, `ssn hashed ${BCRYPT}`],
    ['ssn_enc: AQICAHhv3mF1n8b2kQJ0y8nM5cZr3p0vX9sT4uW7', 'ssn encrypted AQICAHhv3mF1n8b2kQJ0y8nM5cZr3p0vX9sT4uW7'],
    [
      'account number: vault:v1:8SDd3WHDOjf7mq69CyCqYjBX+iQQ==',
      'account_number encrypted vault:v1:8SDd3WHDOjf7mq69CyCqYjBX+iQQ==',
    ],
    ['SSN token: 8f3a9c2e-71b0-4d65-9c2e-71b04d658f3a', 'ssn tokenised 8f3a9c2e-71b0-4d65-9c2e-71b04d658f3a'],
    ['card number: pm_1JqZ8x2eZvKYlo2CkR7tQ9aB', 'payment_card tokenised pm_1JqZ8x2eZvKYlo2CkR7tQ9aB'],
    ['phone: (***) ***-0148', 'phone truncated (***) ***-0148'],
    ['email: d***k@example.com', 'email truncated d***k@example.com'],
    ['Member ID: XXXXX1907', 'health_insurance_id truncated XXXXX1907'],
  ])('is what its label says, in its state: %s', (text, wanted) => {
    expect(statesIn(text)).toEqual([wanted]);
  });

  it('keeps what its own form tells where no label says more', () => {
    expect(statesIn(`dana:${BCRYPT}`)).toEqual([`password_hash hashed ${BCRYPT}`]);
    expect(statesIn('on file: XXXXX8805')).toEqual(['ssn truncated XXXXX8805']);
  });

  it('is no cipher text behind a word for a secret', () => {
    expect(statesIn('password: Ab3dE5fGh7JkLmN9pQrSAb3dE5fGh7Jk')).toEqual([
      'password clear Ab3dE5fGh7JkLmN9pQrSAb3dE5fGh7Jk',
    ]);
  });
});
