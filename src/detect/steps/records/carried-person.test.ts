import { describe, expect, it } from 'vitest';
import { findInText } from '../../text/script.ts';
import { createCarrier } from './carried-person.ts';

const found = (text: string) => findInText(text, 'plain', { tokenKey: '00', detectors: [] });

/** Names and holdings of the records of pages, one after the other. */
const records = (...pages: readonly string[]) => {
  const carried = createCarrier();
  return pages.map((page) =>
    carried(1, found(page)).records.map(({ cells }) => [cells['full_name'] ?? null, cells['holding']]),
  );
};

const FIRST = 'Application\nName: Harriet Vance\nDate of birth: 03/14/1979\n';
const SECOND = 'Page 2\nSSN: 512-33-8842\n';

describe('a page that names nobody', () => {
  it('goes on about the one person of the pages before', () => {
    expect(records(FIRST, SECOND)[1]).toEqual([['Harriet Vance', 'ssn=clear']]);
  });

  it('is of nobody where those say something of several, or it says another number of hers', () => {
    const other = 'Name: Robert Stone\nSSN: 541-22-1934\n';
    expect(records(FIRST, other, SECOND)[2]).toEqual([[null, 'ssn=clear']]);
    expect(records(`${FIRST}SSN: 541-22-1934\n`, SECOND)[1]).toEqual([[null, 'ssn=clear']]);
  });

  it('leaves what an office has alone, and another document', () => {
    expect(records(FIRST, 'Questions? Call us at (614) 555-0142.\n')[1]?.[0]?.[0] ?? null).toBeNull();
    const carried = createCarrier();
    carried(1, found(FIRST));
    expect(carried(2, found(SECOND)).records[0]?.cells['full_name']).toBeUndefined();
  });

  it('is no list of several people, each with a number', () => {
    const list = 'MRN: 448812 diabetes\nMRN: 448813 asthma\nMRN: 448814 cancer\n';
    const names = records(FIRST, list)[1]?.map(([name]) => name);
    expect(names).not.toContain('Harriet Vance');
  });

  it('gives nobody the address and the mailbox of the office at its foot', () => {
    const foot =
      'Diagnosis: diabetes type 2\nMercy Hospital, 12 Main St, Springfield, IL 62701\ninfo@mercy.example.org\n';
    const carried = createCarrier();
    carried(1, found(FIRST));
    const cells = carried(1, found(foot)).records[0]?.cells;
    expect(cells).toMatchObject({ full_name: 'Harriet Vance', holding: 'medical=clear' });
    expect([cells?.['address'], cells?.['city'], cells?.['email']]).toEqual([undefined, undefined, undefined]);
  });

  it('is not about whoever is told by their office only: who treats, and who wrote', () => {
    const doctor = 'Referring physician: Dr. Alan Grant, NPI 1234567893\nPatient demographics follow\n';
    const clerk = 'From: Karen Miller <karen@x.example>\nEmployee ID: 44188\nPlease see the list.\n';
    expect(records(doctor, SECOND)[1]).toEqual([[null, 'ssn=clear']]);
    expect(records(clerk, SECOND)[1]).toEqual([[null, 'ssn=clear']]);
  });
});
