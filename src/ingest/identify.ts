import type { WASMagic } from 'wasmagic';
import type { UnreadReason } from '../schema/unread-reasons.ts';
import type { Bytes } from './bytes/bytes.ts';
import type { Survey } from './bytes/survey.ts';
import { loadFileCharset } from './formats/delimited/load-file.ts';
import { READERS } from './formats/readers.ts';
import { text } from './formats/text.ts';
import { HEAD_BYTES, type Look, type Reader } from './reader.ts';
import { type Charset, charsetOf, wideCharset } from './text/charset.ts';
import { decodedHead } from './text/decode.ts';
import { looksLikeEbcdic } from './text/ebcdic.ts';

/** What a unit is by its content: a reader's own, or a type without one. */
export interface Identity {
  readonly look: Look;
  readonly mediaType: string;
  readonly reader: Reader | null;
  /** Why it stays unread where no reader takes it. */
  readonly reason: UnreadReason;
}

/** Control characters that stand in texts and in files of rows. */
const PLAIN_CONTROLS = new Set([1, 8, 9, 10, 11, 12, 13, 26, 27, 28, 29, 30, 31]);

const MOST_ODD = 0.01;
const MOST_NUL = 0.3;

/** Whether characters are those of a text: some NULs are, other control characters are not. */
const isText = (text: string): boolean => {
  const sample = text.slice(0, HEAD_BYTES);
  let odd = 0;
  let nul = 0;
  for (let n = 0; n < sample.length; n += 1) {
    const code = sample.charCodeAt(n);
    if (code === 0) nul += 1;
    else if ((code < 32 && !PLAIN_CONTROLS.has(code)) || code === 0xfffd || (code >= 0x7f && code < 0xa0)) odd += 1;
  }
  return odd <= MOST_ODD * sample.length && nul <= MOST_NUL * sample.length;
};

/** What types begin with (hex) that are never plain text, however few control characters they have. */
const BINARY_SIGNS = [
  ...['255044462d', '504b0304', '504b0506', '50415231', '1f8b08', 'd0cf11e0', '7b5c727466'],
  // Pictures and packers, which a file that was cut off early may hold too little of to have a NUL byte.
  ...['89504e470d0a1a0a', 'ffd8ff', '474946383761', '474946383961', '377abcaf271c', '526172211a07', 'fd377a585a00'],
];

const isBinary = (head: Buffer): boolean => {
  const sign = head.subarray(0, 8).toString('hex');
  return BINARY_SIGNS.some((known) => sign.startsWith(known));
};

/** Nearly every binary type has NUL bytes, and hardly a text: only then is it worth asking for their signs. */
const isDoubtful = (head: Buffer, { mark }: Charset): boolean => mark === 0 && head.includes(0);

/** Whether bytes of one charset a byte hold more controls than any text does: then there are no letters to look at. */
const isNoise = (head: Buffer): boolean => {
  if (wideCharset(head)) return false;
  let odd = 0;
  for (const byte of head) if (byte < 32 && byte !== 0 && !PLAIN_CONTROLS.has(byte)) odd += 1;
  return odd > MOST_ODD * head.length && !looksLikeEbcdic(head);
};

// What tells binary types apart is loaded when the first of them comes: texts need none of it.
const fileType = async (head: Buffer) => {
  const { fileTypeFromBuffer } = await import('file-type');
  return fileTypeFromBuffer(head).catch(() => undefined);
};

const lookAt = async (name: string, bytes: Bytes, survey: Survey): Promise<Look> => {
  const head = bytes.read(0, HEAD_BYTES);
  const base = { name, size: bytes.size, head, bytes };
  const binary: Look = { ...base, charset: null, text: '' };
  const load = loadFileCharset(head, () => charsetOf(bytes, survey));
  if (load) return { ...base, charset: load, text: decodedHead(head, load) };
  if (isBinary(head) || isNoise(head)) return binary;
  const charset: Charset = charsetOf(bytes, survey);
  if (isDoubtful(head, charset) && (await fileType(head))) return binary;
  const words = decodedHead(head, charset);
  return isText(words) ? { ...base, charset, text: words } : binary;
};

/** Types that neither library knows, by what they begin with (hex): whoever has to convert them must know what they are. */
const FURTHER_SIGNS: Readonly<Record<string, string>> = {
  '54415045': 'application/x-mssql-backup',
  '03014558504f52543a56': 'application/x-oracle-export',
  '5047444d50': 'application/x-postgresql-dump',
  '377f0682': 'application/x-sqlite3-wal',
  '377f0683': 'application/x-sqlite3-wal',
  '4f5243': 'application/x-orc',
  '46454131': 'application/x-feather-1',
  '7668647866696c65': 'application/x-vhdx',
};

let libmagic: Promise<WASMagic> | undefined;

const openMagic = async (): Promise<WASMagic> => (await import('wasmagic')).WASMagic.create();

/** The type of what is no text: file-type first, which is sure where it answers, then libmagic. */
const binaryType = async ({ head, size }: Look): Promise<string> => {
  const known = await fileType(head);
  if (known && known.ext !== 'cfb') return known.mime;
  const start = head.subarray(0, 16).toString('hex');
  const further = Object.keys(FURTHER_SIGNS).find((sign) => start.startsWith(sign));
  if (further !== undefined) return FURTHER_SIGNS[further] ?? '';
  libmagic ??= openMagic();
  const found = (await libmagic).detect(head.subarray(0, 1 << 16));
  if (!found || found === 'application/octet-stream' || found.startsWith('text/')) {
    return known?.mime ?? (size === 0 ? 'application/x-empty' : 'application/octet-stream');
  }
  return found;
};

const REASON_BY_FAMILY: Readonly<Record<string, UnreadReason>> = { image: 'picture', audio: 'media', video: 'media' };

const reasonFor = (mediaType: string): UnreadReason => {
  if (mediaType === 'application/octet-stream') return 'unknown_type';
  return REASON_BY_FAMILY[mediaType.slice(0, mediaType.indexOf('/'))] ?? 'unsupported';
};

/** Formats of rows that are text as well. */
const ROWS_OF_TEXT: ReadonlySet<string> = new Set(['delimited', 'fhir', 'json', 'ndjson']);

/** Tells what a unit is. `asText`: units of rows count as the text that they are. */
export const identify = async (name: string, bytes: Bytes, survey: Survey, asText = false): Promise<Identity> => {
  const look = await lookAt(name, bytes, survey);
  if (bytes.size === 0) return { look, mediaType: 'application/x-empty', reader: null, reason: 'unknown_type' };
  for (const reader of READERS) {
    const mediaType = await reader.recognise(look);
    if (mediaType === null) continue;
    const readsRows = asText && ROWS_OF_TEXT.has(reader.format);
    return { look, mediaType, reader: readsRows ? text : reader, reason: 'unsupported' };
  }
  const mediaType = await binaryType(look);
  return { look, mediaType, reader: null, reason: reasonFor(mediaType) };
};
