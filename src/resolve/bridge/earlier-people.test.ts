import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb } from '../../engine/duckdb/engine.ts';
import type { Engine } from '../../engine/port.ts';
import type { SqlValue } from '../../engine/sql.ts';
import { sql } from '../../engine/sql.ts';
import { RECORD } from '../../schema/tables/detect.ts';
import { PERSON, PERSON_RECORD } from '../../schema/tables/resolve.ts';
import { findEarlierPeople } from './earlier-people.ts';
import { PERSON_TOKEN, personTokens } from './person-tokens.ts';

type Given = Readonly<Record<string, SqlValue>>;

const KEY = '5a'.repeat(32);
const folder = mkdtempSync(join(tmpdir(), 'candor-bridge-'));
let engine: Engine;

beforeAll(async () => {
  engine = await openDuckdb({ threads: 1 });
});

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const fill = async ({ name, columns }: typeof RECORD, rows: readonly Given[]): Promise<void> => {
  await engine.create(name, columns);
  const writer = await engine.writer(name, columns);
  for (const row of rows) writer.append(columns.map((column) => row[column.name] ?? null));
  await writer.close();
};

/** One record a person, numbered from 1. */
const people = async (given: readonly Given[]): Promise<void> => {
  const rows = given.map((row, n) => ({ ...row, person_id: n + 1, record_id: n + 1 }));
  await fill(RECORD, rows);
  await fill(PERSON_RECORD, rows);
  await fill(
    PERSON,
    rows.map(({ person_id }) => ({ person_id, kind: 'person', records: 1 })),
  );
};

/** The tokens of a case of these people, as the export writes them. */
const tokensOf = async (given: readonly Given[], key = KEY): Promise<readonly string[]> => {
  await people(given);
  await personTokens(engine, { reads: ['person'], sql: sql`select person_id from person` }, key);
  const rows = await engine.read({
    name: 'tokens',
    reads: [PERSON_TOKEN],
    sql: sql`select person_id, kind, token from bridge_person_token order by 1, 2, 3`,
  });
  return rows.map((row) => `${row['person_id']},${row['kind']},${row['token']},24`);
};

/** Which of `later` were in the case of `earlier`, by what they have in common. */
const found = async (earlier: readonly Given[], later: readonly Given[], key = KEY) => {
  const lines = await tokensOf(earlier);
  const file = join(folder, 'earlier.tokens');
  writeFileSync(file, `#candor-bridge {"case_id":"acme-2019"}\nperson,kind,token,months\n${lines.join('\n')}\n`);
  await people(later);
  const one = { file, caseId: 'acme-2019', name: 'Acme 2019', since: 20190501, tokens: lines.length };
  await findEarlierPeople(engine, { key, cases: [one] });
  const rows = await engine.read({
    name: 'earlier',
    reads: ['earlier'],
    sql: sql`select person_id, earlier_person, kinds, protection_months from earlier order by person_id`,
  });
  return rows.map((row) => `${row['person_id']} was ${row['earlier_person']}: ${row['kinds']}`);
};

const MARY: Given = {
  given_name: 'Mary',
  family_name: 'Howell',
  date_of_birth: 19700312,
  ssn: '359974255',
  email: 'mary.howell@mail.com',
  phone: '+16065557812',
  postal_code: '40224',
};

const without = (person: Given, ...cells: readonly string[]): Given =>
  Object.fromEntries(Object.entries(person).filter(([name]) => !cells.includes(name)));

describe('people of an earlier case', () => {
  it('are found by their number, or by two facts that only one person has', async () => {
    expect(await found([MARY], [{ ssn: '359974255' }])).toEqual(['1 was 1: ssn']);
    const moved = { ...without(MARY, 'ssn', 'email'), postal_code: '98101', family_name: 'Vance' };
    expect(await found([MARY], [moved])).toEqual(['1 was 1: phone_birth']);
    expect(await found([MARY], [without(MARY, 'ssn', 'email', 'phone')])).toEqual(['1 was 1: name_birth_place']);
  });

  it('are nobody who only shares a mailbox, a line or a name', async () => {
    const husband = { ...without(MARY, 'ssn'), given_name: 'Tom', date_of_birth: 19680101 };
    const namesake = { ...without(MARY, 'ssn', 'email', 'phone'), postal_code: '10001' };
    expect(await found([MARY], [husband, namesake])).toEqual([]);
  });

  it('are not people with another Social Security number, whatever else is the same', async () => {
    expect(await found([MARY], [{ ...MARY, ssn: '241610241' }])).toEqual([]);
  });

  it('are not found by what many people carry', async () => {
    const crowd = Array.from({ length: 5 }, (_, n) => ({ ...without(MARY, 'ssn'), family_name: `Family${n}` }));
    expect(await found(crowd, [without(MARY, 'ssn')])).toEqual([]);
  });

  it('are found under the key of both cases only, and no value stands in the tokens', async () => {
    expect(await found([MARY], [MARY], 'ff'.repeat(32))).toEqual([]);
    const lines = await tokensOf([MARY]);
    expect(lines.join('\n')).not.toMatch(/359974255|howell|19700312|6065557812/i);
    expect(lines.every((line) => /^1,[a-z_]+,[0-9a-f]{32},24$/.test(line))).toBe(true);
  });

  it('are refused where a file was cut', async () => {
    const file = join(folder, 'cut.tokens');
    writeFileSync(file, '#candor-bridge {}\nperson,kind,token,months\n1,ssn,aa,\n');
    const one = { file, caseId: 'acme-2019', name: 'Acme', since: 20190501, tokens: 2 };
    await expect(findEarlierPeople(engine, { key: KEY, cases: [one] })).rejects.toMatchObject({
      code: 'INPUT_UNREADABLE',
    });
    writeFileSync(file, '#candor-bridge {}\nperson,kind,token,months\n1,ssn,aa,\n2,ss');
    await expect(findEarlierPeople(engine, { key: KEY, cases: [one] })).rejects.toMatchObject({
      code: 'INPUT_UNREADABLE',
      message: expect.stringContaining('the file was cut or changed'),
    });
  });
});
