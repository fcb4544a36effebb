import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { testCipher } from '../support/cipher.ts';
import { newFolder, type Ran, runCandor, spawnCandor } from '../support/run-candor.ts';

/** The same evidence gives the same rows, and the same bytes where they lie plain, however the run went. */
let base: string;
let home: string;

const cipher = await testCipher();

interface Artifact {
  readonly file: string;
  readonly sha256: string;
  readonly fingerprint: string;
}

const makeCase = (name: string, change: (yaml: string) => string = (yaml) => yaml): string => {
  const folder = join(newFolder(name), 'case');
  for (const part of ['evidence', 'register']) cpSync(join(base, part), join(folder, part), { recursive: true });
  writeFileSync(join(folder, 'case.yaml'), change(readFileSync(join(base, 'case.yaml'), 'utf8')));
  return folder;
};

const respond = (folder: string, ...args: string[]): Promise<Ran> =>
  runCandor(['respond', folder, '--json', ...args], { home });

const artifactsOf = (folder: string): readonly Artifact[] => {
  const manifest = JSON.parse(readFileSync(join(folder, 'artifacts', 'manifest.json'), 'utf8')) as {
    stages: Record<string, { outputs: Record<string, Artifact> }>;
  };
  return Object.values(manifest.stages).flatMap(({ outputs }) => Object.values(outputs));
};

const bytesOf = (folder: string) => artifactsOf(folder).map(({ file, sha256 }) => [file, sha256]);
const rowsOf = (folder: string) => artifactsOf(folder).map(({ file, fingerprint }) => [file, fingerprint]);

let reference: string;
let whole: { readonly report: { readonly people: { readonly affected: { readonly value: number } } } };

beforeAll(async () => {
  home = newFolder('home');
  base = join(newFolder('base'), 'drill');
  const made = await runCandor(['drill', base, '--people', '100', '--seed', '9'], { home });
  expect(made.code, made.stderr).toBe(0);
  reference = makeCase('reference');
  const ran = await respond(reference, '--threads', '2');
  expect(ran.code, ran.stderr).toBe(4);
  whole = JSON.parse(ran.stdout);
}, 120_000);

describe('a run', () => {
  it('gives the same bytes on one thread as on two', async () => {
    const folder = makeCase('threads');
    await respond(folder, '--threads', '1');
    expect(bytesOf(folder)).toEqual(bytesOf(reference));
  });

  it('gives the same bytes whatever the order in which files lie on disk, and their times', async () => {
    const folder = join(newFolder('order'), 'case');
    for (const part of ['register', 'evidence']) {
      const files = readdirSync(join(base, part), { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      );
      for (const [n, { parentPath, name }] of files.reverse().entries()) {
        const from = join(parentPath, name);
        const to = join(folder, from.slice(base.length + 1));
        mkdirSync(dirname(to), { recursive: true });
        cpSync(from, to);
        utimesSync(to, 1_000_000 + n, 1_000_000 + n);
      }
    }
    cpSync(join(base, 'case.yaml'), join(folder, 'case.yaml'));
    await respond(folder);
    expect(bytesOf(folder)).toEqual(bytesOf(reference));
  });

  it.each([900, 2200])('goes on after it was killed after %i ms, and ends with the same bytes', async (ms) => {
    const folder = makeCase('killed');
    const killed = await spawnCandor(['respond', folder, '--json'], { home, killAfterMs: ms });
    const ended = killed.signal === null;
    const again = await respond(folder);
    expect(again.code, again.stderr).toBe(4);
    expect(bytesOf(folder)).toEqual(bytesOf(reference));
    expect(existsSync(join(folder, 'artifacts', '.working'))).toBe(false);
    const revision = (JSON.parse(again.stdout) as { revision: number }).revision;
    expect(revision, ended ? 'the run had ended before it was killed' : '').toBe(1);
    const verified = await runCandor(['verify', folder], { home });
    expect(verified.code, verified.stdout).toBe(0);
  });

  it('gives the rows of a new run when evidence came in two parts, apart from the numbers of documents', async () => {
    const folder = makeCase('tranche');
    const late = join(folder, 'evidence', 'former');
    const aside = join(newFolder('aside'), 'former');
    cpSync(late, aside, { recursive: true });
    rmSync(late, { recursive: true });
    const before = JSON.parse((await respond(folder)).stdout) as typeof whole;
    cpSync(aside, late, { recursive: true });
    const after = JSON.parse((await respond(folder)).stdout) as typeof whole & { readonly revision: number };
    expect(after.revision).toBe(2);
    expect(before.report.people.affected.value).toBeLessThan(whole.report.people.affected.value);
    expect(after.report.people.affected.value).toBe(whole.report.people.affected.value);
  });

  it.skipIf(cipher === undefined)(
    'writes the same rows encrypted, no text of theirs in the clear, and names what cannot be opened any more',
    async () => {
      const folder = makeCase('encrypted', (yaml) => yaml.replace('at_rest: none', 'at_rest: encrypted'));
      const ran = await runCandor(['respond', folder, '--json'], { home, env: { CANDOR_HTTPFS: cipher ?? '' } });
      expect(ran.code, ran.stderr).toBe(4);
      expect(rowsOf(folder)).toEqual(rowsOf(reference));
      const person = readFileSync(join(folder, 'artifacts', 'resolve', 'person.parquet'));
      expect(person.subarray(0, 4).toString('latin1')).toBe('PARE');

      const middle = Math.floor(person.length / 2);
      person[middle] = (person[middle] ?? 0) ^ 1;
      writeFileSync(join(folder, 'artifacts', 'resolve', 'person.parquet'), person);
      rmSync(join(folder, 'artifacts', 'ingest', 'source.parquet'));
      const verified = await runCandor(['verify', folder], { home, env: { CANDOR_HTTPFS: cipher ?? '' } });
      expect(verified.code).toBe(1);
      expect(verified.stderr).toBe('');
      expect(verified.stdout).toContain('rows  artifacts/resolve/person.parquet  cannot be read any more');
      expect(verified.stdout).toContain('artifact  artifacts/ingest/source.parquet  is missing');
      expect(verified.stdout).toContain('evidence  all files  cannot be compared');
    },
  );

  it('refuses to run unprotected where the case demands the cipher and it is not there', async () => {
    const folder = makeCase('refused', (yaml) => yaml.replace('at_rest: none', 'at_rest: encrypted'));
    const ran = await runCandor(['respond', folder], { home, env: { CANDOR_HTTPFS: join(home, 'no-such-file') } });
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('candor setup');
    expect(existsSync(join(folder, 'artifacts', 'ingest'))).toBe(false);
  });
});
