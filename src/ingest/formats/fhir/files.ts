import type { Piece } from '../records/read-records.ts';
import type { Taking } from './taking.ts';

const BASE64 = /^[A-Za-z0-9+/_=\s-]*$/;

/** A file inside a resource: a scan of a card, a report, a picture of somebody. */
export const fileOf = (taking: Taking, n: number): Piece | undefined => {
  const { contentType, data } = taking.value;
  if (typeof contentType !== 'string' || typeof data !== 'string' || !BASE64.test(data)) return undefined;
  taking.take('contentType');
  taking.take('data');
  const ending = contentType.slice(contentType.lastIndexOf('/') + 1).replace(/[^a-z0-9]/gi, '') || 'bin';
  return { piece: 'file', name: `attachment-${n}.${ending}`, bytes: Buffer.from(data, 'base64') };
};
