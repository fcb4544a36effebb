import { statSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { scanColumns } from '../src/app/scan.ts';
import { scoreFolder } from './columns-score.ts';

/**
 * Columns of a public table against the roles that a person gave them, with its header and without: `columns.ts febrl3.csv`.
 * A folder of tables with truth.json: `columns.ts test/fixtures/tables [open|held] [--faults]`.
 */
const TRUTH: Readonly<Record<string, string>> = {
  rec_id: 'record_id',
  given_name: 'given_name',
  surname: 'family_name',
  street_number: 'street_number',
  address_1: 'street',
  address_2: 'street',
  suburb: 'city',
  postcode: 'postal_code',
  state: 'region',
  date_of_birth: 'date_of_birth',
  soc_sec_id: 'ssn',
};
const measureTable = async (path: string): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'candor-bench-'));
  try {
    const text = await readFile(path, 'utf8');
    const names = text
      .slice(0, text.indexOf('\n'))
      .split(',')
      .map((name) => name.trim());
    const bare = join(folder, 'bare.csv');
    await writeFile(bare, text.slice(text.indexOf('\n') + 1));
    for (const file of [path, bare]) {
      const answers = await scanColumns(file, Readable.from([]));
      const lines = answers.map(({ element, confidence }, n) => ({
        name: names[n] ?? '',
        element,
        confidence,
        right: TRUTH[names[n] ?? ''] === element,
      }));
      process.stdout.write(
        `${lines.filter(({ right }) => right).length} of ${lines.length} ${file === path ? 'with' : 'without'} header\n`,
      );
      for (const line of lines.filter(({ right }) => !right)) process.stdout.write(`  ${JSON.stringify(line)}\n`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const words = process.argv.slice(2);
const [path = '', half] = words.filter((word) => !word.startsWith('--'));
if (statSync(path).isDirectory()) await scoreFolder(path, half, words.includes('--faults'));
else await measureTable(path);
