import { describe, expect, it } from 'vitest';
import { type Given, groupsOf, recordId, resolveSmall } from '../../../../test/support/resolve-small.ts';

const HOME = { address: '12 Elm Street', city: 'Springfield', region: 'WA', postal_code: '98101' };
const child: Given = { given_name: 'Ada', family_name: 'Marsh', date_of_birth: 20_150_203, ...HOME };
const mother: Given = {
  given_name: 'Ruth',
  family_name: 'Marsh',
  date_of_birth: 19_850_412,
  ssn: '219094321',
  ...HOME,
};
/** As many namesakes of the mother as make a name alone say nothing. */
const namesakes = Array.from({ length: 40 }, (_, n) => ({
  given_name: 'Ruth',
  family_name: 'Marsh',
  date_of_birth: 19_500_101 + 10_000 * n,
  address: `${100 + n} Oak Avenue`,
  city: 'Shelbyville',
  postal_code: '97201',
}));

const CHILD = recordId(2, 1);
const GUARDIAN = recordId(2, 1, 2);
const row = (first: Given, second: Given): readonly Given[] => [
  { ...first, document_no: 2, row_no: 1, record_id: CHILD },
  { ...second, document_no: 2, row_no: 1, record_id: GUARDIAN, mention: 2 },
];

/** The records (of document 1, by their place) that are one person with the guardian. */
const withGuardian = async (records: readonly Given[], second: Given, options = {}) => {
  const all = [...records, ...namesakes, ...row(child, second)];
  const { personRecord, link } = await resolveSmall({ records: all, options });
  const group = groupsOf(personRecord).find((ids) => ids.includes(GUARDIAN)) ?? [];
  return { places: group.filter((id) => id !== GUARDIAN).map((id) => (id % 4_294_967_296) / 8), link };
};

describe('somebody who is named in the row of another, and nothing else is said of them', () => {
  const named = { given_name: 'Ruth', family_name: 'Marsh' };

  it('is the one of that name who lives where the other does, however many have the name', async () => {
    const { places, link } = await withGuardian([mother], named);
    expect(places).toEqual([1]);
    expect(link.filter(({ reason }) => reason === 'household')).toHaveLength(1);
  });

  it('may be called by a nickname or with a typo there', async () => {
    expect((await withGuardian([mother], { ...named, given_name: 'Ruthie' })).places).toEqual([1]);
    expect((await withGuardian([mother], { ...named, family_name: 'Marhs' })).places).toEqual([1]);
  });

  it('is nobody who is known where nobody of that name lives there', async () => {
    expect((await withGuardian([{ ...mother, given_name: 'Agnes' }], named)).places).toEqual([]);
  });

  it('is nobody who is known where two people of that name live there', async () => {
    const grandmother = { ...mother, date_of_birth: 19_520_930, ssn: '532117788' };
    expect((await withGuardian([mother, grandmother], named)).places).toEqual([]);
  });

  it('is who people decided, against the household', async () => {
    const options = { persons: [{ apart: [recordId(1, 1), GUARDIAN] }] };
    expect((await withGuardian([mother], named, options)).places).toEqual([]);
  });
});

