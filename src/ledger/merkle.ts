import { createHash } from 'node:crypto';

/**
 * The Merkle tree of RFC 6962 section 2.1 over SHA-256: a leaf is H(0x00 || data), a node H(0x01 || left || right),
 * the left side of n leaves is the largest power of two below n. Hashes are 32-byte buffers; pure functions.
 */
export type Hash = Buffer;

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

export const leafHash = (data: Uint8Array): Hash => createHash('sha256').update(LEAF).update(data).digest();

export const nodeHash = (left: Hash, right: Hash): Hash =>
  createHash('sha256').update(NODE).update(left).update(right).digest();

export const EMPTY_ROOT: Hash = createHash('sha256').digest();

/** Largest power of two that is smaller than n (n > 1). Arithmetic, not bits: sizes may pass 2^31. */
const splitOf = (n: number): number => {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
};

const rootOf = (leaves: readonly Hash[], from: number, to: number): Hash => {
  const size = to - from;
  if (size === 0) return EMPTY_ROOT;
  const only = leaves[from];
  if (size === 1 && only) return only;
  const middle = from + splitOf(size);
  return nodeHash(rootOf(leaves, from, middle), rootOf(leaves, middle, to));
};

/** Root of the first `size` leaves (all by default). */
export const merkleRoot = (leaves: readonly Hash[], size = leaves.length): Hash => {
  if (size < 0 || size > leaves.length) throw new RangeError('a tree cannot be larger than its leaves');
  return rootOf(leaves, 0, size);
};

/** PATH(index, D[size]): the hashes beside the way from a leaf to the root, lowest first. */
export const inclusionProof = (leaves: readonly Hash[], index: number, size = leaves.length): readonly Hash[] => {
  if (index < 0 || index >= size || size > leaves.length) throw new RangeError('no such leaf in this tree');
  const proof: Hash[] = [];
  const walk = (from: number, to: number): void => {
    if (to - from <= 1) return;
    const middle = from + splitOf(to - from);
    const isLeft = index < middle;
    walk(isLeft ? from : middle, isLeft ? middle : to);
    proof.push(isLeft ? rootOf(leaves, middle, to) : rootOf(leaves, from, middle));
  };
  walk(0, size);
  return proof;
};

/** PROOF(first, D[second]): shows that the tree of `second` leaves begins with the tree of `first` leaves. */
export const consistencyProof = (leaves: readonly Hash[], first: number, second = leaves.length): readonly Hash[] => {
  if (first < 0 || first > second || second > leaves.length) throw new RangeError('no such pair of trees');
  if (first === 0 || first === second) return [];
  const proof: Hash[] = [];
  const walk = (from: number, to: number, whole: boolean): void => {
    if (first === to) {
      if (!whole) proof.push(rootOf(leaves, from, to));
      return;
    }
    const middle = from + splitOf(to - from);
    if (first <= middle) {
      walk(from, middle, whole);
      proof.push(rootOf(leaves, middle, to));
    } else {
      walk(middle, to, false);
      proof.push(rootOf(leaves, from, middle));
    }
  };
  walk(0, second, true);
  return proof;
};

const isOdd = (n: number): boolean => n % 2 === 1;
const half = (n: number): number => Math.floor(n / 2);

/** Checks an inclusion proof (RFC 9162 section 2.1.3.2). */
export const verifyInclusion = (
  leaf: Hash,
  index: number,
  size: number,
  proof: readonly Hash[],
  root: Hash,
): boolean => {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  let [fn, sn, hash] = [index, size - 1, leaf];
  for (const beside of proof) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      hash = nodeHash(beside, hash);
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else hash = nodeHash(hash, beside);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && hash.equals(root);
};

const isPowerOfTwo = (n: number): boolean => {
  let k = 1;
  while (k < n) k *= 2;
  return k === n;
};

/** Checks a consistency proof (RFC 9162 section 2.1.4.2). */
export const verifyConsistency = (
  first: number,
  second: number,
  proof: readonly Hash[],
  firstRoot: Hash,
  secondRoot: Hash,
): boolean => {
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(second) || first < 0 || first > second) return false;
  if (first === second) return proof.length === 0 && firstRoot.equals(secondRoot);
  if (first === 0) return proof.length === 0 && firstRoot.equals(EMPTY_ROOT);
  const [start, ...rest] = isPowerOfTwo(first) ? [firstRoot, ...proof] : proof;
  if (!start || proof.length === 0) return false;
  return verifyGrowth(first, second, start, rest, firstRoot, secondRoot);
};

/** The loop of section 2.1.4.2 for 0 < first < second: both roots are built from the same hashes. */
const verifyGrowth = (
  first: number,
  second: number,
  start: Hash,
  rest: readonly Hash[],
  firstRoot: Hash,
  secondRoot: Hash,
): boolean => {
  let [fn, sn, older, newer] = [first - 1, second - 1, start, start];
  while (isOdd(fn)) [fn, sn] = [half(fn), half(sn)];
  for (const beside of rest) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      older = nodeHash(beside, older);
      newer = nodeHash(beside, newer);
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else newer = nodeHash(newer, beside);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && older.equals(firstRoot) && newer.equals(secondRoot);
};
