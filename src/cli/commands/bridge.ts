import { exportTokens, makeBridgeKey } from '../../app/bridge/export-tokens.ts';
import type { AddCommand } from '../command.ts';

interface ExportFlags {
  readonly bridgeKeyFile?: string;
  readonly keyFile?: string;
  readonly json?: boolean;
}

export const addBridge: AddCommand = (program, io) => {
  const bridge = program
    .command('bridge')
    .description('find people of an earlier case again, by tokens under a key of the house')
    .addHelpText('after', '\nExamples:\n  candor bridge key\n  candor bridge export acme-2019');
  bridge
    .command('key')
    .description('make the bridging key, once for all cases; it is never overwritten')
    .option('--bridge-key-file <file>', "where it lies (CANDOR_BRIDGE_KEY_FILE, else the user's key folder)")
    .option('--json', 'where it lies and its id as JSON')
    .addHelpText('after', '\nExample:\n  candor bridge key')
    .action(async ({ bridgeKeyFile, json }: ExportFlags) => {
      const { path, keyId } = await makeBridgeKey(bridgeKeyFile, io);
      if (json) return io.stdout(`${JSON.stringify({ path, key_id: keyId })}\n`);
      await io.stdout(`${path}: key ${keyId}; keep a copy where only you can read it\n`);
    });
  bridge
    .command('export')
    .description('write out/bridge.tokens: the affected people as tokens, no value of theirs')
    .argument('[case]', 'the case folder', '.')
    .option(
      '--bridge-key-file <file>',
      "where the bridging key lies (CANDOR_BRIDGE_KEY_FILE, else the user's key folder)",
    )
    .option('--key-file <file>', 'where the case key lies')
    .option('--json', 'file, people and tokens as JSON')
    .addHelpText('after', '\nExample:\n  candor bridge export acme-2021')
    .action(async (caseFolder: string, { json, ...options }: ExportFlags) => {
      const { file, people, tokens, keyId } = await exportTokens({ caseFolder, ...options }, io);
      if (json) return io.stdout(`${JSON.stringify({ file, people, tokens, key_id: keyId })}\n`);
      const number = (value: number) => value.toLocaleString('en-US');
      await io.stdout(`${file}: ${number(tokens)} tokens of ${number(people)} people, key ${keyId}\n`);
      await io.stdout('a later case names a copy of it below earlier_cases in its case.yaml\n');
    });
};
