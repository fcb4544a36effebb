import type { CaseDiff, DiffStep } from '../../app/diff/compare-cases.ts';
import {
  type ComparedSides,
  type DiffOptions,
  type DiffSide,
  diffAll,
  diffCases,
  type RevisionSteps,
} from '../../app/diff/diff.ts';
import type { AddCommand } from '../command.ts';
import { printTable } from '../table.ts';

interface Options {
  readonly people?: boolean;
  readonly all?: boolean;
  readonly keyFile?: string;
  readonly json?: boolean;
}

const WHAT: Readonly<Record<DiffStep['step'], string>> = {
  before: 'affected people before',
  gone: 'gone: nothing of theirs is exposed any more, or they are nobody',
  new: 'new: nothing of theirs was exposed before',
  merged: 'merged with another person',
  split: 'split off from a person',
  after: 'affected people after',
};

const STEPS = Object.keys(WHAT) as readonly DiffStep['step'][];

const dutyRow = (duty: CaseDiff['duties'][number]) => [
  duty.law ?? 'place not known',
  duty.audience,
  `${duty.answerBefore ?? 'none'} > ${duty.answerAfter ?? 'none'}`,
  `${duty.personsBefore ?? ''} > ${duty.personsAfter ?? ''}`,
  `${duty.deadlineBefore ?? ''} > ${duty.deadlineAfter ?? ''}`,
];

const sideOf = (word: string): DiffSide => (/^\d+$/.test(word) ? { revision: Number(word) } : { folder: word });

/** `diff OLD-COPY CASE` compares with a copy of the folder, else the case comes first and then its revisions. */
const optionsOf = (first: string, second: string | undefined, third: string | undefined): DiffOptions => {
  if (second !== undefined && 'folder' in sideOf(second)) return { caseFolder: second, before: { folder: first } };
  return {
    caseFolder: first,
    ...(second === undefined ? {} : { before: sideOf(second) }),
    ...(third === undefined ? {} : { after: sideOf(third) }),
  };
};

const numberOf = ({ steps }: RevisionSteps, step: DiffStep['step']): number =>
  steps.find((one) => one.step === step)?.people ?? 0;

/** Revisions that stand beside each other; more stand below each other. */
const MOST_COLUMNS = 4;

type AsTable = readonly [head: readonly string[], rows: readonly (readonly (string | number)[])[]];

const byColumn = (all: readonly RevisionSteps[]): AsTable => [
  ['', ...all.map(({ revision }) => `revision ${revision}`)],
  STEPS.map((step) => [WHAT[step], ...all.map((one) => numberOf(one, step))]),
];

const byRow = (all: readonly RevisionSteps[]): AsTable => [
  ['revision', ...STEPS],
  all.map((one) => [one.revision, ...STEPS.map((step) => numberOf(one, step))]),
];

const sideText = (side: DiffSide): string => ('folder' in side ? side.folder : `revision ${side.revision}`);

export const addDiff: AddCommand = (program, io) => {
  const showAll = async (options: DiffOptions, json: boolean): Promise<void> => {
    const all = await diffAll(options, io);
    if (json) return io.stdout(`${JSON.stringify(all)}\n`);
    if (all.length === 0) return io.stdout('there is one revision only\n');
    // Many columns would leave none the room for its words.
    const [head, rows] = all.length > MOST_COLUMNS ? byRow(all) : byColumn(all);
    await io.stdout(printTable(head, rows, io));
  };
  const show = async (diff: ComparedSides, json: boolean): Promise<void> => {
    if (json) return io.stdout(`${JSON.stringify(diff)}\n`);
    await io.stdout(`${sideText(diff.before)} > ${sideText(diff.after)}\n`);
    const steps = diff.steps.map(({ step, people: n }) => [WHAT[step], n]);
    await io.stdout(printTable(['', 'people'], steps, io));
    const { grown = 0, shrunk = 0 } = diff.changes;
    await io.stdout(
      `exposure grew for ${grown.toLocaleString('en-US')} people, and shrank for ${shrunk.toLocaleString('en-US')}\n`,
    );
    if (diff.duties.length > 0)
      await io.stdout(printTable(['where', 'whom', 'answer', 'people', 'by'], diff.duties.map(dutyRow), io));
    else await io.stdout('no duty changed\n');
  };
  program
    .command('diff')
    .description(
      'two revisions of a case: who is new, whose exposure grew, who was merged or split, and which duties changed',
    )
    .argument('<case>', 'the case folder')
    .argument('[before]', 'number of the earlier revision (default: the one before)')
    .argument('[after]', 'number of the later revision (default: the case as it stands)')
    .option('--all', 'the number of affected people over all revisions, as one table that adds up')
    .option('--people', 'list every person who changed, by id')
    .option('--key-file <file>', 'where the case key lies')
    .option('--json', 'counts as one JSON object, then (with --people) one line a person')
    .addHelpText(
      'after',
      '\nExamples:\n  candor diff acme-2021              the last revision beside the one before\n  candor diff acme-2021 1 3 --people\n  candor diff acme-2021 --all\n  candor diff copy-of-acme-2021 acme-2021   a copy of the case folder beside the case',
    )
    .action(
      async (
        first: string,
        second: string | undefined,
        third: string | undefined,
        { people, all, json = false, keyFile }: Options,
      ) => {
        const options = { ...optionsOf(first, second, third), ...(keyFile ? { keyFile } : {}) };
        if (all) return showAll(options, json);
        await diffCases(
          options,
          io,
          (diff) => show(diff, json),
          async (rows) => {
            if (!people) return;
            const lines = rows.map((row) =>
              json ? JSON.stringify(row) : `${row.change}\tP-${row.person}\t${row.what}`,
            );
            await io.stdout(`${lines.join('\n')}\n`);
          },
        );
      },
    );
};
