import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openBytes } from '../support/open-bytes.ts';
import { rowsOf } from '../support/rows-of.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`../fixtures/records/${name}`, import.meta.url));

const open = (text: string | Buffer) => openBytes('a.txt', Buffer.isBuffer(text) ? text : Buffer.from(text));

const HEAD = 'MSH|^~\\&|LAB|NORTH|EHR|NORTH|20210804101500||ORU^R01|M1|P|2.5.1';
const PID = 'PID|1||77001^^^NORTH^MR||MARSH^ADA^L||19710228|F';

const message = (...segments: readonly string[]): string => [HEAD, PID, ...segments].join('\r');

/** A table of one message. */
const tableOf = async (name: string, ...segments: readonly string[]) =>
  rowsOf((await open(message(...segments)))[name]);

describe('a file of admissions', () => {
  it('is told by its first segment, whatever it is called and however its segments end', async () => {
    const bytes = fixture('adt.hl7');
    const framed = bytes
      .toString()
      .split(/(?=MSH\|)/)
      .map((one) => `\u000b${one}\u001c\r`)
      .join('');
    const [plain, batch, unix, mllp] = await Promise.all([
      open(bytes),
      open(fixture('batch.hl7')),
      open(bytes.toString().replaceAll('\r', '\n')),
      open(framed),
    ]);
    for (const found of [plain, batch, unix, mllp]) {
      expect(found['']).toMatchObject({ type: 'application/hl7-v2', status: 'read' });
      expect(found['patients']?.rows).toEqual(plain['patients']?.rows);
    }
    expect(plain['patients']?.rows).toHaveLength(3);
    // What frames a batch is no row, and is kept.
    expect(batch['']?.text).toContain('FTS|1');
  });

  it('of a batch without its end is read up to there, and not called read', async () => {
    const whole = fixture('batch.hl7').toString();
    const found = await open(whole.slice(0, whole.indexOf('BTS|')));
    expect(found['patients']?.rows).toHaveLength(3);
    expect(found['']).toMatchObject({ status: 'partly', reason: 'damaged' });
  });

  it('says of a patient what identifiers are by their type, and the parts of names and addresses', async () => {
    const [first] = rowsOf((await open(fixture('adt.hl7')))['patients']);
    expect(first).toMatchObject({
      'medical record number': 'H4410271',
      'social security number': '219-09-9911',
      'patient account number': 'V8830019',
      'driver license number': 'WESTBLJ123QX',
      'driver license state': 'WA',
      'family name': 'WESTBROOK',
      'given name': 'LENORA',
      'middle name': 'J',
      'birth date': '1961-04-17',
      'street address': '418 Cinder Hill Rd',
      'address line 2': 'Apt 2B',
      city: 'Tacoma',
      state: 'WA',
      'postal code': '98402',
      'home phone': '(253)555-0147',
      email: 'lenora.westbrook@mail.example',
    });
  });

  it('keeps relatives, who is insured and doctors as people of their own', async () => {
    const found = await open(fixture('adt.hl7'));
    expect(rowsOf(found['next_of_kin'])[1]).toMatchObject({
      'family name': 'OKAFOR',
      'given name': 'DELPHINE',
      relationship: 'Emergency contact',
      'home phone': '(206)555-0123',
    });
    expect(rowsOf(found['insured'])[0]).toMatchObject({ 'given name': 'CALVIN', 'policy number': 'XBQ771840226' });
    expect(rowsOf(found['insurance'])[0]).toMatchObject({ 'given name': 'LENORA', 'policy number': 'XBQ771840226' });
    expect(rowsOf(found['insurers'])[0]).not.toHaveProperty('policy number');
    expect(rowsOf(found['providers'])).toContainEqual(
      expect.objectContaining({ role: 'attending doctor', 'family name': 'MOREAU', npi: '1407891234' }),
    );
  });

  it('puts name, birth date and number of the patient beside each diagnosis, allergy and result', async () => {
    const found = await open(fixture('adt.hl7'));
    const lenora = { 'medical record number': 'H4410271', 'family name': 'WESTBROOK', 'birth date': '1961-04-17' };
    expect(rowsOf(found['diagnoses'])[1]).toMatchObject({ ...lenora, diagnosis: 'Essential hypertension' });
    expect(rowsOf(found['allergies'])[0]).toMatchObject({ ...lenora, allergy: 'PENICILLIN' });
    expect(rowsOf(found['results'])[1]).toMatchObject({
      ...lenora,
      'test result': 'No acute disease.\nHeart size normal & lungs clear.',
    });
  });
});

