import { readPasswords } from '../../app/evidence/password-file.ts';
import { textOf } from '../../app/text.ts';
import { EXIT } from '../../core/errors.ts';
import type { AddCommand } from '../command.ts';

export const addText: AddCommand = (program, io) => {
  program
    .command('text')
    .description('the text of a file and of everything in it, as NDJSON')
    .argument('<file>', 'any file, or - for standard input')
    .option('--passwords <file>', 'a file of passwords, one a line, to try on what is locked')
    .option('--json', 'changes nothing: the output is NDJSON')
    .addHelpText(
      'after',
      '\nExamples:\n  candor text mail.eml\n  candor text archive.zip\n  cat letter.pdf | candor text -\n' +
        '\nExit codes: 3 where something in it is unread; its line gives the reason.',
    )
    .action(async (file: string, { passwords }: { readonly passwords?: string }) => {
      for await (const line of textOf(file, io.stdin, passwords === undefined ? [] : readPasswords(passwords))) {
        await io.stdout(`${JSON.stringify(line)}\n`);
        if (line.status === 'unread' || line.status === 'partly') io.setExit(EXIT.unread);
      }
    });
};
