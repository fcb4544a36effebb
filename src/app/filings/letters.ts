import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileSha256 } from '../../case/artifacts.ts';
import { CandorError } from '../../core/errors.ts';
import type { OpenCase } from '../open-case.ts';

/** A sample of the letter to people, as it lies in the case. */
export interface Letter {
  /** Path below the case folder. */
  readonly file: string;
  readonly sha256: string;
  /** Whose letter it is; null: everybody's. */
  readonly places: readonly string[] | null;
}

/** The sample letters that case.yaml names, each by its hash. */
export const caseLetters = async ({
  file,
  folders,
}: Pick<OpenCase, 'file' | 'folders'>): Promise<readonly Letter[]> => {
  const letters: Letter[] = [];
  for (const [index, { path, places }] of (file.letters ?? []).entries()) {
    const whole = join(folders.letters, path);
    if (!existsSync(whole))
      throw new CandorError('INPUT_NOT_FOUND', 'a sample letter that case.yaml names is not there', {
        place: { file: whole, key: `letters[${index}].path` },
      });
    letters.push({ file: `letters/${path}`, sha256: await fileSha256(whole), places: places ?? null });
  }
  return letters;
};
