import { isAscii, isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Bytes } from './bytes.ts';
import { passingChunks } from './bytes.ts';

/** What one pass over all bytes tells. */
export interface Survey {
  readonly bytes: number;
  readonly sha256: string;
  /** Byte at which the first piece begins that is no UTF-8; null: all of it is. */
  readonly notUtf8At: number | null;
  /** Letters beyond ASCII stand in UTF-8 in front of that piece. */
  readonly hasUtf8: boolean;
  readonly hasNul: boolean;
}

/** Bytes at the end of a piece that begin a character which the next piece ends; 0 to 3. */
const cutAtEnd = (piece: Buffer): number => {
  for (let back = 1; back <= Math.min(3, piece.length); back += 1) {
    const byte = piece[piece.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < length ? back : 0;
    }
  }
  return 0;
};

/** Surveys pieces as they stream by. A character that is cut off at the very end counts as UTF-8. */
export const surveyor = () => {
  const hash = createHash('sha256');
  let seen = 0;
  let held: Buffer = Buffer.alloc(0);
  let notUtf8At: number | null = null;
  let hasUtf8 = false;
  let hasNul = false;
  return {
    add: (piece: Buffer): void => {
      hash.update(piece);
      hasNul ||= piece.includes(0);
      if (notUtf8At === null) {
        const whole = held.length === 0 ? piece : Buffer.concat([held, piece]);
        const cut = cutAtEnd(whole);
        const sure = whole.subarray(0, whole.length - cut);
        if (isUtf8(sure)) {
          hasUtf8 ||= !isAscii(sure);
          held = Buffer.from(whole.subarray(whole.length - cut));
        } else notUtf8At = seen - held.length;
      }
      seen += piece.length;
    },
    done: (): Survey => ({ bytes: seen, sha256: hash.digest('hex'), notUtf8At, hasUtf8, hasNul }),
  };
};

export const surveyOf = (bytes: Bytes): Survey => {
  const survey = surveyor();
  for (const chunk of passingChunks(bytes)) survey.add(chunk);
  return survey.done();
};
