import { describe, expect, it } from 'vitest';
import { recordId, resolveSmall } from '../support/resolve-small.ts';
import { ann, ben, together } from '../support/two-people.ts';

describe('one person', () => {
  it('is joined over a typo, a nickname, a new address and a missing number', async () => {
    expect(
      await together([
        ann,
        { ...ann, given_name: 'Annie', ssn: null, address: '400 Pine Avenue', postal_code: '98109' },
        { ...ann, family_name: 'Fairwaether', email: null, phone: null },
        ben,
      ]),
    ).toEqual([[1, 2, 3], [4]]);
  });

  it('is joined when first and family name changed places', async () => {
    expect(await together([ann, { ...ann, given_name: 'Fairweather', family_name: 'Ann', email: null }, ben])).toEqual([
      [1, 2],
      [3],
    ]);
  });

  it('is joined where two first names are written as one word, also when first and family name changed places', async () => {
    const [one, two, three] = ['Ji-hoon', 'Jihoon', 'Ji Hoon'].map((given_name) => ({
      given_name,
      family_name: 'Pak',
      date_of_birth: 19_520_510,
    }));
    expect(await together([one ?? ben, two ?? ben, three ?? ben, ben])).toEqual([[1, 2, 3], [4]]);
    const swapped = { ...one, given_name: 'Pak', family_name: 'Jihoon' };
    expect(await together([one ?? ben, swapped, ben])).toEqual([[1, 2], [3]]);
  });

  it('is joined whether the name comes in parts or whole, with titles or without', async () => {
    expect(
      await together([
        ann,
        { ...ann, given_name: null, family_name: null, full_name: 'Dr. Ann Fairweather' },
        { ...ann, given_name: 'Dame Ann', family_name: 'FAIRWEATHER' },
      ]),
    ).toEqual([[1, 2, 3]]);
  });

  it('has first and middle name in either order, and one word in common counts once', async () => {
    const pattern = async (given_name: string, middle_name: string): Promise<unknown> => {
      const mai = { ...ann, given_name: 'Thi', middle_name: 'Mai' };
      const { link } = await resolveSmall({ records: [mai, { ...mai, given_name, middle_name }, ben] });
      return link[0]?.['pattern'];
    };
    expect(await pattern('Mai', 'Thi')).toMatch(/given_name=6 middle_name=3/);
    expect(await pattern('Mai', 'T')).toMatch(/given_name=6 middle_name=3/);
    expect(await pattern('Mai', 'Lan')).toMatch(/given_name=6 middle_name=1/);
  });

  it('is joined after marriage by the maiden name', async () => {
    const married = { ...ann, family_name: 'Nakamura', maiden_name: 'Fairweather', email: null, ssn: null };
    expect(await together([{ ...ann, ssn: null }, married, ben])).toEqual([[1, 2], [3]]);
  });

  it('has one mailbox, whatever note stands behind a plus sign and wherever Gmail’s dots are', async () => {
    const one = { given_name: 'Ann', family_name: 'Fairweather', email: 'ann.fairweather7@gmail.com' };
    const noted = { ...one, email: 'annfairweather7+bills@googlemail.com' };
    const elsewhere = { ...one, given_name: 'Annie', email: 'ann.fairweather7@example.org' };
    expect(await together([one, noted, elsewhere])).toEqual([[1, 2], [3]]);
  });

  it('is counted as found, and by estimate with its range', async () => {
    const { result } = await resolveSmall({ records: [ann, { ...ann, email: null, ssn: null }, ben] });
    const { people = 0, people_estimated = 0, people_low = 0, people_high = 0 } = result.counts;
    expect([people, people_estimated]).toEqual([2, 2]);
    expect(people_low).toBeLessThanOrEqual(2);
    expect(people_high).toBeGreaterThanOrEqual(2);
    expect(people_high).toBeLessThanOrEqual(3);
  });

  it('has identical copies together', async () => {
    const { person, link } = await resolveSmall({ records: [ann, ann, ann] });
    expect(person).toHaveLength(1);
    expect(link.map(({ reason, joined }) => [reason, joined])).toEqual([
      ['identical', 1],
      ['identical', 1],
    ]);
  });
});

