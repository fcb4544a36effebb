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

describe('claims of hospitals and dentists (837I, 837D)', () => {
  it('have the stay, its diagnoses and procedures, and who acted', async () => {
    const found = await open(fixture('claims-837i'));
    expect(rowsOf(found['claims'])).toMatchObject([
      {
        'family name': 'WESTBROOK',
        'medical record number': 'H4410271',
        'admission date': '2021-08-04 10:15:00',
        'discharge time': '1130',
        'statement dates': '2021-08-04 - 2021-08-09',
        'diagnosis code': 'E119',
        'procedure code': '0DJ08ZZ',
      },
    ]);
    expect(rowsOf(found['services'])).toMatchObject([
      { 'family name': 'WESTBROOK', 'revenue code': '0120' },
      { 'family name': 'WESTBROOK', 'procedure code': '43235', 'service date': '2021-08-05' },
    ]);
    expect(rowsOf(found['providers'])).toMatchObject([
      { role: 'attending physician', 'family name': 'MOREAU' },
      { role: 'operating physician', 'family name': 'ABERNATHY', 'provider number': 'PH44120' },
    ]);
  });

  it('have teeth and services of a child, not of who is insured', async () => {
    const found = await open(fixture('claims-837d'));
    expect(rowsOf(found['services'])).toMatchObject([{ ...ITZEL, 'procedure code': 'D2740', tooth: '3' }]);
    expect(rowsOf(found['claims'])).toMatchObject([{ ...ITZEL, 'diagnosis code': 'K0250' }]);
    expect(rowsOf(found['providers'])).toMatchObject([{ 'family name': 'TANAKA' }, { 'family name': 'SOLANO' }]);
  });
});

describe('contacts', () => {
  it('are people; a desk or a department is the organization itself', async () => {
    expect(rowsOf((await open(fixture('claims-837d')))['contacts'])).toMatchObject([{ 'full name': 'ANSEL BRANDT' }]);
    for (const name of ['claims-837i', 'remittance-835'])
      expect(await open(fixture(name))).not.toHaveProperty('contacts');
    expect(rowsOf((await open(fixture('remittance-835')))['organizations'])[0]).toMatchObject({
      'organization name': 'CASCADE MUTUAL',
      'contact department': 'CLAIMS DESK',
      phone: '8005550100',
    });
  });
});

describe('facts that stand behind another name', () => {
  const of = (kind: string, ...segments: readonly string[]) =>
    open(interchange(...segments).replace('ST*837*', `ST*${kind}*`));

  it("of a remittance are the claim's, but for what only doctors have", async () => {
    const found = await of(
      '835',
      ...['CLP*V1*1*482*312.5*40*12*C1*11*1', 'NM1*QC*1*MARSH*ADA', 'NM1*82*1*MOREAU*SYLVIE', 'REF*SY*219099912'],
      ...['REF*1G*U7', 'DTM*050*20210804', 'AMT*AU*40'],
    );
    expect(rowsOf(found['providers'])).toEqual([
      { role: 'rendering provider', 'family name': 'MOREAU', 'given name': 'SYLVIE', upin: 'U7' },
    ]);
    expect(rowsOf(found['claims'])).toMatchObject([
      {
        'family name': 'MARSH',
        'social security number': '219099912',
        'received date': '2021-08-04',
        'amount AU': '40',
      },
    ]);
  });

  it("of an enrolment are the member's who was named last", async () => {
    const found = await of(
      '834',
      ...['INS*Y*18*021', 'NM1*IL*1*MARSH*ADA', 'INS*Y*18*021', 'NM1*IL*1*FIELD*BO', 'DSB*2****585***DX*S82101A'],
      ...['ZQ1*X', 'HD*021**HLT', 'LX*1', 'NM1*P3*1*MOREAU*SYLVIE', 'COB*P*PL7*5', 'REF*SY*219099912'],
    );
    expect(rowsOf(found['notes'])).toMatchObject([{ 'family name': 'FIELD', segment: 'ZQ1' }]);
    expect(rowsOf(found['providers'])[0]).not.toHaveProperty('social security number');
    expect(rowsOf(found['other_coverage'])).toMatchObject([
      { 'family name': 'FIELD', 'policy number': 'PL7', 'social security number': '219099912' },
    ]);
  });

  it("of eligibility are a dependent's", async () => {
    const found = await open(fixture('eligibility-270'));
    expect(rowsOf(found['patients'])).toMatchObject([{ ...ITZEL, relationship: '19', 'diagnosis code': 'J45909' }]);
    expect(rowsOf(found['subscribers'])).toMatchObject([
      { 'given name': 'TOMAS', 'social security number': '219099914' },
    ]);
  });

  it('of another insured stand in front of the name', async () => {
    const found = await of(
      '837',
      ...[
        'HL*1**22*0',
        'SBR*P*18',
        'NM1*IL*1*MARSH*ADA',
        'DMG*D8*19610417*F',
        'CLM*V1*5',
        'SBR*S*01',
        'DMG*D8*19590822*M',
      ],
      'NM1*IL*1*MARSH*BO',
    );
    expect(rowsOf(found['claims'])).toMatchObject([{ 'birth date': '1961-04-17' }]);
    expect(rowsOf(found['subscribers'])[1]).toMatchObject({ 'given name': 'BO', 'birth date': '1959-08-22' });
  });

  it('of a premium are of whom it is paid for', async () => {
    const found = await of(
      '820',
      ...[
        'ENT*1*2J*34*219099912',
        'NM1*EY*1*MARSH*ADA',
        'RMR*AZ*P1**40',
        'ENT*2*2J*34*219099913',
        'NM1*EY*1*FIELD*BO',
        'RMR*AZ*P2**50',
      ],
    );
    expect(rowsOf(found['notes'])).toMatchObject([{ 'family name': 'MARSH' }, { 'family name': 'FIELD' }]);
    expect(rowsOf(found['subscribers'])[1]).toMatchObject({
      'social security number': '219099913',
      'given name': 'BO',
    });
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

  it('is read on where lines are wrapped at eighty signs', async () => {
    const wrapped = fixture('claims-837i').replaceAll('\n', '').replace(/.{80}/g, '$&\r\n');
    const [found, plain] = [await open(wrapped), await open(fixture('claims-837i'))];
    for (const table of ['subscribers', 'claims', 'services', 'providers'])
      expect(rowsOf(found[table])).toEqual(rowsOf(plain[table]));
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
    const titles = 'ISA,CLIENT,FIRST,LAST,DOB,SSN,STREET,CITY,STATE,ZIP,PHONE,MAIL,PLAN,GROUP,START,END,NOTE,MORE\n';
    for (const text of [titles, 'ISA said: call me\n', `ISA${'*'.repeat(5)}\n`, 'ISA,NAME\n1,2\n'])
      expect((await open(text))['']?.type).not.toBe('application/edi-x12');
  });
});
