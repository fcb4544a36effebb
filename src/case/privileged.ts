import { createCipheriv, createDecipheriv, hkdfSync, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CandorError } from '../core/errors.ts';
import { createCaseKey, type RandomBytes, readCaseKey, signingKeyOf, userDataFolder } from './keys.ts';

/**
 * Counsel's own notes, apart from the factual record: a folder, a key file and a ledger of their own. Whoever holds the
 * case key cannot read them, and no other part of Candor looks into the folder.
 */

type Env = Readonly<Record<string, string | undefined>>;

export interface PrivilegedKeys {
  /** AES-256 key of the notes. */
  readonly note: Buffer;
  /** Ed25519: signs the checkpoints of the notes' own ledger. */
  readonly signing: KeyObject;
}

/** Where the key of the notes lies: `keyFile`, CANDOR_NOTES_KEY_FILE, or the user's key folder. Never the case key. */
export const notesKeyPath = (caseId: string, env: Env, keyFile?: string): string => {
  const named = keyFile ?? env['CANDOR_NOTES_KEY_FILE'];
  return named ? resolve(named) : join(userDataFolder(env), 'keys', `${caseId}.privileged.key`);
};

const derived = (key: Uint8Array, caseId: string): PrivilegedKeys => {
  const derive = (label: string): Buffer =>
    Buffer.from(hkdfSync('sha256', key, `candor:${caseId}`, `candor/v1/privileged/${label}`, 32));
  return { note: derive('note'), signing: signingKeyOf(derive('signing')) };
};

export const openNotesKeys = async (
  caseFolder: string,
  caseId: string,
  env: Env,
  keyFile?: string,
): Promise<PrivilegedKeys> => derived(await readCaseKey(caseFolder, notesKeyPath(caseId, env, keyFile)), caseId);

/** The same, making the key with the first note. */
export const makeNotesKeys = async (
  caseFolder: string,
  caseId: string,
  env: Env,
  randomBytes: RandomBytes,
  keyFile?: string,
): Promise<PrivilegedKeys> => {
  const path = notesKeyPath(caseId, env, keyFile);
  if (existsSync(path)) return openNotesKeys(caseFolder, caseId, env, keyFile);
  return derived(await createCaseKey(caseFolder, path, randomBytes), caseId);
};

const MARK = Buffer.from('CANDOR-NOTE-1\n', 'latin1');
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** What a sealed note is bound to: a note that is put in the place of another does not open. */
const boundTo = (caseId: string, number: number): Buffer => Buffer.from(`${caseId}\n${number}`, 'utf8');

/** Seals the text of a note: mark, nonce, ciphertext, tag (AES-256-GCM). */
export const sealNote = (text: string, number: number, caseId: string, key: Buffer, iv: Uint8Array): Buffer => {
  if (iv.length !== IV_BYTES) throw new Error('a nonce has 12 bytes');
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(boundTo(caseId, number));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([MARK, iv, sealed, cipher.getAuthTag()]);
};

export const openNote = (bytes: Buffer, number: number, caseId: string, key: Buffer): string => {
  const closed = (cause?: unknown): CandorError =>
    new CandorError('VERIFY_FAILED', `note ${number} does not open with this key, or was changed`, {
      hint: 'name the key of the notes with --notes-key or CANDOR_NOTES_KEY_FILE',
      ...(cause ? { cause } : {}),
    });
  const head = MARK.length + IV_BYTES;
  if (bytes.length < head + TAG_BYTES || !bytes.subarray(0, MARK.length).equals(MARK)) throw closed();
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(MARK.length, head));
  decipher.setAAD(boundTo(caseId, number));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(head, -TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw closed(cause);
  }
};
