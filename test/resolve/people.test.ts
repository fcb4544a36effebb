import { describe, expect, it } from 'vitest';
import { residenceOf } from '../../src/resolve/residence.ts';
import { type Given, resolveSmall } from '../support/resolve-small.ts';

const ann: Given = { given_name: 'Ann', family_name: 'Fairweather', ssn: '219471032', date_of_birth: 19700412 };

/** The people of these records, in their order, on the day 2026-01-01 unless it says otherwise. */
const peopleOf = async (small: Parameters<typeof resolveSmall>[0]) => (await resolveSmall(small)).person;

describe('a minor', () => {
  const born = (date_of_birth: number | null, n: number): Given => ({
    given_name: `Child${n}`,
    family_name: `Marsh${n}`,
    date_of_birth,
  });
  const minors = async (dates: readonly (number | null)[], minorsAt: number | null = 20_260_101) =>
    (await peopleOf({ records: dates.map(born), options: { minorsAt } })).map(({ minor }) => minor);

  it('is younger than 18 on the day that matters, and not on the birthday', async () => {
    expect(await minors([20080102, 20080101, 20071231, 20240601])).toEqual([1, 0, 0, 1]);
  });

  it('is not known where the birth date is missing, or a year alone does not tell', async () => {
    expect(await minors([null, 20080000, 20070000, 20090000])).toEqual([null, null, 0, 1]);
    expect(await minors([20080102], null)).toEqual([null]);
  });
});

describe('who changed their name', () => {
  it('is listed by the name that they have now, where a record tells both', async () => {
    const before = { ...ann, full_name: null };
    const now = { ...ann, given_name: 'Ann', family_name: 'Reed', maiden_name: 'Fairweather', full_name: 'Ann Reed' };
    for (const records of [
      [before, now],
      [now, before],
    ])
      expect((await peopleOf({ records })).map(({ family_name }) => family_name)).toEqual(['Reed']);
  });
});

describe('guardians and executors', () => {
  const columns = (second: string) => ({
    fields: [
      { document_no: 1, column_no: 1, name: 'First name' },
      { document_no: 1, column_no: 2, name: second },
    ],
    elements: [
      { document_no: 1, column_no: 1, mention: 1, role: 'full_name', element: 'person_name', state: 'clear' },
      { document_no: 1, column_no: 2, mention: 2, role: 'full_name', element: 'person_name', state: 'clear' },
    ],
  });
  const rowOf = (first: Given): readonly Given[] => [
    { row_no: 1, record_id: 4_294_967_304, mention: 1, given_name: 'Ada', family_name: 'Marsh', ...first },
    { row_no: 1, record_id: 4_294_967_305, mention: 2, given_name: 'Ruth', family_name: 'Marsh' },
  ];
  const guardianOf = async (first: Given, second: string) =>
    (await peopleOf({ records: rowOf(first), ...columns(second) }))[0]?.['guardian'];

  it('are the other person of a row whose column says so: of a child, and of the dead', async () => {
    expect(await guardianOf({ date_of_birth: 20150203 }, 'Parent or guardian')).toBe('Ruth Marsh');
    expect(await guardianOf({ date_of_birth: 19330203, deceased: 1 }, 'Executor')).toBe('Ruth Marsh');
    expect(await guardianOf({ date_of_birth: 19330203, deceased: 1 }, 'Next of kin')).toBe('Ruth Marsh');
  });

  it('are no customers for being named in a customer’s row', async () => {
    const options = { evidence: [{ path: '.', exposure: 'presumed' as const, relation: 'customer' as const }] };
    const named = async (second: string) =>
      (await peopleOf({ records: rowOf({ date_of_birth: 20150203 }), ...columns(second), options })).map(
        (person) => person['relation'],
      );
    expect(await named('Guardian')).toEqual(['customer', 'other']);
    expect(await named('Joint owner')).toEqual(['customer', 'customer']);
  });

  it('are nobody of a living adult, and no other person of a row', async () => {
    expect(await guardianOf({ date_of_birth: 19700203 }, 'Guardian')).toBeNull();
    expect(await guardianOf({ date_of_birth: 20150203 }, 'Teacher')).toBeNull();
  });
});

describe('the name of a person', () => {
  it('is one that is not all capitals, then one whose parts have columns of their own', async () => {
    const whole = { ...ann, given_name: 'Fairweather', family_name: 'Ann', full_name: 'Fairweather Ann' };
    const loud = { ...ann, given_name: 'ANN', middle_name: 'MARGARET', family_name: 'FAIRWEATHER' };
    const [person] = await peopleOf({ records: [whole, loud, ann] });
    expect([person?.given_name, person?.family_name]).toEqual(['Ann', 'Fairweather']);
  });
});

