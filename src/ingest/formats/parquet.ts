import { type Reader, unreadable } from '../reader.ts';

/** Parquet: its footer says what stands in it, so a file without one is cut off. The engine reads the rows. */
export const parquet: Reader = {
  format: 'parquet',
  recognise: ({ head }) =>
    ['PAR1', 'PARE'].includes(head.subarray(0, 4).toString('latin1')) ? 'application/vnd.apache.parquet' : null,
  read: function* ({ bytes, look }) {
    const first = look.head.subarray(0, 4).toString('latin1');
    const last = bytes.read(Math.max(0, bytes.size - 4), 4).toString('latin1');
    if (first === 'PARE' || last === 'PARE') throw unreadable('password');
    if (last !== 'PAR1' || bytes.size < 12) throw unreadable('damaged');
    yield { found: 'table', table: { kind: 'parquet', bytes } };
  },
};
