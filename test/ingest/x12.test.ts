import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openBytes } from '../support/open-bytes.ts';
import { rowsOf } from '../support/rows-of.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/records/${name}.edi`, import.meta.url), 'utf8');

const open = (text: string) => openBytes('a.txt', Buffer.from(text));

const HEAD =
  'ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *210804*1015*^*00501*000000101*0*P*:~';

const interchange = (...segments: readonly string[]): string =>
  `${HEAD}GS*HC*S*R*20210804*1015*1*X*005010X222A1~ST*837*0001~${segments.map((one) => `${one}~`).join('')}SE*9*0001~GE*1*1~IEA*1*000000101~`;

const MARCUS = {
  'family name': 'OFALLON',
  'given name': 'MARCUS',
  'birth date': '1984-09-02',
  'insurance member id': 'YTR220918463',
};
const ITZEL = { 'family name': 'NAKASHIMA-REYES', 'given name': 'ITZEL', 'birth date': '2014-03-11' };

describe('claims (837)', () => {
  it('keep subscriber, patient and provider apart, each with what is said of them', async () => {
    const found = await open(fixture('claims-837p'));
    expect(found['']).toMatchObject({ type: 'application/edi-x12', status: 'read', reason: null });
    expect(rowsOf(found['subscribers'])).toMatchObject([
      { ...MARCUS, 'social security number': '219099912', city: 'OLYMPIA', 'group number': '51207' },
      { 'given name': 'TOMAS', 'group number': '77310' },
      { 'given name': 'KENJI', 'group number': '90112' },
    ]);
    expect(rowsOf(found['patients'])).toMatchObject([{ ...ITZEL, 'street address': '9 HARBOR STEPS' }]);
    expect(rowsOf(found['providers'])).toMatchObject([
      { role: 'rendering provider', 'family name': 'MOREAU', npi: '1538102399' },
      { role: 'rendering provider', 'family name': 'ABERNATHY' },
    ]);
    expect(rowsOf(found['organizations'])[2]).toMatchObject({ role: 'billing provider', 'tax id': '910000001' });
  });

  it("say whose diagnoses and services they are: a dependent's are not the subscriber's", async () => {
    const found = await open(fixture('claims-837p'));
    expect(rowsOf(found['claims'])).toMatchObject([
      { ...MARCUS, 'medical record number': 'H4410388', 'diagnosis code': 'S82101A', 'diagnosis code 2': 'I10' },
      { ...ITZEL, 'patient account number': 'V8830051', 'diagnosis code': 'J45909' },
    ]);
    expect(rowsOf(found['services'])).toMatchObject([
      { ...MARCUS, 'procedure code': '99213', 'service date': '2021-08-04' },
      { ...MARCUS, 'procedure code': '73590', 'procedure modifiers': '26' },
      { ...ITZEL, 'patient account number': 'V8830051' },
    ]);
  });
});

describe('remittances, enrolment and eligibility (835, 834, 271)', () => {
  it('name the patient of a claim behind it', async () => {
    const found = await open(fixture('remittance-835'));
    expect(rowsOf(found['claims'])[1]).toMatchObject({ 'family name': 'NAKASHIMA-REYES', 'paid amount': '100' });
    expect(rowsOf(found['subscribers'])).toMatchObject([{ 'given name': 'TOMAS' }]);
  });

  it('give a member what is said in front of the name, and a second address a row of its own', async () => {
    const found = await open(fixture('enrolment-834'));
    expect(rowsOf(found['subscribers'])[0]).toMatchObject({
      'subscriber id': '219099921',
      'social security number': '219099911',
      'family name': 'WESTBROOK',
      'home phone': '2535550147',
      income: '5250.5',
    });
    expect(rowsOf(found['addresses'])).toMatchObject([{ 'given name': 'LENORA', 'street address': 'PO BOX 77' }]);
    expect(rowsOf(found['coverage'])[1]).toMatchObject({ 'given name': 'CALVIN', 'benefit begin date': '2021-01-01' });
  });

  it('are parted by the signs of their heads, also where a line is a segment', async () => {
    expect(rowsOf((await open(fixture('eligibility-271')))['benefits'])[1]).toMatchObject({
      ...MARCUS,
      note: 'PRIOR AUTHORIZATION NEEDED FOR IMAGING',
    });
  });

  it('may stand behind each other with other signs', async () => {
    const found = await open(fixture('remittance-835') + fixture('eligibility-271'));
    expect(rowsOf(found['patients'])).toHaveLength(2);
    expect(rowsOf(found['benefits'])).toHaveLength(2);
  });
});

describe('what is no good interchange', () => {
  it('that is cut off gives what stands in front of the cut, and is not called read', async () => {
    const whole = fixture('claims-837p');
    const found = await open(whole.slice(0, whole.indexOf('DMG*D8*19801130')));
    expect(rowsOf(found['subscribers'])).toHaveLength(2);
    expect(found['']).toMatchObject({ status: 'partly', reason: 'damaged' });
  });

  it('keeps segments and elements that no list names, with the patient they stand behind', async () => {
    const found = await open(
      interchange('HL*1**22*0', 'NM1*IL*1*MARSH*ADA****MI*X1', 'CLM*1*5', 'CR1*LB*140**A*DH*12', 'REF*X9*QQ'),
    );
    expect(rowsOf(found['notes'])).toEqual([
      expect.objectContaining({ 'family name': 'MARSH', segment: 'CR1', note: 'LB 140  A DH 12' }),
    ]);
    expect(rowsOf(found['claims'])[0]).toMatchObject({ 'family name': 'MARSH', 'reference X9': 'QQ' });
  });

  it('keeps what is no segment as text, and counts it with its place', async () => {
    const found = await open(interchange('NM1*IL*1*MARSH*ADA', '-- resent by hand --', 'NM1|IL|1|FIELD|BO'));
    expect(found['']?.text).toContain('-- resent by hand --');
    expect(found['']?.text).toContain('NM1|IL|1|FIELD|BO');
    expect(found['']?.oddities).toMatchObject([{ code: 'SEGMENTS_ODD', count: 2, first: 5 }]);
  });

  it('costs its length and no more', async () => {
    const many = 100_000;
    const started = performance.now();
    for (const value of [
      'a'.repeat(10 * many),
      '*'.repeat(many),
      ':'.repeat(many),
      '^'.repeat(many),
      'x^'.repeat(many),
      HEAD.repeat(1000),
    ])
      for (const segment of ['NM1*IL*1*', 'HI*BK:', 'REF*SY*', 'PER*IC**TE*', 'QQ*', 'SV1*HC:', 'CLM*'])
        expect((await open(interchange('CLM*1', `${segment}${value}`)))['']).toBeDefined();
    expect((await open(interchange(...Array.from({ length: 5000 }, (_, n) => `NM1*IL*1*M${n}*ADA`))))['']?.status).toBe(
      'read',
    );
    expect(performance.now() - started).toBeLessThan(60_000);
  });

  it('is no X12 where only its first letters say so', async () => {
    for (const text of ['ISA said: call me\n', `ISA${'*'.repeat(5)}\n`, 'ISA,NAME\n1,2\n'])
      expect((await open(text))['']?.type).not.toBe('application/edi-x12');
  });
});
