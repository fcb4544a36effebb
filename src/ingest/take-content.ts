import type { UnreadReason } from '../schema/unread-reasons.ts';
import type { Bytes } from './bytes/bytes.ts';
import { type Collector, collector, type Spill } from './bytes/spill.ts';
import { type Survey, surveyor } from './bytes/survey.ts';
import { isUnreadable, unreadable } from './reader.ts';

export interface Content {
  readonly bytes: Bytes;
  readonly survey: Survey;
}

/** What is left to a source or to a container: counted down by everything inside it. */
export interface Allowance {
  entries: number;
  unpacked: number;
}

/** What stops a run instead of one unit: the machine, not the evidence. */
const MACHINE_FAULTS = new Set(['ENOSPC', 'EMFILE', 'ENFILE', 'ENOMEM', 'EDQUOT', 'EROFS']);

/** Why a unit could not be read further; faults of the machine are thrown on. */
export const reasonOf = (error: unknown): UnreadReason => {
  if (isUnreadable(error)) return error.unread;
  if (error instanceof Error && 'code' in error && MACHINE_FAULTS.has(String(error.code))) throw error;
  return 'damaged';
};

/** Counts bytes that were unpacked against container and source. */
const count = (size: number, allowances: readonly Allowance[]): void => {
  for (const allowance of allowances) {
    allowance.unpacked -= size;
    if (allowance.unpacked < 0) throw unreadable('bomb');
  }
};

/** Pieces as they come, counted. */
export const counted = async function* (
  pieces: AsyncIterable<Uint8Array>,
  allowances: readonly Allowance[],
): AsyncIterable<Uint8Array> {
  for await (const piece of pieces) {
    count(piece.byteLength, allowances);
    yield piece;
  }
};

/** Collects what is counted. */
export const countedCollector = (spill: Spill, allowances: readonly Allowance[]): Collector => {
  const target = collector(spill);
  return {
    ...target,
    add: (piece) => {
      count(piece.length, allowances);
      target.add(piece);
    },
  };
};

/** Content of a member; `isCut`: it broke off, and what came until then is there. */
export interface Taken extends Content {
  readonly isCut: boolean;
}

/** Takes the content of a member as it streams, within what container and source may unpack to. */
export const takeContent = async (
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  spill: Spill,
  allowances: readonly Allowance[],
): Promise<Taken> => {
  const target = collector(spill);
  const survey = surveyor();
  let size = 0;
  const taken = (isCut: boolean): Taken => ({ bytes: target.done(), survey: survey.done(), isCut });
  try {
    for await (const piece of pieces) {
      const buffer = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
      count(buffer.length, allowances);
      survey.add(buffer);
      target.add(buffer);
      size += buffer.length;
    }
    return taken(false);
  } catch (cause) {
    if (size > 0 && reasonOf(cause) === 'damaged') return taken(true);
    target.drop();
    throw cause;
  }
};
