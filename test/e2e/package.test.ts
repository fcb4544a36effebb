import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { newFolder } from '../support/run-candor.ts';

const root = join(import.meta.dirname, '..', '..');

/** The package as it is published: compiled, without sources. */
describe('the published package', () => {
  const folder = newFolder('package');
  const home = newFolder('home');
  const candor = (...args: string[]): string =>
    execFileSync(process.execPath, [join(folder, 'bin', 'candor.mjs'), ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], HOME: home, XDG_DATA_HOME: home, TMPDIR: process.env['TMPDIR'] },
    });

  beforeAll(() => {
    const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { files: string[] };
    for (const name of files) {
      if (name !== 'dist') cpSync(join(root, name), join(folder, name), { recursive: true });
    }
    cpSync(join(root, 'package.json'), join(folder, 'package.json'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const build = ['-p', join(root, 'tsconfig.build.json'), '--outDir', join(folder, 'dist')];
    execFileSync(process.execPath, [tsc, ...build], { stdio: 'inherit' });
  }, 120_000);

  it('runs a rehearsal from its compiled code, worker threads and data included', () => {
    const done = candor('rehearsal', join(home, 'drill'), '--people', '100');
    expect(done).toContain('look at');
    expect(existsSync(join(home, 'drill', 'out', 'report.html'))).toBe(true);
  });

  it('says its version', () => {
    expect(candor('--version').trim()).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
