import { expect, it } from 'vitest';
import { mayTakeLayer } from './artifacts.ts';
import type { ManifestArtifact } from './manifest.ts';

const standing: ManifestArtifact = {
  file: 'artifacts/assess/profile.parquet',
  schema_version: 1,
  rows: 2,
  bytes: 1,
  fingerprint: '2:2-12345-67890',
  sha256: '00',
};

it('a table takes a layer until it has eight, and none where an earlier version wrote its fingerprint', () => {
  const layer = { added: { file: 'artifacts/assess/profile-2.parquet', rows: 1, sha256: '01' } };
  expect(mayTakeLayer([standing])).toBe(true);
  expect(mayTakeLayer([undefined])).toBe(false);
  expect(mayTakeLayer([{ ...standing, layers: Array.from({ length: 8 }, () => layer) }])).toBe(false);
  expect(mayTakeLayer([standing, { ...standing, fingerprint: '2-12345-67890' }])).toBe(false);
});
