import { type Accuracy, type CaseScore, type Share, score } from '../../app/score.ts';
import type { AddCommand, Io } from '../command.ts';
import { printTable } from '../table.ts';

interface Options {
  readonly json?: boolean;
  readonly keyFile?: string;
}

const percent = (value: number | null): string => (value === null ? '-' : `${(value * 100).toFixed(1)} %`);
/** A share with its interval: "97.6 % (94.8-98.9)". */
const between = ({ share, low, high }: Share): string => {
  const plain = (value: number | null) => ((value ?? 0) * 100).toFixed(1);
  return share === null ? '-' : `${percent(share)} (${plain(low)}-${plain(high)})`;
};

const accuracyRow = (name: string, { hit, missed, extra, precision, recall }: Accuracy) => [
  name,
  hit,
  missed,
  extra,
  between(precision),
  between(recall),
];

/** Names shown of a list that can be long; --json has all. */
const SHOWN = 10;
const ACCURACY_HEAD = ['', 'hit', 'missed', 'extra', 'precision', 'recall'];

/** Elements with `all` last, as a sum stands. */
const byElement = (elements: Readonly<Record<string, Accuracy>>) =>
  Object.entries(elements)
    .sort(([a], [b]) => Number(a === 'all') - Number(b === 'all'))
    .map(([name, accuracy]) => accuracyRow(name, accuracy));

const sectionsOf = ({ documents, records, people, affected, attributes, duties, ...elements }: CaseScore) => [
  {
    title: 'Documents and records',
    head: ['', 'right', 'of', 'share'],
    rows: Object.entries({
      'documents listed': documents.listed,
      'unreadable called unread': documents.unread,
      'copies recognised': documents.duplicates,
      'records found': records.found,
      'states of columns': elements.column_states,
    }).map(([name, share]) => [name, share.right, share.of, between(share)]),
  },
  { title: 'Elements of columns', head: ACCURACY_HEAD, rows: byElement(elements.columns) },
  { title: 'Elements in texts', head: ACCURACY_HEAD, rows: byElement(elements.spans) },
  { title: 'Elements of people', head: ACCURACY_HEAD, rows: byElement(elements.exposures) },
  {
    title: 'People',
    head: ['', 'value'],
    rows: [
      ['affected, truth', affected.truth],
      ['affected, found', affected.found],
      ['pairs, precision', between(people.pairs.precision)],
      ['pairs, recall', between(people.pairs.recall)],
      ['pairs, F1', percent(people.pairs.f1)],
      ['B-cubed, precision', percent(people.bcubed.precision)],
      ['B-cubed, recall', percent(people.bcubed.recall)],
      ['B-cubed, F1', percent(people.bcubed.f1)],
      ['people exactly right', between(people.exact)],
      ...Object.entries(attributes).map(([name, share]) => [`${name} right`, between(share)]),
    ],
  },
  { title: 'Duties', head: ACCURACY_HEAD, rows: [accuracyRow('duties', duties.accuracy)] },
];

const printScore = async (result: CaseScore, io: Io): Promise<void> => {
  for (const { title, head, rows } of sectionsOf(result)) {
    await io.stdout(`\n${title}\n${rows.length === 0 ? '  none\n' : printTable(head, rows, io)}`);
  }
  await io.stdout(`records that truth does not have: ${result.records.extra}\n`);
  const absent = result.documents.not_listed;
  if (absent.length > 0)
    await io.stdout(
      `documents not listed: ${absent.slice(0, SHOWN).join(', ')}${absent.length > SHOWN ? ', ...' : ''}\n`,
    );
  const { missed, extra, undetermined } = result.duties;
  for (const [name, duties] of Object.entries({ missed, extra, undetermined })) {
    if (duties.length > 0) await io.stdout(`duties ${name}: ${duties.join(', ')}\n`);
  }
};

export const addScore: AddCommand = (program, io) => {
  program
    .command('score')
    .description('compare the last run of a drill with its truth')
    .argument('<case>', 'the folder that candor drill made')
    .option('--json', 'the same figures as JSON')
    .option('--key-file <file>', 'where the case key lies')
    .addHelpText('after', '\nExample:\n  candor score rehearsal')
    .action(async (caseFolder: string, { json, ...options }: Options) => {
      const result = await score({ caseFolder, ...options }, io);
      if (json) await io.stdout(`${JSON.stringify(result)}\n`);
      else await printScore(result, io);
    });
};
