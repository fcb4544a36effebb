import { type Reader, unreadable } from '../reader.ts';
import { isCompound } from './compound/compound-file.ts';
import { compoundOf } from './compound/look.ts';

/** Compound files whose directory is cut off or damaged: what they were cannot be told any more. */
export const compoundBroken: Reader = {
  format: 'compound-broken',
  recognise: (look) =>
    isCompound(look.head) && (compoundOf(look)?.names.length ?? 0) === 0 ? 'application/x-cfb' : null,
  // biome-ignore lint/correctness/useYield: it gives nothing
  read: function* () {
    throw unreadable('damaged');
  },
};
