import { gunzipSync } from 'node:zlib';

/** Fields in which queues, streams and gateways keep what they carry. */
const CARRIERS = 'data|payload|body|value|message|content|text|record|(?:raw|event)[ _-]?(?:data|body|payload|message)';
const CARRIES = new RegExp(`^(?:${CARRIERS})$`, 'i');
/** Signs of what is carried, at least and at most. */
const SHORTEST = 24;
const LONGEST = 16 << 20;
/** How many times its size what is packed unpacks to, at most: more is no message, and whoever made it wants our time. */
const MOST_TIMES = 64;
const SMALL = 4096;
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;
/** What a text that may hold such a field has. */
const HINT = new RegExp(`"(?:${CARRIERS})"\\s{0,20}:\\s{0,20}"[A-Za-z0-9+/_-]{24}`, 'i');

const GZIP = 0x1f8b08;

const words = new TextDecoder('utf-8', { fatal: true });

/** The text that bytes are; undefined where they are none. */
const textOf = (bytes: Buffer): string | undefined => {
  try {
    const isPacked = bytes.readUIntBE(0, 3) === GZIP;
    const maxOutputLength = SMALL + MOST_TIMES * bytes.length;
    const text = words.decode(isPacked ? gunzipSync(bytes, { maxOutputLength }) : bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they tell bytes from texts
    return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? undefined : text;
  } catch {
    // No text, or packed otherwise: whoever asks keeps the value as it stands.
    return undefined;
  }
};

/** Whether a JSON text may hold what queues carry in Base64. */
export const mayCarry = (raw: string): boolean => HINT.test(raw);

/** The text that a value is in Base64, packed with GZIP too; undefined where it is none. */
export const textOfBase64 = (value: string): string | undefined => {
  const isLong = value.length >= SHORTEST && value.length <= LONGEST;
  if (!isLong || !BASE64.test(value)) return undefined;
  const text = textOf(Buffer.from(value, 'base64'));
  // Words of letters alone are Base64 of bytes that may be a text by chance; pages that begin as a text are none.
  return text !== undefined && /[\s":=,]/.test(text) && !/^%(?:PDF-|!PS)/.test(text) ? text : undefined;
};

/**
 * What a field of a queue, a stream or a gateway carries (`"data": "eyJuYW1lIjo..."`, packed with GZIP too): the text that its Base64 is; undefined where the field
 * has another name or its value is no Base64 of a text.
 */
export const carriedText = (key: string, value: string): string | undefined =>
  CARRIES.test(key) ? textOfBase64(value) : undefined;
