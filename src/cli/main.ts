import { processIo } from './io.ts';
import { endWithLauncher } from './launched.ts';
import { runCli } from './program.ts';

endWithLauncher();
await runCli(process.argv, processIo);
