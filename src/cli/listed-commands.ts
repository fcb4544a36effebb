import { readdirSync } from 'node:fs';
import { Command, Help } from 'commander';
import { jsonOf, keptAt } from '../core/data-files.ts';
import type { AddCommand, Io } from './command.ts';

/** What `candor --help` says of a command: "scan [options] <file>", and what it is for. */
interface Listed {
  readonly term: string;
  readonly description: string;
}

const OPTIONS = ' [options]';

const listedOf = (commands: readonly AddCommand[], io: Io): readonly Listed[] => {
  const program = new Command();
  for (const add of commands) add(program, io);
  const help = new Help();
  return program.commands.map((command) => ({
    term: help.subcommandTerm(command),
    description: command.description(),
  }));
};

/** A command that is only listed. */
const listing =
  ({ term, description }: Listed): AddCommand =>
  (program) => {
    const command = program.command(term.replace(OPTIONS, '')).description(description);
    if (term.includes(OPTIONS)) command.option('--json');
  };

const folder = new URL('./commands/', import.meta.url);

/** All commands for a list of them: from what they said when they were last loaded, since all of them are all of Candor. */
export const listedCommands = async (
  load: () => Promise<readonly AddCommand[]>,
  io: Io,
): Promise<readonly AddCommand[]> => {
  const files = readdirSync(folder).sort();
  const place = keptAt(
    'commands',
    files.map((name) => new URL(name, folder)),
  );
  const known = place.read();
  if (known) return (jsonOf(known) as readonly Listed[]).map(listing);
  const listed = listedOf(await load(), io);
  place.write(Buffer.from(JSON.stringify(listed)));
  return listed.map(listing);
};