describe('one word by which a text calls somebody', () => {
  const kim: Given = { given_name: 'Kim', full_name: 'Kim', holding: 'person_name=clear' };
  const kindsOf = async (record: Given) => (await peopleOf({ records: [ann, record] })).map(({ kind }) => kind);

  it('is nobody in particular where the text says nothing else of them', async () => {
    expect(await kindsOf({ ...kim, row_no: null })).toEqual(['person', 'unidentified']);
  });

  it.each([
    { phone: '+16145550142' },
    { holding: 'medical=clear person_name=clear' },
    { family_name: 'Okoro', full_name: 'Kim Okoro' },
    { row_no: 7 },
  ])('is a person with %o', async (more) => {
    expect(await kindsOf({ ...kim, row_no: null, ...more })).toEqual(['person', 'person']);
  });
});

describe('the dead', () => {
  it('are those of whom one record says so', async () => {
    const people = await peopleOf({ records: [ann, { ...ann, deceased: 1 }, { ...ann, ssn: '220411011' }] });
    expect(people.map(({ deceased }) => deceased)).toEqual([1, 0]);
  });
});

const REGISTER = { document_no: 2, family: 'register/customers.csv', root: 'register', kind: 'table', status: 'read' };
const EVIDENCE = { document_no: 1, family: 'evidence/leads/a.csv', root: 'evidence', kind: 'table', status: 'read' };
const both = { documents: [EVIDENCE, REGISTER] };
const asOf = (day: number | null) => ({
  registers: [{ path: 'customers.csv', relation: 'customer' as const, asOf: day }],
});

describe('what somebody is to the notifier', () => {
  const relationOf = async (records: readonly Given[], folder: 'prospective_customer' | undefined): Promise<unknown> =>
    (
      await peopleOf({
        records,
        ...both,
        options: {
          ...asOf(20260101),
          evidence: [{ path: 'leads', exposure: 'presumed', ...(folder ? { relation: folder } : {}) }],
        },
      })
    )[0]?.['relation'];

  it('is what the register says first, then the row, then the decision about its folder, then the default', async () => {
    const closed = { ...ann, document_no: 2, status: 'Closed' };
    expect(await relationOf([{ ...ann, status: 'Applicant' }, closed], 'prospective_customer')).toBe('former_customer');
    expect(await relationOf([ann, { ...ann, document_no: 2 }], 'prospective_customer')).toBe('customer');
    expect(await relationOf([{ ...ann, status: 'Terminated' }], 'prospective_customer')).toBe('former_customer');
    expect(await relationOf([ann], 'prospective_customer')).toBe('prospective_customer');
    expect(await relationOf([ann], undefined)).toBe('customer');
    expect(await relationOf([{ ...ann, status: 'Staff' }], undefined)).toBe('employee');
  });
});

describe('the address of a person', () => {
  const at = (address: string, more: Given = {}): Given => ({
    ...ann,
    address,
    city: 'Austin',
    region: 'TX',
    postal_code: '78701',
    ...more,
  });

  it('is the register’s before the evidence’s, and the newest of those', async () => {
    const records = [
      at('1 Oak Lane', { as_of: 20251201 }),
      at('2 Elm Lane', { document_no: 2, as_of: 20200101 }),
      at('3 Ash Lane', { document_no: 2, as_of: 20230601 }),
    ];
    const [person] = await peopleOf({ records, ...both, options: asOf(20260101) });
    expect(person).toMatchObject({ address: '3 Ash Lane', address_source: 'register', address_as_of: 20230601 });
  });

  it('has the day of the register where its row has none, and the newest of the evidence without a register', async () => {
    const listed = at('2 Elm Lane', { document_no: 2 });
    const [known] = await peopleOf({ records: [at('1 Oak Lane'), listed], ...both, options: asOf(20240501) });
    expect(known).toMatchObject({ address: '2 Elm Lane', address_as_of: 20240501, in_register: 1 });
    const moved = [at('1 Oak Lane', { as_of: 20190101 }), at('4 Fir Lane', { as_of: 20220101, region: 'WA' })];
    const [found] = await peopleOf({ records: moved });
    expect(found).toMatchObject({ address: '4 Fir Lane', address_source: 'evidence', residence: 'us-wa' });
  });
});

