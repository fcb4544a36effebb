import { type Bytes, chunksOf } from '../../bytes/bytes.ts';
import type { Look } from '../../reader.ts';
import { type CompoundFile, isCompound, openCompound } from './compound-file.ts';

/** Compound files of more bytes are not looked into to tell what they are. */
export const MOST_LOOKED_INTO = 256 << 20;

const opened = new WeakMap<Bytes, CompoundFile | null>();

export const openUnit = (bytes: Bytes): CompoundFile => openCompound(Buffer.concat([...chunksOf(bytes)]));

/** A unit as a compound file, opened once however many formats ask; null where it is none, or its directory is damaged. */
export const compoundOf = ({ head, bytes }: Pick<Look, 'head' | 'bytes'>): CompoundFile | null => {
  if (!isCompound(head) || bytes.size > MOST_LOOKED_INTO) return null;
  const known = opened.get(bytes);
  if (known !== undefined) return known;
  let file: CompoundFile | null = null;
  try {
    file = openUnit(bytes);
  } catch {
    // What it was cannot be told any more: it is listed as the compound file that it is.
  }
  opened.set(bytes, file);
  return file;
};
