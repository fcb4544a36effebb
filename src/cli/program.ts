import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { CandorError, EXIT, type ExitCode, placeText } from '../core/errors.ts';
import type { AddCommand, Io } from './command.ts';
import { COMMANDS } from './commands.ts';
import type { GlobalFlags, OwnIo } from './io.ts';
import { listedCommands } from './listed-commands.ts';

const version = (): string => {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0';
};

/** What, where, why, and what to do; as JSON on the last line of stderr where `--json` was asked. */
export const reportError = (error: unknown, io: Pick<Io, 'stderr'>, asJson: boolean): ExitCode => {
  if (!(error instanceof CandorError)) {
    // A bug: its message may hold a value of the evidence, so the stack without the message is shown.
    const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
    const kind = error instanceof Error ? error.name : 'unknown fault';
    io.stderr(`candor: internal error (${kind}); please report these lines\n${frames.slice(0, 12).join('\n')}\n`);
    return EXIT.failed;
  }
  const place = placeText(error.place);
  if (asJson) {
    const { code, message, hint } = error;
    io.stderr(`${JSON.stringify({ error: { code, message, place: error.place ?? null, hint: hint ?? null } })}\n`);
  } else {
    io.stderr(`candor: ${error.message}\n`);
    if (place) io.stderr(`  where: ${place}\n`);
    if (error.hint) io.stderr(`  what to do: ${error.hint}\n`);
  }
  return error.exit;
};

/** The commands that a command line needs: the one it names, a list of all where it names none, all for another word. */
const commandsFor = async (words: readonly string[], io: Io): Promise<readonly AddCommand[]> => {
  const named = words.find((word) => !word.startsWith('-'));
  const all = () => Promise.all(Object.values(COMMANDS).map((load) => load()));
  if (named === undefined)
    return words.some((word) => word === '--version' || word === '-V') ? [] : listedCommands(all, io);
  const own = Object.hasOwn(COMMANDS, named) ? COMMANDS[named] : undefined;
  return own === undefined ? all() : [await own()];
};

/** Builds the program. The flags below may stand before or after the command's name. */
const buildProgram = (io: Io, commands: readonly AddCommand[]): Command => {
  const program = new Command('candor')
    .description('Breach response from evidence to proof: who was affected, what of theirs, and what the law asks.')
    .version(version())
    .option('--quiet', 'no progress, only results and errors')
    .option('--no-color', 'no colours (NO_COLOR does the same)')
    .showHelpAfterError('(candor COMMAND --help shows the options and examples)')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 failed, 2 wrong usage, 3 done but some evidence is unread, 4 duties undetermined.\n' +
        'Start with: candor rehearsal',
    )
    .configureOutput({
      writeOut: (text) => {
        void io.stdout(text);
      },
      writeErr: (text) => io.stderr(text),
      getOutHelpWidth: () => io.width,
      getErrHelpWidth: () => io.width,
    })
    .exitOverride();
  for (const add of commands) add(program, io);
  for (const command of program.commands) command.exitOverride();
  return program;
};

/** Opens the world of a command line, given the flags that stand in it. */
export type OpenIo = (flags: GlobalFlags) => OwnIo;

/** Runs one command line. */
export const runCli = async (argv: readonly string[], open: OpenIo): Promise<void> => {
  const io = open({ quiet: argv.includes('--quiet'), color: !argv.includes('--no-color') });
  try {
    const words = argv.filter((word) => word !== '--quiet' && word !== '--no-color');
    await buildProgram(io, await commandsFor(words.slice(2), io)).parseAsync(words);
  } catch (error) {
    io.finish();
    if (error instanceof CommanderError) io.fail(error.exitCode === 0 ? EXIT.done : EXIT.usage);
    else io.fail(reportError(error, io, argv.includes('--json')));
  } finally {
    io.finish();
  }
};
