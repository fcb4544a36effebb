import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** All tests of a run work below one temporary folder, which goes when they are done, whatever they left. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'candor-tests-'));
  process.env['TMPDIR'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
