import { join } from 'node:path';
import type { ProgressEvent } from '../../case/stage.ts';
import type { Problem } from '../../core/errors.ts';
import type { UnreadReason } from '../../schema/unread-reasons.ts';
import { openFile } from '../bytes/bytes.ts';
import { type Survey, surveyOf } from '../bytes/survey.ts';
import { rootProblem } from '../problems.ts';
import { type FoundFile, rootState, walk } from '../walk.ts';

/** The folders of a case whose files are read, in this order. */
export const ROOTS = ['evidence', 'register'] as const;

/** A file below a root, looked at once: hashed, or refused with a reason. */
export interface SourceFile {
  readonly path: string;
  readonly root: string;
  readonly place: string | Buffer;
  readonly survey: Survey | null;
  readonly refused: UnreadReason | null;
}

const PERMISSION = new Set(['EACCES', 'EPERM']);

const refusalOf = (cause: unknown): UnreadReason => {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return PERMISSION.has(code) ? 'no_permission' : 'vanished';
};

/** Reads all bytes of a file once: hash, size and charset. */
export const surveyFile = (file: FoundFile): Pick<SourceFile, 'survey' | 'refused'> => {
  if (file.refused) return { survey: null, refused: file.refused };
  try {
    const bytes = openFile(file.place);
    try {
      return { survey: surveyOf(bytes), refused: null };
    } finally {
      bytes.close();
    }
  } catch (cause) {
    return { survey: null, refused: refusalOf(cause) };
  }
};

const rootFiles = async (
  caseFolder: string,
  root: string,
): Promise<{ readonly files: readonly FoundFile[]; readonly problems: readonly Problem[] }> => {
  const state = await rootState(join(caseFolder, root));
  // A case without a register is a whole case; one without evidence is not.
  if (state === 'missing')
    return { files: [], problems: root === 'evidence' ? [rootProblem(root, 'EVIDENCE_MISSING')] : [] };
  if (state !== 'there') return { files: [], problems: [rootProblem(root, 'EVIDENCE_LINK')] };
  const files = walk(join(caseFolder, root), root);
  const isEmpty = root === 'evidence' && files.length === 0;
  return { files, problems: isEmpty ? [rootProblem(root, 'EVIDENCE_EMPTY')] : [] };
};

export interface Sources {
  readonly files: readonly SourceFile[];
  readonly problems: readonly Problem[];
}

const FILES_A_REPORT = 200;

/** All files of the case, by root and path, each hashed. */
export const sourcesOf = async (caseFolder: string, emit: (event: ProgressEvent) => void): Promise<Sources> => {
  const roots: {
    readonly root: string;
    readonly files: readonly FoundFile[];
    readonly problems: readonly Problem[];
  }[] = [];
  for (const root of ROOTS) roots.push({ root, ...(await rootFiles(caseFolder, root)) });
  const all = roots.flatMap(({ root, files }) => files.map((file) => ({ root, file })));
  const files = all.map(({ root, file }, done) => {
    if (done % FILES_A_REPORT === 0) emit({ stage: 'ingest', step: 'hashing', done, total: all.length, unit: 'files' });
    return { path: file.path, place: file.place, root, ...surveyFile(file) };
  });
  return { files, problems: roots.flatMap(({ problems }) => problems) };
};
