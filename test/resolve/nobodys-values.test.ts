import { describe, expect, it } from 'vitest';
import { groupsOf, recordId, resolveSmall } from '../support/resolve-small.ts';
import { ann, ben, together } from '../support/two-people.ts';

describe('values that tell nobody', () => {
  it('join no records, are counted with token and mask, and expose nobody', async () => {
    const placeholder = '000000000';
    const { person, blocked, exposure } = await resolveSmall({
      records: [
        { ...ann, ssn: placeholder, holding: 'person_name=clear ssn=clear' },
        { ...ben, ssn: placeholder, holding: 'person_name=clear ssn=clear' },
      ],
    });
    expect(person).toHaveLength(2);
    expect(blocked).toEqual([
      {
        field: 'ssn',
        token: expect.stringMatching(/^[0-9a-f]{32}$/),
        masked: '*******00',
        records: 2,
        reason: 'placeholder',
      },
    ]);
    expect(exposure.map(({ element }) => element)).toEqual(['person_name', 'person_name']);
  });

  it("are a switchboard's number by how many names stand with it", async () => {
    const letters = [...'abcdefghijklmnop'];
    const callers = letters.map((letter, n) => ({
      given_name: `${letter}ora`,
      family_name: `${letter}${letters[(n + 5) % 16]}berg`,
      date_of_birth: 19_600_101 + n * 10_301,
      phone: '+18005550199',
    }));
    const { person, blocked } = await resolveSmall({ records: callers });
    expect(person).toHaveLength(16);
    expect(blocked).toMatchObject([{ field: 'phone', records: 16, reason: 'shared' }]);
  });

  it('are those that people name in case.yaml', async () => {
    const { blocked } = await resolveSmall({
      records: [ann, { ...ben, email: ann.email }],
      options: { testValues: [{ element: 'email', value: 'Ann.Fairweather@example.com' }] },
    });
    expect(blocked).toMatchObject([{ field: 'email', records: 2, reason: 'decided' }]);
  });
});

