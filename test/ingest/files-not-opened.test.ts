import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { facts, folderOf, ingest, outcomes } from '../support/ingest-case.ts';

const CSV = 'name,ssn\nAda,219-09-9999\nBob,219-09-9998\n';
const isRoot = process.getuid?.() === 0;

describe('evidence that is missing', () => {
  it('is said where the folder is not there, is empty, or is a link', async () => {
    const problems = async (folder: string) => facts((await ingest(folder)).tables['problem'], 'code', 'location');
    expect(await problems(folderOf())).toEqual([['EVIDENCE_MISSING', 'evidence/']]);
    const empty = folderOf();
    mkdirSync(join(empty, 'evidence'));
    expect(await problems(empty)).toEqual([['EVIDENCE_EMPTY', 'evidence/']]);
    mkdirSync(join(empty, 'register'));
    expect(await problems(empty)).toEqual([['EVIDENCE_EMPTY', 'evidence/']]);
    const linked = folderOf();
    symlinkSync('/etc', join(linked, 'evidence'));
    expect(await problems(linked)).toEqual([['EVIDENCE_LINK', 'evidence/']]);
  });
});

describe('files that cannot be opened', () => {
  it('are listed: links, wherever they lead, are not followed', async () => {
    const folder = folderOf({ 'evidence/a.csv': CSV });
    symlinkSync('/etc/passwd', join(folder, 'evidence/out.txt'));
    symlinkSync('/etc', join(folder, 'evidence/folder'));
    symlinkSync('a.csv', join(folder, 'evidence/inside.csv'));
    const result = await ingest(folder);
    expect(outcomes(result)).toEqual({
      'evidence/a.csv': 'read',
      'evidence/folder': 'unread link',
      'evidence/inside.csv': 'unread link',
      'evidence/out.txt': 'unread link',
    });
    expect(facts(result.tables['problem'], 'evidence', 'location', 'code')).toContainEqual([
      'T-0000004',
      'evidence/out.txt',
      'UNREAD_LINK',
    ]);
  });

  it.skipIf(isRoot)('are listed: no right to read a file or a folder (root may read all)', async () => {
    const folder = folderOf({ 'evidence/a.csv': CSV, 'evidence/secret.csv': CSV, 'evidence/closed/b.csv': CSV });
    chmodSync(join(folder, 'evidence/secret.csv'), 0);
    chmodSync(join(folder, 'evidence/closed'), 0);
    const result = await ingest(folder);
    chmodSync(join(folder, 'evidence/closed'), 0o700);
    expect(outcomes(result)).toEqual({
      'evidence/a.csv': 'read',
      'evidence/closed/': 'unread no_permission',
      'evidence/secret.csv': 'unread no_permission',
    });
  });

  it('keep their own names where these are no UTF-8', async () => {
    const folder = folderOf({ 'evidence/a.txt': 'words' });
    for (const byte of [0xe4, 0xf6]) {
      const name = Buffer.concat([Buffer.from(`${folder}/evidence/M`), Buffer.from([byte]), Buffer.from('rz.csv')]);
      writeFileSync(name, CSV.replaceAll('Ada', String(byte)));
    }
    expect(outcomes(await ingest(folder))).toEqual({
      'evidence/M\\xe4rz.csv': 'read',
      'evidence/M\\xf6rz.csv': 'read',
      'evidence/a.txt': 'read',
    });
  });
});

describe('a file of many gigabytes without content', () => {
  it('is hashed as a stream and unread by its type', async () => {
    const folder = folderOf({ 'evidence/sparse.img': '' });
    truncateSync(join(folder, 'evidence/sparse.img'), 400_000_000);
    const result = await ingest(folder);
    expect(facts(result.tables['source'], 'bytes', 'status', 'reason')).toEqual([
      [400_000_000n, 'unread', 'unknown_type'],
    ]);
  });
});
