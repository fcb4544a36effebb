import { beforeAll, describe, expect, it } from 'vitest';
import { bothWays, expectSame, FAMILIES, GIVEN_NAMES, resident } from '../../../test/support/added-evidence.ts';
import { type Given, groupsOf, recordId, resolveSmall, type SmallResult } from '../../../test/support/resolve-small.ts';

/** A person of their own by number: name, birth date, number, telephone, mailbox and home. */
const somebody = (n: number): Given => ({
  ...resident(n),
  date_of_birth: (1950 + (n % 40)) * 10_000 + (1 + (n % 12)) * 100 + 1 + (n % 28),
  ssn: `219${String(10_000 + n * 37).padStart(6, '0')}`,
  phone: `+1206555${String(100 + n).padStart(4, '0')}`,
});

const OLD = Array.from({ length: 48 }, (_, n) => ({ ...somebody(n), document_no: 1 }));
/** Two records of one person, a stranger, and a person who was there under another telephone and address. */
const TRANCHE: readonly Given[] = [
  { ...somebody(60), document_no: 2 },
  { ...somebody(60), phone: null, email: null, document_no: 2 },
  { ...somebody(61), document_no: 2 },
  { ...somebody(5), phone: '+12065559999', address: '400 Pine Avenue', postal_code: '98109', document_no: 2 },
];

let first: SmallResult;
let added: SmallResult;
let anew: SmallResult;

beforeAll(async () => {
  first = await resolveSmall({ records: OLD });
  ({ added, anew } = await bothWays(first, [...OLD, ...TRANCHE]));
});

describe('new evidence that came to what stands', () => {
  it('gives the same people, exposures and counts as resolving everything anew', () => {
    expectSame({ added, anew });
    expect(added.exposure).toEqual(anew.exposure);
    expect(added.blocked).toEqual(anew.blocked);
    expect(added.tables.get('normal_form')).toEqual(anew.tables.get('normal_form'));
    expect(added.tables.get('common_value')).toEqual(anew.tables.get('common_value'));
  });

  it('resolves only the records that it brings, and those of the people whom they may be', async () => {
    expect(added.result.layers).toEqual({
      person: 'resolve_touched_person',
      person_record: 'resolve_touched_person',
      link: 'resolve_link_gone',
      contact_flag: 'resolve_flag_gone',
      household: 'resolve_household_gone',
      normal_form: 'resolve_none_gone',
    });
    const grown = groupsOf(added.personRecord).filter((group) => group.length > 1);
    expect(grown).toEqual([
      [recordId(1, 6), recordId(2, 4)],
      [recordId(2, 1), recordId(2, 2)],
    ]);
  });

  it('finds those who stand by any word of their name, also where some value of theirs tells nobody', async () => {
    const desk = GIVEN_NAMES.concat(FAMILIES).map((given_name, n) => ({
      ...somebody(80 + n),
      given_name,
      phone: '+12065550000',
    }));
    const base = { ...somebody(44), phone: '+12065550000' };
    const rosalind = { ...base, given_name: 'Mary', middle_name: 'Rosalind' };
    const old = [...OLD, ...desk, rosalind].map((record) => ({ ...record, document_no: 1 }));
    // The same woman by her second name: only a word of her name and her birth date lead to her.
    const known = { ...base, given_name: 'Rosalind', document_no: 2 };
    const standing = await resolveSmall({ records: old });
    const ways = await bothWays(standing, [...old, known]);
    expectSame(ways);
    expect(standing.blocked.length).toBeGreaterThan(0);
    expect(ways.added.blocked).toEqual(ways.anew.blocked);
  });

  it('can be added to again', async () => {
    const more = [...OLD, ...TRANCHE, { ...somebody(61), given_name: 'Benny', document_no: 3 }];
    const third = await bothWays(added, more);
    expectSame(third);
    expect(groupsOf(third.added.personRecord)).toContainEqual([recordId(2, 3), recordId(3, 1)]);
  });

  it('gives a flag that hangs on others to people who were not touched', async () => {
    const twin = { ...somebody(7), date_of_birth: null, ssn: null, phone: null, email: null, document_no: 2 };
    expectSame(await bothWays(first, [...OLD, twin]));
  });

  it('flags an address that becomes one of very many families for those who lived there', async () => {
    const families = ['Abara', 'Bright', 'Castell', 'Dorsey', 'Egan', 'Falk', 'Grady', 'Hollis', 'Ingram', 'Jarvis'];
    const guests = families.map((family_name, n) => ({ ...somebody(70 + n), family_name, address: '1 Harbour Road' }));
    const old = [...OLD, ...guests.slice(0, 9).map((guest) => ({ ...guest, document_no: 1 }))];
    const tenth = { ...guests[9], document_no: 2 };
    const standing = await resolveSmall({ records: old });
    const ways = await bothWays(standing, [...old, tenth]);
    expectSame(ways);
    const drops = ({ contactFlag }: SmallResult) => contactFlag.filter(({ flag }) => flag === 'mail-drop');
    expect([drops(standing).length, drops(ways.added).length]).toEqual([0, 10]);
    expect(ways.added.tables.get('household')).toHaveLength(10);
  });

  it('lets those alone whom somebody moved away from, and keeps the household that is left', async () => {
    const [one, two, three] = [50, 51, 52].map((n) => ({ ...somebody(n), address: '2 Harbour Road', document_no: 1 }));
    const old = [...OLD, ...[one, two, three].map((given) => given ?? {}), { ...somebody(53), document_no: 1 }];
    const standing = await resolveSmall({ records: old });
    // A newer record with more of the address: the person lives there now.
    const moved = { ...one, address: somebody(53).address ?? null, country: 'US', document_no: 2 };
    expect(standing.tables.get('household')).toHaveLength(3);
    expectSame(await bothWays(standing, [...old, moved]));
  });
});

describe('everything is resolved anew', () => {
  const layersOf = async (records: readonly Given[], options = {}) =>
    (await resolveSmall({ records, last: first, ...options })).result.layers;

  it('where a record that was there says something else now', async () => {
    const changed = OLD.map((record, n) => (n === 3 ? { ...record, city: 'Shelbyville' } : record));
    expect(await layersOf([...changed, ...TRANCHE])).toBeUndefined();
  });

  it('where a document that was there is gone', async () => {
    expect(await layersOf(TRANCHE)).toBeUndefined();
  });

  it('where a new document is the copy of an old one, whose exposure it may change', async () => {
    const documents = [1, 2].map((number) => ({
      document_no: number,
      family: `evidence/file${number}.csv`,
      root: 'evidence',
      kind: 'table',
      status: number === 1 ? 'read' : 'duplicate',
      duplicate_of: number === 1 ? null : 1,
    }));
    expect(await layersOf(OLD, { documents })).toBeUndefined();
  });

  it('where new records are more than a fourth of those that stand', async () => {
    const many = Array.from({ length: 20 }, (_, n) => ({ ...somebody(60 + n), document_no: 2 }));
    expect(await layersOf([...OLD, ...many])).toBeUndefined();
  });

  it('where weights are to be learned', async () => {
    expect(await layersOf([...OLD, ...TRANCHE], { options: { relearn: true } })).toBeUndefined();
  });
});
