import { listFolder } from '../../app/list-folder.ts';
import { CandorError, EXIT } from '../../core/errors.ts';
import type { AddCommand } from '../command.ts';

const LINES_A_WRITE = 200;

export const addIngest: AddCommand = (program, io) => {
  program
    .command('ingest')
    .description('list every file below a folder, opened to the bottom: type, hash, read or unread and why')
    .argument('<folder>', 'a folder of evidence')
    .option('--list', 'list what is there, without a case')
    .option('--json', 'changes nothing: the output is NDJSON')
    .addHelpText(
      'after',
      '\nExample:\n  candor ingest --list evidence/\n' +
        '\nThe last line holds the totals. Exit codes: 3 where something is unread; its line gives the reason.',
    )
    .action(async (folder: string, { list }: { readonly list?: boolean }) => {
      if (!list) throw new CandorError('USAGE', 'ingest lists a folder', { hint: `candor ingest --list ${folder}` });
      let held: string[] = [];
      const write = async () => {
        if (held.length > 0) await io.stdout(`${held.join('\n')}\n`);
        held = [];
      };
      for await (const line of listFolder(folder)) {
        held.push(JSON.stringify(line));
        if ('status' in line && (line.status === 'unread' || line.status === 'partly')) io.setExit(EXIT.unread);
        if (held.length >= LINES_A_WRITE) await write();
      }
      await write();
    });
};
