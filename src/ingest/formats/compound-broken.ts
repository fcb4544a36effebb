import { type Reader, unreadable } from '../reader.ts';
import { isCompound } from './compound/compound-file.ts';
import { compoundOf, MOST_LOOKED_INTO, openUnit } from './compound/look.ts';

/** Compound files that are too large to look into, or whose directory is damaged or too deep: what they were cannot be told. */
export const compoundBroken: Reader = {
  format: 'compound-broken',
  recognise: (look) =>
    isCompound(look.head) && (compoundOf(look)?.names.length ?? 0) === 0 ? 'application/x-cfb' : null,
  // biome-ignore lint/correctness/useYield: it gives nothing
  read: function* ({ bytes }) {
    if (bytes.size > MOST_LOOKED_INTO) throw unreadable('too_large');
    openUnit(bytes);
    throw unreadable('damaged');
  },
};