describe('test values', () => {
  it('are nobody where name and numbers are what testers type, and a person where an SSN speaks for one', async () => {
    const test = {
      given_name: 'Test',
      family_name: 'Test',
      ssn: '000000000',
      phone: '+15555555555',
      email: 'test@example.com',
    };
    const doe = { given_name: 'John', family_name: 'Doe', phone: '+10000000000' };
    const { person, flow, exposure } = await resolveSmall({
      records: [ann, test, { ...doe, ssn: '532117788' }, { ...doe, given_name: 'Jane', address: '1 Main Street' }].map(
        (record) => ({
          ...record,
          holding: 'person_name=clear ssn=clear',
        }),
      ),
    });
    expect(person.map(({ kind }) => kind)).toEqual(['person', 'test_value', 'person', 'test_value']);
    expect(flow.find(({ step }) => step === 'without_test_values')).toMatchObject({ removed: 2 });
    expect(exposure.filter(({ element }) => element === 'ssn').map(({ person_id }) => person_id)).toEqual(
      [person[0], person[2], person[3]].map((one) => one?.['person_id']),
    );
  });

  it('are nobody where a till wrote something in place of a name', async () => {
    const { person } = await resolveSmall({
      records: [
        { given_name: 'Guest', family_name: 'Checkout', email: 'guest@shop.example.org' },
        { given_name: 'Walk-In', family_name: 'Customer' },
        { given_name: 'Edgar', family_name: 'Guest', email: 'edgar@example.org' },
        { given_name: 'New', family_name: 'Customer', ssn: '219471032' },
      ],
    });
    expect(person.map(({ kind }) => kind)).toEqual(['test_value', 'test_value', 'person', 'person']);
  });

  it('are somebody where a till wrote something in place of a name, and the row has what is their own', async () => {
    const own = [
      { email: 'ann.fairweather@example.org' },
      { phone: '+12065550190' },
      { address: '12 Elm St', city: 'Dayton', region: 'OH', postal_code: '45402' },
      { date_of_birth: 19_700_412 },
    ];
    for (const cells of own) {
      const { person } = await resolveSmall({ records: [{ given_name: 'Guest', family_name: 'Checkout', ...cells }] });
      expect(person.map(({ kind }) => kind)).toEqual(['person']);
    }
  });

  it('join nobody by what a till wrote in place of a name, and leave the record to whose mailbox it has', async () => {
    const guest = { given_name: 'Guest', family_name: 'Checkout' };
    const { person, personRecord } = await resolveSmall({
      records: [
        ann,
        { ...guest, email: ann.email },
        { ...guest, phone: '+12065550190' },
        { ...guest, email: ben.email },
      ],
    });
    expect(groupsOf(personRecord).map((group) => group.length)).toEqual([2, 1, 1]);
    expect(person[0]).toMatchObject({ kind: 'person', given_name: 'Ann', family_name: 'Fairweather' });
  });

  it('are a date that forms write for an unknown birth date, but where others were born in those years', async () => {
    const unknown = { ...ann, date_of_birth: 19_000_101 };
    const pattern = async (...records: Parameters<typeof together>[0]) =>
      (await resolveSmall({ records: [ann, unknown, ...records] })).link[0]?.['pattern'];
    expect(await pattern(ben)).not.toMatch(/date_of_birth/);
    const old = [18_980_304, 18_990_405, 19_010_708].map((date_of_birth) => ({ ...ben, date_of_birth }));
    expect(await pattern(...old)).toMatch(/date_of_birth/);
  });

  describe('are birth dates that no list has, where more people are born on one than on all other days of its year', () => {
    const people = (born: (n: number) => number) =>
      Array.from({ length: 24 }, (_, n) => ({
        given_name: 'Ann',
        family_name: `Fair${String.fromCharCode(97 + n)}weather`,
        date_of_birth: born(n),
        phone: `+1206555${1000 + n}`,
      }));
    const isCompared = async (...records: Parameters<typeof together>[0]) =>
      (await resolveSmall({ records })).link.some(({ pattern }) => String(pattern).includes('date_of_birth'));
    const twice = (date_of_birth: number) => [
      { ...ann, date_of_birth },
      { ...ann, date_of_birth: 19_870_404 },
    ];

    const later = Array.from({ length: 30 }, (_, n) => ({
      given_name: 'Joe',
      family_name: `Rain${String.fromCharCode(97 + (n % 26))}y`,
      date_of_birth: 19_500_101 + 10_000 * n + n,
    }));

    it('such as 11/11/1911', async () => {
      expect(await isCompared(...people(() => 19_111_111), ...later, ...twice(19_111_111))).toBe(false);
    });

    it('but not where they are the last, as of newborns of a ward, or where only years are known', async () => {
      expect(await isCompared(...people(() => 20_240_305), ...later, ...twice(20_240_305))).toBe(true);
      const years = [0, 1, 2].flatMap((year) => people(() => 19_400_701 + 10_000 * year));
      expect(await isCompared(...years, ...later, ...twice(19_410_701))).toBe(true);
    });

    it('but not where others are, of one person with many records, on a first of January as in other years, or without a day', async () => {
      expect(await isCompared(...people((n) => 19_110_501 + n), ...twice(19_111_111))).toBe(true);
      const rows = people(() => 19_111_111).map((row) => ({ ...row, family_name: 'Fairweather' }));
      expect(await isCompared(...rows, ...twice(19_111_111))).toBe(true);
      const years = people((n) => 19_700_101 + 10_000 * (n % 3));
      expect(await isCompared(...years, ...twice(19_700_101))).toBe(true);
      expect(await isCompared(...people(() => 19_700_000), ...twice(19_700_000))).toBe(true);
    });
  });

  it('are placeholders already where one record carries them', async () => {
    const { blocked } = await resolveSmall({ records: [{ ...ann, ssn: '111111111', phone: '+19999999999' }] });
    expect(blocked.map(({ field, reason }) => [field, reason])).toEqual([
      ['phone', 'placeholder'],
      ['ssn', 'placeholder'],
    ]);
  });
});

