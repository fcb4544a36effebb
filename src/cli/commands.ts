import type { AddCommand } from './command.ts';
import { addDecide } from './commands/decide.ts';
import { addDrill } from './commands/drill.ts';
import { addScan } from './commands/scan.ts';
import { addScore } from './commands/score.ts';
import { addVerify } from './commands/verify.ts';
import { addWhy } from './commands/why.ts';

/** Every command, in the order of `candor --help`. */
export const COMMANDS: readonly AddCommand[] = [addDecide, addWhy, addVerify, addDrill, addScore, addScan];
