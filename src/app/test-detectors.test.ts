import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findWith, testDetectors } from './test-detectors.ts';

const OWN = `
- id: member-number
  version: 1
  element: account_number
  pattern: 'MB-[0-9]{6}-[A-Z]'
  score: 0.9
  source: our register
  match: [MB-123456-K, 'member MB-654321-X', 'MB-000001-A paid']
  noMatch: [MB-12345-K, 'MB-123456-7', 'XMB-123456-K']
- id: broken
  version: 1
  element: account_number
  pattern: '(a+)+'
  score: 0.9
  source: nobody
  match: [a, aa, aaa]
  noMatch: [b, c, d]
- id: careless
  version: 1
  element: account_number
  pattern: '[0-9]{4}'
  score: 0.9
  source: nobody
  match: ['1234', '5678', 'no number']
  noMatch: ['12', 'year 1999', 'x']
`;

describe('detectors of a user', () => {
  const folder = mkdtempSync(join(tmpdir(), 'candor-detectors-'));
  const file = join(folder, 'own.yaml');
  beforeAll(() => writeFileSync(file, OWN));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are checked with every fault and every case that does not hold', async () => {
    const { detectors, faults, failures } = await testDetectors(file);
    expect(detectors).toBe(2);
    expect(faults).toEqual([{ file, line: 10, message: 'a repetition has no bound' }]);
    expect(failures).toEqual([
      { detector: 'careless', kind: 'missed', number: 3 },
      { detector: 'careless', kind: 'found', number: 2 },
    ]);
  });
  it('find their values beside those of Candor', async () => {
    const good = join(folder, 'good.yaml');
    writeFileSync(good, OWN.slice(0, OWN.indexOf('- id: broken')));
    const find = await findWith(good);
    const found = find('Member MB-123456-K, SSN 219-09-9999').map(({ element, detector }) => `${element} ${detector}`);
    expect(found).toEqual(['account_number member-number', 'ssn ssn-labelled']);
  });
  it('are refused with the place of a fault', async () => {
    await expect(findWith(file)).rejects.toMatchObject({ code: 'USAGE', place: { line: 10 } });
  });
  it('are not looked for where no file is', async () => {
    await expect(testDetectors(join(folder, 'none.yaml'))).rejects.toMatchObject({ code: 'INPUT_NOT_FOUND' });
  });
});
