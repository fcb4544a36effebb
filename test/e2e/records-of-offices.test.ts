import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseOfFiles, caseOfFiles } from '../support/case-of-files.ts';
import { runCandor } from '../support/run-candor.ts';

const records = fileURLToPath(new URL('../fixtures/records/', import.meta.url));

/** People of the list of a case with these files: their names, and what of theirs was exposed. */
type People = ReadonlyMap<string, ReadonlySet<string>>;

const listOf = (folder: string): People => {
  const text = readFileSync(join(folder, 'out', 'list.csv'), 'utf8')
    .replaceAll('\r', '')
    .trimEnd();
  const rows = text
    .split('\n')
    .map((line) => line.match(/"(?:[^"]|"")*"|[^,]+|(?<=,)(?=,|$)/g)?.map((cell) => cell.replace(/^"|"$/g, '')) ?? []);
  const [heads = [], ...lines] = rows;
  const at = (cells: readonly string[], name: string): string => cells[heads.indexOf(name)] ?? '';
  return new Map(
    lines.map((cells) => [
      `${at(cells, 'given_name')} ${at(cells, 'family_name')}`.toUpperCase(),
      new Set(heads.filter((name) => heads.includes(`${name}_records`) && at(cells, name) === 'yes')),
    ]),
  );
};

let cases: CaseOfFiles[] = [];
const peopleOf = async (id: string, pattern: RegExp): Promise<People> => {
  const names = readdirSync(records).filter((name) => pattern.test(name));
  const made = await caseOfFiles(
    id,
    Object.fromEntries(names.map((name) => [name, readFileSync(join(records, name))])),
  );
  cases.push(made);
  await runCandor(['respond', made.folder], { home: made.home });
  return listOf(made.folder);
};
afterAll(() => {
  for (const { remove } of cases) remove();
  cases = [];
});

describe('people of files of hospitals and insurers', () => {
  let hospital: People;
  let insurer: People;
  beforeAll(async () => {
    hospital = await peopleOf('hospital', /^adt\.hl7$/);
    insurer = await peopleOf('insurer', /\.edi$/);
  });

  it('are patients, relatives, those insured and staff of HL7, each once', () => {
    expect([...hospital.keys()].sort()).toEqual([
      'CALVIN WESTBROOK',
      'DELPHINE OKAFOR',
      'ITZEL NAKASHIMA-REYES',
      'LENORA WESTBROOK',
      'LOUIS ABERNATHY',
      "MARCUS O'FALLON",
      'PETRA HUANG',
      "PRIYA O'FALLON",
      'SYLVIE MOREAU',
      'TOMAS REYES',
    ]);
  });

  it('have what was said of them, and not what was said of others', () => {
    for (const element of [
      'ssn',
      'medical',
      'medical_record_number',
      'drivers_license',
      'health_insurance_id',
      'email',
    ])
      expect(hospital.get('LENORA WESTBROOK')).toContain(element);
    expect(hospital.get('CALVIN WESTBROOK')).toContain('health_insurance_id');
    for (const element of ['ssn', 'medical', 'medical_record_number'])
      for (const relative of ['CALVIN WESTBROOK', 'DELPHINE OKAFOR', 'TOMAS REYES'])
        expect(hospital.get(relative)).not.toContain(element);
  });

  it('are subscribers, their dependents and providers of X12, each once over claims, remittances and enrolment', () => {
    // No desk that is called for questions, and no "Y" of a claim's indicators.
    expect([...insurer.keys()].sort()).toEqual([
      'ANSEL BRANDT',
      'CALVIN WESTBROOK',
      'GRETA LINDQVIST',
      'ITZEL NAKASHIMA-REYES',
      'KENJI NAKASHIMA',
      'LENORA WESTBROOK',
      'LOUIS ABERNATHY',
      'MARCUS OFALLON',
      'MIYO TANAKA',
      'RUTH SOLANO',
      'SYLVIE MOREAU',
      'TOMAS REYES',
    ]);
    for (const element of ['ssn', 'medical', 'health_insurance_id', 'date_of_birth'])
      expect(insurer.get('MARCUS OFALLON')).toContain(element);
    expect(insurer.get('ITZEL NAKASHIMA-REYES')).toContain('medical');
    expect(insurer.get('TOMAS REYES')).not.toContain('medical');
    expect(insurer.get('SYLVIE MOREAU')).not.toContain('medical');
  });

  it('are those of cards, directories, calendars and bundles as well', async () => {
    const people = await peopleOf('offices', /^(?:contacts\.vcf|directory\.ldif|clinic\.ics|bundle\.fhir\.json)$/);
    for (const element of ['ssn', 'date_of_birth', 'medical_record_number', 'phone', 'email'])
      expect(people.get('LENORA WESTBROOK')).toContain(element);
    expect(people.get('ITZEL NAKASHIMA-REYES')).toContain('medical');
    expect(people.get('JOSÉ LUIS MUÑOZ')).toContain('payment_card');
    expect(people.get('IFEOMA OKAFOR')).toContain('employee_id');
  });
});
