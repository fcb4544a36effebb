import { describe, expect, it } from 'vitest';
import { FIELDS, FIELDS_A_WORD } from '../../src/resolve/fields/fields.ts';
import { type Given, groupsOf, recordId, resolveSmall } from '../support/resolve-small.ts';

const GIVEN = ['Ann', 'Bert', 'Cora', 'Dirk', 'Edna', 'Fred', 'Gwen', 'Hugh'];
const FAMILY = ['Stone', 'Hillman', 'Woodward', 'Frost', 'Marsh', 'Lane', 'Quick', 'Dale', 'Young', 'Brook'];

/** Alumni, each in two lists: names, a town of five, and the class. */
const alumni: readonly Given[] = FAMILY.flatMap((family_name, f) =>
  GIVEN.flatMap((given_name, g) => {
    const one = { given_name, family_name, city: `Town ${'ABCDE'[(f * 3 + g) % 5]}` };
    return [one, one].map((row) => ({ ...row, lasting: `graduation:${1950 + ((f * 11 + g * 7) % 60)}` }));
  }),
);

const areOne = async (one: Given, two: Given) => {
  const { personRecord, link } = await resolveSmall({ records: [...alumni, one, two] });
  const [a, b] = [recordId(1, alumni.length + 1), recordId(1, alumni.length + 2)];
  const found = link.find(({ record_a, record_b }) => record_a === a && record_b === b);
  return {
    isOne: groupsOf(personRecord).some((ids) => ids.includes(a) && ids.includes(b)),
    pattern: String(found?.['pattern']),
    bits: Number(found?.['weight']) / 1000,
  };
};

const edwin = { given_name: 'Edwin', family_name: 'Calloway', city: 'Town A' };

describe('a day or year that stays somebody’s', () => {
  it('speaks for one person where it is the same, and against it where it is that of another generation', async () => {
    const same = await areOne(
      { ...edwin, lasting: 'graduation:1971' },
      { ...edwin, middle_name: 'P', lasting: 'graduation:1971' },
    );
    expect(same).toMatchObject({ isOne: true });
    expect(same.pattern).toContain('lasting_date=3');
    const son = await areOne(
      { ...edwin, lasting: 'graduation:1971' },
      { ...edwin, middle_name: 'P', lasting: 'graduation:1999' },
    );
    expect(son.bits).toBeLessThan(same.bits - 8);
  });

  it('is compared with one of its kind alone, by the year where one of them says no more', async () => {
    const year = await areOne(
      { ...edwin, lasting: 'hired:20010305' },
      { ...edwin, middle_name: 'P', lasting: 'hired:2001' },
    );
    expect(year.pattern).toContain('lasting_date=3');
    const other = await areOne(
      { ...edwin, lasting: 'hired:1999' },
      { ...edwin, middle_name: 'P', lasting: 'graduation:1971' },
    );
    expect(other.pattern).not.toContain('lasting_date');
  });
});

it('the last field of a packed word has levels below eight, so that the word is never negative', () => {
  const last = FIELDS.filter((_, n) => n % FIELDS_A_WORD === FIELDS_A_WORD - 1);
  expect(last.every(({ labels }) => Object.keys(labels).every((level) => Number(level) < 8))).toBe(true);
});
