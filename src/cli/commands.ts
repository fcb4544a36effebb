import type { AddCommand } from './command.ts';

/** Every command by its name, in the order of `candor --help`. Loaded when called: a start does not wait for the rest. */
export const COMMANDS: Readonly<Record<string, () => Promise<AddCommand>>> = {
  init: async () => (await import('./commands/init.ts')).addInit,
  respond: async () => (await import('./commands/run.ts')).addRespond,
  decide: async () => (await import('./commands/decide.ts')).addDecide,
  why: async () => (await import('./commands/why.ts')).addWhy,
  verify: async () => (await import('./commands/verify.ts')).addVerify,
  rehearsal: async () => (await import('./commands/rehearsal.ts')).addRehearsal,
  drill: async () => (await import('./commands/drill.ts')).addDrill,
  score: async () => (await import('./commands/score.ts')).addScore,
  memo: async () => (await import('./commands/memo.ts')).addMemo,
  filings: async () => (await import('./commands/filings.ts')).addFilings,
  whatif: async () => (await import('./commands/whatif.ts')).addWhatIf,
  law: async () => (await import('./commands/law.ts')).addLaw,
  detect: async () => (await import('./commands/run.ts')).addDetect,
  resolve: async () => (await import('./commands/run.ts')).addResolve,
  assess: async () => (await import('./commands/run.ts')).addAssess,
  report: async () => (await import('./commands/run.ts')).addReport,
  ingest: async () => (await import('./commands/ingest.ts')).addIngest,
  text: async () => (await import('./commands/text.ts')).addText,
  scan: async () => (await import('./commands/scan.ts')).addScan,
  detector: async () => (await import('./commands/detector.ts')).addDetector,
  link: async () => (await import('./commands/link.ts')).addLink,
  setup: async () => (await import('./commands/setup.ts')).addSetup,
  doctor: async () => (await import('./commands/doctor.ts')).addDoctor,
};
