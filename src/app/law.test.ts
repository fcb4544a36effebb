import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { factsOf, testBook } from '../../test/support/law-case.ts';
import { runCandor } from '../../test/support/run-candor.ts';
import { lawPage } from './law/page.ts';

const folder = mkdtempSync(join(tmpdir(), 'candor-law-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, facts: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(facts));
  return path;
};

describe('candor law evaluate', () => {
  it('prints the duties and ends with 0 where all is decided', async () => {
    const file = write('decided.json', factsOf({ groups: [{ jurisdiction: 'us-tx', count: 300 }] }));
    const { code, stdout } = await runCandor(['law', 'evaluate', file]);
    expect(code).toBe(0);
    const answer = JSON.parse(stdout);
    expect(answer).toMatchObject({ format: 1, undetermined: [] });
    expect(answer.duties[0].citations[0]).toMatch(/Tex\. Bus/);
    expect(stdout).not.toContain('"missing": [{');
  });

  it('takes the facts from standard input, and ends with 4 where something is open', async () => {
    const facts = JSON.stringify(factsOf({ groups: [{ jurisdiction: 'us-tx', encrypted: 'unknown' }] }));
    const { code, stdout } = await runCandor(['law', 'evaluate', '-'], { stdin: facts });
    expect(code).toBe(4);
    expect(JSON.parse(stdout).undetermined).toHaveLength(1);
  });

  it('ends with 2 and the place where a key or value is unknown', async () => {
    const file = write('wrong.json', { ...factsOf({ groups: [] }), extra: true });
    const { code, stdout, stderr } = await runCandor(['law', 'evaluate', file, '--json']);
    expect([code, stdout]).toEqual([2, '']);
    const { error } = JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
    expect(error).toMatchObject({ code: 'FACTS_INVALID', place: { key: '$.extra', file } });
  });

  it('names a file that is no JSON, or is not there', async () => {
    const file = join(folder, 'text.json');
    writeFileSync(file, 'no');
    expect((await runCandor(['law', 'evaluate', file])).code).toBe(2);
    expect((await runCandor(['law', 'evaluate', join(folder, 'none.json')])).code).toBe(2);
  });

  it('refuses facts that say one key twice, with the line', async () => {
    const file = join(folder, 'twice.json');
    writeFileSync(file, '{\n  "as_of": "2026-01-05",\n  "as_of": "2026-02-05"\n}');
    const { code, stderr } = await runCandor(['law', 'evaluate', file, '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(stderr.trim())).toMatchObject({ error: { place: { file, line: 3 } } });
  });
});

describe('candor law show, list and check', () => {
  it('shows a law with citation, month, confidence, versions and open questions', async () => {
    const { code, stdout } = await runCandor(['law', 'show', 'us-tx']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Citation: Tex\. Bus\. & Com\. Code/);
    expect(stdout).toMatch(/Facts hold for: 2026-01; confidence: high/);
    expect(stdout).toMatch(/Since 2023-09-01: SB 768/);
    expect(stdout).toMatch(/Open questions/);
  });

  it('has a page for every law, without a word that no reader knows', () => {
    for (const law of testBook().laws) {
      const text = JSON.stringify(lawPage(law));
      expect([
        law.id,
        /undefined|\[object|_[a-z]+_/.exec(
          text.replaceAll(/https?:[^"]*|github:[^"]*|before, [^:]*|nothing|\{.*?\}/g, ''),
        )?.[0],
      ]).toEqual([law.id, undefined]);
    }
  });

  it('knows no law by a wrong id, and finds no fault in the data', async () => {
    expect((await runCandor(['law', 'show', 'us-xx'])).code).toBe(2);
    const { code, stdout } = await runCandor(['law', 'check']);
    expect([code, stdout]).toEqual([0, '65 laws, 0 faults\n']);
    expect((await runCandor(['law', 'list', '--json'])).stdout).toContain('us-wy');
  });
});
