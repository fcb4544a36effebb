import type { Command } from 'commander';
import { wholeNumber } from './whole-number.ts';

/** Options that every command which runs stages takes. */
export interface RunFlags {
  readonly keyFile?: string;
  readonly bridgeKeyFile?: string;
  readonly threads?: number;
  readonly memory?: number;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** What `--memory` means. */
export const MEMORY =
  'memory of the engine in MB (3,072, more for much evidence, half of the machine at most; from 64); the rest goes to disk';

/** With less even a small table finds no room in some step; whether this is enough hangs on the evidence, and the step says where it is not. */
export const LEAST_MEMORY_MB = 64;

/** Adds them, with what they mean. */
export const withRunFlags = (command: Command): Command =>
  command
    .argument('<case>', 'the case folder')
    .option('--threads <n>', 'threads to use (all)', wholeNumber(1))
    .option('--memory <mb>', MEMORY, wholeNumber(LEAST_MEMORY_MB))
    .option('--key-file <file>', 'where the case key lies')
    .option('--bridge-key-file <file>', 'where the bridging key lies, for a case that names earlier ones')
    .option('--dry-run', 'say what would be done, do nothing')
    .option('--json', 'the result as JSON');

/** The flags as `app` takes them. */
export const runOptions = (caseFolder: string, { keyFile, bridgeKeyFile, threads, memory }: RunFlags) => ({
  caseFolder,
  ...(keyFile ? { keyFile } : {}),
  ...(bridgeKeyFile ? { bridgeKeyFile } : {}),
  ...(threads ? { threads } : {}),
  ...(memory ? { memoryMb: memory } : {}),
});
