import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb } from '../../engine/duckdb/engine.ts';
import type { Engine } from '../../engine/port.ts';
import type { SqlValue } from '../../engine/sql.ts';
import { sql } from '../../engine/sql.ts';
import { RECORD } from '../../schema/tables/detect.ts';
import { PERSON } from '../../schema/tables/resolve.ts';
import { RECORD_FACT } from '../steps/people/facts.ts';
import { writeHouseholds } from '../steps/people/households.ts';
import { flagContacts } from './flag-contacts.ts';

type Given = Readonly<Record<string, SqlValue>>;

let engine: Engine;

beforeAll(async () => {
  engine = await openDuckdb({ threads: 1 });
});

afterAll(() => engine.close());

const RECORD_FACT_SHAPE = ['person_id', 'record_id', 'in_register', 'as_of', 'alone', 'address_score'].map((name) => ({
  name,
  type: 'bigint' as const,
}));

const HOME = { address: '8111 Ridge Lane', city: 'Louisville', region: 'KY', postal_code: '40224', residence: 'us-ky' };

/** Flags of each person, as `contact:flag`, in the order of the people. */
const flagsOf = async (
  people: readonly Given[],
  options: Partial<Parameters<typeof flagContacts>[1]> = {},
): Promise<readonly (readonly string[])[]> => {
  await engine.create('person', PERSON.columns);
  const writer = await engine.writer('person', PERSON.columns);
  people.forEach((given, n) => {
    const row: Given = { person_id: n, kind: 'person', records: 1, ...given };
    writer.append(PERSON.columns.map(({ name }) => row[name] ?? null));
  });
  await writer.close();
  // What several records of one person say is tested with the whole stage.
  await engine.create('record', RECORD.columns);
  await engine.create(RECORD_FACT, RECORD_FACT_SHAPE);
  await writeHouseholds(engine);
  await flagContacts(engine, { ownAddresses: [], isDrill: false, minorsAt: 20_260_101, ...options }, false);
  const rows = await engine.read({
    name: 'flags',
    reads: ['contact_flag'],
    sql: sql`select person_id, contact || ':' || flag as flag from contact_flag order by 1, 2`,
  });
  return people.map((_, n) => rows.filter(({ person_id }) => Number(person_id) === n).map(({ flag }) => String(flag)));
};

const alone = async (given: Given, options = {}): Promise<readonly string[]> =>
  (await flagsOf([given], options))[0] ?? [];

