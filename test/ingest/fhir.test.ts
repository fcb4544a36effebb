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
