import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { Hash } from './merkle.ts';

/**
 * A checkpoint is a C2SP tlog-checkpoint in a C2SP signed note (Ed25519): origin, tree size, root, then one extension
 * line with the hash of the newest leaf, so that a changed entry can be named although all later roots differ too.
 */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
  /** Hash of the last leaf of the tree, null for an empty one. */
  readonly leaf: Hash | null;
}

const ED25519 = Buffer.of(1);
const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');
const SIGNATURE_LINE = /^\u2014 (\S+) ([A-Za-z0-9+/]+={0,2})$/;

const rawKey = (key: KeyObject): Buffer => {
  const publicKey = key.type === 'public' ? key : createPublicKey(key);
  return Buffer.from(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));
};

const keyHash = (name: string, raw: Buffer): Buffer =>
  createHash('sha256').update(`${name}\n`).update(ED25519).update(raw).digest().subarray(0, 4);

/** The public key as one line that other verifiers of signed notes read: name+hash+base64(type and key). */
export const verifierKey = (origin: string, key: KeyObject): string => {
  const raw = rawKey(key);
  return `${origin}+${keyHash(origin, raw).toString('hex')}+${Buffer.concat([ED25519, raw]).toString('base64')}`;
};

/** Reads such a line; undefined when it is none, or does not agree with itself. */
export const parseVerifierKey = (line: string): { readonly origin: string; readonly key: KeyObject } | undefined => {
  const match = /^([^\s+]{1,200})\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44}={0,2})$/.exec(line.trim());
  const [, origin, hash, text] = match ?? [];
  if (!origin || !hash || !text) return undefined;
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== 33 || bytes[0] !== 1) return undefined;
  const raw = bytes.subarray(1);
  if (keyHash(origin, raw).toString('hex') !== hash) return undefined;
  return { origin, key: createPublicKey({ key: Buffer.concat([SPKI_ED25519, raw]), format: 'der', type: 'spki' }) };
};

const bodyOf = ({ origin, size, root, leaf }: Checkpoint): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n${leaf ? `leaf ${leaf.toString('base64')}\n` : ''}`;

/** The signed note of a checkpoint. */
export const signCheckpoint = (checkpoint: Checkpoint, privateKey: KeyObject): string => {
  const body = bodyOf(checkpoint);
  const signature = sign(null, Buffer.from(body), privateKey);
  const blob = Buffer.concat([keyHash(checkpoint.origin, rawKey(privateKey)), signature]).toString('base64');
  return `${body}\n\u2014 ${checkpoint.origin} ${blob}\n`;
};

const base64Hash = (text: string | undefined): Hash | undefined => {
  const bytes = Buffer.from(text ?? '', 'base64');
  return bytes.length === 32 && bytes.toString('base64') === text ? bytes : undefined;
};

/** Reads a note and checks its signature; a text says why it is refused. */
export const openCheckpoint = (note: string, publicKey: KeyObject): Checkpoint | string => {
  const end = note.indexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return 'is not a signed note';
  const body = note.slice(0, end + 1);
  const [origin, sizeText, rootText, leafLine, ...more] = body.slice(0, -1).split('\n');
  const root = base64Hash(rootText);
  const leaf = leafLine?.startsWith('leaf ') ? base64Hash(leafLine.slice(5)) : undefined;
  if (!origin || !root || !/^(0|[1-9]\d{0,14})$/.test(sizeText ?? '') || more.length > 0) return 'is not a checkpoint';
  if (leafLine !== undefined && !leaf) return 'is not a checkpoint';
  const mine = keyHash(origin, rawKey(publicKey));
  const isSigned = note
    .slice(end + 2, -1)
    .split('\n')
    .some((line) => {
      const [, name, blobText] = SIGNATURE_LINE.exec(line) ?? [];
      const blob = Buffer.from(blobText ?? '', 'base64');
      if (name !== origin || blob.length !== 68 || !blob.subarray(0, 4).equals(mine)) return false;
      return verify(null, Buffer.from(body), publicKey, blob.subarray(4));
    });
  return isSigned ? { origin, size: Number(sizeText), root, leaf: leaf ?? null } : 'has no signature of the case key';
};