describe('two people', () => {
  it('with Social Security numbers more than one typo apart are never one, whatever else is the same', async () => {
    const { person, link } = await resolveSmall({ records: [ann, { ...ann, ssn: '219097654' }] });
    expect(person).toHaveLength(2);
    expect(link.map(({ reason, joined }) => [reason, joined])).toEqual([['conflict:ssn', 0]]);
  });

  it('may have numbers one typo apart and be one after all', async () => {
    expect(await together([ann, { ...ann, ssn: '219094312', phone: null }])).toEqual([[1, 2]]);
  });

  it('who go by one number of their household, and differ in both first names, are two', async () => {
    const lender = { ...ann, middle_name: 'Kay', date_of_birth: null };
    const borrower = { ...lender, given_name: 'Tobias', middle_name: 'Lorne', email: null };
    expect(await together([lender, borrower])).toEqual([[1], [2]]);
  });

  it('who use one account and have nothing else in common are two, though their first names sound alike', async () => {
    const holder = {
      given_name: 'Brianna',
      family_name: 'Chaudhary',
      account_number: '37711754',
      phone: '+12143971937',
    };
    const user = { given_name: 'Byron', family_name: 'Ibarra', account_number: '37711754', phone: '+12146487174' };
    expect(await together([holder, user])).toEqual([[1], [2]]);
    // The same mailbox, and a family name of marriage: one person after all.
    const mail = { email: 'brianna@mail.example' };
    expect(
      await together([
        { ...holder, ...mail },
        { ...holder, ...mail, family_name: 'Ibarra' },
      ]),
    ).toEqual([[1, 2]]);
  });

  it('of one house are namesakes where family name and birth date differ, unless a number is one person’s', async () => {
    const one = { ...ann, ssn: null, phone: null, email: null };
    const other = { ...one, family_name: 'Nakamura', date_of_birth: 19_520_930 };
    expect(await together([one, other])).toEqual([[1], [2]]);
    const { link } = await resolveSmall({ records: [ann, { ...other, ssn: ann.ssn }] });
    expect(link.map(({ reason }) => reason)).not.toContain('conflict:birth_name');
  });

  it('are kept apart as father and son of one name', async () => {
    const father = { ...ben, name_suffix: 'Sr', ssn: null, email: null };
    expect(await together([father, { ...father, name_suffix: 'Jr', date_of_birth: 20_050_203 }])).toEqual([[1], [2]]);
  });

  it('are kept apart as father and son by birth dates a generation apart, unless a number is one person’s', async () => {
    const father = { ...ben, ssn: null };
    const son = { ...father, date_of_birth: 20_050_203 };
    expect(await together([father, son])).toEqual([[1], [2]]);
    const { link } = await resolveSmall({ records: [ben, { ...son, ssn: ben.ssn }] });
    expect(link.map(({ reason }) => reason)).not.toContain('conflict:birth');
  });

  it('of one family are two where the family name stands first in one record and last in the other', async () => {
    const sister = { ...ann, given_name: 'Jiexiu', family_name: 'Gao', ssn: null, email: null };
    const brother = { ...sister, given_name: 'Gao', family_name: 'Juan' };
    expect(await together([sister, brother])).toEqual([[1], [2]]);
    expect(await together([sister, { ...sister, given_name: 'Gao', family_name: 'Jiexiu' }])).toEqual([[1, 2]]);
  });

  it('are kept apart as twins of one house, telephone and mailbox', async () => {
    const twin = { ...ann, ssn: null };
    expect(await together([twin, { ...twin, given_name: 'Beatrice' }])).toEqual([[1], [2]]);
  });

  it('are kept apart as man and wife of one house', async () => {
    const husband = { ...ann, given_name: 'Robert', date_of_birth: 19_680_703, ssn: null };
    expect(await together([{ ...ann, ssn: null }, husband, { ...husband, email: null }])).toEqual([[1], [2, 3]]);
  });

  it('of one house are two where an initial behind one first name makes the other of it', async () => {
    const home = { ...ann, ssn: null, email: null };
    const robert = { ...home, given_name: 'Robert', middle_name: 'A', date_of_birth: 19_680_703 };
    expect(await together([robert, { ...home, given_name: 'Roberta', middle_name: null }])).toEqual([[1], [2]]);
  });

  it('of one common name are not one person for it', async () => {
    const others = Array.from({ length: 60 }, (_, n) => ({
      given_name: n % 3 === 0 ? 'John' : `Vera${'abcdefghij'[n % 10]}`,
      family_name: n % 4 === 0 ? 'Smith' : `Stone${'klmnopqrst'[n % 10]}`,
      date_of_birth: 19_400_101 + n * 10_203,
    }));
    const bare = { given_name: 'John', family_name: 'Smith' };
    const groups = await together([bare, bare, ...others]);
    expect(groups.slice(0, 2)).toEqual([[1], [2]]);
  });
});

