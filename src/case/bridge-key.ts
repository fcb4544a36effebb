import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CandorError } from '../core/errors.ts';
import { createCaseKey, type RandomBytes, readCaseKey, userDataFolder } from './keys.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** A bridging key: one for all cases of a house, so that a person of one is found in another by token alone. */
export interface BridgeKey {
  /** Hex. */
  readonly key: string;
  /** Tells keys apart without telling anything of them. */
  readonly id: string;
  readonly path: string;
}

/** Where it lies: `file` (from --bridge-key-file), CANDOR_BRIDGE_KEY_FILE, or the user's key folder. */
export const bridgeKeyPath = (env: Env, file?: string): string => {
  const named = file ?? env['CANDOR_BRIDGE_KEY_FILE'];
  return named ? resolve(named) : join(userDataFolder(env), 'keys', 'bridge.key');
};

const opened = (bytes: Buffer, path: string): BridgeKey => ({
  key: bytes.toString('hex'),
  id: createHmac('sha256', bytes).update('candor/bridge/key-id').digest('hex').slice(0, 16),
  path,
});

export const readBridgeKey = async (caseFolder: string, path: string): Promise<BridgeKey> => {
  if (!existsSync(path)) {
    throw new CandorError('KEY_MISSING', 'no bridging key lies there', {
      place: { file: path },
      hint: 'name it with --bridge-key-file FILE or CANDOR_BRIDGE_KEY_FILE; candor bridge key makes one, once for all cases',
    });
  }
  return opened(await readCaseKey(caseFolder, path), path);
};

/** Makes a new bridging key (0600); never overwrites one. */
export const createBridgeKey = async (caseFolder: string, path: string, random: RandomBytes): Promise<BridgeKey> =>
  opened(
    await createCaseKey(caseFolder, path, random, {
      code: 'USAGE',
      message: 'a bridging key is there already; it is not overwritten',
      hint: 'it serves all cases of the house; --bridge-key-file names another',
    }),
    path,
  );