describe('an address', () => {
  it('that letters reach has no flag: streets, boxes, rural routes, abroad', async () => {
    const good: readonly Given[] = [
      HOME,
      { ...HOME, address: 'PO Box 17' },
      { ...HOME, address: 'One Liberty Plaza' },
      { ...HOME, address: 'General Delivery' },
      { ...HOME, address: '12 Movedale Road' },
      { ...HOME, address: '44 Vacancy Hill' },
      { ...HOME, address: '8111 Ridge Lane\nLouisville, KY 40224', city: null, region: null, postal_code: null },
      { address: '12 Rue Haute', city: 'Paris', postal_code: '75001', country: 'France', residence: 'eu' },
      {
        address: 'Hauptstrasse 4',
        city: 'Jena',
        region: null,
        postal_code: '07743',
        country: 'Germany',
        residence: 'eu',
      },
      { ...HOME, city: 'Honolulu', region: 'HI', postal_code: '96815', residence: 'us-hi' },
    ];
    expect(await flagsOf(good)).toEqual(good.map(() => []));
  });

  it('is flagged where a part is missing', async () => {
    expect(await alone({ ...HOME, address: null })).toEqual(['address:no-street']);
    expect(await alone({ ...HOME, city: null, region: null, postal_code: null, residence: null })).toEqual([
      'address:no-place',
    ]);
    expect(await alone({ ...HOME, postal_code: null })).toEqual(['address:no-postal-code']);
    expect(await alone({ ...HOME, address: 'Ridge Lane' })).toEqual(['address:no-number']);
    expect(await alone({ address: null, city: null, postal_code: null })).toEqual([]);
  });

  it('is flagged where its ZIP code is of no place, or of another state', async () => {
    expect(await alone({ ...HOME, postal_code: '00012' })).toEqual(['address:unused-zip']);
    expect(await alone({ ...HOME, region: 'TX', residence: 'us-tx' })).toEqual(['address:zip-elsewhere']);
    // Prefixes that cross a border are right on both sides of it.
    expect(await alone({ ...HOME, region: 'CT', postal_code: '06390', residence: 'us-ct' })).toEqual([]);
    expect(await alone({ ...HOME, region: 'Kentucky' })).toEqual([]);
  });

  it('is flagged by what clerks and the post wrote on it', async () => {
    const written = [
      ['RETURN TO SENDER', 'returned'],
      ['8111 Ridge Lane - ATTEMPTED, NOT KNOWN', 'returned'],
      ['Moved, left no address', 'moved'],
      ['8111 Ridge Lane (deceased)', 'marked-deceased'],
      ['UNKNOWN', 'placeholder'],
      ['n/a', 'placeholder'],
      ['123 Main St', 'test-address'],
      ['8111 Ridge Lane, 8111 ridge lane', 'written-twice'],
    ] as const;
    const flags = await flagsOf(written.map(([address]) => ({ ...HOME, address })));
    expect(flags.map((all) => all.filter((flag) => flag !== 'address:no-number'))).toEqual(
      written.map(([, flag]) => [`address:${flag}`]),
    );
    expect(await alone({ ...HOME, city: 'Anytown' })).toEqual(['address:test-address']);
  });

  it('is stale three years before the day that matters', async () => {
    expect(await alone({ ...HOME, address_as_of: 20221231 })).toEqual(['address:stale']);
    expect(await alone({ ...HOME, address_as_of: 20230101 })).toEqual([]);
    expect(await alone({ ...HOME, address_as_of: 19990101 }, { minorsAt: null })).toEqual([]);
  });

  it('of the notifier itself is flagged however it is written', async () => {
    const ownAddresses = [{ street: '12 Corporate Parkway', postalCode: '40224-1000' }];
    expect(await alone({ ...HOME, address: '12 CORPORATE PARKWAY.' }, { ownAddresses })).toEqual([
      'address:own-address',
    ]);
    expect(await alone({ ...HOME, address: '12 Corporate Parkway', postal_code: '40111' }, { ownAddresses })).toEqual(
      [],
    );
  });

  it('of ten families is a mail drop, and a family of ten is none', async () => {
    const families = (names: readonly string[]) =>
      names.map((family_name, n) => ({ ...HOME, given_name: `g${n}`, family_name }));
    const ten = Array.from({ length: 10 }, (_, n) => `Family${n}`);
    expect((await flagsOf(families(ten))).flat()).toEqual(ten.map(() => 'address:mail-drop'));
    expect((await flagsOf(families(ten.map(() => 'Howell')))).flat()).toEqual([]);
  });

  it('that two people of one name have is one letter too many, unless they were born on different days', async () => {
    const twin = { ...HOME, given_name: 'Mary', family_name: 'Howell' };
    const flag = ['address:same-name-here'];
    expect(await flagsOf([twin, { ...twin, given_name: 'MARY', date_of_birth: 19700101 }])).toEqual([flag, flag]);
    const [father, son] = [19500101, 19800101].map((date_of_birth) => ({ ...twin, date_of_birth }));
    expect(await flagsOf([father ?? {}, son ?? {}])).toEqual([[], []]);
    expect(await flagsOf([twin, { ...twin, name_suffix: 'Jr' }])).toEqual([[], []]);
    const nowhere = { given_name: 'Mary', family_name: 'Howell' };
    expect(await flagsOf([nowhere, nowhere, { ...nowhere, given_name: 'Ann' }])).toEqual([[], [], []]);
  });
});

describe('a mailbox', () => {
  it('is flagged where nothing can arrive, or nobody in particular reads it', async () => {
    const mailboxes = [
      ['mary.howell@gmail.com', null],
      ["o'neil+x@mail.co.uk", null],
      ['jürgen@müller.de', null],
      ['mary.howell', 'bad-shape'],
      ['mary@localdomain', 'bad-shape'],
      ['mary howell@gmail.com', 'bad-shape'],
      ['mary..howell@gmail.com', 'bad-dots'],
      ['mary@example.com', 'reserved-domain'],
      ['mary@corp.invalid', 'reserved-domain'],
      ['noreply@shop.com', 'no-reply'],
      ['info@shop.com', 'role-mailbox'],
      ['noemail@gmail.com', 'placeholder'],
      ['mary@gmial.com', 'misspelt-domain'],
      ['mary@gmail.con', 'misspelt-domain'],
    ] as const;
    const flags = await flagsOf(mailboxes.map(([email]) => ({ email })));
    expect(flags).toEqual(mailboxes.map(([, flag]) => (flag === null ? [] : [`email:${flag}`])));
  });
});

describe('a telephone number', () => {
  it('is flagged where nobody can be called by it', async () => {
    const numbers = [
      ['+16065557812', null],
      ['+442079460000', null],
      ['+12905557812', 'unused-area'],
      ['+16061237812', 'unused-exchange'],
      ['+16065550142', 'fiction'],
      ['+16065551212', 'directory'],
      ['+16065555555', 'placeholder'],
      ['+18005557812', 'business-line'],
      ['12345', 'bad-shape'],
    ] as const;
    const flags = await flagsOf(numbers.map(([phone]) => ({ phone })));
    expect(flags).toEqual(numbers.map(([, flag]) => (flag === null ? [] : [`phone:${flag}`])));
  });
});

describe('flags', () => {
  it('leave a drill what it is made of: names and numbers that are reserved for fiction', async () => {
    const invented = { email: 'mary@example.com', phone: '+16065550142' };
    expect(await alone(invented, { isDrill: true })).toEqual([]);
  });

  it('are of people whose data were exposed, and of nobody else', async () => {
    const bad = { email: 'none@gmail.com' };
    expect(await flagsOf([{ ...bad, kind: 'company' }, { ...bad, records: 0 }, bad])).toEqual([
      [],
      [],
      ['email:placeholder'],
    ]);
  });
});
