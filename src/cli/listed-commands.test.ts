import { Command } from 'commander';
import { expect, test } from 'vitest';
import type { Io } from './command.ts';
import { COMMANDS } from './commands.ts';
import { listedCommands } from './listed-commands.ts';

test('the list of commands is that of the commands themselves, whether they were loaded or not', async () => {
  const io = {} as Io;
  const load = () => Promise.all(Object.values(COMMANDS).map((add) => add()));
  const helpOf = async (commands: ReturnType<typeof load> | ReturnType<typeof listedCommands>): Promise<string> => {
    const program = new Command('candor');
    for (const add of await commands) add(program, io);
    return program.helpInformation();
  };
  const whole = await helpOf(load());
  await listedCommands(load, io);
  const unloaded = listedCommands(() => Promise.reject(new Error('loaded again')), io);
  expect(await helpOf(unloaded)).toBe(whole);
});
