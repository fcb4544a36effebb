import { EXIT } from '../core/errors.ts';

process.exitCode = EXIT.done;
