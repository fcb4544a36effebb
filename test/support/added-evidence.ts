import { expect } from 'vitest';
import { type Given, resolveSmall, type SmallResult } from './resolve-small.ts';

/** Evidence that came to a case that stands: people by number to fill both with, and the same case resolved in two ways. */

export const FAMILIES = ['Fairweather', 'Okafor', 'Lindqvist', 'Marchetti', 'Petrov', 'Nakamura', 'Dubois', 'Haddad'];
export const GIVEN_NAMES = ['Ann', 'Ben', 'Clara', 'David', 'Elena', 'Felix'];

/** Somebody by number, with a name that comes again every 48, and a mailbox and a home that do not. */
export const resident = (n: number): Given => {
  const [family, given] = [FAMILIES[n % 8] ?? '', GIVEN_NAMES[Math.floor(n / 8) % 6] ?? ''];
  return {
    given_name: given,
    family_name: family,
    email: `${given}.${family}${n}@example.com`.toLowerCase(),
    address: `${12 + n} Elm Street`,
    city: 'Springfield',
    region: 'WA',
    postal_code: '98101',
  };
};

export interface BothWays {
  readonly added: SmallResult;
  readonly anew: SmallResult;
}

/** All records of a case of which the first were there at the last revision: what came was added to it, and all were resolved anew. */
export const bothWays = async (last: SmallResult, records: readonly Given[]): Promise<BothWays> => ({
  added: await resolveSmall({ records, last }),
  anew: await resolveSmall({ records, previous: last }),
});

/** Whether an addition has the people, links, flags and counts of resolving everything anew. */
export const expectSame = ({ added, anew }: BothWays): void => {
  expect(added.result.layers).toBeDefined();
  expect(added.personRecord).toEqual(anew.personRecord);
  expect(added.person).toEqual(anew.person);
  expect(added.link).toEqual(anew.link);
  expect(added.contactFlag).toEqual(anew.contactFlag);
  expect(added.flow).toEqual(anew.flow);
  expect(added.tables.get('doubt')).toEqual(anew.tables.get('doubt'));
  expect(added.tables.get('household')).toEqual(anew.tables.get('household'));
  expect(added.result.counts).toEqual(anew.result.counts);
};
