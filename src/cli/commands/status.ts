import { type CaseStatus, caseStatus } from '../../app/status.ts';
import type { CoverageRow, Expected } from '../../report/facts/coverage-facts.ts';
import type { AddCommand } from '../command.ts';
import { printTable } from '../table.ts';

interface Options {
  readonly json?: boolean;
  readonly all?: boolean;
  readonly keyFile?: string;
}

const WHY: Readonly<Record<Expected, string>> = {
  values: 'values of nobody',
  columns: 'names of columns',
  sealed: 'encrypted values',
  size: 'large, nothing found',
};
const HEAD = ['', 'document', 'records', 'person', 'nobody', 'nothing', 'people expected by'];
const SHOWN = 20;

/** A bar of ten signs: a person's, elements of nobody, nothing. */
const bar = ({ records, person, nobody }: Pick<CoverageRow, 'records' | 'person' | 'nobody'>): string => {
  const signs = (part: number) => (records === 0 ? 0 : Math.round((10 * part) / records));
  const first = signs(person);
  const second = Math.min(10 - first, signs(nobody));
  return records === 0 ? '' : '#'.repeat(first) + '?'.repeat(second) + '.'.repeat(10 - first - second);
};

const line = (row: CoverageRow) => [
  bar(row),
  `${row.controlNumber} ${row.path}`,
  row.records,
  row.person,
  row.nobody,
  row.nothing,
  row.expected === null ? '' : WHY[row.expected],
];

const number = (value: number): string => value.toLocaleString('en-US');

const headLines = ({ name, revision, evidence, coverage }: CaseStatus): string => {
  const unread = evidence.unread.reduce((sum, { documents }) => sum + documents.value, 0);
  return (
    `${name}, revision ${revision}: ${number(evidence.documents.value)} documents, ${number(unread)} of them not wholly read\n` +
    `of ${number(coverage.records)} records, ${number(coverage.person)} are a person's, ${number(coverage.nobody)} hold elements but nobody, ${number(coverage.nothing)} hold nothing\n`
  );
};

const expectedLine = (expected: number): string =>
  expected === 1 ? '1 document looks as if it' : `${number(expected)} documents look as if they`;

export const addStatus: AddCommand = (program, io) => {
  program
    .command('status')
    .description('what was read and what of it became people: the files that look as if they held people come first')
    .argument('<case>', 'the case folder')
    .option('--all', `every document, not only the ${SHOWN} largest (the largest 200; out/coverage.csv has all)`)
    .option('--key-file <file>', 'where the case key lies')
    .option('--json', 'the same facts as JSON')
    .addHelpText(
      'after',
      "\nSigns of a bar: # a person's, ? elements but nobody, . nothing.\n\nExample:\n  candor status acme-2021",
    )
    .action(async (caseFolder: string, { json, all, keyFile }: Options) => {
      const status = await caseStatus({ caseFolder, ...(keyFile ? { keyFile } : {}) }, io);
      if (json) return io.stdout(`${JSON.stringify(status)}\n`);
      const { coverage } = status;
      const shown = (rows: readonly CoverageRow[]) => (all ? rows : rows.slice(0, SHOWN));
      await io.stdout(headLines(status));
      if (coverage.expected === 0)
        await io.stdout('no document looks as if it held people and came out without them\n');
      else {
        await io.stdout(`\n${expectedLine(coverage.expected)} held people, and none or few came out:\n`);
        await io.stdout(printTable(HEAD, shown(coverage.missing).map(line), io));
      }
      await io.stdout(`\nall ${number(coverage.documents)} that were read, the largest first:\n`);
      await io.stdout(printTable(HEAD, shown(coverage.largest).map(line), io));
    });
};
