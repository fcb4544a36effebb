import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { newFolder, type Ran, runCandor } from '../support/run-candor.ts';

/** A drill of 200 invented people, run as a user runs it. */
let folder: string;
let home: string;
let first: Ran;
let outputs: string[];

interface RunJson {
  readonly revision: number;
  readonly exits: readonly number[];
  readonly unchanged: boolean;
  readonly stages: readonly { readonly stage: string; readonly unchanged: boolean }[];
  readonly report: {
    readonly people: { readonly affected: { readonly id: string; readonly value: number } };
    readonly law: { readonly dated: readonly { readonly id: string }[] };
  };
}

const candor = async (...args: string[]): Promise<Ran> => {
  const ran = await runCandor(args, { home });
  outputs.push(ran.stdout, ran.stderr);
  return ran;
};

const json = (ran: Ran): RunJson => JSON.parse(ran.stdout) as RunJson;
const ledgerLines = (): number =>
  readFileSync(join(folder, 'ledger', 'log.ndjson'), 'utf8')
    .trimEnd()
    .split('\n').length;
const truthLines = (name: string): readonly Record<string, unknown>[] =>
  readFileSync(join(folder, 'truth', `${name}.ndjson`), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

beforeAll(async () => {
  outputs = [];
  home = newFolder('home');
  folder = join(newFolder('case'), 'drill');
  const made = await candor('drill', folder, '--people', '200', '--seed', '5', '--json');
  expect(made.code, made.stderr).toBe(0);
  first = await candor('respond', folder, '--json');
}, 120_000);

describe('candor respond', () => {
  it('ends with 4 where duties are undetermined, and says in the JSON that evidence is unread too', () => {
    expect(first.code, first.stderr).toBe(4);
    expect(json(first).exits).toEqual([3, 4]);
  });

  it('writes report, list, deadlines and facts, readable by their owner only', () => {
    const files = readdirSync(join(folder, 'out')).sort();
    expect(files).toEqual([
      'contact-flags.csv',
      'coverage.csv',
      'deadlines.ics',
      'fields.xlsx',
      'list.csv',
      'list.xlsx',
      'report.html',
      'report.json',
    ]);
    expect(new Set(files.map((name) => statSync(join(folder, 'out', name)).mode & 0o777))).toEqual(new Set([0o600]));
  });

  it('lists exactly the people that it counts', () => {
    const lines =
      readFileSync(join(folder, 'out', 'list.csv'), 'utf8')
        .trimEnd()
        .split('\r\n').length - 1;
    expect(lines).toBe(json(first).report.people.affected.value);
  });

  it('finds nearly all of the people whom the truth calls affected', () => {
    const exposed = (entry: Record<string, unknown>): boolean =>
      (entry['exposed'] as readonly string[]).some((one) => one.endsWith('=presumed'));
    const truth = truthLines('person').filter(exposed).length;
    expect(json(first).report.people.affected.value).toBeGreaterThan(0.9 * truth);
    expect(json(first).report.people.affected.value).toBeLessThan(1.1 * truth);
  });

  it('shows the rows behind a count, a duty, a person and a document', async () => {
    const { people, law } = json(first).report;
    const count = await candor('why', 'count', people.affected.id, '--case', folder, '--json', '--limit', '1000');
    const [section] = (JSON.parse(count.stdout) as { sections: { rows: { person: string }[] }[] }).sections;
    expect(section?.rows).toHaveLength(people.affected.value);
    const person = await candor('why', 'person', section?.rows[0]?.person ?? '', '--case', folder);
    expect(person.stdout).toContain('Records, and where each stands');
    expect(person.stdout).toMatch(/The rows where they stand in the evidence, masked\n.*\n.*\*\*/);
    const duty = await candor('why', 'duty', law.dated[0]?.id ?? '', '--case', folder);
    expect(duty.stdout).toContain('citation');
    const document = await candor('why', 'document', 'CN-0000001', '--case', folder);
    expect([person.code, duty.code, document.code]).toEqual([0, 0, 0]);
  });

  it('says at any time what was read and what became people, and adds up', async () => {
    const status = await candor('status', folder, '--json');
    const { coverage } = JSON.parse(status.stdout) as { coverage: Readonly<Record<string, number>> };
    expect(coverage['person']).toBeGreaterThan(0);
    expect((coverage['person'] ?? 0) + (coverage['nobody'] ?? 0) + (coverage['nothing'] ?? 0)).toBe(
      coverage['records'],
    );
    const shown = await candor('status', folder);
    expect(shown.code, shown.stderr).toBe(0);
    expect(shown.stdout).toContain('that were read, the largest first');
  });

  it('leaves everything as it stands when nothing changed', async () => {
    const before = ledgerLines();
    const again = json(await candor('respond', folder, '--json'));
    expect(again.stages.map(({ unchanged }) => unchanged)).toEqual([true, true, true, true]);
    expect(again.unchanged).toBe(true);
    expect(again.revision).toBe(1);
    expect(ledgerLines()).toBe(before);
  });

  it('verifies, and keeps no working copies', async () => {
    const verified = await candor('verify', folder);
    expect(verified.code, verified.stdout).toBe(0);
    expect(existsSync(join(folder, 'artifacts', '.working'))).toBe(false);
  });

  it('judges anew under a recorded decision, as a new revision', async () => {
    const facts = ['finding=no_harm', 'documented=true'];
    await candor(
      'decide',
      folder,
      'risk_of_harm',
      ...facts,
      '--by',
      'Counsel',
      '--on',
      '2026-03-08',
      '--why',
      'recovered unread',
    );
    const after = json(await candor('respond', folder, '--json'));
    expect(after.stages.filter(({ unchanged }) => !unchanged).map(({ stage }) => stage)).toEqual(['assess']);
    expect(after.revision).toBe(2);
    expect(after.report.law.dated.length).toBeLessThan(json(first).report.law.dated.length);
  });

  it('prints no personal value anywhere but in the list', () => {
    const shown = [
      ...outputs,
      readFileSync(join(folder, 'out', 'report.html'), 'utf8'),
      readFileSync(join(folder, 'out', 'report.json'), 'utf8'),
      readFileSync(join(folder, 'out', 'deadlines.ics'), 'utf8'),
      readFileSync(join(folder, 'ledger', 'log.ndjson'), 'utf8'),
      readFileSync(join(folder, 'artifacts', 'manifest.json'), 'utf8'),
    ].join('\n');
    const csv = readFileSync(join(folder, 'evidence', 'crm', 'postpaid_customers.csv'), 'latin1');
    const planted = [...csv.matchAll(/\b\d{3}-\d{2}-\d{4}\b|[\w.]+@[\w.]+\b|\b\d{15}\b/g)].map(([value]) => value);
    expect(planted.length).toBeGreaterThan(20);
    expect(planted.filter((value) => shown.includes(value))).toEqual([]);
  });

  it('names what was changed behind its back', async () => {
    const artifact = join(folder, 'artifacts', 'resolve', 'person.parquet');
    const bytes = readFileSync(artifact);
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
    writeFileSync(artifact, bytes);
    const verified = await candor('verify', folder, '--fast');
    expect(verified.code).toBe(1);
    expect(verified.stdout).toContain('artifacts/resolve/person.parquet');
  });
});
