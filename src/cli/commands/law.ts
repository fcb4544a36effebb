import { lawPage } from '../../app/law/page.ts';
import { checkLaws, evaluateLaw, listLaws, oneLaw } from '../../app/law.ts';
import { EXIT } from '../../core/errors.ts';
import type { AddCommand } from '../command.ts';
import { printTable } from '../table.ts';

interface Json {
  readonly json?: boolean;
}

/** Breaks a line between words; what follows stands under the text of its item. */
const wrapped = (line: string, width: number): string => {
  const [, space = '', mark = '', text = ''] = /^( *)(- )?(.*)$/.exec(line) ?? [];
  const indent = ' '.repeat(space.length + mark.length);
  const rows = [`${space}${mark}`];
  for (const word of text.split(' ')) {
    const row = rows.at(-1) ?? '';
    const isStart = row.length <= indent.length;
    if (!isStart && row.length + word.length + 1 > Math.max(40, width)) rows.push(`${indent}${word}`);
    else rows[rows.length - 1] = isStart ? `${row}${word}` : `${row} ${word}`;
  }
  return rows.join('\n');
};

export const addLaw: AddCommand = (program, io) => {
  const law = program
    .command('law')
    .description('what breach-notification laws ask: judge facts, read and check the data')
    .addHelpText('after', '\nExamples:\n  candor law evaluate facts.json\n  candor law check');

  law
    .command('evaluate')
    .description('the duties under the facts of an incident, with dates and citations, as JSON')
    .argument('<facts>', 'a JSON file with the facts (docs/law.md), or - for standard input')
    .option('--json', 'changes nothing: the output is JSON')
    .addHelpText('after', '\nExit code: 0 decided, 4 something is undetermined, 2 the facts are not valid.')
    .action(async (path: string) => {
      const { answer, undetermined } = await evaluateLaw(path, io.stdin, io.now());
      await io.stdout(`${JSON.stringify(answer, null, 2)}\n`);
      if (undetermined) io.setExit(EXIT.undetermined);
    });

  law
    .command('show')
    .description('one law as a page: what it asks, where that stands, how sure it is, what is open')
    .argument('<id>', 'us-tx, us-hipaa, eu-gdpr ...')
    .option('--json', 'the law file itself')
    .action(async (id: string, { json }: Json) => {
      const found = oneLaw(id);
      if (json) {
        await io.stdout(`${JSON.stringify(found, null, 2)}\n`);
        return;
      }
      for (const { title, lines } of lawPage(found)) {
        await io.stdout(`\n${title}\n`);
        for (const line of lines) await io.stdout(`${wrapped(line, io.width)}\n`);
      }
    });

  law
    .command('list')
    .description('every law that Candor knows, with the month its facts hold for')
    .option('--json', 'as JSON')
    .action(async ({ json }: Json) => {
      const rows = listLaws().map(({ id, name, statute, as_of: asOf, confidence }) => ({
        id,
        name,
        statute,
        asOf,
        confidence,
      }));
      if (json) await io.stdout(`${JSON.stringify(rows, null, 2)}\n`);
      else
        await io.stdout(
          printTable(
            ['id', 'name', 'statute', 'as of', 'confidence'],
            rows.map((row) => [row.id, row.name, row.statute, row.asOf, row.confidence]),
            io,
          ),
        );
    });

  law
    .command('check')
    .description('faults of the law data, with file and key')
    .option('--json', 'as JSON')
    .action(async ({ json }: Json) => {
      const { laws, faults } = checkLaws();
      if (json) await io.stdout(`${JSON.stringify({ laws, faults }, null, 2)}\n`);
      else {
        for (const { file, key, text } of faults) await io.stdout(`${file} ${key}: ${text}\n`);
        await io.stdout(`${laws} laws, ${faults.length} faults\n`);
      }
      if (faults.length > 0) io.setExit(EXIT.failed);
    });
};
