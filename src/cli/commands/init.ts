import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { type InitFlags, mergeDraft, readDraft } from '../../app/init/draft.ts';
import { askForCase } from '../../app/init/questions.ts';
import { type CaseDraft, type InitResult, initCase } from '../../app/init.ts';
import { CandorError } from '../../core/errors.ts';
import type { AddCommand, Io } from '../command.ts';

interface Options extends InitFlags {
  readonly from?: string;
  readonly keyFile?: string;
  readonly dryRun?: boolean;
  readonly input: boolean;
  readonly json?: boolean;
}

const many = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value];

const subfolders = (folder: string): readonly string[] => {
  try {
    return readdirSync(join(folder, 'evidence'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  } catch {
    return [];
  }
};

/** Asks on the terminal; questions go to stderr, so that --json keeps stdout to itself. */
const ask = async (caseFolder: string, draft: CaseDraft, today: string, io: Io): Promise<CaseDraft> => {
  const output = new Writable({
    write: (chunk, _encoding, done) => {
      io.stderr(String(chunk));
      done();
    },
  });
  const lines = createInterface({ input: io.stdin, output });
  const ended = new Promise<never>((_, reject) => {
    lines.once('close', () => reject(new CandorError('USAGE', 'the input ended before all questions were answered')));
  });
  ended.catch(() => undefined);
  try {
    const to = {
      ask: async (question: string) => (await Promise.race([lines.question(question), ended])).trim(),
      tell: (text: string) => io.stderr(text),
    };
    return await askForCase(to, draft, { today, present: subfolders(caseFolder) });
  } finally {
    lines.close();
  }
};

const print = async (result: InitResult, options: Options, io: Io): Promise<void> => {
  const { text, ...facts } = result;
  if (options.json) {
    await io.stdout(`${JSON.stringify(options.dryRun ? result : facts)}\n`);
    return;
  }
  if (options.dryRun) await io.stdout(text);
  else {
    await io.stdout(`case ${result.file.id} in ${result.folder}\n`);
    await io.stdout(`key: ${result.keyPath} (keep a copy in a safe place: without it the artifacts stay closed)\n`);
    await io.stdout(`ledger key: ${result.publicKey}\n`);
  }
  for (const warning of result.warnings) io.stderr(`candor: ${warning}\n`);
  const lines = result.questions.map(({ key, question }) => `  ${question}  (${key})\n`);
  if (lines.length > 0 && !options.dryRun)
    await io.stdout(`open questions, to be answered in case.yaml:\n${lines.join('')}`);
  if (options.dryRun) return;
  if (result.made.length > 0) await io.stdout(`made, and empty: ${result.made.join(', ')}\n`);
  const where = result.made.length > 0 ? result.made.join(', ') : 'evidence/';
  await io.stdout(`next: put the exposed files into ${where} and call: candor respond ${result.folder}\n`);
};

export const addInit: AddCommand = (program, io) => {
  program
    .command('init')
    .description('make a case: folders, key, ledger and case.yaml; asks on a terminal, or takes flags and a file')
    .argument('<case>', 'the folder to make; it may hold evidence/ already')
    .option('--from <file>', 'keys of a case.yaml, as YAML or JSON; flags go before it')
    .option('--id <id>', "id of the case (default: from the folder's name)")
    .option('--title <text>', 'name of the case')
    .option('--notifier <name>', 'who notifies')
    .option('--sector <word>', 'sector of the notifier, such as telecom_carrier (repeatable)', many)
    .option('--regulated-by <word>', 'regulator, such as FCC (repeatable)', many)
    .option('--based-in <place>', 'where the notifier is based, such as us-wa')
    .option('--relation <word>', 'relation of people where nothing else says it')
    .option('--time-zone <zone>', 'IANA name; dates are days there')
    .option('--date <event=when>', 'key date: event=when or event=when;document (repeatable)', many)
    .option('--recorded-by <name>', 'who recorded the dates')
    .option('--evidence <path=exposure>', 'path=exposure or path=exposure:relation (repeatable)', many)
    .option('--access <answer>', 'did the intruder see these files: yes, no, unknown')
    .option('--acquisition <answer>', 'did the intruder take these files: yes, no, unknown')
    .option('--decided-by <name>', 'who decided on the exposure')
    .option('--decided-at <date>', 'when (default: today)')
    .option('--why <text>', 'why')
    .option('--at-rest <mode>', 'encrypted (default), volume, or none (drills only)')
    .option('--stated-by <name>', 'for volume: who states that the disk is encrypted')
    .option('--statement <text>', 'for volume: how')
    .option('--drill', 'a rehearsal: its people are invented')
    .option('--key-file <file>', 'take the case key from this file, or make it there')
    .option('--no-input', 'ask nothing, also on a terminal')
    .option('--dry-run', 'show the case.yaml and make nothing')
    .option('--json', 'the result as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  candor init acme-2021\n' +
        '  candor init acme-2021 --notifier "Acme Wireless" --sector telecom_carrier \\\n' +
        '    --date "discovered=2021-08-13;SOC ticket 4711" --recorded-by "general counsel" \\\n' +
        '    --evidence crm=presumed:customer --decided-by "general counsel" --why "offered for sale"',
    )
    .action(async (caseFolder: string, options: Options) => {
      const today = io.now().toISOString().slice(0, 10);
      const base = options.from === undefined ? {} : await readDraft(options.from);
      const given = mergeDraft(base, options, today);
      const isInteractive = options.input && 'isTTY' in io.stdin && io.stdin.isTTY === true && !options.from;
      const draft = isInteractive ? await ask(caseFolder, given, today, io) : given;
      if (draft['notifier'] === undefined) {
        throw new CandorError('USAGE', 'who notifies is not said', {
          hint: 'add --notifier NAME --sector WORD, or --from FILE, or call it on a terminal',
        });
      }
      const { keyFile, dryRun } = options;
      const result = await initCase(
        { caseFolder, draft, ...(keyFile ? { keyFile } : {}), ...(dryRun ? { dryRun } : {}) },
        io,
      );
      await print(result, options, io);
    });
};
