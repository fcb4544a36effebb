import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseOfFiles, caseOfFiles } from '../../../test/support/case-of-files.ts';
import { runCandor } from '../../../test/support/run-candor.ts';

/** Two records of one person, of whom one has a typo; two lookalikes of whom a person says that they are one; somebody else. */
const ROWS = [
  'first,middle,last,dob,ssn',
  'Adela,M,Quillfeather,1970-04-12,219-47-1032',
  'Adela,Mary,Quilfeather,1970-04-12,219-47-1032',
  'Brenda,,Harrowgate,1981-02-03,220-41-1011',
  'Brenda,,Harrowgate,1981-02-03,575-88-9920',
  'Corin,,Oakhurst,1963-09-14,221-42-1012',
];
const LETTER =
  'Walter and Ingeborg Lindqvist\n3307 Minnesota Ave, Duluth, MN 55802\n\nDear Mr. and Mrs. Lindqvist,\n\nyour joint account 4100882136 was seen. The Social Security number of Mr. Lindqvist, 471-66-0923, as well.\n';
/** The first document's rows, as records are called. */
const record = (row: number): number => 2 ** 32 + row * 8;

let made: CaseOfFiles;
beforeAll(async () => {
  made = await caseOfFiles('why-pairs', {
    'people.csv': `${ROWS.join('\n')}\n`,
    'z-letter.txt': LETTER,
  });
  const path = join(made.folder, 'case.yaml');
  const decision = `persons:\n  - { together: [${record(3)}, ${record(4)}], by: A. Reviewer, on: 2026-03-05, why: one passport }\n`;
  writeFileSync(path, `${readFileSync(path, 'utf8')}${decision}`);
  const { code, stderr } = await runCandor(['respond', made.folder, '--quiet'], { home: made.home });
  if (code !== 0 && code !== 4) throw new Error(stderr);
}, 60_000);
afterAll(() => made.remove());

const sectionsOf = async (person: number): Promise<Readonly<Record<string, Readonly<Record<string, unknown>>[]>>> => {
  const ran = await runCandor(['why', 'person', `P-${person}`, '--case', made.folder, '--json'], { home: made.home });
  const { sections } = JSON.parse(ran.stdout) as { sections: { title: string; rows: Record<string, unknown>[] }[] };
  return Object.fromEntries(sections.map(({ title, rows }) => [title, rows]));
};

describe('why records are one person', () => {
  it('says each pair with its weight, its rule and what was compared, in words', async () => {
    const [pair = {}, ...others] = (await sectionsOf(record(1)))['Why the records are one person'] ?? [];
    expect(others).toEqual([]);
    expect(pair).toMatchObject({ outcome: 'joined', rule: 'weights' });
    expect(Number(pair['bits'])).toBeGreaterThan(10);
    expect(pair['compared']).toMatch(
      /^given name same, by its rarity · middle name same initial [+-]\d+\.\d · family name typo in a long name \+\d+\.\d · .*ssn same, by its rarity/,
    );
  });

  it('names who decided, when and why', async () => {
    const sections = await sectionsOf(record(3));
    expect(sections['What people decided about their records']).toEqual([
      {
        decision: 'one person',
        records: `${record(3)} ${record(4)}`,
        by: 'A. Reviewer',
        on: '2026-03-05',
        why: 'one passport',
      },
    ]);
    expect(sections['Why the records are one person']).toMatchObject([
      { outcome: 'joined', rule: 'decided by A. Reviewer' },
    ]);
  });

  it('says who has a value of a text as well', async () => {
    const letter = 2 * 2 ** 32;
    const found = (await sectionsOf(letter))['Values found in text'] ?? [];
    const shared = found.map(({ element, shared_with }) => [element, shared_with]);
    expect(shared).toContainEqual(['financial_account', `P-${letter + 1}`]);
    expect(shared).toContainEqual(['postal_address', `P-${letter + 1}`]);
    expect(shared).toContainEqual(['ssn', null]);
  });
});
