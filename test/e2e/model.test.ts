import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openModelFolder } from '../../src/app/detectors/model-folder.ts';
import { caseOfFiles } from '../support/case-of-files.ts';
import { detectGiven } from '../support/detect-given.ts';
import { newFolder, runCandor } from '../support/run-candor.ts';
import { writeTinyModel } from '../support/tiny-model.ts';

// Words that no list has, in small letters: the rules see no name in them.
const TEXT = 'the file of qorvel zefti holds the social security number 219-09-9999 and nothing else.\n';

const model = newFolder('model');
const LABELS = ['O', 'B-PER', 'I-PER'];

beforeAll(() => {
  writeTinyModel(model, LABELS, { qorvel: ['B-PER', 8], ze: ['I-PER', 8], '##fti': ['O', 8] });
});
afterAll(() => rmSync(model, { recursive: true, force: true }));

const found = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
    .map(({ element, start, end, detector }) => [element, start, end, detector]);

describe('a model of names', () => {
  it('adds to candor scan what the rules do not find, at the place where it stands', async () => {
    const plain = await runCandor(['scan', '-'], { stdin: TEXT });
    vi.stubGlobal('fetch', () => Promise.reject(new Error('no connection may be opened')));
    const helped = await runCandor(['scan', '--model', model, '-'], { stdin: TEXT });
    vi.unstubAllGlobals();
    const name = ['person_name', TEXT.indexOf('qorvel'), TEXT.indexOf(' holds'), 'name-model'];
    expect(found(plain.stdout)).not.toContainEqual(name);
    expect(found(helped.stdout)).toEqual([name, ...found(plain.stdout)]);
  });

  it('says what is wrong with its folder and fails', async () => {
    const ran = await runCandor(['scan', '--model', join(model, 'none'), '-'], { stdin: TEXT });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('no such folder of a model');
  });

  it('says by file that a model for texts of one length only cannot be used', async () => {
    const fixed = newFolder('fixed-model');
    writeTinyModel(fixed, LABELS, {}, 64, 16);
    const ran = await runCandor(['scan', '--model', fixed, '-'], { stdin: TEXT });
    rmSync(fixed, { recursive: true, force: true });
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/it does not run on \d+ tokens[\s\S]*model\.onnx[\s\S]*dynamic axes/);
  });

  it('gives a case the same rows with any number of threads, whatever the length of a text', async () => {
    const texts = [
      [1, 1, 'plain', TEXT],
      [2, 1, 'plain', `${'nothing is said of anybody here. '.repeat(3000)}\n\n${TEXT}`],
      [3, 1, 'plain', ''],
    ];
    const given = { standing: [1, 2, 3], texts, model: openModelFolder(model) };
    const [one, two] = [
      await detectGiven([], { ...given, threads: 1 }),
      await detectGiven([], { ...given, threads: 2 }),
    ];
    expect(two.detections).toEqual(one.detections);
    const named = one.detections.filter(({ element }) => element === 'person_name');
    expect(named.map(({ document_no, start_at }) => [document_no, start_at])).toEqual([
      [1, TEXT.indexOf('qorvel')],
      [2, 33 * 3000 + 2 + TEXT.indexOf('qorvel')],
    ]);
    // The value beside the name is that person's.
    expect(one.records.map(({ document_no, family_name, ssn }) => [document_no, family_name, ssn])).toEqual([
      [1, 'zefti', '219099999'],
      [2, 'zefti', '219099999'],
    ]);
  });

  it('is run again for a case where the model has changed, and only then', async () => {
    const { folder, home, remove } = await caseOfFiles('with-model', { 'note.txt': TEXT });
    appendFileSync(join(folder, 'case.yaml'), `model: ${model}\n`);
    expect((await runCandor(['detect', folder], { home })).stderr).not.toContain('error');
    const plan = async () => (await runCandor(['detect', folder, '--dry-run'], { home })).stdout;
    expect(await plan()).not.toContain('settings, decisions, data or version changed');
    writeTinyModel(model, LABELS, { qorvel: ['B-PER', 9] });
    expect(await plan()).toContain('settings, decisions, data or version changed');
    remove();
  });
});
