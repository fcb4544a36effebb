import { checkLaws, evaluateLaw, listLaws } from '../../app/law.ts';
import { EXIT } from '../../core/errors.ts';
import type { AddCommand } from '../command.ts';
import { printTable } from '../table.ts';

interface Json {
  readonly json?: boolean;
}

export const addLaw: AddCommand = (program, io) => {
  const law = program
    .command('law')
    .description('what breach-notification laws ask: judge facts, read and check the data');

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
