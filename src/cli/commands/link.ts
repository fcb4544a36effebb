import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { type LinkedTable, linkTable } from '../../app/link.ts';
import type { AddCommand, Io } from '../command.ts';
import { LEAST_MEMORY_MB, MEMORY } from '../run-options.ts';
import { wholeNumber } from '../whole-number.ts';

interface Options {
  readonly id?: string;
  readonly role?: readonly string[];
  readonly pairs?: string;
  readonly summary?: boolean;
  readonly json?: boolean;
  readonly threads?: number;
  readonly memory?: number;
}

const quotedCell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const share = (value: number): string => value.toFixed(6).replace(/\.?0+$/, '');

const writePairs = async (linked: LinkedTable, file: string): Promise<void> => {
  const out = createWriteStream(file, { mode: 0o600 });
  out.write('id_a,id_b,weight,joined,reason,pattern\n');
  for await (const pairs of linked.pairs()) {
    const lines = pairs.map(({ a, b, weight, joined, reason, pattern }) =>
      [quotedCell(a), quotedCell(b), weight.toFixed(3), joined ? 1 : 0, reason, quotedCell(pattern)].join(','),
    );
    if (!out.write(`${lines.join('\n')}\n`)) await once(out, 'drain');
  }
  out.end();
  await finished(out);
};

const writePeople = async (linked: LinkedTable, io: Io, json: boolean): Promise<void> => {
  if (!json) await io.stdout('id,person_id,confidence\n');
  for await (const rows of linked.people()) {
    const lines = rows.map(({ id, person, confidence }) =>
      json ? JSON.stringify({ id, person_id: person, confidence }) : `${quotedCell(id)},${person},${share(confidence)}`,
    );
    await io.stdout(`${lines.join('\n')}\n`);
  }
};

const writeSummary = async ({ count, roles }: LinkedTable, io: Io, json: boolean): Promise<void> => {
  const { records, people, estimated, low, high } = count;
  if (json) {
    await io.stdout(`${JSON.stringify({ records, people, estimated, low, high, roles })}\n`);
    return;
  }
  const number = (value: number) => value.toLocaleString('en-US');
  const listed = (compared: boolean): string =>
    roles
      .filter((one) => one.compared === compared)
      .map(({ column, role }) => `${column} (${role})`)
      .join(', ');
  const [own, others] = [listed(true), listed(false)];
  await io.stdout(
    `${number(records)} records, ${number(people)} people found, ${number(estimated)} by estimate (${number(low)} to ${number(high)}, 95 %)\n` +
      `compared by ${own === '' ? 'nothing: no column says who somebody is (--role tells)' : own}\n` +
      (others === '' ? '' : `not compared: ${others}\n`),
  );
};

export const addLink: AddCommand = (program, io) => {
  program
    .command('link')
    .description('which rows of a table are one person')
    .argument('<table>', 'a CSV or Parquet file')
    .option('--id <column>', 'the column that holds the id of a row; it is never compared (number of the row)')
    .option(
      '--role <role=column>',
      'what a column holds, where it is not found by itself (repeatable)',
      (value: string, before: readonly string[] = []) => [...before, value],
    )
    .option('--pairs <file>', 'write the pairs that were joined or kept apart, with weight and reason, as CSV')
    .option('--summary', 'only how many people they are, with the range')
    .option('--threads <n>', 'threads of the engine (all)', wholeNumber(1))
    .option('--memory <mb>', MEMORY, wholeNumber(LEAST_MEMORY_MB))
    .option('--json', 'NDJSON instead of CSV')
    .addHelpText(
      'after',
      '\nExamples:\n  candor link customers.csv --id customer_no > people.csv\n  candor link kunden.parquet --id nr --role date_of_birth=geb_datum --summary',
    )
    .action(async (file: string, options: Options) => {
      const json = options.json === true;
      let done = 0;
      const progress = (step: string) =>
        io.progress({ stage: 'resolve', step, done: done++, total: null, unit: 'steps' });
      const given = {
        ...(options.id === undefined ? {} : { id: options.id }),
        ...(options.threads ? { threads: options.threads } : {}),
        ...(options.memory ? { memoryMb: options.memory } : {}),
      };
      await linkTable({ file, roles: options.role ?? [], progress, ...given }, io.stdin, async (linked) => {
        if (options.pairs) await writePairs(linked, options.pairs);
        if (options.summary) await writeSummary(linked, io, json);
        else await writePeople(linked, io, json);
      });
    });
};