describe('"Mrs. Marsh" of "Mr. and Mrs. Adam Marsh"', () => {
  const husband: Given = { given_name: 'Adam', family_name: 'Marsh', ...HOME };
  const wife: Given = { family_name: 'Marsh', full_name: 'Mrs. Marsh', ...HOME };
  /** Groups of rows that name husband and wife, and of more records of document 1. */
  const groups = async (rows: readonly (readonly [Given, Given])[], more: readonly Given[] = []) => {
    const couples = rows.flatMap(([first, second], n) => [
      { ...first, document_no: 2, row_no: n + 1, record_id: recordId(2, n + 1) },
      { ...second, document_no: 2, row_no: n + 1, record_id: recordId(2, n + 1, 2), mention: 2 },
    ]);
    const { personRecord } = await resolveSmall({ records: [...more, ...namesakes, ...couples] });
    const wives = rows.map((_, n) => recordId(2, n + 1, 2));
    const found = groupsOf(personRecord).filter((ids) => ids.some((id) => wives.includes(id)));
    return found.map((ids) => ids.toSorted((a, b) => a - b));
  };
  const three = [
    [husband, wife],
    [
      { ...husband, address: '12 Elm St Apt 3' },
      { ...wife, address: '12 Elm St Apt 3' },
    ],
    [{ ...husband, middle_name: 'J' }, wife],
  ] as const;

  it('is not her husband, and one person in all rows with him', async () => {
    expect(await groups(three)).toEqual([[1, 2, 3].map((row) => recordId(2, row, 2))]);
  });

  it('is the one other of the family who lives there', async () => {
    const known = { given_name: 'Ruth', family_name: 'Marsh', date_of_birth: 19_970_412, ...HOME };
    expect(await groups(three, [known])).toEqual([[recordId(1, 1), ...[1, 2, 3].map((row) => recordId(2, row, 2))]]);
  });

  it('is no third person of a row that names husband and wife by other columns', async () => {
    const row = [husband, { ...wife, given_name: 'Ruth', full_name: 'Ruth Marsh' }, wife].map((one, n) => ({
      ...{ ...one, document_no: 2, row_no: 1, mention: n + 1 },
      record_id: recordId(2, 1, n + 1),
    }));
    const { personRecord } = await resolveSmall({ records: [...namesakes, ...row] });
    const found = groupsOf(personRecord).filter((ids) =>
      ids.some((id) => row.some(({ record_id }) => record_id === id)),
    );
    expect(found.map((ids) => ids.length).toSorted()).toEqual([1, 2]);
  });

  it('is not the brother of her husband, who has a wife beside him as well', async () => {
    const brother = { ...husband, given_name: 'Otto' };
    const both = await groups([
      [husband, wife],
      [brother, wife],
    ]);
    expect(both.map((ids) => ids.length)).toEqual([1, 1]);
  });

  it('is neither a child nor the other of two parents whom rows name so', async () => {
    const rows = ['Ada', 'Eve'].flatMap((given_name, n) =>
      [{ given_name, family_name: 'Marsh', date_of_birth: 20_140_101, ...HOME }, 'Mr. Marsh', 'Mrs. Marsh'].map(
        (one, m) => ({
          ...(typeof one === 'string' ? { family_name: 'Marsh', full_name: one } : one),
          ...{ document_no: 2, row_no: n + 1, mention: m + 1, record_id: recordId(2, n + 1, m + 1) },
        }),
      ),
    );
    const { personRecord } = await resolveSmall({ records: [...namesakes, ...rows] });
    const found = groupsOf(personRecord).filter((ids) => ids.some((id) => id >= recordId(2, 1)));
    expect(found.map((ids) => ids.length)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('is nobody who is known where two others of the family live there', async () => {
    const two = ['Ruth', 'Naomi'].map((given_name) => ({ given_name, family_name: 'Marsh', ...HOME }));
    expect((await groups(three, two)).flat().filter((id) => id < recordId(2, 1))).toEqual([]);
  });
});

describe('somebody who is named in the rows of many', () => {
  const patients = Array.from({ length: 24 }, (_, n) => ({
    ...mother,
    given_name: `Ada${'abcdefghijklmnopqrstuvwx'[n]}`,
    ssn: null,
    date_of_birth: 19_500_101 + 10_100 * n,
    address: `${100 + n} Oak Avenue`,
  }));
  /** Rows of patients with the one of so many doctors who saw them. */
  const visits = (doctors: number): readonly Given[] =>
    patients.flatMap((patient, n) => {
      const place = { document_no: 2, row_no: n + 1 };
      const name = {
        given_name: `Dora${'abcdefghijkl'[n % doctors]}`,
        family_name: 'Whitlock',
        full_name: `Dr. Dora ${n % doctors}`,
      };
      return [
        { ...patient, ...place, record_id: recordId(2, n + 1) },
        { ...name, ...place, record_id: recordId(2, n + 1, 2), mention: 2 },
      ];
    });
  const found = async (doctors: number): Promise<number> =>
    (await resolveSmall({ records: visits(doctors) })).person.length - patients.length;

  it('is one person, as a doctor or a teacher is', async () => {
    expect(await found(2)).toBe(2);
  });

  it('is not where most rows name somebody else', async () => {
    expect(await found(12)).toBeGreaterThanOrEqual(12);
  });
});
