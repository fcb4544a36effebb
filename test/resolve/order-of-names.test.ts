import { describe, expect, it } from 'vitest';
import { type Given, groupsOf, recordId, resolveSmall } from '../support/resolve-small.ts';

const GIVEN = ['Ada', 'Bruno', 'Cleo', 'Dorian', 'Edna', 'Finn', 'Gwen', 'Hugo', 'Iris', 'Joel', 'Kurt', 'Lena'];
const FAMILY = ['Marsh', 'Okafor', 'Lindqvist', 'Tate', 'Brandt', 'Pruitt', 'Hollis', 'Sandoval', 'Moreno', 'Whitaker'];

/** People of a list, each once, in their houses. */
const people: readonly Given[] = FAMILY.flatMap((family_name, f) =>
  GIVEN.map((given_name, g) => ({
    given_name,
    family_name,
    address: `${10 + f * GIVEN.length + g} Elm Street`,
    postal_code: `${43_000 + f}`,
  })),
);

/** Whether two records are one person, among the people. */
const isOne = async (first: Given, second: Given): Promise<boolean> => {
  const { personRecord } = await resolveSmall({ records: [...people, first, second] });
  const [a, b] = [recordId(1, people.length + 1), recordId(1, people.length + 2)];
  return groupsOf(personRecord).some((ids) => ids.includes(a) && ids.includes(b));
};
const house = { address: '7 Quarry Road', postal_code: '44120' };

describe('a name that no others show to be turned', () => {
  const usual = { ...house, given_name: 'Pamela', family_name: 'Hedley' };
  const level = async (first: Given) => {
    const { link } = await resolveSmall({ records: [...people, first, usual] });
    return link.find(({ record_a }) => record_a === recordId(1, people.length + 1))?.['pattern'];
  };

  it('is the same where one of its words is short, misspelt or an initial', async () => {
    for (const family_name of ['Pam', 'Pamlea', 'P'])
      expect(await isOne({ ...house, given_name: 'Hedley', family_name }, usual)).toBe(true);
    expect(await isOne({ ...house, given_name: 'Hedely', family_name: 'Pamela' }, usual)).toBe(true);
  });

  it('says so in the pattern, and nothing of the family name beside', async () => {
    expect(await level({ ...house, given_name: 'Hedley', family_name: 'Pam' })).toMatch(/^given_name=13 place/);
  });

  it('is another one where the other word is another first name', async () => {
    expect(await isOne({ ...house, given_name: 'Hedley', family_name: 'Bruno' }, usual)).toBe(false);
  });

  it('is another one where the other word rhymes, as of a son who has the name of his father behind his own', async () => {
    const [father, son] = [
      { ...house, given_name: 'Vijay', family_name: 'Naveen' },
      { ...house, given_name: 'Praveen', family_name: 'Vijay' },
    ];
    expect(await isOne(father, son)).toBe(false);
  });
});

describe('a name whose words others have in the other order', () => {
  it('is the same as in the usual one, with its middle name too', async () => {
    const usual = { ...house, given_name: 'Gwen', middle_name: 'Edna', family_name: 'Pruitt' };
    expect(await isOne({ ...house, given_name: 'Pruitt', middle_name: 'Gwen', family_name: 'Edna' }, usual)).toBe(true);
  });

  it('has an initial of its family name, and not that of another', async () => {
    const shown = { ...house, given_name: 'Gwen', family_name: 'P' };
    const { link } = await resolveSmall({
      records: [...people, shown, { ...house, given_name: 'Gwen', family_name: 'Pruitt' }],
    });
    const pair = link.filter(({ record_a }) => record_a === recordId(1, people.length + 1));
    expect(pair).toMatchObject([{ joined: 1, pattern: expect.stringMatching(/family_name=9/) }]);
  });

  it('keeps an initial beside the first name, which stood behind', async () => {
    const usual = { ...house, given_name: 'Gwen', middle_name: 'Edna', family_name: 'Pruitt' };
    const turned = { ...house, given_name: 'Pruitt', middle_name: 'E', family_name: 'Gwen' };
    const { link } = await resolveSmall({ records: [...people, turned, usual] });
    const pair = link.filter(({ record_a }) => record_a === recordId(1, people.length + 1));
    expect(pair).toMatchObject([
      { joined: 1, pattern: expect.stringMatching(/^given_name=8 middle_name=2 family_name=6/) },
    ]);
  });

  it('is told by how many others have its words so, and not by one who is in many rows', async () => {
    const customer = { ...house, given_name: 'James', family_name: 'Thomas' };
    const others = ['Quill', 'Rudd'].map((family_name) => ({ ...house, given_name: 'Thomas', family_name }));
    const other = { ...house, given_name: 'Thomas', family_name: 'James', address: '91 Fir Lane' };
    const { tables } = await resolveSmall({
      records: [...people, other, ...others, ...Array.from({ length: 200 }, () => customer)],
    });
    expect((tables.get('common_value') ?? []).filter(({ what }) => what === 'turned')).toEqual([]);
  });

  it('makes no one person of two in a house whose family name stands in front', async () => {
    const inFront = { ...house, given_name: 'Lindqvist' };
    expect(await isOne({ ...inFront, family_name: 'Hugo' }, { ...inFront, family_name: 'Cleo' })).toBe(false);
  });
});

describe('two telephone numbers of a row', () => {
  const oda = { given_name: 'Oda', family_name: 'Quist', phone: '+16145551900', other_phone: '+16145551901' };
  const { other_phone: mobile } = oda;

  it('are both compared: the second is the first of another row', async () => {
    const initial = { given_name: 'O', family_name: 'Quist' };
    expect(await isOne(oda, { ...initial, phone: mobile })).toBe(true);
    expect(await isOne(oda, { ...initial, phone: '+16145551955' })).toBe(false);
  });

  it('leave the second where the first is a switchboard’s', async () => {
    const desk = GIVEN.map((given_name, n) => ({ given_name, family_name: `${FAMILY[n % 10]}son`, phone: oda.phone }));
    const initial = { given_name: 'O', family_name: 'Quist', phone: mobile };
    const { link, blocked } = await resolveSmall({ records: [...people, ...desk, oda, initial] });
    expect(blocked).toMatchObject([{ field: 'phone', records: 13, reason: 'shared' }]);
    expect(link.filter(({ record_a }) => record_a === recordId(1, people.length + desk.length + 1))).toMatchObject([
      { joined: 1, pattern: expect.stringContaining('phone=3') },
    ]);
  });

  it('are counted as one value where it is nobody’s in both columns', async () => {
    const nobodys = '+10000000000';
    const records = [
      { ...oda, phone: nobodys },
      { ...oda, other_phone: nobodys },
    ];
    const { blocked } = await resolveSmall({ records });
    expect(blocked).toMatchObject([{ field: 'phone', records: 2, reason: 'placeholder' }]);
  });

  it('are nobody for the second alone: what is nobody’s in it leaves the first', async () => {
    const { person } = await resolveSmall({
      records: [{ ...oda, other_phone: '+10000000000', holding: 'phone=clear' }],
    });
    expect(person).toMatchObject([{ phone: oda.phone }]);
  });
});
