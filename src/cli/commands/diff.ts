import type { CaseDiff } from '../../app/diff/compare-cases.ts';
import { diffCases } from '../../app/diff/diff.ts';
import type { AddCommand } from '../command.ts';
import { printTable } from '../table.ts';

interface Options {
  readonly people?: boolean;
  readonly keyFile?: string;
  readonly json?: boolean;
}

const WHAT: Readonly<Record<string, string>> = {
  before: 'people before',
  gone: 'gone: their records are nobody, or not there any more',
  new: 'new: none of their records was a person before',
  merged: 'merged with another person',
  split: 'split off from a person',
  after: 'people after',
};

const dutyRow = (duty: CaseDiff['duties'][number]) => [
  duty.jurisdiction ?? 'unknown',
  duty.audience,
  `${duty.answerBefore ?? 'none'} > ${duty.answerAfter ?? 'none'}`,
  `${duty.personsBefore ?? ''} > ${duty.personsAfter ?? ''}`,
  `${duty.deadlineBefore ?? ''} > ${duty.deadlineAfter ?? ''}`,
];

export const addDiff: AddCommand = (program, io) => {
  program
    .command('diff')
    .description(
      'two revisions of a case: who is new, whose exposure grew, who was merged or split, and which duties changed',
    )
    .argument('<before>', 'a copy of the case folder from before')
    .argument('<after>', 'the case folder')
    .option('--people', 'list every person who changed, by id')
    .option('--key-file <file>', 'where the case key lies')
    .option('--json', 'counts as one JSON object, then (with --people) one line a person')
    .addHelpText(
      'after',
      '\nExample:\n  cp -r acme-2021 acme-2021.rev1\n  candor respond acme-2021\n  candor diff acme-2021.rev1 acme-2021',
    )
    .action(async (before: string, after: string, { people, json, keyFile }: Options) => {
      const show = async (diff: CaseDiff): Promise<void> => {
        if (json) return io.stdout(`${JSON.stringify(diff)}\n`);
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
      await diffCases({ before, after, ...(keyFile ? { keyFile } : {}) }, io, show, async (rows) => {
        if (!people) return;
        const lines = rows.map((row) => (json ? JSON.stringify(row) : `${row.change}\tP-${row.person}\t${row.what}`));
        await io.stdout(`${lines.join('\n')}\n`);
      });
    });
};
