import { decide } from '../../app/decide.ts';
import { questionsOfCase } from '../../app/questions.ts';
import type { Decision } from '../../case/case-file.ts';
import { CandorError } from '../../core/errors.ts';
import type { AddCommand, Io } from '../command.ts';
import { printTable } from '../table.ts';

interface Options {
  readonly by?: string;
  readonly why?: string;
  readonly on?: string;
  readonly document?: string;
  readonly dryRun?: boolean;
  readonly keyFile?: string;
  readonly json?: boolean;
}

const pairOf = (word: string): readonly [string, string] => {
  const at = word.indexOf('=');
  if (at < 1) throw new CandorError('USAGE', 'expected KEY=VALUE, such as finding=no_harm', { place: { key: word } });
  return [word.slice(0, at), word.slice(at + 1)];
};

/** Facts by their key; one that is given twice would silently hold as the last. */
const factsOf = (words: readonly string[]): Readonly<Record<string, string>> => {
  const pairs = words.map(pairOf);
  const twice = pairs.find(([key], at) => pairs.findIndex(([other]) => other === key) !== at);
  if (twice) throw new CandorError('USAGE', 'a key is given twice', { place: { key: twice[0] } });
  return Object.fromEntries(pairs);
};

/** Open questions with their ids, and how to answer one. */
const printQuestions = async (caseFolder: string, { keyFile, json }: Options, io: Io): Promise<void> => {
  const questions = await questionsOfCase({ caseFolder, ...(keyFile ? { keyFile } : {}) }, io);
  if (json) {
    await io.stdout(`${JSON.stringify(questions, null, 2)}\n`);
    return;
  }
  const rows = questions.map(({ id, people, question }) => [id, people, question]);
  if (rows.length > 0) await io.stdout(printTable(['id', 'people', 'question'], rows, io));
  await io.stdout(`${rows.length} open; answer one: candor decide ${caseFolder} ID value=... --by NAME --why TEXT\n`);
};

const named = (decision: Decision): string =>
  decision.about === 'answer' ? `answer to ${decision.question}` : decision.about.replaceAll('_', ' ');

const needed = (name: string, value: string | undefined): string => {
  if (value !== undefined) return value;
  throw new CandorError('USAGE', `a decision needs --${name}`, { hint: 'who decided, and the reason' });
};

export const addDecide: AddCommand = (program, io) => {
  program
    .command('decide')
    .description(
      'record a decision, or the answer to an open question, in case.yaml and in the ledger; alone: what is open',
    )
    .argument('<case>', 'the case folder')
    .argument(
      '[about]',
      'risk_of_harm, law_enforcement_hold, exemption, extension, condition, assumption, policy, gap, note, or the id of an open question',
    )
    .argument('[facts...]', 'what this kind needs, as KEY=VALUE; value=... for a question')
    .option('--by <name>', 'who decided')
    .option('--why <text>', 'the reason')
    .option('--on <date>', 'the day of the decision (today)')
    .option('--document <name>', 'the paper that shows it')
    .option('--dry-run', 'check and show it, record nothing')
    .option('--key-file <file>', 'where the case key lies')
    .option('--json', 'the decision as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  candor decide acme-2021 risk_of_harm finding=no_harm documented=true --by "A. Counsel" --why "recovered unread"\n' +
        '  candor decide acme-2021 law_enforcement_hold from=2026-01-10 agency=FBI --by "A. Counsel" --why "letter of 10 January"\n' +
        '  candor decide acme-2021 policy policy=offer months=24 --by "the board" --why "as in earlier cases"\n' +
        '  candor decide acme-2021 dates.determined value=2026-03-04 --by "A. Counsel" --why "minutes of 4 March"\n' +
        '  candor decide acme-2021',
    )
    .action(async (caseFolder: string, about: string | undefined, words: readonly string[], options: Options) => {
      if (about === undefined) return printQuestions(caseFolder, options, io);
      const { on, document, dryRun, keyFile, json } = options;
      const facts = {
        ...factsOf(words),
        about,
        by: needed('by', options.by),
        why: needed('why', options.why),
        ...(on ? { on } : {}),
        ...(document ? { document } : {}),
      };
      const result = await decide(
        { caseFolder, facts, ...(keyFile ? { keyFile } : {}), ...(dryRun ? { dryRun } : {}) },
        io,
      );
      if (json) return io.stdout(`${JSON.stringify(result)}\n`);
      const state = result.recorded ? `recorded as ledger entry ${result.entry}` : 'would be recorded (dry run)';
      await io.stdout(`${named(result.decision)} of ${result.decision.on} by ${result.decision.by}: ${state}\n`);
      if (result.recorded) await io.stdout('run `candor respond` again to see what it changes\n');
    });
};
