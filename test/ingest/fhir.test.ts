import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openBytes } from '../support/open-bytes.ts';
import { rowsOf } from '../support/rows-of.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`../fixtures/records/${name}`, import.meta.url));

const open = (text: string | Buffer) => openBytes('a.json', Buffer.isBuffer(text) ? text : Buffer.from(text));

const patient = (rest: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({ resourceType: 'Patient', id: 'p-1', name: [{ family: 'Marsh', given: ['Ada'] }], ...rest });

describe('a bundle of FHIR resources', () => {
  it('is a table a kind of resource; identifiers are called by their type or their system', async () => {
    const found = await open(fixture('bundle.fhir.json'));
    expect(found['']).toMatchObject({ type: 'application/fhir+json', status: 'read' });
    expect(rowsOf(found['patients'])[0]).toMatchObject({
      'patient key': 'p-1',
      'medical record number': 'H4410271',
      'social security number': '219-09-9911',
      'driver license number': 'WESTBLJ123QX',
      'family name': 'Westbrook',
      'given name': 'Lenora',
      'middle name': 'June',
      'maiden name': 'Lenora Tarkington',
      'mobile phone': '(253) 555-0147',
      email: 'lenora.westbrook@mail.example',
      'birth date': '1961-04-17',
      'street address': '418 Cinder Hill Rd',
      'address line 2': 'Apt 2B',
      race: 'White',
    });
    expect(rowsOf(found['practitioners'])).toMatchObject([{ 'family name': 'Moreau', npi: '1538102399' }]);
  });

  it('keeps relatives and second addresses apart, and says which patient a diagnosis, a result or a policy is of', async () => {
    const found = await open(fixture('bundle.fhir.json'));
    expect(rowsOf(found['next_of_kin'])).toMatchObject([{ 'given name': 'Calvin', relationship: 'Husband' }]);
    expect(rowsOf(found['addresses'])).toMatchObject([{ 'given name': 'Lenora', 'street address': '12 Alder Way' }]);
    expect(rowsOf(found['conditions'])).toMatchObject([
      { 'patient key': 'p-1', 'diagnosis code': 'E11.9' },
      { 'patient key': 'p-2', diagnosis: 'Asthma', 'diagnosis code': 'J45.909' },
    ]);
    expect(rowsOf(found['observations'])).toMatchObject([{ 'patient key': 'p-1', 'test result': '7.9 %' }]);
    expect(rowsOf(found['coverages'])).toMatchObject([{ 'patient key': 'p-1', 'insurance member id': 'XBQ771840226' }]);
  });

  it('gives the files inside it as files', async () => {
    expect((await open(fixture('bundle.fhir.json')))['attachment-1.plain']?.text).toContain('SSN 219-09-9911');
  });

  it('may be lines, a list or a single resource', async () => {
    for (const text of [`${patient()}\n${patient()}\n`, `[${patient()},${patient()}]`, patient()])
      expect(rowsOf((await open(text))[''])[0]).toMatchObject({ 'family name': 'Marsh', 'given name': 'Ada' });
    expect((await open(fixture('bulk.ndjson')))['patients']?.rows).toHaveLength(2);
  });

  it('keeps elements that no list names, with resources inside a resource as rows of their own', async () => {
    const inner = { resourceType: 'Person', name: [{ family: 'Field', given: ['Bo'] }] };
    const found = await open(patient({ contained: [inner], petName: { first: 'Rex', ages: [3, 4] } }));
    expect(rowsOf(found['patients'])[0]).toMatchObject({
      'pet name first': 'Rex',
      'pet name ages': '3',
      'pet name ages 2': '4',
    });
    expect(rowsOf(found['persons'])).toMatchObject([{ 'family name': 'Field' }]);
  });
});

describe('what is no good FHIR', () => {
  it('that is cut off gives the resources in front of the cut, and is not called read', async () => {
    const whole = fixture('bundle.fhir.json');
    const found = await open(whole.subarray(0, Math.floor(whole.length * 0.8)));
    expect(rowsOf(found['patients'])).toHaveLength(2);
    expect(found['']).toMatchObject({ status: 'partly', reason: 'damaged' });
  });

  it('keeps a line that is no resource as text, and counts it with its place', async () => {
    const found = await open(`${patient()}\n{"resourceType": "Pat\n${patient()}\n`);
    expect(rowsOf(found['patients'])).toHaveLength(2);
    expect(found['']?.text).toContain('{"resourceType": "Pat');
    expect(found['']?.oddities).toMatchObject([{ code: 'SEGMENTS_ODD', count: 1, first: 2 }]);
  });

  it('takes nothing for granted: other types than the standard has, and depth without end', async () => {
    const odd = {
      name: [{ family: 5, given: 'Ada' }],
      telecom: [{ system: [1], value: {} }],
      identifier: [{ type: 7, value: null }],
      address: [{ line: 'x' }],
      contact: 'none',
      text: { div: 9 },
    };
    expect((await open(patient(odd)))['']?.status).toBe('read');
    const deep = `${'{"a":'.repeat(400)}1${'}'.repeat(400)}`;
    expect(
      (await open(`{"resourceType":"Patient","x":${deep},"y":${'['.repeat(450)}${']'.repeat(450)}}`))['']?.status,
    ).toBe('read');
  });

  it('leaves flat exports that only call their rows resources to the reader of lines', async () => {
    const line = '{"resourceType": "Patient", "name": {"family": "Marsh", "given": "Ada"}}\n';
    expect((await open(line + line))['']?.type).toBe('application/x-ndjson');
  });
});

const bundleOf = (...resources: readonly object[]): string =>
  JSON.stringify({ resourceType: 'Bundle', entry: resources.map((resource) => ({ resource })) });

const related = { resourceType: 'RelatedPerson', id: 'r-1', patient: { reference: 'Patient/p-1' } };

describe('JSON that is no FHIR', () => {
  const row = (n: number, type: string, rest: object = {}) => ({
    id: n,
    text: `SSN 900-11-888${n}`,
    ...rest,
    resourceType: type,
  });

  it('has another type than the standard, or has it below its root: the reader of JSON takes it', async () => {
    const tickets = [1, 2].map((n) =>
      row(n, 'Ticket', { meta: { email: `m${n}@mail.example` }, address: { zip: '98501' } }),
    );
    const found = await open(JSON.stringify(tickets));
    expect(found['']?.type).toBe('application/json');
    expect(rowsOf(found[''])[0]).toMatchObject({ text: 'SSN 900-11-8881', 'meta.email': 'm1@mail.example' });
    const users = [1, 2].map((n) => ({ userName: `u${n}`, meta: { resourceType: 'User' } }));
    expect((await open(JSON.stringify({ totalResults: 2, Resources: users })))['Resources']?.rows).toHaveLength(2);
    const nested = [1, 2].map((n) => ({ id: n, about: { resourceType: 'Patient' } }));
    expect((await open(JSON.stringify(nested)))['']?.type).toBe('application/json');
  });

  it('is told from FHIR whose type stands behind other keys, or whose resources have entries around them', async () => {
    const late = { name: [{ family: 'Marsh' }], resourceType: 'Patient' };
    for (const text of [late, [late], { entry: [{ resource: late }], resourceType: 'Bundle' }, [{ resource: late }]])
      expect((await open(JSON.stringify(text, null, 1)))['']?.type).toBe('application/fhir+json');
  });
});

describe('a resource', () => {
  it('keeps what no list names: meta, text that is none of the standard, keys of its own in elements of the standard', async () => {
    const found = await open(
      patient({
        meta: { tag: [{ display: 'Staff' }] },
        text: 'SSN 900-11-8881',
        address: [{ city: 'Olympia', zip: '98501' }],
        telecom: [{ system: 'phone', value: '360-555-0101', owner: 'Bo Field' }],
      }),
    );
    expect(rowsOf(found[''])[0]).toMatchObject({
      'meta tag display': 'Staff',
      text: 'SSN 900-11-8881',
      'address zip': '98501',
      phone: '360-555-0101',
      'telecom owner': 'Bo Field',
    });
  });

  it('has the whole address where that says more than its parts', async () => {
    const of = async (text: string) =>
      rowsOf((await open(patient({ address: [{ text, line: ['1 Main St'], city: 'Olympia' }] })))[''])[0];
    expect(await of('1 Main St, Olympia WA 98501')).toMatchObject({ address: '1 Main St, Olympia WA 98501' });
    expect(await of('1 MAIN ST, OLYMPIA')).not.toHaveProperty('address');
  });

  it('has what extensions hold, of any type and in each other', async () => {
    const extension = [
      {
        url: 'http://x.example/patient-religion',
        valueCodeableConcept: { coding: [{ code: '1013', display: 'Christian' }] },
      },
      { url: 'http://x.example/patient-birthPlace', valueAddress: { city: 'Olympia' } },
      {
        url: 'http://x.example/numbers',
        extension: [{ url: 'tax', extension: [{ url: 'deep', valueString: '900-33-4444' }] }],
      },
    ];
    expect(rowsOf((await open(patient({ extension })))[''])[0]).toMatchObject({
      'patient religion': 'Christian',
      'patient religion code': '1013',
      'patient birth place city': 'Olympia',
      'numbers tax deep': '900-33-4444',
    });
  });

  it('has the identifier that stands in a reference to its patient', async () => {
    const subject = {
      reference: 'Patient/p-1/_history/3',
      identifier: { system: 'http://hl7.org/fhir/sid/us-ssn', value: '900-77-8888' },
    };
    expect(
      rowsOf((await open(bundleOf({ resourceType: 'Observation', id: 'o', subject })))['observations'])[0],
    ).toEqual({
      'resource id': 'o',
      'patient key': 'p-1',
      'social security number': '900-77-8888',
    });
  });

  it('of another type than the standard has is a row of one table, with its type', async () => {
    const others = ['Rta', 'Rtb'].map((resourceType) => JSON.stringify({ resourceType, x: 'y' }));
    const found = await open(`${patient()}\n${others.join('\n')}\n`);
    expect(Object.keys(found).sort()).toEqual(['', 'others', 'patients']);
    expect(rowsOf(found['others'])).toEqual([
      { type: 'Rta', x: 'y' },
      { type: 'Rtb', x: 'y' },
    ]);
  });

  it('with very many people in it is read', async () => {
    const contact = Array.from({ length: 150_000 }, (_, n) => ({ gender: String(n) }));
    expect(
      (await open(patient({ contained: [{ resourceType: 'Patient', contact }] })))['next_of_kin']?.rows,
    ).toHaveLength(150_000);
  });
});

describe('who is meant', () => {
  it('by the id of a contained patient is the one inside the same resource', async () => {
    const claim = (id: string | undefined, given: string, said: string) => ({
      resourceType: 'Claim',
      id,
      contained: [{ resourceType: 'Patient', id: 'patient1', name: [{ given: [given] }] }],
      patient: { reference: '#patient1' },
      diagnosis: [{ diagnosisCodeableConcept: { text: said } }],
    });
    const found = await open(bundleOf(claim('c-1', 'Ada', 'asthma'), claim(undefined, 'Zoe', 'epilepsy')));
    const [ada, zoe] = rowsOf(found['patients']).map((row) => row['patient key']);
    expect(ada).toBe('Claim/c-1#patient1');
    expect(zoe).not.toBe(ada);
    expect(rowsOf(found['claims'])).toMatchObject([
      { 'patient key': ada, diagnosis: 'asthma' },
      { 'patient key': zoe, diagnosis: 'epilepsy' },
    ]);
  });

  it('in a transaction is told by where the entry stands, and what it asks for is kept', async () => {
    const entry = [
      {
        fullUrl: 'urn:uuid:aaa',
        resource: { resourceType: 'Patient', name: [{ family: 'Marsh' }] },
        request: { method: 'POST', url: 'Patient', ifNoneExist: 'identifier=us-ssn|900-11-2222' },
      },
      { fullUrl: 'urn:uuid:bbb', resource: { resourceType: 'Patient', id: 'p-2', name: [{ family: 'Field' }] } },
      ...['aaa', 'bbb'].map((id) => ({
        resource: { resourceType: 'Condition', subject: { reference: `urn:uuid:${id}` } },
      })),
    ];
    const text = JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry });
    for (const found of [await open(text), await open(`${text}\n`)]) {
      expect(rowsOf(found['patients'])).toMatchObject([
        { 'patient key': 'aaa', 'request if none exist': 'identifier=us-ssn|900-11-2222' },
        { 'patient key': 'p-2' },
      ]);
      expect(rowsOf(found['conditions'])).toMatchObject([{ 'patient key': 'aaa' }, { 'patient key': 'p-2' }]);
    }
  });

  it('by a relative is somebody else: neither name nor illness goes from one to the other', async () => {
    const history = {
      ...{ resourceType: 'FamilyMemberHistory', id: 'f-1', name: 'Mary Marsh', relationship: { text: 'mother' } },
      patient: {
        reference: 'Patient/p-1',
        display: 'Ada Marsh',
        identifier: { system: 'us-ssn', value: '900-55-6666' },
      },
      condition: [{ code: { text: 'breast cancer' } }],
    };
    const found = await open(bundleOf(history, related));
    const [row] = rowsOf(found['family_member_historys']);
    expect(row).toMatchObject({ 'relative of': 'p-1', 'full name': 'Mary Marsh', diagnosis: 'breast cancer' });
    for (const name of ['patient key', 'social security number']) expect(row).not.toHaveProperty(name);
    expect(rowsOf(found['patients'])).toEqual([
      { 'patient key': 'p-1', 'social security number': '900-55-6666', 'full name': 'Ada Marsh' },
    ]);
    expect(rowsOf(found['related_persons'])).toEqual([{ 'resource id': 'r-1', 'relative of': 'p-1' }]);
  });
});
