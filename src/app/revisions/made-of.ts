import { writerOf } from '../../case/artifacts.ts';
import type { Manifest, ManifestArtifact } from '../../case/manifest.ts';
import type { TableSchema } from '../../schema/table.ts';

export const artifactOf = ({ stages }: Manifest, { name }: Pick<TableSchema, 'name'>): ManifestArtifact | undefined =>
  stages[writerOf(name)]?.outputs[name];

/** The files of a table by hash, the layers behind: what is made of them can be added to where only layers came since. */
export const madeOf = (manifest: Manifest, schema: Pick<TableSchema, 'name'>): readonly string[] => {
  const artifact = artifactOf(manifest, schema);
  if (artifact === undefined) return [];
  const layers = artifact.layers ?? [];
  return [artifact.sha256, ...layers.map(({ added, gone }) => `${added.sha256} ${gone?.sha256 ?? ''}`)];
};

/** Whether only layers came since. */
export const isBeginning = (before: readonly string[], now: readonly string[]): boolean =>
  before.length > 0 && before.every((file, n) => file === now[n]);