describe('a message', () => {
  it('keeps segments and fields that no list names', async () => {
    const found = await open(
      message('ZPI|1|card 4417||north wing', 'DG1|1|I10|I10^Hypertension|||||||||||||||||||||late'),
    );
    expect(rowsOf(found['notes'])[0]).toMatchObject({
      segment: 'ZPI',
      note: '1\ncard 4417\nnorth wing',
      'given name': 'ADA',
    });
    expect(rowsOf(found['diagnoses'])[0]).toMatchObject({ 'item DG1-24': 'late' });
  });

  it('takes escapes out once, and leaves what is none', async () => {
    const [row] = await tableOf(
      'notes',
      'NTE|1||A\\T\\B \\E\\T\\E\\ \\X4142\\ 5\\F\\6 \\H\\bold\\N\\ C:\\temp \\Zq\\ end\\',
    );
    expect(row?.['note']).toBe('1\nA&B \\T\\ AB 5|6 bold C:\\temp \\Zq\\ end\\');
  });

  it('is parted by the signs that its head names', async () => {
    const found = await open('MSH#*!?%#LAB#N###20210804##ADT*A01#M1\rPID#1##9*%%*X**MR!219-09-9914****SS##MARSH*ADA');
    expect(rowsOf(found['patients'])[0]).toMatchObject({
      'medical record number': '9',
      'social security number': '219-09-9914',
      'family name': 'MARSH',
    });
  });

  it('gives the files inside it as files', async () => {
    const data = Buffer.from('name,ssn\nAda Marsh,219-09-9915\nBo Marsh,219-09-9916\n').toString('base64');
    const found = await open(message(`OBX|1|ED|PDF^Report||^application^csv^Base64^${data}`));
    expect(found['M1-test result.csv']?.rows).toHaveLength(2);
  });

  it('numbers telephones that come again, calls further names aliases and keeps further addresses apart', async () => {
    const found = await open(
      `${HEAD}\rPID|1||1||MARSH^ADA^^^^^L~FIELD^ADA^^^^^M||||||1 A St^^Rome~2 B St^^Ulm||5550101~5550102`,
    );
    expect(rowsOf(found['patients'])[0]).toMatchObject({
      'family name': 'MARSH',
      alias: 'ADA FIELD',
      'street address': '1 A St',
      'home phone': '5550101',
      'home phone 2': '5550102',
    });
    expect(rowsOf(found['addresses'])).toEqual([
      {
        'medical record number': '1',
        'family name': 'MARSH',
        'given name': 'ADA',
        'street address': '2 B St',
        city: 'Ulm',
      },
    ]);
  });
});

describe('whose a value is', () => {
  const insurance = `IN1|1|PPO|60054|CASCADE MUTUAL||||||||||||MARSH^BO|SPO|19690501|1 A St^^Reno^NV^89501~2 B St^^Reno^NV^89501${'|'.repeat(30)}219-09-9916^^^^SS`;

  it('of somebody who is insured stays theirs, over both of their segments', async () => {
    const found = await open(message(insurance, 'IN2||219-09-9917||||||||ARMY77'));
    expect(rowsOf(found['insured'])).toEqual([
      expect.objectContaining({
        'given name': 'BO',
        'birth date': '1969-05-01',
        'street address': '1 A St',
        'social security number': '219-09-9916',
        'social security number 2': '219-09-9917',
        'military id number': 'ARMY77',
      }),
    ]);
    expect(rowsOf(found['insurance'])[0]).not.toHaveProperty('social security number');
    expect(rowsOf(found['addresses'])).toMatchObject([{ 'given name': 'BO', 'street address': '2 B St' }]);
  });

  it("of a mother is not her child's", async () => {
    const [child] = rowsOf(
      (await open(`${HEAD}\rPID|1||77001^^^N^MR||MARSH^ADA|FIELD^EVE${'|'.repeat(15)}88002^^^N^MR`))['patients'],
    );
    expect(child).toMatchObject({
      'medical record number': '77001',
      'mothers maiden name': 'EVE FIELD',
      'mothers medical record number': '88002',
    });
  });
});

describe('telephones', () => {
  it('stand beside an address of mail in the same field, with what is noted of them', async () => {
    const [first] = rowsOf(
      (await open(`${HEAD}\r${PID}||||||(253)555-0147^PRN^PH^ada@mail.example^^^^^after six`))['patients'] ?? undefined,
    );
    expect(first).toMatchObject({ email: 'ada@mail.example', 'phone note': 'after six' });
    expect(Object.values(first ?? {})).toContain('(253)555-0147');
  });
});

describe('what is no good message', () => {
  it('is kept as text and counted with its place, and lines that go on belong to the segment above', async () => {
    const found = await open(`${HEAD}\r${PID}\rNTE|1||first line\nand on\nNK1|1|MARSH^BO`);
    expect(found['']?.oddities).toEqual([{ found: 'problem', code: 'SEGMENTS_ODD', count: 1, first: 4 }]);
    expect(rowsOf(found['notes'])[0]).toMatchObject({ note: '1\nfirst line\nand on' });
    expect(rowsOf(found['next_of_kin'])).toHaveLength(1);
  });

  it('loses nothing where a message has other separators than its head says', async () => {
    const found = await open(`${HEAD}\rPID*1**77001***MARSH^ADA\rPV1*1*I`);
    expect(JSON.stringify(found)).toContain('PID*1**77001***MARSH^ADA');
    expect(found['']?.oddities[0]).toMatchObject({ code: 'SEGMENTS_ODD', count: 2, first: 2 });
  });

  it('is read in windows-1252 where no UTF-8 stands', async () => {
    const text = `${HEAD}\rPID|1||1||MU\u00d1OZ^JOS\u00c9||19700101`;
    const found = await open(Buffer.from(text, 'latin1'));
    expect(rowsOf(found['patients'])[0]).toMatchObject({ 'family name': 'MUÑOZ', 'given name': 'JOSÉ' });
  });

  it('costs its length and no more: long segments, many repetitions, components and escapes', async () => {
    const many = 100_000;
    const long = [
      'a'.repeat(10 * many),
      '~'.repeat(many),
      '^&'.repeat(many / 2),
      '\\'.repeat(many),
      '\\X41\\'.repeat(many / 5),
    ];
    const started = performance.now();
    for (const field of [...long, 'x~'.repeat(many / 2)]) {
      const found = await open(message(`OBX|1|TX|A||${field}`, `ZZZ|${field}`, `PID|2||1||${field}`));
      expect(found['']?.status).toBe('read');
    }
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('is no HL7 where only its first letters say so', async () => {
    for (const text of ['MSH is short for melanocyte\n', 'MSH|a|b\n1|2|3\n4|5|6\n', 'MSH,ADA\n1,2\n'])
      expect((await open(text))['']?.type).not.toBe('application/hl7-v2');
  });
});
