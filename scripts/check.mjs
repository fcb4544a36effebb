// One command for lint, types, import directions, data and tests, in the order in which they fail fastest.
// Ends with a line "N passed, N failed" that counts the tests; exit 1 when any step or test failed.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
const report = join(root, 'node_modules', '.candor-tests.json');
const only = process.argv.slice(2);

const steps = [
  ['lint', 'biome', ['check', '--error-on-warnings', '.']],
  ['types', 'tsc', ['-p', '.']],
  ['imports', 'node', ['scripts/imports.mjs']],
  ['unused', 'knip', ['--no-progress']],
  [
    'tests',
    'node',
    ['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
  ],
].filter(([name]) => only.length === 0 || only.includes(name));

rmSync(report, { force: true });
const failed = [];
for (const [name, command, args] of steps) {
  const started = Date.now();
  const result = spawnSync(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  const took = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${result.status === 0 ? 'ok    ' : 'FAILED'} ${name} (${took} s)`);
  if (result.status !== 0) failed.push(name);
}

let counts = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
try {
  counts = JSON.parse(readFileSync(report, 'utf8'));
} catch (error) {
  if (steps.some(([name]) => name === 'tests')) failed.push(`no test report: ${error.message}`);
}
const checks = failed.filter((name) => name !== 'tests').length;
if (failed.length > 0) console.log(`failed: ${failed.join(', ')}`);
console.log(
  `${counts.numPassedTests} passed, ${counts.numFailedTests + checks} failed` +
    (counts.numPendingTests > 0 ? `, ${counts.numPendingTests} skipped` : ''),
);
process.exit(failed.length > 0 ? 1 : 0);
