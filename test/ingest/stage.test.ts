import { rmSync, writeFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scratch } from '../../src/case/stage.ts';
import { zipOf } from '../../src/drill/files/zip.ts';
import { facts, folderOf, type Ingested, ingest, outcomes } from '../support/ingest-case.ts';

const CSV = 'name,ssn\nAda,219-09-9999\nBob,\n';

const filesOf = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) =>
      n % 2 === 0 ? [`evidence/t${n}.csv`, `name,n\nAda,${n}\n`] : [`evidence/n${n}.txt`, `Note number ${n}.`],
    ),
  );

/** Everything that a run leaves, for comparing runs. */
const all = ({ tables, texts, rows }: Ingested) => ({ tables, texts, rows });

describe('the ingest stage', () => {
  it('lists every file once: tables with columns and rows, texts with their characters', async () => {
    const folder = folderOf({
      'evidence/a.csv': CSV,
      'evidence/b/note.txt': 'Called about a bill.',
      'register/c.tsv': 'id\tcity\n1\tRome\n',
    });
    const { tables, texts, rows } = await ingest(folder);
    expect(
      facts(tables['document'], 'document_no', 'family', 'root', 'kind', 'status', 'rows', 'columns', 'characters'),
    ).toEqual([
      [1, 'evidence/a.csv', 'evidence', 'table', 'read', 2n, 2, null],
      [2, 'evidence/b/note.txt', 'evidence', 'text', 'read', null, null, 20n],
      [3, 'register/c.tsv', 'register', 'table', 'read', 1n, 2, null],
    ]);
    expect(facts(tables['source'], 'source_no', 'path', 'bytes', 'status', 'documents')).toEqual([
      [1, 'evidence/a.csv', 30n, 'read', 1],
      [2, 'evidence/b/note.txt', 20n, 'read', 1],
      [3, 'register/c.tsv', 15n, 'read', 1],
    ]);
    expect(facts(tables['field'], 'document_no', 'name', 'filled')).toEqual([
      [1, 'name', 2n],
      [1, 'ssn', 1n],
      [3, 'id', 1n],
      [3, 'city', 1n],
    ]);
    expect(texts).toEqual([{ document_no: 2, part: 1, kind: 'plain', text: 'Called about a bill.' }]);
    expect(rows[1]).toEqual([
      { row_no: 1n, c1: 'Ada', c2: '219-09-9999' },
      { row_no: 2n, c1: 'Bob', c2: null },
    ]);
  });

  it('opens containers to the bottom and says what lies in what', async () => {
    const inner = zipOf([{ name: 'list.csv', bytes: Buffer.from(CSV) }]);
    const outer = zipOf([
      { name: 'deep/inner.zip', bytes: inner },
      { name: 'readme.txt', bytes: Buffer.from('Keep for ninety days.') },
    ]);
    const { tables } = await ingest(folderOf({ 'evidence/outer.zip': outer }));
    expect(facts(tables['document'], 'document_no', 'parent_no', 'family', 'kind')).toEqual([
      [1, null, 'evidence/outer.zip', 'container'],
      [2, 1, 'evidence/outer.zip!/deep/inner.zip', 'container'],
      [3, 2, 'evidence/outer.zip!/deep/inner.zip!/list.csv', 'table'],
      [4, 1, 'evidence/outer.zip!/readme.txt', 'text'],
    ]);
    expect(facts(tables['source'], 'documents', 'media_type')).toEqual([[4, 'application/zip']]);
  });

  it('reads content once and keeps all its places, the register apart from the evidence', async () => {
    const { tables } = await ingest(
      folderOf({
        'evidence/a.csv': CSV,
        'evidence/b.zip': zipOf([{ name: 'same.csv', bytes: Buffer.from(CSV) }]),
        'evidence/empty1': '',
        'evidence/empty2': '',
        'register/a.csv': CSV,
      }),
    );
    expect(facts(tables['document'], 'family', 'kind', 'media_type', 'status', 'duplicate_of')).toEqual([
      ['evidence/a.csv', 'table', 'text/csv', 'read', null],
      ['evidence/b.zip', 'container', 'application/zip', 'read', null],
      ['evidence/b.zip!/same.csv', 'table', 'text/csv', 'duplicate', 1],
      ['evidence/empty1', 'text', 'application/x-empty', 'read', null],
      ['evidence/empty2', 'text', 'application/x-empty', 'read', null],
      ['register/a.csv', 'table', 'text/csv', 'read', null],
    ]);
    expect(facts(tables['problem'], 'code', 'location')).toEqual([
      ['FILE_EMPTY', 'evidence/empty1'],
      ['FILE_EMPTY', 'evidence/empty2'],
    ]);
  });

  it('gives the same rows whatever the number of threads', async () => {
    const folder = folderOf({ ...filesOf(7), 'evidence/z.zip': zipOf([{ name: 'a.csv', bytes: Buffer.from(CSV) }]) });
    expect(all(await ingest(folder, { threads: 1 }))).toEqual(all(await ingest(folder, { threads: 3 })));
  });
});

