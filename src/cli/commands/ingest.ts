import { listFolder } from '../../app/evidence/list-folder.ts';
import { readPasswords } from '../../app/evidence/password-file.ts';
import { EXIT } from '../../core/errors.ts';
import type { AddCommand, Io } from '../command.ts';
import { type RunFlags, runOptions, withRunFlags } from '../run-options.ts';
import { runCase } from './run.ts';

const LINES_A_WRITE = 200;

const list = async (folder: string, passwords: string | undefined, io: Io): Promise<void> => {
  let held: string[] = [];
  const write = async () => {
    if (held.length > 0) await io.stdout(`${held.join('\n')}\n`);
    held = [];
  };
  for await (const line of listFolder(folder, passwords === undefined ? [] : readPasswords(passwords))) {
    held.push(JSON.stringify(line));
    if ('status' in line && (line.status === 'unread' || line.status === 'partly')) io.setExit(EXIT.unread);
    if (held.length >= LINES_A_WRITE) await write();
  }
  await write();
};

export const addIngest: AddCommand = (program, io) => {
  withRunFlags(
    program
      .command('ingest')
      .description(
        'open every file of a case to the bottom: type, hash, read or unread and why; --list does it without a case',
      ),
  )
    .option('--list', 'the folder is no case: list what is there as NDJSON, write nothing')
    .option(
      '--passwords <file>',
      'with --list: a file of passwords, one a line, to try on what is locked; a case names its own',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  candor ingest acme-2021\n  candor ingest --list evidence/\n' +
        '\nThe last line of a list holds the totals. Exit code 3 where something is unread; its line gives the reason.',
    )
    .action((folder: string, flags: RunFlags & { readonly list?: boolean; readonly passwords?: string }) =>
      flags.list
        ? list(folder, flags.passwords, io)
        : runCase({ ...runOptions(folder, flags), stages: ['ingest'], report: false }, flags, io),
    );
};
