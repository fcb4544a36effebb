import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { Bytes } from '../bytes/bytes.ts';
import { chunksOf } from '../bytes/bytes.ts';
import { type Charset, MIXED } from './charset.ts';
import { decodeEbcdic, EBCDIC } from './ebcdic.ts';

interface Decoder {
  write(piece: Buffer): string;
  end(): string | undefined;
}

const utf8Decoder = (): Decoder => {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return { write: (piece) => decoder.decode(piece, { stream: true }), end: () => decoder.decode() };
};

const mixedLine = (line: Buffer): string => (isUtf8(line) ? line.toString('utf8') : iconv.decode(line, 'windows-1252'));

const LONGEST_LINE = 1 << 20;

/** Decodes line by line; a line without an end is cut so that memory stays bounded. */
const mixedDecoder = (): Decoder => {
  let held: Buffer = Buffer.alloc(0);
  return {
    write: (piece) => {
      const all = held.length === 0 ? piece : Buffer.concat([held, piece]);
      const lines: string[] = [];
      let at = 0;
      for (let end = all.indexOf(0x0a); end >= 0; end = all.indexOf(0x0a, at)) {
        lines.push(mixedLine(all.subarray(at, end + 1)));
        at = end + 1;
      }
      held = all.subarray(at);
      if (held.length > LONGEST_LINE) {
        lines.push(mixedLine(held));
        held = Buffer.alloc(0);
      }
      return lines.join('');
    },
    end: () => mixedLine(held),
  };
};

const decoderOf = (name: string): Decoder => {
  if (name === 'utf-8') return utf8Decoder();
  if (name === MIXED) return mixedDecoder();
  if (name === EBCDIC) return { write: decodeEbcdic, end: () => undefined };
  return iconv.getDecoder(name, { stripBOM: false });
};

/** Decodes pieces of a text from its first byte on. The byte-order mark is left out; nothing else changes. */
export const createDecoder = ({ name, mark }: Charset): { write(piece: Buffer): string; end(): string } => {
  const decoder = decoderOf(name);
  let skip = mark;
  return {
    write: (piece) => {
      const from = Math.min(skip, piece.length);
      skip -= from;
      return decoder.write(from === 0 ? piece : piece.subarray(from));
    },
    end: () => decoder.end() ?? '',
  };
};

/** The text of all bytes, in pieces as they come. */
export function* decoded(bytes: Bytes, charset: Charset): Iterable<string> {
  const decoder = createDecoder(charset);
  for (const chunk of chunksOf(bytes)) {
    const text = decoder.write(chunk);
    if (text !== '') yield text;
  }
  const rest = decoder.end();
  if (rest !== '') yield rest;
}

/** The text of the first bytes; a character that is cut at their end is left out. */
export const decodedHead = (head: Buffer, charset: Charset): string => createDecoder(charset).write(head);
