import type { TableSummary } from './port.ts';

/** A fingerprint is the number of rows and two sums over keyed hashes of them: rows can be added and taken away. */
const partsOf = (fingerprint: string): readonly [bigint, bigint, bigint] => {
  const [rows = '', a = '', b = ''] = fingerprint.split('-');
  return [BigInt(rows), BigInt(a), BigInt(b)];
};

const combined = (left: string, right: string, sign: 1n | -1n): string => {
  const ours = partsOf(left);
  return partsOf(right)
    .map((part, n) => (ours[n] ?? 0n) + sign * part)
    .join('-');
};

/** Fingerprint of a table of both tables' rows. */
export const withRows = (fingerprint: string, added: string): string => combined(fingerprint, added, 1n);

/** Fingerprint of a table without these rows, which it must hold. */
export const withoutRows = (fingerprint: string, gone: string): string => combined(fingerprint, gone, -1n);

/** What a fingerprint says of its table. */
export const summaryOf = (fingerprint: string): TableSummary => ({
  rows: Number(fingerprint.split('-')[0]),
  fingerprint,
});
