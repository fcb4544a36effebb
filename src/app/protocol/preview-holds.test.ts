import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseOfFiles, caseOfFiles } from '../../../test/support/case-of-files.ts';
import { runCandor } from '../../../test/support/run-candor.ts';

const GIVEN = ['Ana', 'James', 'Mary', 'Linda', 'Robert', 'Susan', 'David', 'Karen', 'Paul', 'Ruth', 'Carl', 'Nora'];
const FAMILY = ['Lopez', 'Smith', 'Brown', 'Garcia', 'Davis', 'Miller'];
const CITIES = ['Austin,TX,78701', 'Boston,MA,02118', 'Newark,NJ,07102'];

const name = (n: number): string => `${GIVEN[n % 12]} ${FAMILY[Math.floor(n / 2) % 6]}`;
const ssn = (n: number): string => `2${10 + n}-4${n % 10}-10${10 + n}`;

/** Values in columns without a header, in notes, in a form, and in a text: each is sure in another measure. */
const FILES: Readonly<Record<string, string>> = {
  'bare.csv': [...Array(12).keys()]
    .map(
      (n) => `${name(n).replace(' ', ',')},0${1 + (n % 9)}/1${n % 10}/19${50 + n * 3},${n + 1} Oak St,${CITIES[n % 3]}`,
    )
    .join('\n'),
  'notes.csv': `Ticket,Notes\n${[...Array(9).keys()]
    .map((n) => `T-${n},"Caller ${name(n)} verified SSN ${ssn(n)}, lives at ${n} Elm St. Employee no. 4711${n}"`)
    .join('\n')}`,
  'vendors.csv': `Vendor,Phone,Address,City,State,ZIP\n${[
    'Acme Roofing LLC',
    'Brindle Paving Inc.',
    'Corvo Freight Co.',
  ]
    .map((firm, n) => `${firm},512-299-10${n}4,${n + 8} Mill Rd,Austin,TX,78701`)
    .join('\n')}`,
  'form.csv': `Employee Name,Ana Dunmore\nSocial Security No.,517-95-5679\nDate of Birth,10/16/2000\nHome Address,9 Birch Lane\nZIP,78701\n`,
  'letter.txt': 'Dear Ruth Whitcombe,\nyour SSN is 219-47-1032 and your member number MB 471188.\n',
};

let made: CaseOfFiles;
beforeAll(async () => {
  made = await caseOfFiles('preview-case', FILES);
});
afterAll(() => made.remove());

const run = async (...args: readonly string[]) => {
  const { code, stdout, stderr } = await runCandor(args, { home: made.home });
  if (code !== 0 && code !== 4) throw new Error(stderr);
  return stdout;
};

interface Preview {
  readonly elements: readonly {
    readonly element: string;
    readonly people: number;
    readonly at: readonly { readonly threshold: number; readonly people: number }[];
  }[];
}

const preview = async (): Promise<Preview> =>
  JSON.parse(await run('protocol', 'preview', made.folder, '--json')) as Preview;

describe('a preview of a protocol that might be set', () => {
  it('stands beside what holds now, and refuses a threshold that is given twice', async () => {
    await run('respond', made.folder, '--quiet');
    const { elements } = await preview();
    const now = elements.find(({ element }) => element === 'ssn')?.people ?? 0;
    const chosen = JSON.parse(
      await run('protocol', 'preview', made.folder, 'all=0.5', '--exclude', 'ssn', '--json'),
    ) as {
      chosen: { people: number; elements: { element: string; people: number }[] };
    };
    expect(chosen.chosen.elements.find(({ element }) => element === 'ssn')).toEqual({ element: 'ssn', people: 0 });
    const shown = await run('protocol', 'preview', made.folder, '--exclude', 'ssn');
    expect(shown).toMatch(new RegExp(`Social Security\\s.*${now}\\s+0 \\(-${now}\\)`));
    await expect(run('protocol', 'preview', made.folder, 'ssn=0.8', 'ssn=0.7')).rejects.toThrow('given twice');
  });
});

describe('a preview of thresholds', () => {
  it('says of every element what the next run under that threshold counts', async () => {
    await run('respond', made.folder, '--quiet');
    const before = await preview();
    for (const threshold of [0.85, 0.95]) {
      const said = before.elements.map(({ element, at }) => [
        element,
        at.find((one) => one.threshold === threshold)?.people,
      ]);
      await run('protocol', 'set', made.folder, `all=${threshold}`, '--by', 'A. Counsel', '--why', 'memo');
      await run('respond', made.folder, '--quiet');
      const list: Record<string, string>[] = parse(readFileSync(join(made.folder, 'out', 'list.csv'), 'utf8'), {
        bom: true,
        columns: true,
      });
      const listed = (element: string) => list.filter((person) => person[element] === 'yes').length;
      expect(said.map(([element]) => [element, listed(String(element))])).toEqual(said);
    }
  }, 120_000);
});
