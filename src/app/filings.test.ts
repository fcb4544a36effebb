import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ran, runCandor } from '../../test/support/run-candor.ts';
import { runSmallCase } from '../../test/support/small-case.ts';
import { parseCaseFile } from '../case/case-file.ts';
import type { ReportFacts } from '../report/facts/report-facts.ts';
import type { Filing } from '../report/filings/filing.ts';

let small: Awaited<ReturnType<typeof runSmallCase>>;
beforeAll(async () => {
  small = await runSmallCase();
});
afterAll(() => rmSync(dirname(small.folder), { recursive: true, force: true }));

const run = (...args: readonly string[]): Promise<Ran> => runCandor(args, { home: small.home });

const listed = async (): Promise<readonly Filing[]> => {
  const { code, stdout, stderr } = await run('filings', small.folder, '--json');
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
};
const filing = async (id: string): Promise<Filing> => {
  const found = (await listed()).find((one) => one.id === id);
  if (!found) throw new Error(`no filing ${id}`);
  return found;
};

const edit = (change: (text: string) => string): void => {
  const yaml = join(small.folder, 'case.yaml');
  writeFileSync(yaml, change(readFileSync(yaml, 'utf8')));
};

/** The text of the part that stands last in a package, from its local head. */
const documentText = (bytes: Buffer): string => {
  const at = bytes.indexOf('word/document.xml', bytes.indexOf('_rels/.rels'));
  const head = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 3, 4]), at);
  const size = bytes.readUInt32LE(head + 18);
  return inflateRawSync(
    bytes.subarray(at + 'word/document.xml'.length, at + 'word/document.xml'.length + size),
  ).toString();
};

describe('candor filings', () => {
  it('drafts what each office asks for, filled as far as the case knows, with where it is filed', async () => {
    const massachusetts = (await listed()).filter(({ id }) => id.startsWith('us-ma'));
    expect(massachusetts.map(({ id, office, status, kind }) => [id, office, status, kind])).toEqual([
      ['us-ma-1', 'Attorney General', 'draft', 'initial'],
      ['us-ma-2', 'Director of Consumer Affairs and Business Regulation (OCABR)', 'draft', 'initial'],
    ]);
    const [first] = massachusetts;
    expect(Object.fromEntries((first?.fields ?? []).map(({ id, value }) => [id, value]))).toMatchObject({
      number_of_residents: '5',
      reporting_entity: 'Northern Voice Telecom',
      wisp_status: null,
    });
    expect(first?.portal).toMatchObject({ address: expect.stringContaining('mass.gov'), checked: true });
  });

  it('drafts nothing for an office below its threshold', async () => {
    expect((await listed()).some(({ jurisdiction }) => jurisdiction === 'us-tx')).toBe(false);
  });

  it('writes document and page that say the same, and the case still verifies', async () => {
    const { name } = await filing('us-ma-1');
    const path = (ending: string): string => join(small.folder, 'out', 'filings', `${name}.${ending}`);
    for (const text of [documentText(readFileSync(path('docx'))), readFileSync(path('html'), 'utf8')]) {
      expect(text).toContain('Draft: notice to Attorney General');
      expect(text).toContain('to be filled in');
    }
    expect(readFileSync(path('html'), 'utf8')).not.toContain('<script');
    expect((await run('verify', small.folder)).code).toBe(0);
  });

  it('attaches sample letters by their hash, those of the place and those for everybody', async () => {
    const letters = join(small.folder, 'letters');
    rmSync(letters, { recursive: true, force: true });
    expect((await filing('us-ma-1')).attachments).toMatchObject([{ id: 'copy_of_notice', files: [] }]);
    const { mkdirSync } = await import('node:fs');
    mkdirSync(letters);
    writeFileSync(join(letters, 'boston.pdf'), 'a letter');
    writeFileSync(join(letters, 'austin.pdf'), 'another');
    edit(
      (text) =>
        `${text}letters:\n  - { path: boston.pdf, places: [us-ma] }\n  - { path: austin.pdf, places: [us-tx] }\n`,
    );
    const sha256 = createHash('sha256').update('a letter').digest('hex');
    expect((await filing('us-ma-1')).attachments[0]?.files).toEqual([{ file: 'letters/boston.pdf', sha256 }]);
    edit((text) => text.replace('boston.pdf', 'gone.pdf'));
    expect((await run('filings', small.folder)).code).toBe(2);
    edit((text) => text.replace('gone.pdf', 'boston.pdf'));
  });
});

