import { processIo } from './io.ts';
import { runCli } from './program.ts';

await runCli(process.argv, processIo);
