import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import iconv from 'iconv-lite';

export type Charset = 'utf8' | 'utf8-bom' | 'windows-1252';

/** Takes text piece by piece; `close` gives the bytes where they were kept, and nothing where they went to disk. */
export interface TextSink {
  write(text: string): void;
  close(): Buffer;
}

const FLUSH_AT = 1 << 20;

const encoded = (text: string, charset: Charset): Buffer =>
  charset === 'windows-1252' ? iconv.encode(text, 'windows-1252') : Buffer.from(text, 'utf8');

const byteOrderMark = (charset: Charset): string => (charset === 'utf8-bom' ? '\ufeff' : '');

/** Writes a file of any size in bounded memory. */
export const fileSink = (path: string, charset: Charset = 'utf8'): TextSink => {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'w');
  let pending = byteOrderMark(charset);
  const flush = () => {
    if (pending !== '') writeSync(file, encoded(pending, charset));
    pending = '';
  };
  return {
    write: (text) => {
      pending += text;
      if (pending.length >= FLUSH_AT) flush();
    },
    close: () => {
      flush();
      closeSync(file);
      return Buffer.alloc(0);
    },
  };
};

/** Keeps the text, for what goes into a container. */
export const memorySink = (charset: Charset = 'utf8'): TextSink => {
  const parts = [byteOrderMark(charset)];
  return { write: (text) => void parts.push(text), close: () => encoded(parts.join(''), charset) };
};

export const writeBytes = (path: string, bytes: Uint8Array): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
};
