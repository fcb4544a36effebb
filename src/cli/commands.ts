import type { AddCommand } from './command.ts';
import { addDecide } from './commands/decide.ts';
import { addDoctor } from './commands/doctor.ts';
import { addDrill } from './commands/drill.ts';
import { addInit } from './commands/init.ts';
import { addScan } from './commands/scan.ts';
import { addScore } from './commands/score.ts';
import { addSetup } from './commands/setup.ts';
import { addVerify } from './commands/verify.ts';
import { addWhy } from './commands/why.ts';

/** Every command, in the order of `candor --help`. */
export const COMMANDS: readonly AddCommand[] = [
  addInit,
  addDecide,
  addWhy,
  addVerify,
  addDrill,
  addScore,
  addScan,
  addSetup,
  addDoctor,
];
