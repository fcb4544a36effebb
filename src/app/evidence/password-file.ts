import { readFileSync, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { CaseFile } from '../../case/case-schema.ts';
import { caseFolders } from '../../case/folders.ts';
import { CandorError } from '../../core/errors.ts';
import { type Passwords, passwordsOf } from '../../ingest/passwords.ts';

/** Far more than anybody tries: a larger file is not one of passwords. */
const MOST_BYTES = 1 << 20;

const HINT = 'a text file with one password a line; docs/ingest.md says what they open';

const fault = (code: 'INPUT_NOT_FOUND' | 'INPUT_UNREADABLE', detail: string, file: string, cause?: unknown) =>
  new CandorError(code, detail, { place: { file }, hint: HINT, cause });

/** Passwords of a file that a user named, to try on what is locked. */
export const readPasswords = (file: string): Passwords => {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) throw fault('INPUT_NOT_FOUND', 'the file of passwords is not there', file);
  if (found.size > MOST_BYTES) throw fault('INPUT_UNREADABLE', 'the file of passwords is larger than 1 MB', file);
  try {
    return passwordsOf(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file)));
  } catch (cause) {
    throw fault('INPUT_UNREADABLE', 'the file of passwords cannot be opened, or is not in UTF-8', file, cause);
  }
};

const isBelow = (folder: string, file: string): boolean => !relative(folder, file).startsWith(`..${sep}`);

/** Passwords of the file that case.yaml names. Among the evidence they would be read as evidence. */
export const passwordsOfCase = (folder: string, file: Pick<CaseFile, 'passwords'>): Passwords => {
  if (file.passwords === undefined) return [];
  const { evidence, register } = caseFolders(folder);
  const path = resolve(folder, file.passwords);
  if (!isBelow(evidence, path) && !isBelow(register, path)) return readPasswords(path);
  throw new CandorError('CASE_INVALID', 'the file of passwords lies in the evidence or the register', {
    place: { file: 'case.yaml', key: 'passwords' },
    hint: 'move it out, best out of the case; what lies there is read as evidence',
  });
};