describe('a second revision', () => {
  it('copies nothing that is unchanged, and leaves every row and problem as it was', async () => {
    const folder = folderOf({ ...filesOf(4), 'evidence/x.bin': Buffer.from([0, 1, 2, 3, 0, 255]) });
    const first = await ingest(folder);
    const second = await ingest(folder, { previous: first.tables, materialise: 'new' });
    expect(second.tables).toEqual(first.tables);
    expect(second.parts).toEqual([]);
  });

  it('gives what a whole reading gives, when only what is new is read', async () => {
    const folder = folderOf({ ...filesOf(4), 'evidence/m.csv': CSV });
    const first = await ingest(folder);
    await rename(join(folder, 'evidence/n1.txt'), join(folder, 'evidence/a-first.txt'));
    await writeFile(join(folder, 'evidence/t0.csv'), 'name,n\nAda,100\nBob,101\n');
    await writeFile(join(folder, 'evidence/0-copy.csv'), CSV);
    const previous = first.tables;
    const [some, whole] = [
      await ingest(folder, { previous, materialise: 'new' }),
      await ingest(folder, { previous, materialise: 'all' }),
    ];
    expect(some.tables).toEqual(whole.tables);
    expect(Object.keys(some.rows)).toEqual(['7']);
    expect(facts(some.tables['document'], 'document_no', 'family', 'status', 'duplicate_of', 'rows')).toEqual([
      [1, 'evidence/m.csv', 'read', null, 2n],
      [2, 'evidence/a-first.txt', 'read', null, null],
      [3, 'evidence/n3.txt', 'read', null, null],
      [5, 'evidence/t2.csv', 'read', null, 1n],
      [6, 'evidence/0-copy.csv', 'duplicate', 1, null],
      [7, 'evidence/t0.csv', 'read', null, 2n],
    ]);
  });

  it('reads a copy when the document that it was a copy of is gone', async () => {
    const folder = folderOf({ 'evidence/a.csv': CSV, 'evidence/b.csv': CSV });
    const first = await ingest(folder);
    rmSync(join(folder, 'evidence/a.csv'));
    const second = await ingest(folder, { previous: first.tables, materialise: 'new' });
    expect(facts(second.tables['document'], 'document_no', 'family', 'status', 'duplicate_of')).toEqual([
      [2, 'evidence/b.csv', 'read', null],
    ]);
    expect(second.rows[2]).toHaveLength(2);
  });

  it('calls another content in the place of a document by another number, so that its rows are nobody else', async () => {
    const folder = folderOf({ 'evidence/a': CSV, 'evidence/b': 'Some words.', 'register/r.csv': CSV });
    const first = await ingest(folder);
    await writeFile(join(folder, 'evidence/a'), zipOf([{ name: 'n.txt', bytes: Buffer.from('Words.') }]));
    await writeFile(join(folder, 'register/r.csv'), CSV.replace('\n', '\nZoe,0\n'));
    const second = await ingest(folder, { previous: first.tables, materialise: 'new' });
    expect(facts(second.tables['document'], 'document_no', 'family')).toEqual([
      [2, 'evidence/b'],
      [4, 'evidence/a'],
      [5, 'evidence/a!/n.txt'],
      [6, 'register/r.csv'],
    ]);
  });

  it('knows files that were moved or swapped their names, with all that lies in them', async () => {
    const zip = zipOf([{ name: 'in.csv', bytes: Buffer.from(CSV) }]);
    const folder = folderOf({ 'evidence/a.txt': 'One.', 'evidence/b.txt': 'Two.', 'evidence/old/c.zip': zip });
    const first = await ingest(folder);
    await rename(join(folder, 'evidence/a.txt'), join(folder, 'evidence/x.txt'));
    await rename(join(folder, 'evidence/b.txt'), join(folder, 'evidence/a.txt'));
    await rename(join(folder, 'evidence/x.txt'), join(folder, 'evidence/b.txt'));
    await rename(join(folder, 'evidence/old/c.zip'), join(folder, 'evidence/0.zip'));
    const second = await ingest(folder, { previous: first.tables, materialise: 'new' });
    expect(facts(second.tables['document'], 'document_no', 'family')).toEqual([
      [1, 'evidence/b.txt'],
      [2, 'evidence/a.txt'],
      [3, 'evidence/0.zip'],
      [4, 'evidence/0.zip!/in.csv'],
    ]);
    expect(facts(second.tables['source'], 'source_no', 'path')).toEqual([
      [1, 'evidence/b.txt'],
      [2, 'evidence/a.txt'],
      [3, 'evidence/0.zip'],
    ]);
  });

  it('knows a file that was taken away and comes again, there or elsewhere, and gives its number to nothing else', async () => {
    const zip = zipOf([{ name: 'in.csv', bytes: Buffer.from(CSV) }]);
    const folder = folderOf({ 'evidence/a.txt': 'One.', 'evidence/b.zip': zip, 'evidence/c.csv': 'name,n\nZoe,1\n' });
    const revise = async (before: Ingested) => ingest(folder, { previous: before.tables, materialise: 'new' });
    const first = await ingest(folder);
    const c = join(folder, 'evidence/c.csv');
    rmSync(join(folder, 'evidence/b.zip'));
    await writeFile(c, 'name,n\nZoe,2\n');
    const second = await revise(first);
    await writeFile(join(folder, 'evidence/d.txt'), 'New.');
    const third = await revise(second);
    expect(facts(third.tables['document'], 'document_no', 'family')).toEqual([
      [1, 'evidence/a.txt'],
      [5, 'evidence/c.csv'],
      [6, 'evidence/d.txt'],
    ]);
    await writeFile(join(folder, 'evidence/later.zip'), zip);
    await writeFile(c, 'name,n\nZoe,1\n');
    const fourth = await revise(third);
    expect(facts(fourth.tables['document'], 'document_no', 'source_no', 'family', 'status')).toEqual([
      [1, 1, 'evidence/a.txt', 'read'],
      [2, 2, 'evidence/later.zip', 'read'],
      [3, 2, 'evidence/later.zip!/in.csv', 'read'],
      [4, 3, 'evidence/c.csv', 'read'],
      [6, 4, 'evidence/d.txt', 'read'],
    ]);
    expect(fourth.rows[3]).toHaveLength(2);
    expect(facts(fourth.tables['gone_document'], 'document_no', 'family')).toEqual([[5, 'evidence/c.csv']]);
  });

  it('numbers new documents behind the old ones, in whatever order files came', async () => {
    const folder = folderOf({ 'evidence/m.txt': 'first' });
    const first = await ingest(folder);
    for (const name of ['z', 'a', 'q']) await writeFile(join(folder, `evidence/${name}.txt`), `later ${name}`);
    const second = await ingest(folder, { previous: first.tables });
    expect(facts(second.tables['document'], 'control_number', 'family')).toEqual([
      ['T-0000001', 'evidence/m.txt'],
      ['T-0000002', 'evidence/a.txt'],
      ['T-0000003', 'evidence/q.txt'],
      ['T-0000004', 'evidence/z.txt'],
    ]);
  });
});

