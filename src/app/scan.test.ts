import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFinders } from './detectors/finders.ts';
import { scanColumns, scanFile, scanRecords } from './scan.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-scan-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const nothing = Readable.from([]);
const file = async (name: string, content: string | Uint8Array): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};

const all = async <T>(lines: AsyncIterable<T>): Promise<readonly T[]> => {
  const found: T[] = [];
  for await (const line of lines) found.push(line);
  return found;
};

describe('candor scan', () => {
  it('gives code points of the text as decoded, and no value', async () => {
    const found = await all(scanFile(await file('a.txt', '\uFEFF😀 mail a.b@example.com\n'), nothing));
    expect(found).toMatchObject([{ element: 'email', start: 7, end: 22, state: 'clear' }]);
    expect(JSON.stringify(found)).not.toContain('a.b@');
  });

  it('gives helpers where they are asked for, and the same beside them', async () => {
    const text = 'Mary Johnson wrote to First National Bank on May 3, 2020.\n';
    const elements = async (helpers: boolean) => {
      const finders = await openFinders({ helpers });
      const found = await all(scanFile(await file('h.txt', text), nothing, () => undefined, finders));
      return found.map(({ element }) => element);
    };
    expect(await elements(false)).toEqual(['person_name']);
    expect(await elements(true)).toEqual(['person_name', 'organization', 'date']);
  });

  it('scans records of a stream, each a text of its own', async () => {
    const input = Readable.from([
      Buffer.from('{"id":"x","text":"ssn 219-09-9999"}\n\n{"id":2,"te'),
      Buffer.from('xt":"ssn 219-09-9998"}'),
    ]);
    const found = await all(scanRecords('-', input));
    expect(found.map(({ id, element, start }) => [id, element, start])).toEqual([
      ['x', 'ssn', 4],
      [2, 'ssn', 4],
    ]);
  });

  it('names place and remedy for a line that is no record, not its text', async () => {
    const input = Readable.from([Buffer.from('{"id":1,"text":"a"}\nnot json 219-09-9999\n')]);
    const failed = all(scanRecords('-', input));
    await expect(failed).rejects.toMatchObject({ code: 'INPUT_UNREADABLE', place: { line: 2 } });
    await expect(failed).rejects.not.toThrow(/219/);
  });

  it('gives a detection a cell with column and row, also with quoted line ends and another delimiter', async () => {
    const path = await file('b.csv', 'Name;SSN;Notes\n"Smith,\nJames";219-09-9999;mail a@example.com\nLee, Ann;;\n');
    const found = await all(scanFile(path, nothing));
    expect(found.map(({ element, unit }) => [element, unit?.['column'], unit?.['row']])).toEqual([
      ['person_name', 'Name', 1],
      ['ssn', 'SSN', 1],
      ['email', 'Notes', 1],
      ['person_name', 'Name', 2],
    ]);
  });

  it('says what each column holds, with or without header', async () => {
    const rows = 'James,Smith,219-09-9999\nMary,Johnson,219-09-9998\nRobert,Brown,219-09-9997\n';
    const headed = await scanColumns(await file('c.csv', `fname,lname,x1\n${rows}`), nothing);
    const bare = await scanColumns(await file('d.csv', rows), nothing);
    expect(
      headed.map(({ column, element, rows: count, filled, valid }) => [column, element, count, filled, valid]),
    ).toEqual([
      ['fname', 'given_name', 3, 3, 3],
      ['lname', 'family_name', 3, 3, 3],
      ['x1', 'ssn', 3, 3, 3],
    ]);
    expect(bare.map(({ column, element }) => [column, element])).toEqual([
      ['1', 'given_name'],
      ['2', 'family_name'],
      ['3', 'ssn'],
    ]);
  });

  it('reads windows-1252 and refuses what is no text', async () => {
    const latin = await scanColumns(
      await file('e.csv', Buffer.from('Vorname,Straße\nJürgen,Hauptstraße 1\nEva,Gasse 2\n', 'latin1')),
      nothing,
    );
    expect(latin.map(({ column }) => column)).toEqual(['Vorname', 'Straße']);
    await expect(scanColumns(await file('f.bin', Buffer.from([0, 1, 2, 0])), nothing)).rejects.toMatchObject({
      code: 'INPUT_UNREADABLE',
    });
    await expect(scanColumns(join(folder, 'none'), nothing)).rejects.toMatchObject({ code: 'INPUT_NOT_FOUND' });
  });
});
