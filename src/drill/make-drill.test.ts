import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCaseFile } from '../case/case-file.ts';
import { openDuckdb } from '../engine/duckdb/engine.ts';
import type { Row } from '../engine/port.ts';
import { ident, type Sql, sql } from '../engine/sql.ts';
import { loadDrillData } from './data-files.ts';
import { makeDrill } from './make-drill.ts';
import { makePeople } from './people/people.ts';
import type { DrillPerson } from './people/person.ts';
import { takeTruthTables } from './score/read-truth.ts';
import type { DocumentTruth, DrillTotals, PersonTruth, RecordTruth, SpanTruth } from './truth/truth.ts';

const made: string[] = [];

const make = async (people: number, seed: number): Promise<{ folder: string; totals: DrillTotals }> => {
  const folder = mkdtempSync(join(tmpdir(), 'candor-drill-'));
  made.push(folder);
  const engine = await openDuckdb({ threads: 1 });
  try {
    return { folder, totals: await makeDrill(folder, { people, seed, from: '2026-03-02' }, { engine, threads: 1 }) };
  } finally {
    await engine.close();
  }
};

const linesIn = async (large: string): Promise<Readonly<Record<'record' | 'person', readonly Row[]>>> => {
  const engine = await openDuckdb({ threads: 1 });
  try {
    await takeTruthTables(engine, large);
    const rows = (name: string, order: Sql) =>
      engine.read({ name, reads: [name], sql: sql`select * from ${ident(name)} order by ${order}` });
    return {
      record: await rows('truth_record', sql`document, row, start, mention`),
      person: await rows('truth_person', sql`person`),
    };
  } finally {
    await engine.close();
  }
};

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();

const hashesOf = (folder: string): readonly string[] =>
  filesOf(folder).map(
    (name) =>
      `${name} ${createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex')}`,
  );

