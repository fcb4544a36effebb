import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ran, runCandor } from '../../test/support/run-candor.ts';
import { runSmallCase } from '../../test/support/small-case.ts';

let small: Awaited<ReturnType<typeof runSmallCase>>;
let otherKey: string;
beforeAll(async () => {
  small = await runSmallCase();
  otherKey = join(small.home, 'other.key');
  writeFileSync(otherKey, 'ab'.repeat(32), { mode: 0o600 });
}, 60_000);
afterAll(() => rmSync(dirname(small.folder), { recursive: true, force: true }));

const run = (...args: readonly string[]): Promise<Ran> => runCandor(args, { home: small.home });
const yaml = (): string => readFileSync(join(small.folder, 'case.yaml'), 'utf8');

describe('the key of another case', () => {
  it.each([['verify'], ['respond'], ['decide', 'note', '--by', 'counsel', '--why', 'minutes of 4 March']])(
    'is refused by `candor %s` before anything is read or changed',
    async (command, ...words) => {
      const before = yaml();
      const ran = await run(command, small.folder, ...words, '--key-file', otherKey);
      expect(ran.code).toBe(1);
      expect(ran.stderr).toContain('this is not the key of the case');
      expect(ran.stderr).toContain(otherKey);
      expect(yaml()).toBe(before);
    },
  );

  it('is not what is said of a ledger whose public key was changed: verification names that', async () => {
    const path = join(small.folder, 'ledger', 'public-key.txt');
    const before = readFileSync(path, 'utf8');
    writeFileSync(path, before.replace(/\+[0-9a-f]{8}\+/, '+00000000+'));
    const ran = await run('verify', small.folder);
    writeFileSync(path, before);
    expect(ran.code).toBe(1);
    expect(ran.stderr + ran.stdout).toContain('public key');
    expect(ran.stderr).not.toContain('not the key of the case');
  });
});
