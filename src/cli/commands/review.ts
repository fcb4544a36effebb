import { InvalidArgumentError } from 'commander';
import { exportReview } from '../../app/review/export-review.ts';
import { type ImportedReview, importReview } from '../../app/review/import-review.ts';
import type { AddCommand } from '../command.ts';
import { printTable } from '../table.ts';
import { wholeNumber } from '../whole-number.ts';

interface ExportOptions {
  readonly queue: number;
  readonly sample: number;
  readonly person?: readonly number[];
  readonly force?: boolean;
  readonly keyFile?: string;
  readonly json?: boolean;
}

interface ImportOptions {
  readonly by?: string;
  readonly dryRun?: boolean;
  readonly keyFile?: string;
  readonly json?: boolean;
}

const people = (value: string, before: readonly number[] | undefined): readonly number[] => {
  const [, id] = /^(?:P-)?(\d{1,16})$/i.exec(value.trim()) ?? [];
  if (id === undefined) throw new InvalidArgumentError('expected the id of a person, such as P-4294967304');
  return [...(before ?? []), Number(id)];
};

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const measureRows = ({ measures }: ImportedReview): readonly (readonly string[])[] => {
  const { precision, elusion, people, nobody, recall, detections, columns, cleanColumns, cleanDocuments } = measures;
  const row = (what: string, { hits, of, low, high }: typeof precision) => [
    what,
    of === 0 ? 'not measured' : percent(hits / of),
    of === 0 ? '' : `${percent(low)} to ${percent(high)}`,
    `${hits} of ${of}`,
  ];
  return [
    row('precision: joined pairs that are one person', precision),
    row('elusion: pairs kept apart that are one person', elusion),
    row('people whose records are all theirs', people),
    row('people who are nobody', nobody),
    [
      'recall of joined pairs',
      recall ? percent(recall.share) : 'not measured',
      recall ? `${percent(recall.low)} to ${percent(recall.high)}` : '',
      '',
    ],
    row('values in texts that are what is said', detections),
    row('columns that are what is said', columns),
    row('elusion: clean columns that hold something', cleanColumns),
    row('elusion: clean documents that hold something', cleanDocuments),
  ];
};

export const addReview: AddCommand = (program, io) => {
  const review = program
    .command('review')
    .description(
      'pairs, people, detections, columns and clean documents as a workbook that reviewers decide and give back',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  candor review export acme-2021\n' +
        '  candor review import acme-2021 acme-2021/out/review.xlsx --by "A. Analyst"\n  candor respond acme-2021',
    );
  review
    .command('export')
    .description(
      'write out/review.xlsx: doubtful pairs first, and random samples of what was joined, kept apart, called a person, found, and called clean',
    )
    .argument('[case]', 'the case folder', '.')
    .option('--queue <n>', 'how many doubtful pairs', wholeNumber(0), 200)
    .option('--sample <n>', 'how many of each random sample', wholeNumber(0), 100)
    .option(
      '--person <id>',
      'show this person and its records too, to part or join or call nobody (repeatable)',
      people,
    )
    .option('--force', 'replace a review that was edited and not taken back')
    .option('--key-file <file>', 'where the case key lies')
    .option('--json', 'the file as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  candor review export acme-2021 --sample 300\n' +
        '  candor review export acme-2021 --person P-4294967304 --person P-8589934600   are these two one person?',
    )
    .action(async (caseFolder: string, { json, person = [], ...rest }: ExportOptions) => {
      const { file, rows } = await exportReview({ caseFolder, asked: person, ...rest }, io);
      if (json) return io.stdout(`${JSON.stringify({ file, rows })}\n`);
      await io.stdout(`${file}: ${rows.toLocaleString('en-US')} rows\n`);
      await io.stdout('fill in "decision", "by" and "why", and take it back with: candor review import CASE FILE\n');
    });
  review
    .command('import')
    .description(
      'take a review back: decisions into case.yaml and the ledger, and what the samples say with exact intervals',
    )
    .argument('<case>', 'the case folder')
    .argument(
      '<files...>',
      'the edited review, XLSX; of several reviewers all of theirs, taken over together or not at all',
    )
    .option('--by <name>', 'who decides, where a row does not say it')
    .option('--dry-run', 'show what would change, record nothing')
    .option('--key-file <file>', 'where the case key lies')
    .option('--json', 'changes and measures as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  candor review import acme-2021 acme-2021/out/review.xlsx --by "A. Analyst" --dry-run\n' +
        '  candor review import acme-2021 acme-2021/out/review.xlsx --by "A. Analyst"\n' +
        '  candor review import acme-2021 first-half.xlsx second-half.xlsx',
    )
    .action(async (caseFolder: string, files: readonly string[], { json, ...rest }: ImportOptions) => {
      const imported = await importReview({ caseFolder, files, ...rest }, io);
      if (json) return io.stdout(`${JSON.stringify(imported)}\n`);
      const { changes, confirmed, entry, earlier } = imported;
      if (earlier) {
        await io.stdout(
          `this review was written of revision ${earlier.of}, and the case stands at ${earlier.now}: what it decides counts, its samples do not (candor review export)\n`,
        );
      }
      if (changes.length > 0) {
        const rows = changes.map(({ decision, records, by, place, replaces }) => [
          decision,
          String(records.length),
          by,
          place,
          replaces.map((one) => `${one.decision}, by ${one.by}`).join('; '),
        ]);
        await io.stdout(printTable(['decision', 'records', 'by', 'cell', 'in place of'], rows, io));
      }
      await io.stdout(printTable(['measured', 'share', '95 % interval', 'sample'], measureRows(imported), io));
      const state = entry === null ? 'not recorded' : `recorded as ledger entry ${entry}`;
      await io.stdout(`${changes.length} changes, ${confirmed} confirmed: ${state}\n`);
      if (entry !== null && changes.length > 0)
        await io.stdout('run `candor respond` again: they count from then on\n');
    });
};
