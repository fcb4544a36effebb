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
    expect(faults).toEqual([{ file, line: 13, column: 3, message: 'a repetition has no bound' }]);
    expect(failures).toEqual([
      { detector: 'careless', kind: 'missed', number: 3 },
      { detector: 'careless', kind: 'found', number: 2 },
    ]);
  });
  it('are told what of a pattern RE2 does not take', async () => {
    const odd = join(folder, 'odd.yaml');
    writeFileSync(odd, OWN.replace("'[0-9]{4}'", "'(?=[0-9])[0-9]{4}'"));
    const { faults } = await testDetectors(odd);
    expect(faults.map(({ message }) => message)).toContainEqual(expect.stringContaining('(?='));
  });
  it('are told each fault at its place, with the word that was meant', async () => {
    const bad = join(folder, 'bad.yaml');
    const lines = [
      '- id: Bad Id',
      '  element: snn',
      '  score: 1.5',
      '  patern: x',
      '  validator: luhnn',
      '  match: [a]',
    ];
    writeFileSync(bad, lines.join('\n'));
    const { faults } = await testDetectors(bad);
    expect(faults.map(({ line, column, message }) => `${line}:${column} ${message}`).sort()).toEqual([
      '1:3 id: expected a-z, 0-9 and -, beginning with a letter',
      '1:3 noMatch is missing',
      '1:3 source is missing',
      '1:3 version is missing',
      '2:3 element: no such element; did you mean "ssn"?',
      '3:3 score: expected a number above 0 and up to 1',
      '4:3 no such key; did you mean "pattern"?',
      '5:3 validator: no such validator; did you mean "luhn"?',
      '6:3 match: expected three cases or more',
    ]);
    writeFileSync(bad, '- id: x\n  version: 1\n   element: ssn\n');
    expect((await testDetectors(bad)).faults[0]).toMatchObject({
      line: 2,
      message: expect.stringContaining('no YAML'),
    });
  });
  it('have names of their own', async () => {
    const twice = join(folder, 'twice.yaml');
    const one = OWN.slice(0, OWN.indexOf('- id: broken'));
    writeFileSync(twice, one + one.replaceAll('member-number', 'ssn') + one);
    const { faults } = await testDetectors(twice);
    expect(faults.map(({ line, message }) => [line, message])).toEqual([
      [11, 'another detector is called ssn'],
      [20, 'another detector is called member-number'],
    ]);
  });
  // A pattern that tries every way to part its letters would not end within the limit of the runner.
  it('read letters that may be parted in many ways, behind a label or where they say that they begin', async () => {
    const slow = join(folder, 'slow.yaml');
    const cases = ['score: 0.9', 'source: nobody', 'match: [a, b, c]', 'noMatch: [d, e, f]'].map((line) => `  ${line}`);
    const head = (id: string) => [`- id: ${id}`, '  version: 1', '  element: account_number'];
    const behind = [...head('behind'), '  labels: [acct ref]', "  value: '(?:[a-z]{1,30}){1,30}\\b9'", ...cases];
    const begin = [...head('begin'), '  at: code', "  pattern: '(?:[a-z0-9]{1,30}){1,30}\\b9'", ...cases];
    writeFileSync(slow, [...behind, ...begin].join('\n'));
    const find = await findWith(slow);
    expect(find(`acct ref ${'a'.repeat(40)}9 ${'a1'.repeat(30)}9`)).toEqual([]);
  });
  it('find their values beside those of Candor', async () => {
    const good = join(folder, 'good.yaml');
    writeFileSync(good, OWN.slice(0, OWN.indexOf('- id: broken')));
    const find = await findWith(good);
    const found = find('Member MB-123456-K, SSN 219-09-9999').map(({ element, detector }) => `${element} ${detector}`);
    expect(found).toEqual(['account_number member-number', 'ssn ssn-labelled']);
  });
  it('are refused with the place of a fault', async () => {
    await expect(findWith(file)).rejects.toMatchObject({ code: 'USAGE', place: { line: 13 } });
  });
  it('are not looked for where no file is', async () => {
    await expect(testDetectors(join(folder, 'none.yaml'))).rejects.toMatchObject({ code: 'INPUT_NOT_FOUND' });
  });
});