describe('an address that other records contradict', () => {
  const at = (address: string, more: Given = {}): Given => ({ ...ann, address, postal_code: '78701', ...more });
  const flagsOf = async (records: readonly Given[]) =>
    (await resolveSmall({ records, ...both, options: asOf(20260101) })).contactFlag.map(({ flag }) => flag);

  it('is flagged where evidence that is newer than the register gives another one', async () => {
    const register = (as_of: number) => at('2 Elm Lane', { document_no: 2, as_of });
    const newer = at('1 Oak Lane', { as_of: 20251201 });
    expect(await flagsOf([newer, register(20250601)])).toEqual(['newer-elsewhere']);
    expect(await flagsOf([newer, register(20251202)])).toEqual([]);
    expect(await flagsOf([at('2 ELM LN', { as_of: 20251201 }), register(20250601)])).toEqual([]);
    expect(await flagsOf([at('1 Oak Lane'), register(20250601)])).toEqual([]);
  });

  it('is flagged where they stand as high and are as new, and not where it is the register’s or the newer one', async () => {
    expect(await flagsOf([at('1 Oak Lane'), at('2 Elm Lane')])).toEqual(['conflicting']);
    expect(await flagsOf([at('1 Oak Lane'), at('1 Oak Ln')])).toEqual([]);
    expect(await flagsOf([at('1 Oak Lane'), at('2 Elm Lane', { document_no: 2 })])).toEqual([]);
    expect(await flagsOf([at('1 Oak Lane', { as_of: 20240101 }), at('2 Elm Lane', { as_of: 20250101 })])).toEqual([]);
  });
});

describe('residence', () => {
  it('is the state of the mailing address; what tells nothing is unknown', () => {
    expect(residenceOf(null, 'TX', '78701')).toBe('us-tx');
    expect(residenceOf(null, 'PR', '80020-310')).toBeNull();
    expect(residenceOf(null, 'PE', '50030-230')).toBeNull();
    expect(residenceOf(null, 'TN', null, 'foreign')).toBeNull();
    expect(residenceOf(null, 'PA', '00195', 'foreign')).toBeNull();
    expect(residenceOf(null, 'TX', '78701', 'foreign')).toBe('us-tx');
    expect(residenceOf(null, 'TX', null, 'abroad')).toBe('us-tx');
    expect(residenceOf(null, null, '78501-1234', 'abroad')).toBe('us-tx');
    expect(residenceOf(null, null, '98101')).toBe('us-wa');
    expect(residenceOf('Germany', null, '10115')).toBe('eu');
    expect(residenceOf(null, null, 'K1A 0B1')).toBe('ca');
    expect(residenceOf('Brazil', null, '01000')).toBeNull();
    expect(residenceOf(null, null, null)).toBeNull();
    expect(
      ['D04 X2P1', 'D04X2P1', '1012 AB', '00-950', '1000-205', 'D-10115'].map((code) => residenceOf(null, null, code)),
    ).toEqual(Array(6).fill('eu'));
    expect(residenceOf(null, null, 'SW1A 1AA')).toBe('uk');
    expect(residenceOf(null, 'OH', '45402-1234')).toBe('us-oh');
  });

  it('is no state by five figures of a table whose headers are of another language, unless the state stands beside them', () => {
    expect(residenceOf(null, null, '04109', 'eu')).toBe('eu');
    expect(residenceOf(null, 'Bayern', '80331', 'eu')).toBe('eu');
    expect(residenceOf(null, 'MI', '20121', 'eu')).toBe('eu');
    expect(residenceOf(null, 'MI', null, 'eu')).toBeNull();
    expect(['1010', '010011'].map((code) => residenceOf(null, null, code, 'eu'))).toEqual(['eu', 'eu']);
    expect(residenceOf(null, null, '8001', 'foreign')).toBeNull();
    expect(residenceOf(null, null, '28013', 'abroad')).toBeNull();
    expect(residenceOf(null, 'TX', '78701', 'abroad')).toBe('us-tx');
    expect(residenceOf('USA', null, '78701', 'eu')).toBe('us-tx');
    expect(residenceOf(null, null, '78701-1234', 'abroad')).toBe('us-tx');
    expect(residenceOf(null, null, '00901', 'abroad')).toBe('us-pr');
  });

  it('is the state beside a ZIP code that is typed as those of Europe are', () => {
    expect(residenceOf(null, 'OH', '454 02')).toBe('us-oh');
    expect(residenceOf(null, 'MA', '2134MA')).toBe('us-ma');
    expect(residenceOf(null, 'NH', '2134MA')).toBe('eu');
    expect(residenceOf(null, null, '454 02')).toBe('eu');
  });
});
