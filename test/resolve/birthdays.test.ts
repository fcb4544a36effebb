import { describe, expect, it } from 'vitest';
import { type Given, groupsOf, recordId, resolveSmall } from '../support/resolve-small.ts';

const GIVEN = ['Ada', 'Bo', 'Cleo', 'Dov', 'Edna', 'Finn', 'Gwen', 'Hugo', 'Iris', 'Joel', 'Kurt', 'Lena'];
const FAMILY = ['Marsh', 'Okafor', 'Lindqvist', 'Tate', 'Brandt', 'Pruitt', 'Hollis', 'Sandoval', 'Moreno', 'Whitaker'];

/** Members of a programme, each twice, with a birthday whose year nobody says; every other one moved between. */
const members: readonly Given[] = GIVEN.flatMap((given_name, g) =>
  FAMILY.flatMap((family_name, f) => {
    const n = g * FAMILY.length + f;
    const birthday = 100 * ((n % 12) + 1) + ((n * 7) % 28) + 1;
    const one = { given_name, family_name, birthday };
    return [
      { ...one, postal_code: `${43_000 + n}`, phone: `+1614555${1000 + n}` },
      { ...one, postal_code: `${n % 2 ? 43_000 + n : 45_000 + n}`, email: `member${n}x@example.net` },
    ];
  }),
);

/** Whether two records are one person, among the members. */
const isOne = async (first: Given, second: Given): Promise<boolean> => {
  const { personRecord } = await resolveSmall({ records: [...members, first, second] });
  const [a, b] = [recordId(1, members.length + 1), recordId(1, members.length + 2)];
  return groupsOf(personRecord).some((ids) => ids.includes(a) && ids.includes(b));
};
const oda = { given_name: 'Oda', family_name: 'Quist', postal_code: '44120' };
/** Two of one name who live in two towns. */
const namesakes = (first: Given, second: Given) =>
  isOne({ ...oda, ...first }, { ...oda, postal_code: '97201', ...second });

describe('birthdays without their years', () => {
  it('tell namesakes apart and one person together', async () => {
    expect(await namesakes({ birthday: 412 }, { birthday: 412 })).toBe(true);
    expect(await namesakes({ birthday: 412 }, { birthday: 1129 })).toBe(false);
  });

  it('are compared with the days of whole dates', async () => {
    expect(await namesakes({ birthday: 412 }, { date_of_birth: 19_850_412 })).toBe(true);
    expect(await namesakes({ birthday: 412 }, { date_of_birth: 19_851_129 })).toBe(false);
  });
});

describe('fathers and sons whose ages alone are known', () => {
  const olaf = { ...oda, given_name: 'Olaf', address: '14 Elm Street' };
  const atHome = (first: Given, second: Given) => isOne({ ...olaf, ...first }, { ...olaf, ...second });

  it('are two where one of them is called Jr', async () => {
    expect(await atHome({ birth_year: 1957 }, { birth_year: 1984, name_suffix: 'Jr' })).toBe(false);
    expect(await atHome({ birth_year: 1984 }, { birth_year: 1984, name_suffix: 'Jr' })).toBe(true);
  });
});

describe('newborns of one day without a name', () => {
  const born = { family_name: 'Quist', postal_code: '44120', address: '14 Elm Street', date_of_birth: 20_190_504 };
  it.each([
    ['BGA Mary', 'BGB Mary', false],
    ['Baby Girl', "Mary's girl", true],
    ['Baby Girl', 'Baby Boy', false],
    ['Baby Girl B', 'Baby', true],
  ])('are told apart by the letter of a twin, and as girl and boy: %s and %s', async (one, other, same) => {
    expect(await isOne({ ...born, given_name: one }, { ...born, given_name: other })).toBe(same);
  });

  it('are not who has another gender', async () => {
    const girl = { ...born, given_name: 'Baby Girl B' };
    expect(await isOne({ ...born, given_name: 'Derick', gender: 'm' }, girl)).toBe(false);
    expect(await isOne({ ...born, given_name: 'Iva', gender: 'f' }, girl)).toBe(true);
  });
});
