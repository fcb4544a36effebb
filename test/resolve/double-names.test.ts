import { describe, expect, it } from 'vitest';
import { type Given, groupsOf, recordId, resolveSmall } from '../support/resolve-small.ts';

const GIVEN = ['Ana', 'Bruno', 'Celia', 'Diego', 'Elena', 'Fabio', 'Gloria', 'Hugo'];
const FAMILY = ['Silva', 'Rojas', 'Ibarra', 'Mendoza', 'Cortes', 'Fuentes', 'Salazar', 'Robles', 'Zamora', 'Pacheco'];

/** A payroll: father's and mother's name in columns of their own, each person once. */
const payroll: readonly Given[] = FAMILY.flatMap((father, f) =>
  GIVEN.map((given_name, g) => ({
    given_name,
    ...(g % 2 === 0 ? { middle_name: GIVEN[(g + f + 1) % GIVEN.length] ?? '' } : {}),
    family_name: `${father} ${FAMILY[(f + g + 1) % FAMILY.length]}`,
    date_of_birth: 19_600_101 + 10_000 * ((f * 7 + g * 3) % 40) + 100 * (g % 12) + f,
    address: `${10 + f * GIVEN.length + g} Elm Street`,
  })),
);

const pairOf = async (one: Given, two: Given, others: readonly Given[] = payroll) => {
  const { personRecord, link } = await resolveSmall({ records: [...others, one, two] });
  const [a, b] = [recordId(1, others.length + 1), recordId(1, others.length + 2)];
  const pattern = link.find(({ record_a, record_b }) => record_a === a && record_b === b)?.['pattern'];
  return { isOne: groupsOf(personRecord).some((ids) => ids.includes(a) && ids.includes(b)), pattern: String(pattern) };
};

const born = { date_of_birth: 19_880_317 };
const whole = { ...born, given_name: 'Elena', middle_name: 'Celia', family_name: 'Robles Ibarra' };

describe('names with two family names, where these are usual', () => {
  it.each<[string, Given]>([
    ['all its words in their order', { given_name: 'Elena', middle_name: 'Celia Robles', family_name: 'Ibarra' }],
    ['the family names in front', { given_name: 'Robles', middle_name: 'Ibarra Elena', family_name: 'Celia' }],
    ['the letter of the second', { given_name: 'Elena', middle_name: 'Celia Robles', family_name: 'I' }],
    ['one first name and the letter', { given_name: 'Elena', middle_name: 'Robles', family_name: 'I' }],
    ['the first alone', { given_name: 'Elena', middle_name: 'Celia', family_name: 'Robles' }],
  ])('are the same as a whole name with %s', async (_, other) => {
    expect(await pairOf(whole, { ...born, ...other })).toMatchObject({ isOne: true });
  });

  it('say more where both are the same, and speak against one person where the second differs', async () => {
    const { pattern } = await pairOf(whole, { ...whole, middle_name: null });
    expect(pattern).toContain('family_name=10');
    const house = { address: '7 Quarry Road', city: 'Toledo' };
    const cousin = await pairOf(
      { ...house, given_name: 'Elena', family_name: 'Robles Ibarra' },
      { ...house, given_name: 'Hugo', family_name: 'Robles Zamora' },
    );
    expect(cousin).toMatchObject({ isOne: false });
  });

  it('keep a particle with the second', async () => {
    const one = { ...born, given_name: 'Hugo', family_name: 'Robles de la Cruz' };
    const two = { ...born, given_name: 'Hugo', middle_name: 'Robles', family_name: 'de la Cruz' };
    expect(await pairOf(one, two)).toMatchObject({ isOne: true, pattern: 'identical' });
  });

  it('are parted in a tranche as in what stands, of which nobody falls apart', async () => {
    const old = [...payroll, whole, { ...whole, address: '7 Quarry Road' }].map((one) => ({ ...one, document_no: 1 }));
    const came = { ...born, given_name: 'Elena', middle_name: 'Celia Robles', family_name: 'Ibarra', document_no: 2 };
    const last = await resolveSmall({ records: old });
    const { personRecord } = await resolveSmall({ records: [...old, came], last });
    const group = groupsOf(personRecord).find((ids) => ids.includes(recordId(2, 1)));
    expect(group).toHaveLength(3);
  });

  it('are read as they stand where hardly anybody has two', async () => {
    const single = payroll.map((person) => ({
      ...person,
      family_name: String(person.family_name).split(' ')[0] ?? '',
    }));
    const { pattern } = await pairOf(
      { ...born, given_name: 'Elena', middle_name: 'Robles', family_name: 'Ibarra' },
      { ...born, given_name: 'Elena', family_name: 'Ibarra' },
      single,
    );
    expect(pattern).toContain('family_name=6');
  });
});
