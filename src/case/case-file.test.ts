import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CandorError } from '../core/errors.ts';
import { MOST_MENTIONS } from '../schema/vocabulary.ts';
import { exposureOf, parseCaseFile, readCaseFile } from './case-file.ts';
import { openQuestions } from './open-questions.ts';

const MINIMAL = `candor: 1
id: acme-2021
name: Acme Wireless, August 2021
at_rest: encrypted
notifier:
  name: Acme Wireless
  sectors: [telecom_carrier]
  relation_default: customer
`;

const faultsIn = (text: string): CandorError => {
  try {
    parseCaseFile(text);
  } catch (error) {
    if (error instanceof CandorError) return error;
  }
  throw new Error('the text was accepted');
};

describe('a case file', () => {
  it('is accepted with what must stand in it', () => {
    expect(parseCaseFile(MINIMAL).notifier.sectors).toEqual(['telecom_carrier']);
  });

  it('knows the element that was meant in a protocol', () => {
    const protocol = '{ by: counsel, on: 2021-09-01, why: memo, thresholds: { snn: 0.9 } }';
    expect(faultsIn(`${MINIMAL}protocol: ${protocol}\n`).detail).toContain('unknown key "snn"; did you mean "ssn"?');
  });

  it('takes a decision about every person that a row can have, and about no other', () => {
    const columns = (mention: number) =>
      `${MINIMAL}columns: [{ group: G-0123456789, column: 4, role: ssn, mention: ${mention}, by: counsel, why: memo }]\n`;
    expect(parseCaseFile(columns(MOST_MENTIONS)).columns?.[0]?.mention).toBe(MOST_MENTIONS);
    expect(faultsIn(columns(MOST_MENTIONS + 1)).detail).toContain('columns[0].mention');
  });

  it('names key, line, column and the word that was meant, for all faults at once', () => {
    const error = faultsIn(`${MINIMAL}  emploees: 12
dates:
  - event: discoverd
    at: 2021-02-30
    recorded_by: counsel
evidence:
  - path: ../outside
    exposure: read
decisions:
  - about: risk_of_harn
`);
    expect(error.code).toBe('CASE_INVALID');
    expect(error.place).toEqual({ file: 'case.yaml', line: 9, column: 3, key: 'notifier.emploees' });
    expect(error.detail.split('\n').map((line) => line.trim())).toEqual([
      '6 faults',
      'line 9, column 3: notifier.emploees: unknown key "emploees"; did you mean "employees"?',
      expect.stringMatching(
        /^line 11, column 12: dates\[0\].event: "discoverd" is not known; did you mean "discovered"\?/,
      ),
      'line 12, column 9: dates[0].at: expected a date that exists (YYYY-MM-DD), or a moment with offset (2021-08-13T16:00:00-04:00)',
      'line 15, column 11: evidence[0].path: expected a path below the folder, with /, without .. and not absolute',
      'line 16, column 15: evidence[0].exposure: expected one of presumed, reachable, excluded',
      expect.stringMatching(
        /^line 18, column 12: decisions\[0\].about: "risk_of_harn" is not known; did you mean "risk_of_harm"\?/,
      ),
    ]);
  });

  it('refuses a state that does not exist and text that is no YAML', () => {
    expect(faultsIn(MINIMAL.replace('relation_default: customer', 'based_in: us-xx')).detail).toMatch(
      /expected a place/,
    );
    expect(faultsIn(`${MINIMAL}notifier: {}\n`).detail).toMatch(/not valid YAML \(duplicate key\)/);
    expect(faultsIn('').detail).toMatch(/line 1/);
    expect(faultsIn('- a\n- b').detail).toMatch(/expected an object/);
  });

  it('refuses a presumed exposure without the decision behind it', () => {
    const error = faultsIn(`${MINIMAL}evidence:\n  - path: crm\n    exposure: presumed\n    decided_by: counsel\n`);
    expect(error.detail).toContain('decided_at must stand beside it');
    expect(error.detail).toContain('why must stand beside it');
  });

  it('never repeats a value that is not near a valid word', () => {
    const error = faultsIn(MINIMAL.replace('at_rest: encrypted', 'at_rest: 078-05-1120'));
    expect(error.message).not.toContain('078');
  });

  it('is read with the hash of its bytes, and says when a folder is no case', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'candor-case-'));
    await expect(readCaseFile(folder)).rejects.toMatchObject({ code: 'CASE_NOT_FOUND' });
    await writeFile(join(folder, 'case.yaml'), MINIMAL);
    expect((await readCaseFile(folder)).hash).toMatch(/^[0-9a-f]{64}$/);
    await writeFile(join(folder, 'case.yaml'), Buffer.from([0x6e, 0xff, 0xfe]));
    await expect(readCaseFile(folder)).rejects.toMatchObject({ code: 'CASE_INVALID' });
  });
});

describe('the exposure of a document', () => {
  const file = parseCaseFile(`${MINIMAL}evidence:
  - {path: crm, exposure: presumed, relation: former_customer, decided_by: counsel, decided_at: 2021-08-16, why: offered for sale}
  - {path: crm/hr/, exposure: excluded, decided_by: counsel, decided_at: 2021-08-16, why: offline}
`);

  it('comes from the longest path that covers it, by whole names', () => {
    expect(exposureOf(file, 'evidence/crm/a.csv')).toMatchObject({
      exposure: 'presumed',
      relation: 'former_customer',
      entry: 0,
    });
    expect(exposureOf(file, 'evidence/crm/hr/a.csv')).toMatchObject({ exposure: 'excluded', entry: 1 });
    expect(exposureOf(file, 'crm2/a.csv')).toMatchObject({ exposure: 'reachable', relation: 'customer', entry: null });
  });

  it('is never more than reachable without a decision, and that is an open question', () => {
    const questions = openQuestions(file, (scope) => (scope.kind === 'uncovered' ? 7 : 3));
    expect(questions[0]).toMatchObject({ id: 'evidence.uncovered', people: 7 });
    expect(questions.map((question) => question.id)).toContain('dates.discovered');
    expect(questions.map((question) => question.id)).not.toContain('evidence[1].access');
  });
});
