import { Argument } from 'commander';
import { WHY_KINDS, type WhyKind } from '../../app/why/section.ts';
import { why } from '../../app/why.ts';
import type { SqlValue } from '../../engine/sql.ts';
import type { AddCommand } from '../command.ts';
import { printTable } from '../table.ts';
import { wholeNumber } from '../whole-number.ts';

interface Options {
  readonly case: string;
  readonly json?: boolean;
  readonly keyFile?: string;
  readonly limit: number;
}

/** Ids are names and not amounts; confidences are kept in millionths. */
const shown = (name: string, value: SqlValue | undefined): SqlValue | undefined => {
  if (value === null || value === undefined) return value;
  if (/(_id|_no|^record_[ab])$/.test(name)) return String(value);
  return name === 'confidence' && typeof value !== 'string' ? `${(Number(value) / 1e4).toFixed(2)} %` : value;
};

export const addWhy: AddCommand = (program, io) => {
  program
    .command('why')
    .description('the chain from a person, duty, document or number to rows and bytes, masked')
    .addArgument(new Argument('<kind>', 'what to explain').choices(WHY_KINDS))
    .argument('<id>', 'P-… a person, D-… a duty, a control number or path, or a count of the report')
    .option('--case <folder>', 'the case folder', '.')
    .option('--limit <rows>', 'rows to show in each part', wholeNumber(1), 20)
    .option('--key-file <file>', 'where the case key lies')
    .option('--json', 'the same facts as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  candor why person P-4294967304 --case acme-2021\n  candor why count people.affected --case acme-2021',
    )
    .action(async (kind: WhyKind, id: string, { json, case: caseFolder, ...rest }: Options) => {
      const answer = await why({ caseFolder, kind, id, ...rest }, io);
      if (json) {
        const plain = (_key: string, value: unknown) => (typeof value === 'bigint' ? Number(value) : value);
        await io.stdout(`${JSON.stringify(answer, plain)}\n`);
        return;
      }
      for (const { title, rows, more } of answer.sections) {
        const [first] = rows;
        await io.stdout(`\n${title}\n`);
        if (!first) await io.stdout('  none\n');
        else if (rows.length === 1) {
          const facts = Object.entries(first)
            .filter(([, value]) => value !== null)
            .map(([name, value]) => [name, shown(name, value)]);
          await io.stdout(printTable(['', ''], facts, io));
        } else {
          const columns = Object.keys(first).filter((name) => rows.some((row) => row[name] !== null));
          await io.stdout(
            printTable(
              columns,
              rows.map((row) => columns.map((name) => shown(name, row[name]))),
              io,
            ),
          );
        }
        if (more > 0) await io.stdout(`  and ${more.toLocaleString('en-US')} more (--limit)\n`);
      }
    });
};
