import type { AddCommand } from './command.ts';

/** Every command by its name, in the order of `candor --help`. Loaded when called: a start does not wait for the rest. */
export const COMMANDS: Readonly<Record<string, () => Promise<AddCommand>>> = {
  init: async () => (await import('./commands/init.ts')).addInit,
  decide: async () => (await import('./commands/decide.ts')).addDecide,
  why: async () => (await import('./commands/why.ts')).addWhy,
  verify: async () => (await import('./commands/verify.ts')).addVerify,
  drill: async () => (await import('./commands/drill.ts')).addDrill,
  score: async () => (await import('./commands/score.ts')).addScore,
  law: async () => (await import('./commands/law.ts')).addLaw,
  scan: async () => (await import('./commands/scan.ts')).addScan,
  setup: async () => (await import('./commands/setup.ts')).addSetup,
  doctor: async () => (await import('./commands/doctor.ts')).addDoctor,
};
