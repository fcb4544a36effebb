import { doctor } from '../../app/doctor.ts';
import { EXIT } from '../../core/errors.ts';
import type { AddCommand } from '../command.ts';
import { printTable } from '../table.ts';

export const addDoctor: AddCommand = (program, io) => {
  program
    .command('doctor')
    .description('what this machine can do for Candor, and what is missing for what')
    .argument('[folder]', 'where cases will lie', '.')
    .option('--json', 'the same facts as JSON')
    .addHelpText('after', '\nExample:\n  candor doctor')
    .action(async (folder: string, { json }: { readonly json?: boolean }) => {
      const checks = await doctor(folder, io);
      if (json) await io.stdout(`${JSON.stringify(checks)}\n`);
      else {
        const rows = checks.map(({ name, state, found, remedy }) => [name, state, found, remedy ?? '']);
        await io.stdout(printTable(['what', 'state', 'found', 'what to do'], rows, io));
      }
      if (checks.some(({ state }) => state === 'bad')) io.setExit(EXIT.failed);
    });
};