describe('candor filings file', () => {
  const receipt = (): string => join(small.home, 'Receipt of the office.PDF');
  const file = (...words: readonly string[]): Promise<Ran> =>
    run('filings', 'file', small.folder, ...words, '--number', 'MA-2026-5', '--receipt', receipt(), '--by', 'counsel');
  const report = async (): Promise<ReportFacts> => {
    const { stderr } = await run('respond', small.folder);
    if (!existsSync(join(small.folder, 'out', 'report.json'))) throw new Error(stderr);
    return JSON.parse(readFileSync(join(small.folder, 'out', 'report.json'), 'utf8'));
  };

  it('refuses an office that nobody has to tell, a day to come, and a receipt that is not there', async () => {
    expect((await file('us-ma-1', '--on', '2026-03-05')).code).toBe(2);
    writeFileSync(receipt(), 'a receipt');
    expect((await file('us-zz-9', '--on', '2026-03-05')).code).toBe(2);
    expect((await file('us-ma-1', '--on', '2099-01-01')).code).toBe(2);
    expect((await file('us-ma-1', '--on', '2020-01-01')).stderr).toMatch(/the first day on which the breach was known/);
    expect(parseCaseFile(readFileSync(join(small.folder, 'case.yaml'), 'utf8')).filings).toBeUndefined();
  });

  it('shows what it would record, and keeps nothing, where it is asked to', async () => {
    const { code, stdout } = await file('us-ma-1', '--on', '2026-03-05', '--dry-run');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/initial notice filed on 2026-03-05[\s\S]*not recorded/)]);
    expect(parseCaseFile(readFileSync(join(small.folder, 'case.yaml'), 'utf8')).filings).toBeUndefined();
    expect(existsSync(join(small.folder, 'filed', '0001-us-ma-1-receipt.pdf'))).toBe(false);
  });

  it('records number, receipt and what the office was told, in the case and in the ledger', async () => {
    const { code, stdout } = await file('us-ma-1', '--on', '2026-03-05');
    expect(code).toBe(0);
    expect(stdout).toContain('Attorney General: initial notice filed on 2026-03-05, number MA-2026-5');
    const [record] = parseCaseFile(readFileSync(join(small.folder, 'case.yaml'), 'utf8')).filings ?? [];
    expect(record).toMatchObject({
      law: 'us-ma',
      office: 'Attorney General',
      kind: 'initial',
      told: { residents: 5, total: 15 },
    });
    expect(record?.receipt.file).toMatch(/^filed\/0001-us-ma-1-receipt\.pdf$/);
    expect(readFileSync(join(small.folder, record?.receipt.file ?? ''), 'utf8')).toBe('a receipt');
    expect(await filing('us-ma-1')).toMatchObject({ status: 'filed', filed: [{ number: 'MA-2026-5' }], changes: [] });
    expect((await run('verify', small.folder)).code).toBe(0);
  });

  it('makes the duty done in the report', async () => {
    const { law } = await report();
    expect(law.done).toMatchObject([{ place: 'Massachusetts', who: 'Attorney General', doneReference: 'MA-2026-5' }]);
    expect(
      [...law.dated, ...law.undated].some(({ place, who }) => place === 'Massachusetts' && who === 'Attorney General'),
    ).toBe(false);
  });

  it('opens an update where a count has changed since, in report, calendar and drafts', async () => {
    const customers = join(small.folder, 'evidence', 'customers.csv');
    writeFileSync(
      customers,
      `${readFileSync(customers, 'utf8')}Frank,Marlowe,232-51-4411,77 Elm Street,Boston,MA,02108\n`,
    );
    const { law } = await report();
    const update = law.undated.find(({ updateOf }) => updateOf === 'MA-2026-5');
    expect(update).toMatchObject({ residents: 6, because: 'filed on 2026-03-05: people to report: 5, now 6' });
    expect(readFileSync(join(small.folder, 'out', 'deadlines.ics'), 'utf8')).toContain('update of MA-2026-5');
    const draft = await filing('us-ma-1');
    expect(draft).toMatchObject({ status: 'draft', kind: 'update', name: 'us-ma-1-update' });
    expect(draft.fields.slice(0, 2).map(({ value }) => value)).toEqual([
      'MA-2026-5 of 2026-03-05',
      'people to report: 5, now 6',
    ]);
  });

  it('closes it when the update is filed, and keeps both receipts', async () => {
    expect((await file('us-ma-1', '--on', '2026-03-05')).stdout).toContain('update notice filed');
    expect(existsSync(join(small.folder, 'filed', '0002-us-ma-1-receipt.pdf'))).toBe(true);
    expect((await report()).law.undated.some(({ updateOf }) => updateOf !== null)).toBe(false);
  });

  it('starts the clocks that run from a first notice to the agencies', async () => {
    const accounts = [
      'Adam,Quill,880-4415-221,1 Oak Street,Austin,TX,78701',
      'Brenda,Quill,880-4415-222,4 Oak Street,Austin,TX,78701',
    ];
    writeFileSync(
      join(small.folder, 'evidence', 'accounts.csv'),
      `First Name,Last Name,Account Number,Street,City,State,ZIP\n${accounts.join('\n')}\n`,
    );
    await report();
    const ids = (await listed()).filter(({ jurisdiction }) => jurisdiction === 'us-fcc-cpni').map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect((await file(...ids, '--on', '2026-03-05')).code).toBe(0);
    const { dates = [] } = parseCaseFile(readFileSync(join(small.folder, 'case.yaml'), 'utf8'));
    expect(dates.find(({ event }) => event === 'federal_notice')).toMatchObject({
      at: '2026-03-05',
      recorded_by: 'counsel',
    });
  });

  it('shows a receipt that was changed afterwards', async () => {
    writeFileSync(join(small.folder, 'filed', '0001-us-ma-1-receipt.pdf'), 'another receipt');
    const { code, stdout } = await run('verify', small.folder);
    expect(code).toBe(1);
    expect(stdout).toContain('filed/0001-us-ma-1-receipt.pdf');
  });
});

describe('candor filings without a duty', () => {
  it('takes drafts away that the case no longer calls for, and keeps what is on record', async () => {
    edit((text) => `${text}incident: { encrypted: 'yes' }\n`);
    const filings = await listed();
    expect(filings.every(({ filed }) => filed.length > 0)).toBe(true);
    expect(existsSync(join(small.folder, 'out', 'filings', 'us-ma-2.docx'))).toBe(false);
  });
});
