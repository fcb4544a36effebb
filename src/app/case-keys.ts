import type { CaseFile } from '../case/case-file.ts';
import { caseFolders } from '../case/folders.ts';
import { type CaseKeys, keyPathOf, openCaseKeys } from '../case/keys.ts';
import { CandorError } from '../core/errors.ts';
import { isSignedByAnother } from '../ledger/signed-by-another.ts';
import type { World } from './world.ts';

/** The keys of a case, once its ledger says that they are its own: another key would open nothing and sign what nobody can verify. */
export const keysOfCase = async (
  folder: string,
  { id }: CaseFile,
  { env }: World,
  keyFile: string | undefined,
): Promise<CaseKeys> => {
  const keys = await openCaseKeys(folder, id, env, keyFile);
  if (await isSignedByAnother({ folder: caseFolders(folder).ledger, origin: id, signing: keys.signing })) {
    throw new CandorError('KEY_WRONG', 'the ledger of the case was signed with another key', {
      place: { file: keyPathOf(id, env, keyFile) },
      hint: 'name the key that was made with the case (--key-file, CANDOR_KEY_FILE), and see that id in case.yaml is what it was then',
    });
  }
  return keys;
};
