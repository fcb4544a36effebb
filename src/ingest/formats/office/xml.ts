import { SaxesParser } from 'saxes';
import { unreadable } from '../../reader.ts';

export interface XmlHandler {
  /** `name` is without its prefix, since programs choose different ones. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const charsetOf = (first: Uint8Array): string => {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  return first[0] === 0xfe && first[1] === 0xff ? 'utf-16be' : 'utf-8';
};

/**
 * Reads XML as it streams. After each piece control goes back to the caller, who takes what the handler gathered.
 * Entities of a document type are never expanded; XML that is not well formed is damage.
 */
export const readXml = async function* (pieces: AsyncIterable<Uint8Array>, handler: XmlHandler): AsyncIterable<void> {
  const parser = new SaxesParser({ xmlns: false });
  let fault: unknown;
  parser.on('error', (cause) => {
    fault ??= cause;
  });
  const { open, close, text } = handler;
  if (open) parser.on('opentag', ({ name, attributes }) => open(localName(name), attributes as Record<string, string>));
  if (close) parser.on('closetag', ({ name }) => close(localName(name)));
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  const write = (words: string) => {
    parser.write(words);
    if (fault !== undefined) throw unreadable('damaged', fault);
  };
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(charsetOf(piece));
    write(decoder.decode(piece, { stream: true }));
    yield;
  }
  write(decoder?.decode() ?? '');
  parser.close();
  if (fault !== undefined) throw unreadable('damaged', fault);
  yield;
};

/** Reads XML to its end. */
export const readWholeXml = async (pieces: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> => {
  for await (const _ of readXml(pieces, handler));
};

/** An attribute by its name without prefix. */
export const attribute = (attributes: Readonly<Record<string, string>>, name: string): string | undefined => {
  if (attributes[name] !== undefined) return attributes[name];
  const key = Object.keys(attributes).find((candidate) => localName(candidate) === name);
  return key === undefined ? undefined : attributes[key];
};
