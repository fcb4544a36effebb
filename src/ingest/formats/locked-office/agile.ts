import { createDecipheriv, hash } from 'node:crypto';
import { unreadable } from '../../reader.ts';
import { attribute, readWholeXml } from '../office/xml.ts';
import { numberBytes, type PackageLock, SIZE_IN_FRONT, upTo } from './package-lock.ts';

/** How Office locks since 2010: what it was locked with stands in XML. */

/** Numbers of [MS-OFFCRYPTO] 2.3.4.11 and 2.3.4.13 that make a key for each use. */
const VERIFIER_INPUT = Buffer.from('fea7d2763b4b9e79', 'hex');
const VERIFIER_HASH = Buffer.from('d7aa0f6d3061344e', 'hex');
const KEY_VALUE = Buffer.from('146e0be7abacd0d6', 'hex');

const SEGMENT = 4096;
const FILL = 0x36;
/** More rounds than this no program may write. */
const MOST_ROUNDS = 10_000_000;
const HASHES: ReadonlySet<string> = new Set(['sha1', 'sha256', 'sha384', 'sha512']);

/** How one key is used. */
interface Cipher {
  readonly salt: Buffer;
  readonly hash: string;
  readonly keyBytes: number;
  readonly blockBytes: number;
}

type Attributes = Readonly<Record<string, string>>;

const cipherOf = (attributes: Attributes): Cipher => {
  const of = (name: string): string => attribute(attributes, name) ?? '';
  const keyBits = Number(of('keyBits'));
  const isKnown =
    of('cipherAlgorithm') === 'AES' && of('cipherChaining') === 'ChainingModeCBC' && [128, 192, 256].includes(keyBits);
  const name = of('hashAlgorithm').toLowerCase().replace('-', '');
  if (!isKnown || !HASHES.has(name) || of('blockSize') !== '16') throw unreadable('password');
  return { salt: Buffer.from(of('saltValue'), 'base64'), hash: name, keyBytes: keyBits / 8, blockBytes: 16 };
};

/** Bytes of a length that is asked for: cut off, or filled. */
const fitted = (bytes: Buffer, length: number): Buffer =>
  Buffer.concat([bytes, Buffer.alloc(Math.max(0, length - bytes.length), FILL)]).subarray(0, length);

const opened = ({ keyBytes, blockBytes }: Cipher, key: Buffer, iv: Buffer, bytes: Buffer): Buffer => {
  const cipher = createDecipheriv(`aes-${keyBytes * 8}-cbc`, fitted(key, keyBytes), fitted(iv, blockBytes));
  cipher.setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
};

interface Verifier {
  readonly cipher: Cipher;
  readonly rounds: number;
  readonly input: Buffer;
  readonly hash: Buffer;
  readonly key: Buffer;
}

const verifierOf = (attributes: Attributes): Verifier => {
  const bytesOf = (name: string): Buffer => Buffer.from(attribute(attributes, name) ?? '', 'base64');
  const rounds = Number(attribute(attributes, 'spinCount'));
  if (!Number.isInteger(rounds) || rounds < 0 || rounds > MOST_ROUNDS) throw unreadable('damaged');
  return {
    cipher: cipherOf(attributes),
    rounds,
    input: bytesOf('encryptedVerifierHashInput'),
    hash: bytesOf('encryptedVerifierHashValue'),
    key: bytesOf('encryptedKeyValue'),
  };
};

const hashed = ({ cipher, rounds }: Verifier, password: string): Buffer => {
  let last = hash(cipher.hash, Buffer.concat([cipher.salt, Buffer.from(password, 'utf16le')]), 'buffer');
  const next = Buffer.alloc(4 + last.length);
  for (let n = 0; n < rounds; n += 1) {
    next.writeUInt32LE(n);
    last.copy(next, 4);
    last = hash(cipher.hash, next, 'buffer');
  }
  return last;
};

const keyOf = (verifier: Verifier, password: string): Buffer | null => {
  const { cipher } = verifier;
  const base = hashed(verifier, password);
  const use = (block: Buffer, bytes: Buffer): Buffer =>
    opened(cipher, hash(cipher.hash, Buffer.concat([base, block]), 'buffer'), cipher.salt, bytes);
  const input = use(VERIFIER_INPUT, verifier.input).subarray(0, cipher.salt.length);
  const is = hash(cipher.hash, input, 'buffer');
  const isRight = use(VERIFIER_HASH, verifier.hash).subarray(0, is.length).equals(is);
  return isRight ? use(KEY_VALUE, verifier.key).subarray(0, cipher.keyBytes) : null;
};

const segments = function* (data: Cipher, key: Buffer, stream: Buffer): Iterable<Buffer> {
  for (let n = 0; SIZE_IN_FRONT + n * SEGMENT < stream.length; n += 1) {
    const from = SIZE_IN_FRONT + n * SEGMENT;
    const segment = stream.subarray(from, from + SEGMENT);
    const whole = segment.subarray(0, segment.length - (segment.length % data.blockBytes));
    yield opened(data, key, hash(data.hash, Buffer.concat([data.salt, numberBytes(n)]), 'buffer'), whole);
  }
};

/** `info`: the stream that says how the package is locked, behind its version. */
export const agileLock = async (info: Buffer): Promise<PackageLock> => {
  let data: Cipher | undefined;
  let verifier: Verifier | undefined;
  const pieces = async function* () {
    yield info;
  };
  await readWholeXml(pieces(), {
    open: (name, attributes) => {
      if (name === 'keyData') data = cipherOf(attributes);
      // A file may also be locked by a certificate: that key is not asked for.
      else if (name === 'encryptedKey' && attribute(attributes, 'spinCount') !== undefined)
        verifier ??= verifierOf(attributes);
    },
  });
  const [of, by] = [data, verifier];
  if (!of || !by) throw unreadable('password');
  return {
    rounds: by.rounds,
    keyOf: (password) => keyOf(by, password),
    unlocked: (key, stream) => upTo(segments(of, key, stream), Number(stream.readBigUInt64LE(0))),
  };
};
