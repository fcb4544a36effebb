import { groupsOf, resolveSmall } from './resolve-small.ts';

/** Two people who have nothing in common. */
export const ann = {
  given_name: 'Ann',
  family_name: 'Fairweather',
  date_of_birth: 19_700_412,
  ssn: '219094321',
  phone: '+12065550143',
  email: 'ann.fairweather@example.com',
  address: '12 Elm Street',
  city: 'Springfield',
  region: 'WA',
  postal_code: '98101',
};

/** The other of them. */
export const ben = {
  given_name: 'Ben',
  family_name: 'Okafor',
  date_of_birth: 19_851_130,
  ssn: '532117788',
  phone: '+12065550177',
  email: 'ben.okafor@example.net',
  address: '7 Lake Road',
  city: 'Shelbyville',
  region: 'OR',
  postal_code: '97201',
};

/** Which places (from 1) of the given records are together. */
export const together = async (
  records: readonly Readonly<Record<string, string | number | null>>[],
  options = {},
): Promise<readonly (readonly number[])[]> => {
  const { personRecord } = await resolveSmall({ records, options });
  return groupsOf(personRecord).map((group) => group.map((id) => (id % 4_294_967_296) / 8));
};