describe('the order in which files come', () => {
  it('changes no weight: chance agreement is seen on the same mentions, whatever their records are called', async () => {
    const names = ['Ada', 'Bruno', 'Celia', 'Dmitri', 'Esther', 'Fabio', 'Greta', 'Hamid', 'Irene', 'Jonas', 'Kira'];
    const records = Array.from({ length: 1500 }, (_, n) => ({
      given_name: names[(n * 7) % 11] ?? '',
      family_name: `${'bcdfghjklm'[n % 10]}${'aeiou'[Math.floor(n / 10) % 5]}${'npqrstvwxz'[Math.floor(n / 50) % 10]}owicz`,
      date_of_birth: 19_400_101 + (n % 60) * 10_000 + (n % 12) * 100 + (n % 27),
    }));
    const [first, last] = [records.slice(0, 700), records.slice(700)];
    const resolved = async (document_no: number, other: number) =>
      (
        await resolveSmall({
          records: [
            ...first.map((one) => ({ ...one, document_no })),
            ...last.map((one) => ({ ...one, document_no: other })),
          ],
        })
      ).weight;
    expect(await resolved(2, 1)).toEqual(await resolved(1, 2));
  });
});

describe('families of a table that says little', () => {
  it('are not one person for their name and place, and learning does not end there', async () => {
    const names = ['Ada', 'Bruno', 'Celia', 'Dmitri', 'Esther', 'Fabio', 'Greta', 'Hamid', 'Irene', 'Jonas'];
    const family = (n: number) =>
      `${'bcdfghjklm'[n % 10]}${'aeiou'[n % 5]}${'npqrstvwxz'[Math.floor(n / 5) % 10]}owicz`;
    const members = Array.from({ length: 40 }, (_, n) =>
      [0, 3, 7].map((k) => ({
        given_name: names[(n + k) % 10] ?? '',
        family_name: family(n),
        postal_code: String(10_001 + 37 * n),
      })),
    ).flat();
    const groups = await together(members);
    expect(groups).toHaveLength(members.length);
  });

  it('are not one person for a birth year and a town, where there are no days and no streets', async () => {
    const names = ['Ada', 'Bruno', 'Celia', 'Dmitri', 'Esther', 'Fabio', 'Greta', 'Hamid', 'Irene', 'Jonas', 'Kira'];
    const towns = ['Springfield', 'Shelbyville', 'Ogdenville', 'Northbrook', 'Westfield', 'Eastport', 'Milton'];
    const members = Array.from({ length: 600 }, (_, n) => {
      const home = {
        family_name: `${'bcdfghjklm'[n % 10]}${'aeiou'[Math.floor(n / 10) % 5]}${'npqrstvwxz'[Math.floor(n / 50) % 12] ?? 'mb'}owicz`,
        city: towns[n % 7] ?? '',
      };
      const born = 1940 + ((n * 13) % 55);
      const one = { ...home, given_name: names[n % 11] ?? '', birth_year: born };
      const other = { ...home, given_name: names[(n + 5) % 11] ?? '', birth_year: n % 9 === 0 ? born : born + (n % 9) };
      return [one, { ...one, email: `m${n}@example.org` }, other];
    }).flat();
    const groups = await together(members);
    const couples = groups.filter((group) => new Set(group.map((row) => members[row - 1]?.given_name)).size > 1);
    expect(couples).toHaveLength(0);
  });
});

describe('decisions of people', () => {
  it('keep records apart that look like one person, copies too', async () => {
    const ids = [recordId(1, 1), recordId(1, 2)];
    expect(await together([ann, ann], { persons: [{ apart: ids }] })).toEqual([[1], [2]]);
  });

  it('join records that look like two people, over a conflict too', async () => {
    const ids = [recordId(1, 1), recordId(1, 2)];
    expect(await together([ann, ben], { persons: [{ together: ids }] })).toEqual([[1, 2]]);
  });

  it('find the records of earlier versions, whatever else is read of a row since', async () => {
    const ids = [recordId(1, 1), recordId(1, 2)];
    const persons = [{ together: ids, seen: ['f6963d2461a628bf', '13a90170fa05107b'] }];
    expect(await together([{ ...ann, other_phone: '+12065550144' }, ben], { persons })).toEqual([[1, 2]]);
  });
});

describe('no records', () => {
  it('are nobody, and every table is there', async () => {
    const { person, exposure, flow } = await resolveSmall({ records: [] });
    expect([person, exposure]).toEqual([[], []]);
    expect(flow.map(({ count }) => count)).toEqual(flow.map(() => 0));
  });

  it('that say nothing of a person are unidentified', async () => {
    const { person } = await resolveSmall({ records: [{ holding: 'dna=clear' }] });
    expect(person.map(({ kind }) => kind)).toEqual(['unidentified']);
  });
});