let folder = '';
let totals: DrillTotals;
const truth = <Line>(name: string, below = folder): readonly Line[] =>
  readFileSync(join(below, 'truth', `${name}.ndjson`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);

beforeAll(async () => {
  ({ folder, totals } = await make(400, 7));
});

afterAll(() => {
  for (const path of made) rmSync(path, { recursive: true, force: true });
});

describe('a drill of several blocks', () => {
  const shape = { blockPeople: 120, blocksInPart: 2 };
  const options = { people: 550, seed: 7, from: '2026-03-02' };
  const large = mkdtempSync(join(tmpdir(), 'candor-drill-'));
  let sums: DrillTotals;
  made.push(large);

  beforeAll(async () => {
    const engine = await openDuckdb({ threads: 1 });
    sums = await makeDrill(large, options, { engine, threads: 2, shape });
    await engine.close();
  });

  it('has the same bytes on one thread and on two', async () => {
    const again = mkdtempSync(join(tmpdir(), 'candor-drill-'));
    made.push(again);
    const engine = await openDuckdb({ threads: 1 });
    await makeDrill(again, options, { engine, threads: 1, shape });
    await engine.close();
    expect(hashesOf(again)).toEqual(hashesOf(large));
  });

  it('ends with the fault of the thread that met it', async () => {
    const blocked = mkdtempSync(join(tmpdir(), 'candor-drill-'));
    made.push(blocked);
    mkdirSync(join(blocked, 'register'));
    writeFileSync(join(blocked, 'register', 'customers'), 'a file where the drill needs a folder');
    const engine = await openDuckdb({ threads: 1 });
    await expect(makeDrill(blocked, options, { engine, threads: 2, shape })).rejects.toThrow(/EEXIST/);
    await engine.close();
  });

  it('numbers the rows of every file, and names every file in the truth', async () => {
    const { record } = await linesIn(large);
    const documents = truth<DocumentTruth>('document', large);
    const named = new Set(documents.map(({ document }) => document.split('!/')[0]));
    expect(filesOf(large).filter((name) => /^(evidence|register)\//.test(name) && !named.has(name))).toEqual([]);
    for (const path of ['register/customers/0003.csv', 'evidence/former/closed_accounts_0002.csv']) {
      const lines = readFileSync(join(large, path), 'utf8').trimEnd().split('\n');
      const rows = record.filter(({ document }) => document === path).map(({ row }) => Number(row));
      expect(rows, path).toEqual(lines.slice(1).map((_, n) => n + 1));
    }
    expect(sums.records + sums.register_records).toBe(record.length);
  });

  it('has every person once, and sums what its truth holds', async () => {
    const { person } = await linesIn(large);
    expect(person.map((row) => Number(row['person']))).toEqual(Array.from({ length: 550 }, (_, n) => n + 1));
    const affected = person.filter(({ exposed }) => String(exposed).includes('=presumed'));
    expect(sums).toMatchObject({ people: 550, affected: affected.length });
    expect(sums.minors).toBe(affected.filter(({ minor }) => minor === 1).length);
  });

  it('gives no number or mailbox to two people', () => {
    const data = loadDrillData();
    const people = [0, 1, 2, 999].flatMap((no) => {
      const block = { no, firstId: no * 100_000 + 1, people: 400 };
      return makePeople(data, block, 1, 20_260_302);
    });
    const distinct = (values: readonly string[]) => new Set(values).size;
    for (const key of ['ssn', 'imei', 'imsi', 'account'] as const) {
      expect(distinct(people.map((person) => person[key])), key).toBe(people.length);
    }
    const later = people.filter(({ id, licence }) => id > 100_000 && licence !== '');
    expect(distinct(later.map(({ home, licence }) => `${home.region} ${licence}`))).toBe(later.length);
    expect(later.every(({ phone }) => /^[2-9]9\d[2-9]\d{6}$/.test(phone))).toBe(true);
    const [mailsOfTwo, mailsOfThree] = [people.slice(400, 800), people.slice(800, 1200)].map(
      (some) => new Set(some.map(({ email }) => email).filter((email) => email !== '')),
    );
    expect([...(mailsOfTwo ?? [])].filter((email) => mailsOfThree?.has(email))).toEqual([]);
  });
});

describe('a drill', () => {
  it('has the same bytes in every file for the same seed, and others for another', async () => {
    const [again, other] = [await make(400, 7), await make(400, 8)];
    expect(hashesOf(again.folder)).toEqual(hashesOf(folder));
    const pathOf = 'evidence/crm/postpaid_customers.csv';
    expect(readFileSync(join(other.folder, pathOf))).not.toEqual(readFileSync(join(folder, pathOf)));
  });

  it('has every format, and every file on disk is in the truth', () => {
    const documents = truth<DocumentTruth>('document');
    expect([...new Set(documents.map(({ format }) => format))].sort()).toEqual([
      'bin',
      'csv',
      'docx',
      'eml',
      'gz',
      'json',
      'mbox',
      'ndjson',
      'parquet',
      'pdf',
      'png',
      'psv',
      'tsv',
      'txt',
      'xlsx',
      'zip',
    ]);
    const named = new Set(documents.map(({ document }) => document.split('!/')[0]));
    const onDisk = filesOf(folder).filter((name) => /^(evidence|register)\//.test(name));
    expect(onDisk.filter((name) => !named.has(name))).toEqual([]);
    expect(totals.documents).toBe(documents.length);
  });

  it('starts with a case file that Candor takes', () => {
    const file = parseCaseFile(readFileSync(join(folder, 'case.yaml'), 'utf8'));
    expect(file).toMatchObject({ drill: true, at_rest: 'none', notifier: { sectors: ['telecom_carrier'] } });
  });

  it('counts in its totals what its truth holds', () => {
    const people = truth<PersonTruth>('person');
    const affected = people.filter(({ exposed }) => exposed.some((text) => text.endsWith('=presumed')));
    expect(people).toHaveLength(400);
    expect(totals).toMatchObject({ people: 400, affected: affected.length, unaffected: 400 - affected.length });
    expect(totals.minors).toBe(affected.filter(({ minor }) => minor === 1).length);
    expect(totals.by_element['ssn']).toBe(
      affected.filter(({ exposed }) => exposed.some((text) => /^ssn=.*=presumed$/.test(text))).length,
    );
    const records = truth<RecordTruth>('record');
    expect(totals.records + totals.register_records).toBe(records.length);
  });

  it('numbers rows as they stand in the file', () => {
    const path = 'evidence/applications/credit_applicants.tsv';
    const lines = readFileSync(join(folder, path), 'utf8').trimEnd().split('\n');
    const rows = truth<RecordTruth>('record').filter(({ document }) => document === path);
    expect(rows.map(({ row }) => row)).toEqual(lines.map((_, n) => n + 1));
  });

  it('points at the right characters of a text', () => {
    const spans = truth<SpanTruth>('span').filter(({ exact }) => exact);
    const shapes: Readonly<Record<string, RegExp>> = {
      ssn: /^(\d{3}-\d{2}-)?\d{4}$/,
      phone: /^[\d-]{10,12}$/,
      email: /^[^@\s]+@[^@\s]+$/,
      date_of_birth: /^\d\d\/\d\d\/\d{4}$/,
      account_pin: /^\d{4}$/,
      imei: /^\d{15}$/,
      person_name: /^\p{L}/u,
    };
    for (const { document, start, end, element } of spans) {
      const text = readFileSync(join(folder, document), 'utf8');
      expect(text.slice(start, end), `${document} ${start}`).toMatch(shapes[element] ?? /never/);
    }
    expect(spans.length).toBeGreaterThan(50);
  });

  it('has guardians, the dead, every relation, people abroad and people who are not affected', async () => {
    const { folder: large } = await make(3000, 1);
    const people = truth<PersonTruth>('person', large);
    const some = (test: (person: PersonTruth) => boolean) => people.filter(test).length;
    expect(some(({ guardian }) => guardian !== null)).toBe(some(({ minor }) => minor === 1));
    for (const relation of ['customer', 'former_customer', 'prospective_customer', 'employee']) {
      expect(
        some((person) => person.relation === relation),
        relation,
      ).toBeGreaterThan(20);
    }
    expect(some(({ deceased }) => deceased === 1)).toBeGreaterThan(10);
    expect(some(({ residence }) => !residence.startsWith('us-'))).toBeGreaterThan(0);
    expect(some(({ exposed }) => exposed.length === 0)).toBeGreaterThan(50);
  });

  it('has what makes people hard to tell apart: twins, sons with the father’s name, shared lines, moves', () => {
    const people = makePeople(loadDrillData(), { no: 0, firstId: 1, people: 3000 }, 1, 20_260_302);
    const pairs = people.flatMap((person, n) => {
      const next = people[n + 1];
      return next && next.household === person.household ? [[person, next] as const] : [];
    });
    const some = (test: (a: DrillPerson, b: DrillPerson) => boolean) => pairs.filter(([a, b]) => test(a, b)).length;
    expect(some((a, b) => a.birth === b.birth && a.family === b.family && a.given !== b.given)).toBeGreaterThan(5);
    expect(people.filter(({ suffix }) => suffix === 'Jr').length).toBeGreaterThan(3);
    expect(some((a, b) => a.phone === b.phone)).toBeGreaterThan(100);
    expect(people.filter(({ formerHome }) => formerHome !== null).length).toBeGreaterThan(100);
    expect(new Set(people.map(({ ssn }) => ssn)).size).toBe(people.length);
  });

  it('gives nothing away: no evidence lies in truth, and no path outside the folder is named', () => {
    for (const name of filesOf(folder).filter((path) => path.startsWith('evidence/'))) {
      const text = readFileSync(join(folder, name), 'latin1');
      expect(text.includes('truth/'), name).toBe(false);
      expect(text.includes(relative('/', folder)), name).toBe(false);
    }
  });
});
