import { type RespondOptions, respond } from '../../app/respond.ts';
import { planRun } from '../../app/run/plan.ts';
import type { StageName } from '../../schema/tables.ts';
import type { AddCommand, Io } from '../command.ts';
import { type RunFlags, runOptions, withRunFlags } from '../run-options.ts';
import { printPlan, printRun, runJson } from '../run-summary.ts';

interface RunCommand {
  readonly description: string;
  /** Undefined: all. */
  readonly stages?: readonly StageName[];
  readonly report: boolean;
  readonly learns?: true;
  readonly help: string;
}

const EXITS =
  '\nExit codes: 3 some evidence is unread, 4 duties are undetermined; the files in out/ are written all the same.';

/** The commands that run a case, or a part of the way. Detection wants the working copies of ingest, so it brings it along. */
const COMMANDS = {
  respond: {
    description: 'run all stages: evidence to people, duties, report and notification list, ready for approval',
    report: true,
    learns: true,
    help: `\nExamples:\n  candor respond acme-2021\n  candor respond acme-2021 --dry-run\n${EXITS}`,
  },
  detect: {
    description: 'read the evidence and find which data elements stand where',
    stages: ['ingest', 'detect'],
    report: false,
    help: '\nExample:\n  candor detect acme-2021',
  },
  resolve: {
    description: 'make people of the records that stand in the artifacts',
    stages: ['resolve'],
    report: false,
    learns: true,
    help: '\nExample:\n  candor resolve acme-2021',
  },
  assess: {
    description: 'ask the law for each profile of people that stands in the artifacts',
    stages: ['assess'],
    report: false,
    help: '\nExample:\n  candor assess acme-2021',
  },
  report: {
    description: 'write report, notification list and deadlines from the artifacts',
    stages: [],
    report: true,
    help: `\nExample:\n  candor report acme-2021\n${EXITS}`,
  },
} as const satisfies Record<string, RunCommand>;

/** Runs stages, or says what would be run; prints, and sets the exit code. */
export const runCase = async (options: RespondOptions, flags: RunFlags, io: Io): Promise<void> => {
  if (flags.dryRun) {
    const plan = await planRun(options, io);
    if (flags.json) await io.stdout(`${JSON.stringify(plan)}\n`);
    else await printPlan(plan, io);
    return;
  }
  const result = await respond(options, io);
  if (flags.json) await io.stdout(runJson(result));
  else await printRun(result, io);
  for (const exit of result.exits) io.setExit(exit);
};

const addRun =
  (name: keyof typeof COMMANDS): AddCommand =>
  (program, io) => {
    const { description, stages, report, learns, help }: RunCommand = COMMANDS[name];
    const command = withRunFlags(program.command(name).description(description));
    if (learns) command.option('--relearn', 'learn the weights of linking anew (ids of people may change)');
    command.addHelpText('after', help).action((caseFolder: string, flags: RunFlags & { readonly relearn?: boolean }) =>
      runCase(
        {
          ...runOptions(caseFolder, flags),
          ...(stages ? { stages } : {}),
          report,
          ...(flags.relearn ? { relearn: true } : {}),
        },
        flags,
        io,
      ),
    );
  };

export const addRespond: AddCommand = addRun('respond');
export const addDetect: AddCommand = addRun('detect');
export const addResolve: AddCommand = addRun('resolve');
export const addAssess: AddCommand = addRun('assess');
export const addReport: AddCommand = addRun('report');