describe('names that nobody knew', () => {
  const unknown = { ...ann, given_name: 'UNKNOWN', email: null };

  it('stand for no name: the record is the person’s whom its number tells, who keeps the known name', async () => {
    const { person, personRecord } = await resolveSmall({
      records: [unknown, ann, { ssn: ben.ssn, given_name: 'n/a', family_name: 'Unknown' }, ben],
    });
    expect(groupsOf(personRecord).map((group) => group.length)).toEqual([2, 2]);
    expect(person.map(({ given_name, kind }) => [given_name, kind])).toEqual([
      [ann.given_name, 'person'],
      [ben.given_name, 'person'],
    ]);
  });

  it('alone are nobody whom a letter could name', async () => {
    const { person } = await resolveSmall({ records: [{ ssn: ben.ssn, given_name: 'FNU', family_name: 'LNU' }] });
    expect(person.map(({ kind, given_name }) => [kind, given_name])).toEqual([['unidentified', null]]);
  });
});

describe('records without a name', () => {
  const device = { imei: '35332011000017', phone: ann.phone, holding: 'imei=clear phone=clear' };

  it('join the person whose number they carry, over another device record too, and say by which number', async () => {
    const sim = { imei: device.imei, imsi: '310150123456789', holding: 'imei=clear imsi=clear' };
    const { personRecord, link } = await resolveSmall({ records: [ann, ben, device, sim, { imsi: sim.imsi }] });
    expect(groupsOf(personRecord).map((group) => group.length)).toEqual([4, 1]);
    const identifiers = link.filter(({ reason }) => reason === 'exact_identifier').map(({ pattern }) => pattern);
    expect(identifiers).toEqual(['phone', 'imei', 'imsi']);
  });

  it('join nobody where two people have the number, unless another number tells which of them', async () => {
    const husband = { given_name: 'Robert', family_name: 'Fairweather', phone: ann.phone, email: 'rob@example.com' };
    const mail = { phone: ann.phone, email: husband.email };
    expect(await together([ann, husband, device, mail])).toEqual([[1], [2, 4], [3]]);
  });

  it('join nobody who has another Social Security number', async () => {
    expect(
      await together([ann, ben, { ssn: '468117733', phone: ann.phone }, { ssn: ann.ssn, phone: ben.phone }]),
    ).toEqual([[1, 4], [2], [3]]);
  });

  it('join each other where nobody has a name', async () => {
    const numbers = { email: ann.email, phone: ann.phone, account_number: 'A-4711' };
    expect(await together([numbers, { ...numbers, imei: '35332011000017' }, { email: ben.email }])).toEqual([
      [1, 2],
      [3],
    ]);
  });

  it('are given to nobody against what people decided', async () => {
    const ids = [recordId(1, 1), recordId(1, 3)];
    expect(await together([ann, ben, device], { persons: [{ apart: ids }] })).toEqual([[1], [2], [3]]);
  });

  it('count as unidentified where nobody has their number', async () => {
    const { person, flow } = await resolveSmall({ records: [ann, { ...device, phone: '+12065550111' }] });
    expect(person.map(({ kind }) => kind)).toEqual(['person', 'unidentified']);
    expect(flow.find(({ step }) => step === 'people')).toMatchObject({ count: 1, removed: 1 });
  });

  it('are no company where something says that they are a person: the organisation is the employer', async () => {
    const nameless = { ssn: ann.ssn, middle_name: 'K', organization: 'Fairweather Plumbing LLC' };
    expect(await together([ann, nameless])).toEqual([[1, 2]]);
  });

  it('are one company whatever its legal form is called, and however "and" is written', async () => {
    const phone = '+16145550143';
    const names = ['Brandt & Sons Pottery', 'BRANDT AND SONS POTTERY, INC.', 'The Brandt & Sons Pottery LLC'];
    expect(await together(names.map((organization) => ({ organization, phone })))).toEqual([[1, 2, 3]]);
    expect(
      await together([
        { organization: 'Acme Tools Inc', phone },
        { organization: 'Acme Toys Inc', phone },
      ]),
    ).toHaveLength(2);
  });

  it('are companies where an organisation stands for the name', async () => {
    const firm = { organization: 'Fairweather Plumbing LLC', phone: '+12065550190', holding: 'phone=clear' };
    const { person } = await resolveSmall({ records: [ann, firm, firm] });
    expect(person.map(({ kind }) => kind)).toEqual(['person', 'company']);
  });
});
