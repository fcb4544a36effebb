import { addNote, oneNote, readNotes } from '../../app/notes.ts';
import { CandorError } from '../../core/errors.ts';
import type { AddCommand } from '../command.ts';
import { printTable } from '../table.ts';

interface Options {
  readonly notesKey?: string;
  readonly json?: boolean;
}

interface AddOptions extends Options {
  readonly by: string;
  readonly about?: string;
  readonly file?: string;
}

const KEY = [
  '--notes-key <file>',
  'the key of the notes (default: beside the case key, made with the first note)',
] as const;

const SHOWN = 60;
const firstLine = (text: string): string => {
  const [line = ''] = text.split('\n');
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
};

export const addNotes: AddCommand = (program, io) => {
  const notes = program
    .command('notes')
    .description("counsel's own notes: under a key of their own, apart from the factual record, in no report or export")
    .addHelpText(
      'after',
      '\nExamples:\n  candor notes add acme-2021 --by "A. Counsel" --file note.txt\n  candor notes list acme-2021',
    );

  notes
    .command('add')
    .description('seal a note; its text comes from a file or standard input, never from the command line')
    .argument('<case>', 'the case folder')
    .requiredOption('--by <name>', 'who writes')
    .option('--about <text>', 'what it is about; sealed like the text')
    .option('--file <file>', 'a file with the text (standard input)')
    .option(...KEY)
    .option('--json', 'number and moment as JSON')
    .addHelpText('after', '\nExample:\n  candor notes add acme-2021 --by "A. Counsel" --file note.txt')
    .action(async (caseFolder: string, { json, ...rest }: AddOptions) => {
      const { number, at } = await addNote({ caseFolder, ...rest }, io);
      await io.stdout(json ? `${JSON.stringify({ number, at })}\n` : `note ${number} is sealed\n`);
    });

  notes
    .command('list')
    .description('all notes: number, moment, who, about what, first line')
    .argument('[case]', 'the case folder', '.')
    .option(...KEY)
    .option('--json', 'the notes as JSON')
    .action(async (caseFolder: string, { json, ...rest }: Options) => {
      const all = await readNotes({ caseFolder, ...rest }, io);
      if (json) {
        await io.stdout(`${JSON.stringify(all, null, 2)}\n`);
        return;
      }
      const rows = all.map(({ number, at, by, about, text }) => [number, at.slice(0, 16), by, about, firstLine(text)]);
      if (rows.length > 0) await io.stdout(printTable(['note', 'at', 'by', 'about', 'text'], rows, io));
      await io.stdout(`${rows.length} notes\n`);
    });

  notes
    .command('show')
    .description('one note')
    .argument('<case>', 'the case folder')
    .argument('<number>', 'its number')
    .option(...KEY)
    .option('--json', 'the note as JSON')
    .action(async (caseFolder: string, word: string, { json, ...rest }: Options) => {
      if (!/^[1-9]\d{0,5}$/.test(word)) throw new CandorError('USAGE', 'expected the number of a note');
      const note = await oneNote({ caseFolder, number: Number(word), ...rest }, io);
      if (json) await io.stdout(`${JSON.stringify(note)}\n`);
      else await io.stdout(`${note.at} ${note.by}${note.about ? `: ${note.about}` : ''}\n\n${note.text}\n`);
    });
};
