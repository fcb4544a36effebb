import { openFinders } from '../../app/detectors/finders.ts';
import { readPasswords } from '../../app/evidence/password-file.ts';
import { type OnUnread, scanColumns, scanFile, scanRecords } from '../../app/scan.ts';
import { EXIT } from '../../core/errors.ts';
import type { AddCommand } from '../command.ts';

interface Options {
  readonly records?: boolean;
  readonly columns?: boolean;
  readonly detectors?: string;
  readonly model?: string;
  readonly helpers?: boolean;
  readonly passwords?: string;
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
    .option('--model <folder>', 'a token-classification model (ONNX) that adds names to those of the rules')
    .option('--helpers', 'give organizations, places, titles, ages and dates as well')
    .option('--passwords <file>', 'a file of passwords, one a line, to try on what is locked')
    .option('--json', 'changes nothing: the output is NDJSON')
    .addHelpText(
      'after',
      '\nExamples:\n  candor scan letter.txt\n  candor scan --columns customers.csv\n  cat texts.ndjson | candor scan --records -\n  candor scan archive.zip\n  candor scan --helpers letter.txt\n' +
        '\nExit codes: 3 where something in the file is unread.',
    )
    .action(async (file: string, { records, columns, passwords: list, ...options }: Options) => {
      const onUnread: OnUnread = (family, reason) => {
        io.stderr(`candor: unread: ${family} (${reason.replaceAll('_', ' ')})\n`);
        io.setExit(EXIT.unread);
      };
      const passwords = list === undefined ? [] : readPasswords(list);
      if (columns) {
        const answers = await scanColumns(file, io.stdin, onUnread, passwords);
        await io.stdout(answers.map((answer) => `${JSON.stringify(answer)}\n`).join(''));
        return;
      }
      const finders = await openFinders(options);
      const found = records
        ? scanRecords(file, io.stdin, finders)
        : scanFile(file, io.stdin, onUnread, finders, passwords);
      try {
        let held: string[] = [];
        for await (const line of found) {
          held.push(JSON.stringify(line));
          if (held.length < LINES_A_WRITE) continue;
          await io.stdout(`${held.join('\n')}\n`);
          held = [];
        }
        if (held.length > 0) await io.stdout(`${held.join('\n')}\n`);
      } finally {
        await finders.close();
      }
    });
};
