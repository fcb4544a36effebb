import { createPrivateKey, hkdfSync, type KeyObject } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { CandorError } from '../core/errors.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Random bytes come in from outside, so that tests and drills decide them. */
export type RandomBytes = (size: number) => Uint8Array;

/** Everything that is derived from the case key; none of it is ever written anywhere. */
export interface CaseKeys {
  /** Hex: HMAC-SHA-256 key of the tokens that stand for values. */
  readonly token: string;
  /** Hex: key of the tables' order-free fingerprints. */
  readonly fingerprint: string;
  /** 32 ASCII characters (192 random bits): the AES-256 key of Parquet files, as DuckDB takes it. */
  readonly parquet: string;
  /** Ed25519: signs the ledger's checkpoints. */
  readonly signing: KeyObject;
}

const KEY_BYTES = 32;
const LONGEST_KEY_FILE = 4096;

/** Folder of what Candor keeps for this user (keys, extensions): XDG_DATA_HOME/candor, or ~/.local/share/candor. */
export const userDataFolder = (env: Env): string => {
  const base = env['XDG_DATA_HOME'];
  const home = env['HOME'] ?? homedir();
  return join(base && isAbsolute(base) ? base : join(home, '.local', 'share'), 'candor');
};

/** Where the key of a case lies: `keyFile` (from --key-file), CANDOR_KEY_FILE, or the user's key folder. */
export const keyPathOf = (caseId: string, env: Env, keyFile?: string): string => {
  const named = keyFile ?? env['CANDOR_KEY_FILE'];
  return named ? resolve(named) : join(userDataFolder(env), 'keys', `${caseId}.key`);
};

/** The real path of the nearest folder that exists, with the rest behind it: a link must not hide where a key lies. */
const realPathOf = async (path: string): Promise<string> => {
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(await realPathOf(parent), relative(parent, path));
  }
};

const refuseInside = async (caseFolder: string, path: string): Promise<void> => {
  const way = relative(await realPathOf(resolve(caseFolder)), await realPathOf(path));
  if (way === '' || (!way.startsWith('..') && !isAbsolute(way))) {
    throw new CandorError('KEY_UNSAFE', 'it lies inside the case folder, so a stolen folder would open itself', {
      place: { file: path },
      hint: 'move it out of the case and name it with --key-file or CANDOR_KEY_FILE',
    });
  }
};

const parseKey = (bytes: Buffer, path: string): Buffer => {
  if (bytes.length === KEY_BYTES) return bytes;
  const text = bytes.toString('latin1').trim();
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  throw new CandorError('KEY_MISSING', 'the file holds no key (64 hexadecimal digits, or 32 bytes)', {
    place: { file: path },
  });
};

/** Reads the 32 bytes of the case key; refuses a file that others can read or that lies in the case. */
export const readCaseKey = async (caseFolder: string, path: string): Promise<Buffer> => {
  await refuseInside(caseFolder, path);
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (cause) {
    throw new CandorError('KEY_MISSING', 'no readable file there', {
      place: { file: path },
      hint: 'name the file with --key-file FILE or CANDOR_KEY_FILE; without the key of the case its artifacts stay closed',
      cause,
    });
  }
  try {
    // Checked on the opened file, not on the name, so that nobody swaps it in between.
    const facts = await handle.stat();
    if (!facts.isFile() || facts.size > LONGEST_KEY_FILE) {
      throw new CandorError('KEY_MISSING', 'this is not a key file', { place: { file: path } });
    }
    if (process.platform !== 'win32' && (facts.mode & 0o077) !== 0) {
      throw new CandorError('KEY_UNSAFE', `its permissions are ${(facts.mode & 0o777).toString(8)}`, {
        place: { file: path },
        hint: `chmod 600 ${path}`,
      });
    }
    return parseKey(await handle.readFile(), path);
  } finally {
    await handle.close();
  }
};

/** What is said where a key is there already. */
const KEY_TAKEN: { readonly code: 'CASE_EXISTS' | 'USAGE'; readonly message: string; readonly hint: string } = {
  code: 'CASE_EXISTS',
  message: 'a key of this case is there already; it is not overwritten',
  hint: 'choose another id for the case, or another --key-file',
};

/** Makes a new key file (0600, folder 0700). Never overwrites one. */
export const createCaseKey = async (
  caseFolder: string,
  path: string,
  randomBytes: RandomBytes,
  taken = KEY_TAKEN,
): Promise<Buffer> => {
  await refuseInside(caseFolder, path);
  const key = Buffer.from(randomBytes(KEY_BYTES));
  if (key.length !== KEY_BYTES) throw new Error('the source of random bytes gave too few');
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(path, 'wx', 0o600);
  } catch (cause) {
    throw new CandorError(taken.code, taken.message, { place: { file: path }, hint: taken.hint, cause });
  }
  try {
    await handle.writeFile(`${key.toString('hex')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return key;
};

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The Ed25519 key of a seed of 32 bytes. */
export const signingKeyOf = (seed: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });

/** Derives the keys of a case (HKDF-SHA-256, salt = case id, one label a purpose). */
export const deriveKeys = (caseKey: Uint8Array, caseId: string): CaseKeys => {
  const derive = (label: string, size = 32): Buffer =>
    Buffer.from(hkdfSync('sha256', caseKey, `candor:${caseId}`, `candor/v1/${label}`, size));
  return {
    token: derive('token').toString('hex'),
    fingerprint: derive('fingerprint').toString('hex'),
    // DuckDB casts the key from text to bytes and takes ASCII only: 24 random bytes as 32 characters without escapes.
    parquet: derive('parquet', 24).toString('base64url'),
    signing: signingKeyOf(derive('signing')),
  };
};

/** Reads the key of a case and derives what its parts need. */
export const openCaseKeys = async (caseFolder: string, caseId: string, env: Env, keyFile?: string): Promise<CaseKeys> =>
  deriveKeys(await readCaseKey(caseFolder, keyPathOf(caseId, env, keyFile)), caseId);