/** Working copies that cannot be written any more after so many. */
const brokenAfter =
  (writes: number) =>
  (scratch: Scratch): Scratch => {
    let left = writes;
    const count = () => {
      left -= 1;
      if (left < 0) throw new Error('killed');
    };
    return {
      ...scratch,
      put: async (...args) => {
        count();
        await scratch.put(...args);
      },
    };
  };

describe('a run that is killed', () => {
  const batch = { documents: 2, textUnits: 1 << 20 };

  it('goes on where it was, and ends as a run that was not', async () => {
    const folder = folderOf({ ...filesOf(9), 'evidence/z.csv': 'name,n\nAda,0\n' });
    const expected = all(await ingest(folder, { batch }));
    for (const writes of [0, 1, 3, 5, 8, 13, 21]) {
      const scratchFolder = folderOf();
      await expect(ingest(folder, { batch, scratchFolder, between: brokenAfter(writes) })).rejects.toThrow('killed');
      expect(all(await ingest(folder, { batch, scratchFolder }))).toEqual(expected);
    }
  });

  it('takes over what was read, and reads the rest only', async () => {
    const folder = folderOf(filesOf(8));
    const scratchFolder = folderOf();
    await expect(ingest(folder, { batch, scratchFolder, between: brokenAfter(15) })).rejects.toThrow('killed');
    let written = 0;
    const counting = (scratch: Scratch): Scratch => ({
      ...scratch,
      put: async (...args) => {
        written += 1;
        await scratch.put(...args);
      },
    });
    await ingest(folder, { batch, scratchFolder, between: counting });
    const whole = await ingest(folder, { batch });
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(whole.parts.length);
  });

  it('does not let what was left change the result when the evidence changed in between', async () => {
    const folder = folderOf(filesOf(8));
    const scratchFolder = folderOf();
    await expect(ingest(folder, { batch, scratchFolder, between: brokenAfter(12) })).rejects.toThrow('killed');
    writeFileSync(join(folder, 'evidence/a-new.csv'), CSV);
    await rm(join(folder, 'evidence/t2.csv'));
    const after = await ingest(folder, { batch, scratchFolder });
    const fresh = await ingest(folder, { batch });
    expect(all(after)).toEqual(all(fresh));
    expect(after.parts).toEqual(fresh.parts);
  });

  it('ends the same wherever it is killed, with copies and containers among the files', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 4 }), async (writes, documents) => {
        const size = { documents, textUnits: 40 };
        const folder = folderOf({
          ...filesOf(5),
          'evidence/c.zip': zipOf([
            { name: 'a.csv', bytes: Buffer.from('name,n\nAda,0\n') },
            { name: 'b.txt', bytes: Buffer.from('Note number 1.') },
          ]),
        });
        const scratchFolder = folderOf();
        await ingest(folder, { batch: size, scratchFolder, between: brokenAfter(writes) }).catch(() => undefined);
        expect(all(await ingest(folder, { batch: size, scratchFolder }))).toEqual(all(await ingest(folder)));
      }),
      { numRuns: 8, seed: 7 },
    );
  });
});

describe('totals', () => {
  it('add up: each file is one source and each unit one document with one status', async () => {
    const result = await ingest(
      folderOf({ ...filesOf(6), 'evidence/pic.png': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') }),
    );
    const { document = [], source = [] } = result.tables;
    expect(source).toHaveLength(7);
    expect(source.reduce((sum, row) => sum + Number(row['documents']), 0)).toBe(document.length);
    expect(Object.values(outcomes(result)).sort()).toEqual([...Array<string>(6).fill('read'), 'unread picture']);
  });
});
