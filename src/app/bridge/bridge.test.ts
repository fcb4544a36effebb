import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newFolder, type Ran, runCandor } from '../../../test/support/run-candor.ts';
import { openEarlierCases } from './earlier-cases.ts';

const caseText = (id: string, more = ''): string => `candor: 1
id: ${id}
name: The case ${id}
drill: true
at_rest: none
as_of: 2026-03-05
notifier: { name: Northern Voice Telecom, sectors: [telecom_carrier] }
dates:
  - { event: discovered, at: 2026-03-02, recorded_by: counsel }
evidence:
  - { path: ., exposure: presumed, decided_by: counsel, decided_at: 2026-03-04, why: an outsider copied the files }
${more}`;

const ROWS = [
  'first,last,dob,ssn,phone,email',
  'Adela,Quillfeather,1970-04-12,219-47-1032,2065550143,a.quill@example.com',
  'Brenda,Harrowgate,1981-02-03,220-41-1011,2065550144,b.harrow@example.com',
];

let home: string;
let base: string;
let earlier: string;
let key: string;

const make = (id: string, rows: readonly string[], more?: string): string => {
  const folder = join(base, id);
  mkdirSync(join(folder, 'evidence'), { recursive: true });
  writeFileSync(join(folder, 'case.yaml'), caseText(id, more));
  writeFileSync(join(folder, 'evidence', 'people.csv'), `${rows.join('\n')}\n`);
  return folder;
};

const run = async (...args: readonly string[]): Promise<Ran> => {
  const ran = await runCandor([...args, '--key-file', join(home, 'case.key')], { home });
  if (ran.code !== 0 && ran.code !== 4) throw new Error(ran.stderr);
  return ran;
};

beforeAll(async () => {
  [home, base] = [newFolder('home'), newFolder('cases')];
  writeFileSync(join(home, 'case.key'), `${'6b'.repeat(32)}\n`, { mode: 0o600 });
  key = join(home, 'bridge.key');
  earlier = make('acme-2019', ROWS);
  await runCandor(['bridge', 'key', '--bridge-key-file', key], { home });
  await run('respond', earlier, '--quiet');
  await run('bridge', 'export', earlier, '--bridge-key-file', key);
}, 120_000);

afterAll(() => {
  for (const path of [home, base]) rmSync(path, { recursive: true, force: true });
});

const NAMED = 'earlier_cases:\n  - tokens: earlier/acme.tokens\n';

/** A later case that holds a copy of the earlier one's tokens. */
const later = (id: string): string => {
  const folder = make(id, [ROWS[0] ?? '', ROWS[2] ?? '', 'Carol,Marsh,1990-05-06,221-42-1012,2065550145,'], NAMED);
  mkdirSync(join(folder, 'earlier'));
  cpSync(join(earlier, 'out', 'bridge.tokens'), join(folder, 'earlier', 'acme.tokens'));
  return folder;
};

describe('candor bridge', () => {
  it('gives tokens away and no value, readable by the owner alone', () => {
    const text = readFileSync(join(earlier, 'out', 'bridge.tokens'), 'utf8');
    expect(text.split('\n')[0]).toContain('"case_id":"acme-2019"');
    expect(text).not.toMatch(/quill|harrow|219471032|2065550143/i);
    expect(statSync(join(earlier, 'out', 'bridge.tokens')).mode & 0o777).toBe(0o600);
  });

  it('lets a later case say who was in the earlier one', async () => {
    const folder = later('acme-2021');
    await run('respond', folder, '--quiet', '--bridge-key-file', key);
    const report = JSON.parse(readFileSync(join(folder, 'out', 'report.json'), 'utf8'));
    expect(report.earlier).toMatchObject([{ caseId: 'acme-2019', since: '2026-03-02', people: { value: 1 } }]);
    const list = readFileSync(join(folder, 'out', 'list.csv'), 'utf8').split('\r\n');
    expect(list.filter((line) => line.includes('acme-2019 since 2026-03-02'))).toHaveLength(1);
    expect(list.find((line) => line.includes('acme-2019'))).toContain('Brenda');
    expect(readFileSync(join(folder, 'artifacts', 'manifest.json'), 'utf8')).not.toContain(
      readFileSync(key, 'utf8').trim(),
    );
  });

  it('refuses a run without the key, with another key, or without the file', async () => {
    const folder = later('acme-2022');
    const other = join(home, 'other.key');
    await runCandor(['bridge', 'key', '--bridge-key-file', other], { home });
    const file = { earlier_cases: [{ tokens: 'earlier/acme.tokens' }] } as never;
    const opening = (path: string, named = file) => openEarlierCases({ folder, file: named }, path, { env: {} });
    await expect(opening(join(home, 'none.key'))).rejects.toMatchObject({ code: 'KEY_MISSING' });
    await expect(opening(other)).rejects.toMatchObject({ code: 'KEY_MISSING' });
    const absent = { earlier_cases: [{ tokens: 'earlier/none.tokens' }] } as never;
    await expect(opening(key, absent)).rejects.toMatchObject({ code: 'INPUT_NOT_FOUND' });
    const [entry] = (await opening(key))?.settings ?? [];
    expect(entry?.key).not.toBe(readFileSync(key, 'utf8').trim());
  });

  it('never overwrites a key', async () => {
    const before = readFileSync(key, 'utf8');
    const again = await runCandor(['bridge', 'key', '--bridge-key-file', key], { home });
    expect(again.code).toBe(2);
    expect(readFileSync(key, 'utf8')).toBe(before);
  });
});
