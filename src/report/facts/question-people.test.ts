import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportCase } from '../../../test/support/report-case.ts';
import { parseCaseFile } from '../../case/case-file.ts';
import type { Engine } from '../../engine/port.ts';
import { decisionFacts } from './facts.ts';
import { questionPeople } from './question-people.ts';

const CASE = `
candor: 1
id: acme-2021
name: Acme
at_rest: none
drill: true
notifier: { name: Acme Mobile, sectors: [telecom_carrier] }
evidence:
  - { path: exports, exposure: presumed, decided_by: C. Counsel, decided_at: 2026-03-12, why: offered for sale }
  - { path: mail, exposure: reachable }
`;

describe('people that hang on a question', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await reportCase(300);
  });
  afterAll(() => engine.close());

  it('are those whose records stand below the evidence entry with the longest path', async () => {
    const people = await questionPeople(engine, parseCaseFile(CASE));
    const [exports, mail] = [0, 1].map((entry) => people({ kind: 'evidence', entry }) ?? 0);
    // Every third record stands in the mail; three of 300 are no people.
    expect([exports, mail]).toEqual([198, 99]);
    expect(people({ kind: 'uncovered' })).toBe(0);
    expect(people({ kind: 'all' })).toBeGreaterThan(200);
  });

  it('takes "." for what no other entry covers, and knows no entry as uncovered', async () => {
    const whole = CASE.replace('path: exports', 'path: "."');
    expect((await questionPeople(engine, parseCaseFile(whole)))({ kind: 'evidence', entry: 0 })).toBe(198);
    const none = await questionPeople(engine, { ...parseCaseFile(CASE), evidence: [] });
    expect(none({ kind: 'uncovered' })).toBe(297);
  });

  it('shows what was decided of each folder, with who, when and why', () => {
    expect(decisionFacts(parseCaseFile(CASE))[0]).toEqual({
      about: 'exposure of evidence/exports',
      decided: 'presumed',
      by: 'C. Counsel',
      on: '2026-03-12',
      why: 'offered for sale',
      document: null,
    });
  });
});
