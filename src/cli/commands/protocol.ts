import {
  type ElementPreview,
  type PeopleAt,
  PREVIEWED,
  type ProtocolPreview,
  previewProtocol,
} from '../../app/protocol/preview.ts';
import { setProtocol } from '../../app/protocol/set-protocol.ts';
import type { AddCommand } from '../command.ts';
import { printTable } from '../table.ts';

interface PreviewOptions {
  readonly exclude: readonly string[];
  readonly keyFile?: string;
  readonly json?: boolean;
}

interface SetOptions {
  readonly exclude: readonly string[];
  readonly by: string;
  readonly why: string;
  readonly on?: string;
  readonly document?: string;
  readonly dryRun?: boolean;
  readonly keyFile?: string;
  readonly json?: boolean;
}

const number = (value: number): string => value.toLocaleString('en-US');

const changed = ({ people, change }: PeopleAt): string =>
  change === 0 ? number(people) : `${number(people)} (${change > 0 ? '+' : '-'}${number(Math.abs(change))})`;

const nowOf = ({ excluded, threshold }: ElementPreview): string => {
  if (excluded) return 'left out';
  return threshold === 0 ? 'all' : String(threshold);
};

const CHOSEN_HEAD = ['element', 'now', 'people', 'with these'];

const withChange = (now: number, then: number): string => changed({ threshold: 0, people: then, change: then - now });

const chosenRows = ({ elements, affected, chosen }: ProtocolPreview): readonly (readonly string[])[] => {
  const then = new Map(chosen?.elements.map(({ element, people }) => [element, people]));
  return [
    ...elements.map((element) => [
      element.label,
      nowOf(element),
      number(element.people),
      withChange(element.people, then.get(element.element) ?? 0),
    ]),
    ['anything', '', number(affected.people), withChange(affected.people, chosen?.people ?? 0)],
  ];
};

export const addProtocol: AddCommand = (program, io) => {
  const protocol = program
    .command('protocol')
    .description('how sure a finding must be to count, and what that changes')
    .addHelpText(
      'after',
      '\nExamples:\n  candor protocol preview acme-2021\n' +
        '  candor protocol set acme-2021 ssn=0.8 --by "A. Counsel" --why "memo of 4 March"',
    );
  protocol
    .command('preview')
    .description('how many people each threshold adds or removes, by element; nothing is written')
    .argument('[case]', 'the case folder', '.')
    .argument('[thresholds...]', 'ELEMENT=SHARE, or all=SHARE for the others: only these, beside what holds now')
    .option('--exclude <elements...>', 'elements that would not count', [])
    .option('--key-file <file>', 'where the case key lies')
    .option('--json', 'the same numbers as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  candor protocol preview acme-2021\n  candor protocol preview acme-2021 all=0.6 ssn=0.83 --exclude ip_address',
    )
    .action(async (caseFolder: string, thresholds: readonly string[], { json, ...rest }: PreviewOptions) => {
      const preview = await previewProtocol({ caseFolder, thresholds, ...rest }, io);
      if (preview.chosen && !json) return io.stdout(printTable(CHOSEN_HEAD, chosenRows(preview), io));
      if (json) return io.stdout(`${JSON.stringify(preview, null, 2)}\n`);
      const head = ['element', 'now', 'people', ...PREVIEWED.map((least) => `from ${(least / 1e6).toFixed(2)}`)];
      const rows = preview.elements.map((element) => [
        element.label,
        nowOf(element),
        number(element.people),
        ...element.at.map(changed),
      ]);
      const all = ['anything', '', number(preview.affected.people), ...preview.affected.at.map(changed)];
      await io.stdout(printTable(head, [...rows, all], io));
      const { signed } = preview;
      await io.stdout(
        signed
          ? `signed by ${signed.by} on ${signed.on}: ${signed.why}\n`
          : 'no protocol: everything that is found counts\n',
      );
    });
  protocol
    .command('set')
    .description('write a protocol into case.yaml and the ledger; the one that held before goes below `earlier`')
    .argument('<case>', 'the case folder')
    .argument('[thresholds...]', 'ELEMENT=SHARE, or all=SHARE for the others')
    .option('--exclude <elements...>', 'elements that do not count, as ELEMENT or ELEMENT=WHY', [])
    .requiredOption('--by <name>', 'who signs it')
    .requiredOption('--why <text>', 'the reason')
    .option('--on <date>', 'the day on which it was signed (today)')
    .option('--document <name>', 'the paper that shows it')
    .option('--dry-run', 'show it, record nothing')
    .option('--key-file <file>', 'where the case key lies')
    .option('--json', 'the protocol as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  candor protocol set acme-2021 all=0.6 ssn=0.8 --exclude ip_address --by "A. Counsel" --why "memo of 4 March"',
    )
    .action(async (caseFolder: string, thresholds: readonly string[], { json, ...rest }: SetOptions) => {
      const result = await setProtocol({ caseFolder, thresholds, ...rest }, io);
      if (json) return io.stdout(`${JSON.stringify(result)}\n`);
      const state = result.recorded ? `recorded as ledger entry ${result.entry}` : 'not recorded (dry run)';
      await io.stdout(`protocol of ${result.protocol.on} by ${result.protocol.by}: ${state}\n`);
      if (result.recorded) await io.stdout('run `candor respond` again: everything is detected by it\n');
    });
};
