/**
 * Does a test notice every small change of the law evaluator and its data? `npm run bench:mutants -- [--every N]
 * [--only TEXT[,TEXT]] [--code | --data]` changes one operator, number, truth, threshold or day at a time in a copy of the
 * project, runs the tests of the law and lists the changes that none of them saw. docs/law-mutants.md says why those
 * that are left are no faults.
 */

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { lawFaults } from '../src/assess/check-law.ts';
import { loadLawData } from '../src/assess/data-files.ts';
import { lawSchema } from '../src/assess/law/schema/law-schema.ts';
import { enteredFigures, figures } from '../test/support/law-figures.ts';
import { codeMutants, dataMutants, type Mutant } from './mutants.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const CODE = join('src', 'assess', 'law');
const DATA = join('data', 'law', 'jurisdictions');
/** Files that hold shapes and lists of words: no decisions. */
const SHAPES = [
  ...['answer.ts', 'facts-schema.ts', 'law-lists.ts'],
  ...['breach-schema.ts', 'law-schema.ts', 'notice-schema.ts', 'schema-parts.ts'],
];

const TESTS_OF_DATA = ['cases', 'examples'].map((name) => join(CODE, `${name}.test.ts`));
const TIME_LIMIT_MS = 60_000;

const { values } = parseArgs({
  options: {
    every: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    code: { type: 'boolean', default: false },
    data: { type: 'boolean', default: false },
  },
});

/** Parts of `file:line `, with commas between them; a blank behind a line's number ends it. */
const wanted = values.only.split(',');

const filesIn = (folder: string, ending: string): readonly string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(ending) && !name.endsWith('.test.ts') && !SHAPES.includes(name))
    .map((name) => join(folder, name));

const mutantsOf = (files: readonly string[], make: (file: string, text: string) => readonly Mutant[]) =>
  files.flatMap((file) => make(file, readFileSync(join(root, file), 'utf8')));

const copy = mkdtempSync(join(tmpdir(), 'candor-mutants-'));
for (const part of ['src', 'bench', 'data', 'test', 'package.json', 'tsconfig.json', 'vitest.config.ts'])
  cpSync(join(root, part), join(copy, part), { recursive: true });
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');

/** Whether a script ends well in the copy as it stands. A run that does not end is a change that was noticed. */
const ends = (script: string, ...args: readonly string[]): boolean =>
  spawnSync(process.execPath, [script, ...args], { cwd: copy, timeout: TIME_LIMIT_MS }).status === 0;

/** The cases alone are quick and see most changes; whatever passes them goes through the tests. */
const passes = (tests: readonly string[]): boolean =>
  ends(join('bench', 'law-cases.ts')) &&
  ends(vitest, 'run', ...tests, '--bail=1', '--no-isolate', '--reporter=dot', '--maxWorkers=1');

const changed = (text: string, { start, end, to }: Mutant): string => text.slice(0, start) + to + text.slice(end);

const entered = enteredFigures();
const data = loadLawData();

/** The tests of shape, faults and figures, without a process of their own: they see nearly every change of the data. */
const isSeenAtOnce = (mutant: Mutant): boolean => {
  if (!mutant.file.endsWith('.json')) return false;
  const law = lawSchema.safeParse(JSON.parse(changed(readFileSync(join(root, mutant.file), 'utf8'), mutant)));
  if (!law.success || lawFaults({ ...data, laws: [law.data] }).length > 0) return true;
  return JSON.stringify(figures(law.data)) !== JSON.stringify(entered[law.data.id] ?? []);
};

const survives = (mutant: Mutant, tests: readonly string[]): boolean => {
  if (isSeenAtOnce(mutant)) return false;
  const path = join(copy, mutant.file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, changed(text, mutant));
  const seen = !passes(tests);
  writeFileSync(path, text);
  return !seen;
};

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const run = (name: string, mutants: readonly Mutant[], tests: readonly string[]): void => {
  const chosen = mutants.filter(
    ({ file, line }, index) =>
      index % Number(values.every) === 0 && wanted.some((text) => `${file}:${line} `.includes(text)),
  );
  let survived = 0;
  for (const mutant of chosen) {
    if (!survives(mutant, tests)) continue;
    survived += 1;
    print(`${mutant.file}:${mutant.line} ${mutant.from} -> ${mutant.to}`);
  }
  print(`${name}: ${chosen.length} changes of ${mutants.length}, ${chosen.length - survived} noticed, ${survived} not`);
};

try {
  if (!passes([CODE])) throw new Error('the tests fail before anything is changed');
  if (!values.data) run('code', mutantsOf(filesIn(CODE, '.ts'), codeMutants), [CODE]);
  if (!values.code) run('data', mutantsOf(filesIn(DATA, '.json'), dataMutants), TESTS_OF_DATA);
} finally {
  rmSync(copy, { recursive: true, force: true });
}
