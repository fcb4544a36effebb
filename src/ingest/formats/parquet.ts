import type { Bytes } from '../bytes/bytes.ts';
import { type Look, type Reader, unreadable } from '../reader.ts';

const SIGN_BYTES = 4;

/** The sign that a file begins with, and ends with behind its footer. */
const signAt = (bytes: Bytes, at: number): string => bytes.read(at, SIGN_BYTES).toString('latin1');
const lastSign = (bytes: Bytes): string => signAt(bytes, Math.max(0, bytes.size - SIGN_BYTES));

const OPEN = 'PAR1';
/** Its footer is encrypted. */
const LOCKED = 'PARE';

/** A text may begin with the letters of a locked one: "PARENTAL CONSENT". */
const isLocked = ({ charset, bytes }: Look): boolean =>
  signAt(bytes, 0) === LOCKED && (charset === null || lastSign(bytes) === LOCKED);

/** Parquet: its footer says what stands in it, so a file without one is cut off. The engine reads the rows. */
export const parquet: Reader = {
  format: 'parquet',
  recognise: (look) => (signAt(look.bytes, 0) === OPEN || isLocked(look) ? 'application/vnd.apache.parquet' : null),
  read: function* ({ bytes }) {
    const last = lastSign(bytes);
    if (signAt(bytes, 0) === LOCKED || last === LOCKED) throw unreadable('password');
    if (last !== OPEN || bytes.size < 12) throw unreadable('damaged');
    yield { found: 'table', table: { kind: 'parquet', bytes } };
  },
};
