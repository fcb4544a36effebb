import { type OnUnread, scanColumns, scanFile, scanRecords } from '../../app/scan.ts';
import { findWith } from '../../app/test-detectors.ts';
import { EXIT } from '../../core/errors.ts';
import type { AddCommand } from '../command.ts';

interface Options {
  readonly records?: boolean;
  readonly columns?: boolean;
  readonly detectors?: string;
}

/** Lines that are gathered before they are written: one write a line would cost more than finding it. */
const LINES_A_WRITE = 500;

export const addScan: AddCommand = (program, io) => {
  program
    .command('scan')
    .description('which data elements stand where in a file, as NDJSON')
    .argument('<file>', 'a file that Candor can read, or - for standard input')
    .option('--records', 'the input is NDJSON {"id","text"}, each a text of its own')
    .option('--columns', 'say what each column of a table holds')
    .option('--detectors <file>', 'detectors of your own beside those of Candor')
    .option('--json', 'changes nothing: the output is NDJSON')
    .addHelpText(
      'after',
      '\nExamples:\n  candor scan letter.txt\n  candor scan --columns customers.csv\n  cat texts.ndjson | candor scan --records -\n  candor scan archive.zip\n' +
        '\nExit codes: 3 where something in the file is unread.',
    )
    .action(async (file: string, { records, columns, detectors }: Options) => {
      const onUnread: OnUnread = (family, reason) => {
        io.stderr(`candor: unread: ${family} (${reason.replaceAll('_', ' ')})\n`);
        io.setExit(EXIT.unread);
      };
      if (columns) {
        const answers = await scanColumns(file, io.stdin, onUnread);
        await io.stdout(answers.map((answer) => `${JSON.stringify(answer)}\n`).join(''));
        return;
      }
      let held: string[] = [];
      const find = detectors === undefined ? undefined : await findWith(detectors);
      const found = records ? scanRecords(file, io.stdin, find) : scanFile(file, io.stdin, onUnread, find);
      for await (const line of found) {
        held.push(JSON.stringify(line));
        if (held.length < LINES_A_WRITE) continue;
        await io.stdout(`${held.join('\n')}\n`);
        held = [];
      }
      if (held.length > 0) await io.stdout(`${held.join('\n')}\n`);
    });
};
