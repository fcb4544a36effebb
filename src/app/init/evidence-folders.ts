import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaseFile } from '../../case/case-file.ts';
import { caseFolders } from '../../case/folders.ts';
import { CandorError } from '../../core/errors.ts';

/** The file or folder of an entry: what stands in a container is named behind its "!". */
const onDisk = (path: string): string => path.replace(/!(?:\/.*)?$/s, '');

/** An entry may name a file (its name has an ending), or what stands in one; only folders are made. */
export const isFolderName = (path: string): boolean => !/\.[A-Za-z0-9]{1,8}(?:!(?:\/.*)?)?$/s.test(path);

/** Names right below evidence/ of the case to be; none where there is no such folder yet. */
const presentEvidence = async (folder: string): Promise<readonly string[]> =>
  (await readdir(caseFolders(folder).evidence).catch(() => [])).filter((name) => !name.startsWith('.')).sort();

const NAMES_SHOWN = 8;

/**
 * An entry says what was decided about files. Where evidence lies there already and none at its path, the path is spelt
 * otherwise, and the decision would hold for nothing.
 */
export const refuseUnfitEntries = async (folder: string, { evidence: entries = [] }: CaseFile): Promise<void> => {
  const present = await presentEvidence(folder);
  const { evidence } = caseFolders(folder);
  const unfit = entries.find(({ path }) => !existsSync(join(evidence, onDisk(path))));
  if (present.length === 0 || !unfit) return;
  const names = `${present.slice(0, NAMES_SHOWN).join(', ')}${present.length > NAMES_SHOWN ? ' ...' : ''}`;
  throw new CandorError('INPUT_NOT_FOUND', 'an entry of evidence names what is not there', {
    place: { file: join(evidence, unfit.path) },
    hint: `give a path below evidence/, which holds: ${names}; "." is the whole folder; or make the folder first`,
  });
};

/** Entries whose folder is made, since nothing is there yet: what is to be put into it. */
export const madeFolders = (folder: string, { evidence: entries = [] }: CaseFile): readonly string[] =>
  entries.flatMap(({ path }) =>
    path !== '.' && isFolderName(path) && !existsSync(join(caseFolders(folder).evidence, path))
      ? [`evidence/${path}`]
      : [],
  );
