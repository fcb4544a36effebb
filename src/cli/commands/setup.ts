import { Option } from 'commander';
import { CIPHER_SOURCES, type SetupOptions, setup } from '../../app/setup.ts';
import type { AddCommand } from '../command.ts';

export const addSetup: AddCommand = (program, io) => {
  program
    .command('setup')
    .description('get the cipher that encrypts artifacts at rest, and check that it works')
    .option('--extension <file>', "take DuckDB's httpfs extension from this file; no network is used")
    .addOption(new Option('--source <name>', 'only this source').choices(CIPHER_SOURCES))
    .option('--dry-run', 'say what would be got and where it would lie')
    .option('--json', 'the result as JSON')
    .addHelpText('after', '\nExamples:\n  candor setup\n  candor setup --extension ./httpfs.duckdb_extension')
    .action(async ({ json, ...options }: SetupOptions & { readonly json?: boolean }) => {
      const result = await setup(options, io);
      if (json) await io.stdout(`${JSON.stringify(result)}\n`);
      else await io.stdout(`cipher ${result.state}: ${result.cipher}\n`);
    });
};
