import { openFile as openBytes } from '../bytes/bytes.ts';
import type { Spill } from '../bytes/spill.ts';
import type { Limits } from '../limits.ts';
import { type OpenOptions, openFile, refusedUnit } from '../open-file.ts';
import type { Opened } from '../opened.ts';
import type { Passwords } from '../passwords.ts';
import type { ReadKeys } from './previous.ts';
import { createRecorder, type Recording } from './recorder.ts';
import type { SourceFile } from './sources.ts';

export interface ReadingSource extends Recording {
  readonly limits: Limits;
  readonly spill: Spill;
  readonly passwords: Passwords;
  readonly readKeys: ReadKeys;
}

/** Everything in a source that was surveyed, or the refusal of one that was not. */
export const openSource = async function* (source: SourceFile, options: OpenOptions): AsyncIterable<Opened> {
  const { path, place, survey, refused } = source;
  if (survey === null) {
    yield* refusedUnit(path, 0, refused ?? 'vanished');
    return;
  }
  let bytes: ReturnType<typeof openBytes>;
  try {
    bytes = openBytes(place);
  } catch {
    yield* refusedUnit(path, 0, 'vanished');
    return;
  }
  try {
    if (bytes.size === survey.bytes) yield* openFile(path, { bytes, survey }, options);
    else yield* refusedUnit(path, 0, 'vanished');
  } finally {
    bytes.close();
  }
};

/** Reads one source into the batch: its documents with their columns, texts, rows and problems. */
export const readSource = async (reading: ReadingSource, file: SourceFile): Promise<void> => {
  const recorder = createRecorder(reading);
  const { limits, passwords, spill, source, batch, readKeys } = reading;
  for await (const opened of openSource(file, { limits, passwords, spill, isCopy: recorder.isCopy }))
    await recorder.take(opened);
  const { status, reason, mediaType, documents, isLocked } = recorder.end();
  batch.add('source', {
    source_no: source.sourceNo,
    path: file.path,
    root: file.root,
    bytes: file.survey?.bytes ?? null,
    sha256: file.survey?.sha256 ?? null,
    media_type: mediaType,
    status,
    reason,
    documents,
    read_key: isLocked ? readKeys.locked : readKeys.open,
  });
};
