import { randomBytes } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ran, runCandor } from '../../test/support/run-candor.ts';
import { runSmallCase } from '../../test/support/small-case.ts';
import { openNote, sealNote } from '../case/privileged.ts';

const TEXT = 'Our defence rests on the second reading of the clause.';
const ABOUT = 'strategy for the hearing';

let small: Awaited<ReturnType<typeof runSmallCase>>;
let before: string;
beforeAll(async () => {
  small = await runSmallCase();
  before = readFileSync(ledger(), 'utf8');
});
afterAll(() => rmSync(dirname(small.folder), { recursive: true, force: true }));

const ledger = (): string => join(small.folder, 'ledger', 'log.ndjson');
const run = (args: readonly string[], stdin = ''): Promise<Ran> => runCandor(args, { home: small.home, stdin });
const add = (): Promise<Ran> =>
  run(['notes', 'add', small.folder, '--by', 'A. Counsel', '--about', ABOUT], `${TEXT}\n`);
const note = (number: number): string => join(small.folder, 'privileged', 'notes', `00000${number}.note`);

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe("counsel's notes", () => {
  it('are sealed, and shown again to who holds their key', async () => {
    expect((await add()).stdout).toBe('note 1 is sealed\n');
    await add();
    const all = JSON.parse((await run(['notes', 'list', small.folder, '--json'])).stdout);
    expect(all).toMatchObject([
      { number: 1, by: 'A. Counsel', about: ABOUT, text: TEXT },
      { number: 2, text: TEXT },
    ]);
    expect((await run(['notes', 'show', small.folder, '2'])).stdout).toContain(TEXT);
    expect(statSync(note(1)).mode & 0o777).toBe(0o600);
  });

  it('stand nowhere else: not in the ledger, the artifacts, any export, any key file', async () => {
    expect(readFileSync(ledger(), 'utf8')).toBe(before);
    const outputs: string[] = [];
    for (const command of ['respond', 'memo', 'filings', 'verify'] as const) {
      const { stdout, stderr } = await run([command, small.folder, '--json']);
      outputs.push(stdout, stderr);
    }
    outputs.push((await run(['decide', small.folder])).stdout);
    const files = [...filesBelow(small.folder), ...filesBelow(small.home)].map((path) => readFileSync(path));
    for (const words of [TEXT, ABOUT, 'second reading'])
      for (const bytes of [...files, ...outputs.map((text) => Buffer.from(text))])
        expect(bytes.includes(words)).toBe(false);
    expect(outputs.join('')).not.toContain('privileged');
    expect(readFileSync(ledger(), 'utf8')).not.toMatch(/privileged|note/);
  });

  it('do not open with the case key, nor in the place of another note', async () => {
    const caseKey = join(small.home, 'candor', 'keys', 'small-case.key');
    const wrong = await run(['notes', 'list', small.folder, '--notes-key', caseKey]);
    expect(wrong.code).toBe(1);
    expect(wrong.stdout + wrong.stderr).not.toContain('defence');
    const key = randomBytes(32);
    const sealed = sealNote(TEXT, 1, 'acme', key, randomBytes(12));
    expect(openNote(sealed, 1, 'acme', key)).toBe(TEXT);
    for (const [number, id] of [
      [2, 'acme'],
      [1, 'other'],
    ] as const)
      expect(() => openNote(sealed, number, id, key)).toThrow(/does not open/);
  });

  it('show when one was changed, exchanged or taken away', async () => {
    const first = readFileSync(note(1));
    copyFileSync(note(2), note(1));
    expect((await run(['notes', 'list', small.folder])).code).toBe(1);
    rmSync(note(1));
    expect((await run(['notes', 'list', small.folder])).code).toBe(1);
    writeFileSync(note(1), first);
    expect((await run(['notes', 'list', small.folder])).code).toBe(0);
  });

  it('need a text, and a key of their own outside the case', async () => {
    expect((await run(['notes', 'add', small.folder, '--by', 'x'], ' \n')).code).toBe(2);
    const inside = join(small.folder, 'notes.key');
    expect((await run(['notes', 'add', small.folder, '--by', 'x', '--notes-key', inside], 'text')).code).toBe(1);
    expect((await run(['notes', 'show', small.folder, '9'])).code).toBe(2);
  });
});
