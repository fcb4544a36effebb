import { generateKeyPairSync } from 'node:crypto';
import { appendFile, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { signCheckpoint, verifierKey } from './checkpoint.ts';
import { appendEntry, CHECKPOINTS, checkpointName, type LedgerKeys, LOG_FILE } from './log.ts';
import { leafHash } from './merkle.ts';
import { readEntries, verifyLedger } from './verify.ts';

const AT = new Date('2021-08-17T10:00:00Z');

describe('the ledger', () => {
  let folder: string;
  let keys: LedgerKeys;
  const log = () => join(folder, LOG_FILE);
  const note = (size: number) => join(folder, CHECKPOINTS, checkpointName(size));
  const lines = async () => (await readFile(log(), 'utf8')).split('\n').slice(0, -1);
  const rewrite = async (change: (all: string[]) => string[]) =>
    writeFile(
      log(),
      change(await lines())
        .map((line) => `${line}\n`)
        .join(''),
    );
  const places = async (key?: string) => (await verifyLedger(folder, key)).faults.map(({ where }) => where);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'candor-ledger-'));
    keys = { folder, origin: 'acme-2021', signing: generateKeyPairSync('ed25519').privateKey };
    for (let n = 0; n < 7; n += 1)
      await appendEntry(keys, { kind: 'stage', stage: 'ingest', counts: { files: n } }, AT);
  });

  it('verifies what it appended, with its own key and with the key from a report', async () => {
    const report = await verifyLedger(folder, verifierKey('acme-2021', keys.signing));
    expect(report).toMatchObject({ ok: true, entries: 7, checkpoints: 7, keyGiven: true, faults: [] });
    expect(report.head).toBe(await readFile(note(7), 'utf8'));
    expect((await readEntries(folder)).map((entry) => entry.index)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect((await lines())[2]).toBe(
      '{"at":"2021-08-17T10:00:00.000Z","counts":{"files":2},"index":2,"kind":"stage","stage":"ingest"}',
    );
  });

  it('takes appends that come at the same moment one after the other', async () => {
    await Promise.all([1, 2, 3].map(() => appendEntry(keys, { kind: 'export' }, AT)));
    expect(await verifyLedger(folder)).toMatchObject({ ok: true, entries: 10 });
  });

  it('names a changed entry and blames no other', async () => {
    await rewrite((all) => all.map((line, n) => (n === 3 ? line.replace('"files":3', '"files":4') : line)));
    expect(await places()).toEqual(['entry 3']);
  });

  it('names a flipped byte wherever it is', async () => {
    const bytes = await readFile(log());
    const length = bytes.indexOf(10) + 1;
    for (const at of [0, 5, length - 2, length + 3]) {
      const other = Buffer.from(bytes);
      other[at] = (other[at] ?? 0) ^ 1;
      await writeFile(log(), other);
      expect(await places()).toEqual([at < length ? 'entry 0' : 'entry 1']);
    }
  });

  it('names swapped entries', async () => {
    await rewrite(([a = '', b = '', c = '', ...rest]) => [a, c, b, ...rest]);
    expect(await places()).toEqual(['entry 1', 'entry 2']);
  });

  it('names what follows a removed entry, and that one is missing at the end', async () => {
    await rewrite((all) => all.filter((_, n) => n !== 5));
    expect(await places()).toEqual(['entry 5', 'entry 6']);
  });

  it('names entries that were cut off, and refuses to go on', async () => {
    await rewrite((all) => all.slice(0, 5));
    expect(await places()).toEqual(['entry 5', 'entry 6']);
    await expect(appendEntry(keys, { kind: 'stage' }, AT)).rejects.toMatchObject({ code: 'LEDGER_BROKEN' });
  });

  it('names a forged and a missing checkpoint', async () => {
    const forger = generateKeyPairSync('ed25519').privateKey;
    const root = leafHash(Buffer.from('x'));
    await writeFile(note(4), signCheckpoint({ origin: 'acme-2021', size: 4, root, leaf: root }, forger));
    await rm(note(2));
    expect(await places()).toEqual(['checkpoint 4', 'checkpoint 2']);
    await writeFile(note(4), signCheckpoint({ origin: 'acme-2021', size: 4, root, leaf: null }, keys.signing));
    expect((await verifyLedger(folder)).faults[0]).toEqual({
      where: 'checkpoint 4',
      what: 'its root is not the root of the entries before it',
    });
  });

  it('sees through a ledger that was forged as a whole, when the key from the report is given', async () => {
    const key = verifierKey('acme-2021', keys.signing);
    await rm(folder, { recursive: true });
    await appendEntry({ ...keys, signing: generateKeyPairSync('ed25519').privateKey }, { kind: 'stage' }, AT);
    expect((await verifyLedger(folder)).ok).toBe(true);
    expect(await places(key)).toEqual(['public key', 'checkpoint 1']);
  });

  it('adopts no entry that the case key never signed', async () => {
    await appendFile(log(), '{"at":"2021-08-18T10:00:00.000Z","index":7,"kind":"stage"}\n');
    expect(await places()).toEqual(['entry 7']);
    await expect(appendEntry(keys, { kind: 'stage' }, AT)).rejects.toMatchObject({ code: 'LEDGER_BROKEN' });
  });

  it('goes on after a run was killed at any point of writing', async () => {
    await appendFile(log(), '{"at":"2021-08');
    await appendEntry(keys, { kind: 'stage' }, AT);
    expect(await verifyLedger(folder)).toMatchObject({ ok: true, entries: 8 });
    await rename(note(8), `${note(8)}.pending`);
    await appendEntry(keys, { kind: 'stage' }, AT);
    expect(await verifyLedger(folder)).toMatchObject({ ok: true, entries: 9 });
    await writeFile(`${note(10)}.pending`, 'half a no');
    await appendEntry(keys, { kind: 'stage' }, AT);
    expect(await verifyLedger(folder)).toMatchObject({ ok: true, entries: 10 });
    expect(await readdir(join(folder, CHECKPOINTS))).toHaveLength(10);
  });

  it('refuses numbers that other programs might write otherwise', async () => {
    await expect(appendEntry(keys, { kind: 'x', counts: { share: 0.5 } }, AT)).rejects.toThrow(/whole numbers/);
    await appendEntry(keys, { kind: 'stage' }, AT);
    expect((await verifyLedger(folder)).ok).toBe(true);
  });
});
