import { describe, expect, it } from 'vitest';
import { openBytes } from '../support/open-bytes.ts';
import { rowsOf } from '../support/rows-of.ts';

const PATIENT = `<recordTarget><patientRole>
<id root="2.16.840.1.113883.4.1" extension="219-09-9911"/><id root="1.2.840.114350.1" extension="H4410271"/>
<addr use="HP"><streetAddressLine>418 Cinder Hill Rd</streetAddressLine><city>Dayton</city><state>OH</state><postalCode>45402</postalCode></addr>
<telecom use="HP" value="tel:+1-937-555-0147"/><telecom value="mailto:lenora@mail.example"/>
<patient><name use="L"><given>Lenora</given><given>June</given><family>Westbrook</family></name>
<administrativeGenderCode code="F" displayName="Female"/><birthTime value="19610417"/><raceCode code="2106-3" displayName="White"/>
<guardian><telecom value="tel:937-555-0166"/><guardianPerson><name><given>Calvin</given><family>Westbrook</family></name></guardianPerson></guardian>
</patient></patientRole></recordTarget>`;

const documentOf = (inside: string): Buffer =>
  Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<ClinicalDocument xmlns="urn:hl7-org:v3"><title>Summary &amp; plan</title>${inside}</ClinicalDocument>`,
  );

const open = (inside: string) => openBytes('a.xml', documentOf(inside));

describe('a clinical document of HL7 (CDA)', () => {
  it('has a row for the patient, with numbers by whose they are, and apart from it one for the guardian', async () => {
    const found = await open(PATIENT);
    expect(found['']).toMatchObject({ type: 'application/cda+xml', status: 'read' });
    expect(rowsOf(found['patients'])).toMatchObject([
      {
        'patient key': 'H4410271',
        'social security number': '219-09-9911',
        'medical record number': 'H4410271',
        'given name': 'Lenora',
        'middle name': 'June',
        'family name': 'Westbrook',
        'birth date': '1961-04-17',
        'street address': '418 Cinder Hill Rd',
        'postal code': '45402',
        'home phone': '+1-937-555-0147',
        email: 'lenora@mail.example',
        race: 'White',
      },
    ]);
    expect(rowsOf(found['next_of_kin'])).toMatchObject([
      { 'given name': 'Calvin', phone: '937-555-0166', relationship: 'guardian' },
    ]);
  });

  it('keeps relatives and those who act for the office as people of their own', async () => {
    const found = await open(`${PATIENT}
<author><assignedAuthor><id root="2.16.840.1.113883.4.6" extension="1538102399"/><assignedPerson><name><prefix>Dr.</prefix><given>Ines</given><family>Moreau</family></name></assignedPerson></assignedAuthor></author>
<participant><associatedEntity classCode="NOK"><code code="DAU" displayName="Daughter"/><telecom value="tel:937-555-0171"/><associatedPerson><name><given>Ada</given><family>Marsh</family></name></associatedPerson></associatedEntity></participant>`);
    expect(rowsOf(found['practitioners'])).toMatchObject([{ 'family name': 'Moreau', npi: '1538102399' }]);
    expect(rowsOf(found['related_persons'])).toMatchObject([
      { 'family name': 'Marsh', 'relative of': 'H4410271', phone: '937-555-0171' },
    ]);
  });

  it('says of the patient what entries state by codes, and each section as people read it', async () => {
    const found = await open(`${PATIENT}<component><structuredBody>
<component><section><title>PROBLEMS</title><text><list><item>Asthma, since <content ID="p1">2019</content></item><item>Gout</item></list></text>
<entry><observation><code code="55607006" displayName="Problem"/><value code="J45.40" displayName="Moderate persistent asthma"/></observation></entry></section></component>
<component><section><title>RESULTS</title><text>See lab</text><entry><observation><code code="4548-4" displayName="Hemoglobin A1c"/><value value="9.1" unit="%"/></observation></entry></section></component>
<component><section><title>MEDICATIONS</title><text>As listed</text><entry><substanceAdministration><consumable><manufacturedProduct><manufacturedMaterial><code code="860975" displayName="Metformin 500 MG"/></manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration></entry></section></component>
</structuredBody></component>`);
    expect(rowsOf(found['conditions'])).toMatchObject([
      { 'patient key': 'H4410271', diagnosis: 'Moderate persistent asthma', 'diagnosis code': 'J45.40' },
    ]);
    expect(rowsOf(found['medication_statements'])).toMatchObject([{ medication: 'Metformin 500 MG' }]);
    const results = rowsOf(found['observations']);
    expect(results).toContainEqual(expect.objectContaining({ test: 'Hemoglobin A1c', 'test result': '9.1 %' }));
    const problems = String(results.find(({ test }) => test === 'PROBLEMS')?.['test result']);
    expect(problems).toMatch(/Asthma, since 2019\s+(?:\S\s)?Gout/);
  });

  it('gives the document that is all of its body as a file', async () => {
    const body = Buffer.from('SSN 219-09-9911').toString('base64');
    const found = await open(
      `${PATIENT}<component><nonXMLBody><text mediaType="text/plain" representation="B64">${body}</text></nonXMLBody></component>`,
    );
    expect(found['body.plain']?.text).toContain('219-09-9911');
  });

  it('is read as XML where it is not whole', async () => {
    const whole = documentOf(PATIENT);
    const found = await openBytes('a.xml', whole.subarray(0, whole.length - 60));
    expect(Object.values(found).some(({ text }) => text?.includes('Lenora'))).toBe(true);
    expect(found['']?.status).not.toBe('read');
  });

  it('takes time that grows no faster than the document where titles have no text behind them', async () => {
    const found = await open('<title>x</title><text>'.repeat(3000) + '</text>'.repeat(3000));
    expect(found['']).toBeDefined();
  });
});
