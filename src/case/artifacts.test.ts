import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fileSha256, mayTakeLayer } from './artifacts.ts';
import type { ManifestArtifact } from './manifest.ts';

const standing: ManifestArtifact = {
  file: 'artifacts/assess/profile.parquet',
  schema_version: 1,
  rows: 2,
  bytes: 1,
  fingerprint: '3:2-12345-67890',
  sha256: '00',
};

it('a table takes a layer until it has eight, and none where an earlier version wrote its fingerprint', () => {
  const layer = { added: { file: 'artifacts/assess/profile-2.parquet', rows: 1, sha256: '01' } };
  expect(mayTakeLayer([standing])).toBe(true);
  expect(mayTakeLayer([undefined])).toBe(false);
  expect(mayTakeLayer([{ ...standing, layers: Array.from({ length: 8 }, () => layer) }])).toBe(false);
  expect(mayTakeLayer([standing, { ...standing, fingerprint: '2-12345-67890' }])).toBe(false);
});

it.each([0, 1, 1 << 20, (1 << 20) + 1, 2_500_000])(
  'the hash of a file of %i bytes is that of all of them',
  async (size) => {
    const folder = mkdtempSync(join(tmpdir(), 'candor-hash-'));
    const path = join(folder, 'table.parquet');
    const bytes = Buffer.from(Array.from({ length: size }, (_, n) => n % 251));
    writeFileSync(path, bytes);
    expect(await fileSha256(path)).toBe(createHash('sha256').update(bytes).digest('hex'));
    rmSync(folder, { recursive: true });
  },
);
