import type { Materialise } from '../../case/stage.ts';
import type { Engine } from '../../engine/port.ts';
import type { Numbered } from './catalogue.ts';
import type { ExpectedSource } from './journal.ts';
import type { MovedFiles } from './moved-files.ts';
import { documentsOfSources, isUnchanged, type PlacedDocument, type Previous, type ReadKeys } from './previous.ts';
import type { SourceFile } from './sources.ts';

/** Which sources are read in this run, and which stand as the last revision has them. */
export interface ReadingPlan {
  readonly read: readonly ExpectedSource[];
  /** Numbers of sources whose rows are kept. */
  readonly kept: readonly number[];
  /** Documents of all unchanged sources, read again or not: whose content is whose stays as it was. */
  readonly standing: readonly Numbered[];
}

/** Numbers of sources: a file keeps its own, where it was moved to as well; else a path does. */
const numbered = (files: readonly SourceFile[], previous: Previous, moved: MovedFiles): readonly ExpectedSource[] => {
  const gone = new Set(moved.values());
  let next = previous.highestSource;
  return files.map((file) => {
    const from = moved.get(file.path) ?? (gone.has(file.path) ? undefined : file.path);
    const known = from === undefined ? undefined : previous.sources.get(from)?.sourceNo;
    if (known === undefined) next += 1;
    return { file, sourceNo: known ?? next };
  });
};

/**
 * Sources that hold a copy of something which is not there any more must be read: the copy is now the only one.
 */
const orphaned = (standing: readonly PlacedDocument[]): ReadonlySet<number> => {
  const there = new Set(standing.map(({ documentNo }) => documentNo));
  return new Set(
    standing.flatMap(({ duplicateOf, sourceNo }) =>
      duplicateOf !== null && !there.has(duplicateOf) ? [sourceNo] : [],
    ),
  );
};

/** Plans the reading of all sources. `all`: everything is read, because every document needs a working copy. */
export const planReading = async (
  engine: Engine,
  files: readonly SourceFile[],
  previous: Previous,
  moved: MovedFiles,
  readKeys: ReadKeys,
  materialise: Materialise,
): Promise<ReadingPlan> => {
  const sources = numbered(files, previous, moved);
  const unchanged = new Set(
    sources
      .filter(({ file }) => isUnchanged(file, previous.sources.get(file.path), readKeys))
      .map(({ sourceNo }) => sourceNo),
  );
  const standing = await documentsOfSources(engine, unchanged);
  const again = orphaned(standing);
  const wanted = new Set(typeof materialise === 'string' ? [] : materialise);
  const stays = ({ sourceNo }: ExpectedSource) =>
    materialise !== 'all' && unchanged.has(sourceNo) && !again.has(sourceNo) && !wanted.has(sourceNo);
  return {
    read: sources.filter((source) => !stays(source)),
    kept: sources.filter(stays).map(({ sourceNo }) => sourceNo),
    standing,
  };
};
