import type { AddCommand } from './command.ts';

/** Every command, in the order of `candor --help`. */
export const COMMANDS: readonly AddCommand[] = [];
