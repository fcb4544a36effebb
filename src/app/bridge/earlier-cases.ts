import { join } from 'node:path';
import { fileSha256 } from '../../case/artifacts.ts';
import { bridgeKeyPath, readBridgeKey } from '../../case/bridge-key.ts';
import { CandorError } from '../../core/errors.ts';
import type { EarlierCases } from '../../resolve/bridge/earlier-people.ts';
import type { OpenCase } from '../open-case.ts';
import type { World } from '../world.ts';
import { readTokenHead } from './token-file.ts';

/** Earlier cases with their key, and what the run hangs on of them: hashes, never the key. */
export interface OpenEarlier {
  readonly earlier: EarlierCases;
  readonly settings: readonly { readonly tokens: string; readonly sha256: string; readonly key: string }[];
}

/** Opens what case.yaml says of earlier cases; undefined where it names none. Refuses tokens of another key. */
export const openEarlierCases = async (
  { file, folder }: Pick<OpenCase, 'file' | 'folder'>,
  bridgeKeyFile: string | undefined,
  world: Pick<World, 'env'>,
): Promise<OpenEarlier | undefined> => {
  const named = file.earlier_cases ?? [];
  if (named.length === 0) return undefined;
  const key = await readBridgeKey(folder, bridgeKeyPath(world.env, bridgeKeyFile));
  const opened = [];
  for (const { tokens } of named) {
    const path = join(folder, tokens);
    const head = await readTokenHead(path, tokens);
    if (head.key_id !== key.id) {
      throw new CandorError('KEY_MISSING', 'the tokens of an earlier case were made under another bridging key', {
        place: { file: tokens },
        hint: '--bridge-key-file FILE or CANDOR_BRIDGE_KEY_FILE names the key; both cases need the same',
      });
    }
    opened.push({ tokens, head, path, sha256: await fileSha256(path) });
  }
  return {
    earlier: {
      key: key.key,
      cases: opened.map(({ path, head: { case_id, name, since, tokens } }) => ({
        file: path,
        caseId: case_id,
        name,
        since: Number(since.replaceAll('-', '')),
        tokens,
      })),
    },
    settings: opened.map(({ tokens, sha256 }) => ({ tokens, sha256, key: key.id })),
  };
};
