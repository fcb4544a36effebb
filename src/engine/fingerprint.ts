import type { TableSummary } from './port.ts';

/** How rows are hashed; fingerprints of another form can be compared with none of this one. */
const FORM = '3:';
const PARTS = /^([23]:)?(-?\d+)-(-?\d+)-(-?\d+)$/;

/** Whether a fingerprint is made as they are made now. */
export const isOfThisForm = (fingerprint: string): boolean => fingerprint.startsWith(FORM);

/** Whether it is one that earlier programs made, with another hash of the rows, or of other bytes. */
export const isOfEarlierForm = (fingerprint: string): boolean => PARTS.test(fingerprint) && !isOfThisForm(fingerprint);

/** A fingerprint is the number of rows and two sums over keyed hashes of them: rows can be added and taken away. */
type Parts = readonly [rows: bigint, a: bigint, b: bigint];

const partsOf = (fingerprint: string): Parts => {
  const [, , rows = '0', a = '0', b = '0'] = PARTS.exec(fingerprint) ?? [];
  return [BigInt(rows), BigInt(a), BigInt(b)];
};

export const fingerprintOf = (parts: readonly bigint[]): string => `${FORM}${parts.join('-')}`;

const combined = (left: string, right: string, sign: 1n | -1n): string => {
  if (!isOfThisForm(left) || !isOfThisForm(right)) throw new Error('fingerprints of two forms have no sum');
  const ours = partsOf(left);
  return fingerprintOf(partsOf(right).map((part, n) => (ours[n] ?? 0n) + sign * part));
};

/** Fingerprint of a table of both tables' rows. */
export const withRows = (fingerprint: string, added: string): string => combined(fingerprint, added, 1n);

/** Fingerprint of a table without these rows, which it must hold. */
export const withoutRows = (fingerprint: string, gone: string): string => combined(fingerprint, gone, -1n);

/** What a fingerprint says of its table. */
export const summaryOf = (fingerprint: string): TableSummary => ({
  rows: Number(partsOf(fingerprint)[0]),
  fingerprint,
});
