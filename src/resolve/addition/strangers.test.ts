import { beforeAll, describe, expect, it } from 'vitest';
import { bothWays, expectSame, resident } from '../../../test/support/added-evidence.ts';
import { type Given, groupsOf, recordId, resolveSmall, type SmallResult } from '../../../test/support/resolve-small.ts';

/** A person of their own by number. One in ten was born on one day, so that many share a first name and a birth date with others. */
const somebody = (n: number): Given => ({
  ...resident(n),
  date_of_birth: (1960 + (n % 10)) * 10_000 + (1 + (n % 10)) * 100 + 1 + (n % 10),
  ssn: `219${String(10_000 + n * 3701).padStart(6, '0')}`,
  phone: `+1206555${String(1000 + n * 37).slice(-4)}`,
});

/** Somebody else who has only the first name and the birth date of that one. */
const strangerOf = (n: number, more: Given = {}): Given => ({
  ...somebody(700 + n),
  given_name: somebody(n).given_name ?? null,
  family_name: 'Vanterpool',
  date_of_birth: somebody(n).date_of_birth ?? null,
  ...more,
  document_no: 2,
});

const OLD: readonly Given[] = Array.from({ length: 96 }, (_, n) => ({ ...somebody(n), document_no: 1 }));
const ID = (n: number): number => recordId(1, n + 1);

let standing: SmallResult;
beforeAll(async () => {
  standing = await resolveSmall({ records: OLD });
});

/** The addition of these records, and the same records all resolved anew. */
const both = (came: readonly Given[], last = standing, old = OLD) => bothWays(last, [...old, ...came]);

describe('old people who share a key with something new', () => {
  it('stand as they are where nothing says that they are one with it', async () => {
    const ways = await both([strangerOf(3), strangerOf(17)]);
    expectSame(ways);
    expect(ways.added.gone.get('person')).toEqual([]);
  });

  it('are looked at again where one of them is somebody new, and their other strangers are not', async () => {
    const ways = await both([{ ...somebody(3), email: null, document_no: 2 }, strangerOf(17)]);
    expectSame(ways);
    expect(ways.added.gone.get('person')).toEqual([ID(3)]);
  });

  it('are looked at again where a record without a name may be theirs', async () => {
    const nameless = { phone: somebody(3).phone ?? null, imei: '356938035643809', document_no: 2 };
    const ways = await both([strangerOf(3), nameless]);
    expectSame(ways);
    expect(groupsOf(ways.added.personRecord)).toContainEqual([ID(3), recordId(2, 2)]);
    expect(ways.added.gone.get('person')).toEqual([ID(3)]);
  });

  it('keep a number to themselves which a record without a name has too', async () => {
    // Two of one household have the number: it leads to neither, although one of them is a stranger to whom the other is none.
    const old = OLD.map((record, n) => (n === 4 ? { ...record, phone: somebody(3).phone ?? null } : record));
    const last = await resolveSmall({ records: old });
    const nameless = { phone: somebody(3).phone ?? null, imei: '356938035643809', document_no: 2 };
    const came = [strangerOf(3), { ...somebody(4), phone: null, document_no: 2 }, nameless];
    expectSame(await both(came, last, old));
  });

  it('are looked at again where somebody who is named in the row of another may live with them', async () => {
    const home = { address: somebody(3).address ?? null, phone: somebody(3).phone ?? null };
    const child = { ...strangerOf(3, home), row_no: 1, record_id: recordId(2, 1) };
    const { given_name = null, family_name = null } = somebody(3);
    const guardian = { given_name, family_name, document_no: 2, row_no: 1, record_id: recordId(2, 1, 2), mention: 2 };
    const { added, anew } = await both([child, guardian]);
    expect(added.result.layers).toBeDefined();
    expect(added.personRecord).toEqual(anew.personRecord);
    expect(added.link).toEqual(anew.link);
    expect(groupsOf(added.personRecord)).toContainEqual([ID(3), recordId(2, 1, 2)]);
  });

  it('are looked at again where what joined them tells nobody any more', async () => {
    const ssn = '532117788';
    const clerks = [130, 139].map((n) => ({ ...somebody(n), ssn, document_no: 1 }));
    const twice = [
      { ...somebody(200), ssn, document_no: 1 },
      { ...somebody(200), ssn, given_name: null, phone: null, email: null, address: null, document_no: 1 },
    ];
    const old = [...OLD.filter((_, n) => n < 30), ...clerks, ...twice];
    const last = await resolveSmall({ records: old });
    const { added, anew } = await both([strangerOf(200, { ssn })], last, old);
    expect(added.blocked).toEqual(anew.blocked);
    expect(added.blocked.length).toBeGreaterThan(last.blocked.length);
    expect(added.personRecord).toEqual(anew.personRecord);
  });

  it('are the same people again by whatever way they are found, in one revision after the other', async () => {
    let last = standing;
    let old = OLD;
    for (const document_no of [2, 3]) {
      const came = Array.from({ length: 20 }, (_, n) => {
        const base = somebody((document_no * 31 + n * 7) % 110);
        const [phone, address] = n % 3 === 0 ? [null, '7 Harbour Road'] : [base.phone ?? null, base.address ?? null];
        const others = n % 4 === 0 ? { given_name: 'Ruth', ssn: null } : {};
        return { ...base, phone, address, ...(n % 5 === 0 ? { date_of_birth: null } : {}), ...others, document_no };
      });
      const { added, anew } = await both(came, last, old);
      expect(added.result.layers).toBeDefined();
      expect(groupsOf(added.personRecord)).toEqual(groupsOf(anew.personRecord));
      expect(added.personRecord).toEqual(anew.personRecord);
      expect(added.flow).toEqual(anew.flow);
      [last, old] = [added, [...old, ...came]];
    }
  });
});
