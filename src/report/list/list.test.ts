import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportCase, reportMeta } from '../../../test/support/report-case.ts';
import type { Engine } from '../../engine/port.ts';
import { sql } from '../../engine/sql.ts';
import { type WrittenReport, writeReport } from '../write.ts';

describe('what a report writes', () => {
  let engine: Engine;
  let folder: string;
  let written: WrittenReport;
  let rows: readonly Readonly<Record<string, string>>[];
  beforeAll(async () => {
    engine = await reportCase();
    folder = await mkdtemp(join(tmpdir(), 'candor-report-'));
    written = await writeReport(engine, reportMeta, folder);
    rows = parse(await readFile(join(folder, 'list.csv'), 'utf8'), { columns: true });
  });
  afterAll(async () => {
    await engine.close();
    await rm(folder, { recursive: true });
  });

  it('lists every affected person once, in order', () => {
    expect(rows.length).toBe(written.facts.people.affected.value);
    expect(new Set(rows.map((row) => row['person_id'])).size).toBe(rows.length);
    expect(rows.filter((row) => row['ssn'] === 'yes').length).toBe(
      written.facts.elements.find(({ element }) => element === 'ssn')?.people.value,
    );
    expect(rows[0]).toMatchObject({
      kind: 'person',
      exposure: 'presumed',
      control_numbers: 'ACME-000003',
      confidence: /^0\.\d{6}$/.exec(rows[0]?.['confidence'] ?? '')?.[0],
    });
  });

  it('names beside each address what speaks against it, and lists the flags by person', async () => {
    const { flags } = written.facts.contacts;
    const flagged = rows.filter((row) => row['contact_flags']?.includes('address:zip-elsewhere'));
    expect(flagged.length).toBe(flags.find(({ flag }) => flag === 'zip-elsewhere')?.people.value);
    expect(rows.map((row) => row['contact_flags'])).toContain('address:zip-elsewhere email:no-reply');
    const lines = (await readFile(join(folder, 'contact-flags.csv'), 'utf8')).trimEnd().split('\r\n');
    expect(lines.length - 1).toBe(flags.reduce((sum, { people }) => sum + people.value, 0));
    expect(lines[1]).toMatch(/^P-\d+,(address|email),[a-z-]+,[a-z]+$/);
  });

  it('keeps the lines of people who did not change, byte for byte, where a list stands', async () => {
    const path = join(folder, 'list.csv');
    const anew = await readFile(path, 'utf8');
    const [touched, other] = [rows[0]?.['person_id'] ?? '', rows[1]?.['person_id'] ?? ''];
    // Marks that tell which lines are made: a list with them is believed, since its hash is the one that was recorded.
    const marked = anew.replace(`${touched},`, `${touched},"marked",`).replace(`${other},`, `${other},"marked",`);
    await writeFile(path, marked);
    await engine.run({ name: 'before_profile', reads: ['profile'], sql: sql`select * from profile` });
    const alone = sql`select person_id from person where person_id = ${Number(touched.slice(2))}`;
    await engine.run({ name: 'touched', reads: ['person'], sql: alone });
    const sha256 = createHash('sha256').update(marked).digest('hex');
    const standing = { sha256, rows: rows.length, changed: ['touched'] };
    await writeReport(engine, reportMeta, folder, { standing });
    expect(await readFile(path, 'utf8')).toBe(anew.replace(`${other},`, `${other},"marked",`));
    const sheet = read(await readFile(join(folder, 'list.xlsx'))).Sheets['Notification list'];
    const marks = utils
      .sheet_to_json<readonly string[]>(sheet ?? {}, { header: 1 })
      .filter((row) => row[1] === 'marked');
    expect(marks.map(([id]) => id)).toEqual([other]);
    // Another file than the recorded one is not believed.
    await writeReport(engine, reportMeta, folder, { standing });
    expect(await readFile(path, 'utf8')).toBe(anew);
  });

  it('names the household of people who share an address', () => {
    const homes = Map.groupBy(
      rows.filter((row) => row['household'] !== ''),
      (row) => `${row['address_line_1']} ${row['postal_code']}`,
    );
    for (const people of homes.values()) expect(new Set(people.map((row) => row['household'])).size).toBe(1);
    expect([...homes.values()].filter((people) => people.length > 1).length).toBe(
      written.facts.contacts.households.value,
    );
  });

  it('says which people were in an earlier case, and since when', () => {
    const again = rows.filter((row) => row['earlier_cases'] === 'acme-2019 since 2019-05-01');
    expect(again.length).toBe(written.facts.earlier[0]?.people.value);
    expect(again.length).toBeGreaterThan(0);
  });

  it('gives no cell that a spreadsheet would calculate', () => {
    const cells = rows.flatMap((row) => Object.values(row));
    expect(cells.filter((cell) => /^[=+@\t\r-]/.test(cell))).toEqual([]);
    expect(cells).toContain("'=SUM(A1)");
  });

  it('writes the same rows as a workbook that opens', async () => {
    const book = read(await readFile(join(folder, 'list.xlsx')));
    const sheet = book.Sheets[book.SheetNames[0] ?? ''];
    const cells = sheet ? utils.sheet_to_json<Record<string, string>>(sheet, { defval: '' }) : [];
    expect(cells.length).toBe(rows.length);
    expect(cells.map((row) => row['person_id'])).toEqual(rows.map((row) => row['person_id']));
    expect(cells.map((row) => row['given_name'])).toContain('=SUM(A1)');
  });

  it('keeps every file to its owner, and tells its hash and rows', async () => {
    expect(written.files.map(({ file }) => file)).toEqual([
      'list.csv',
      'list.xlsx',
      'contact-flags.csv',
      'coverage.csv',
      'deadlines.ics',
      'report.json',
      'report.html',
    ]);
    for (const { file, sha256 } of written.files) {
      expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    }
    expect(written.files[0]?.rows).toBe(rows.length);
  });

  it('writes the same bytes again, and takes a list away that no longer fits', async () => {
    expect((await writeReport(engine, reportMeta, folder)).files).toEqual(written.files);
    const small = await writeReport(engine, reportMeta, folder, { largestSheet: 10 });
    expect(small.files.map(({ file }) => file)).not.toContain('list.xlsx');
    await expect(stat(join(folder, 'list.xlsx'))).rejects.toThrow();
  });

  it('writes deadlines that calendars read: folded lines, a UID each, alarms', async () => {
    const text = await readFile(join(folder, 'deadlines.ics'), 'utf8');
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const unfolded = text.replaceAll('\r\n ', '');
    expect(unfolded.match(/^UID:/gm)?.length).toBe(5);
    expect(new Set(unfolded.match(/^UID:.*$/gm)).size).toBe(5);
    expect(unfolded.match(/^BEGIN:VALARM/gm)?.length).toBe(8);
    expect(unfolded).toContain('DTSTART;VALUE=DATE:20260408');
    expect(unfolded).toContain('SUMMARY:Texas: tell Attorney General');
  });
});
