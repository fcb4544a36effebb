import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { attachArtifacts, fileSha256 } from '../../case/artifacts.ts';
import { readManifest } from '../../case/manifest.ts';
import { CandorError } from '../../core/errors.ts';
import { sql } from '../../engine/sql.ts';
import { appendEntry } from '../../ledger/log.ts';
import { readEntries } from '../../ledger/verify.ts';
import type { ReviewSize } from '../../report/review/review-rows.ts';
import { writeReview } from '../../report/review/write-review.ts';
import { LINK, PERSON, PERSON_RECORD } from '../../schema/tables/resolve.ts';
import { type CaseOptions, codeVersion, type OpenCase, withCase } from '../open-case.ts';
import type { World } from '../world.ts';
import { FOUND_TABLES } from './found-tables.ts';
import { decidedBefore, personsNow } from './review-decisions.ts';

const FILE = 'out/review.xlsx';

export interface ExportReviewOptions extends CaseOptions, Partial<ReviewSize> {
  /** Replaces a review that was edited and not taken back. */
  readonly force?: boolean;
}

export interface ExportedReview {
  /** Path below the case folder. */
  readonly file: string;
  readonly rows: number;
}

/** Whether the review in out/ is another than the one that Candor wrote or took back last. */
const isEdited = async ({ folder, folders }: OpenCase): Promise<boolean> => {
  if (!existsSync(join(folder, FILE))) return false;
  const sha256 = await fileSha256(join(folder, FILE));
  const entries = await readEntries(folders.ledger);
  const isKnown = (hashes: Readonly<Record<string, string>> = {}) => Object.values(hashes).includes(sha256);
  return !entries.some(({ outputs, inputs }) => isKnown(outputs) || isKnown(inputs));
};

/** Throws where one of the people asked for is none of the last revision. */
const requirePeople = async ({ engine }: OpenCase, asked: readonly number[]): Promise<void> => {
  for (const id of asked) {
    const [row] = await engine.read({
      name: 'asked_person',
      reads: [PERSON.name],
      sql: sql`select person_id from person where person_id = ${id}`,
    });
    if (row) continue;
    throw new CandorError('NOT_FOUND', `no person P-${id} in the last revision`, {
      hint: 'ids of people stand in out/list.csv; candor diff CASE --people says whom a revision merged or split',
    });
  }
};

/** Writes out/review.xlsx: doubtful pairs, and random samples of pairs, people, detections, columns and clean documents, with the ledger's entry. */
export const exportReview = (options: ExportReviewOptions, world: World): Promise<ExportedReview> =>
  withCase(options, world, async (open) => {
    const { queue = 200, sample = 100, asked = [], force = false } = options;
    const manifest = readManifest(open.folders.manifest);
    if (!manifest.stages['resolve']) {
      throw new CandorError('ARTIFACT_MISSING', 'the stage resolve was not run yet', {
        hint: 'candor respond CASE runs all stages',
      });
    }
    if (!force && (await isEdited(open))) {
      throw new CandorError('USAGE', `${FILE} was edited and not taken back`, {
        hint: `candor review import CASE ${FILE} takes it back; --force replaces it`,
      });
    }
    await attachArtifacts(open.engine, open.folder, [...FOUND_TABLES, LINK, PERSON, PERSON_RECORD]);
    await requirePeople(open, asked);
    const { cells, ...before } = decidedBefore(await personsNow(open.engine, open.keys.token, open.file));
    const { sha256, rows } = await writeReview(
      open.engine,
      open.folders.out,
      { case: open.file.id, revision: manifest.revision },
      { queue, sample, asked },
      before,
      cells,
    );
    await appendEntry(
      open.ledger,
      {
        kind: 'export',
        code: codeVersion(),
        inputs: { 'case.yaml': open.caseHash },
        outputs: { [FILE]: sha256 },
        options: {
          revision: manifest.revision,
          review: true,
          queue,
          sample,
          ...(asked.length > 0 ? { asked: [...asked] } : {}),
        },
        counts: { 'review.xlsx': rows },
      },
      world.now(),
    );
    return { file: FILE, rows };
  });
