import iconv from 'iconv-lite';
import type { Address, Email } from 'postal-mime';
import { charsetOfCodePage } from '../mail/code-page.ts';
import { rtfText } from '../rtf/rtf-text.ts';
import type { CompoundFile } from './compound-file.ts';
import { unpackedRtf } from './unpacked-rtf.ts';

/** Properties of a message, a recipient or an attachment, by their numbers (MS-OXPROPS). */
const SUBJECT = '0037';
const HEADERS = '007D';
const BODY = '1000';
const HTML = '1013';
const RTF = '1009';
const SENT = '0039';
const ARRIVED = '0E06';

const streamName = (folder: string, property: string, type: string): string =>
  `${folder}__substg1.0_${property}${type}`;

/** Charsets of the words of a message, and of its page, by their numbers; the first that it names counts. */
const WORDS_CODE_PAGE = ['3FFD', '3FDE'] as const;
const PAGE_CODE_PAGE = ['3FDE', '3FFD'] as const;

/** A number among the fixed properties of a message, behind a head of 32 bytes, or 24 within another message. */
const numberOf = (file: CompoundFile, folder: string, properties: readonly string[]): number | undefined => {
  const fixed = file.stream(`${folder}__properties_version1.0`);
  if (!fixed) return undefined;
  for (const property of properties) {
    for (let at = folder === '' ? 32 : 24; at + 16 <= fixed.length; at += 16)
      if (fixed.readUInt16LE(at) === 3 && fixed.readUInt16LE(at + 2) === Number.parseInt(property, 16))
        return fixed.readUInt32LE(at + 8);
  }
  return undefined;
};

/** The folder of the message that a recipient or an attachment belongs to. */
const messageOf = (folder: string): string => folder.replace(/__(?:recip|attach)_version1\.0_#[^/]*\/$/, '');

/** A property of words: in UTF-16, else in the charset that the message names. */
export const wordsOf = (file: CompoundFile, folder: string, ...properties: readonly string[]): string => {
  for (const property of properties) {
    const wide = file.stream(streamName(folder, property, '001F'));
    if (wide) return wide.toString('utf16le').replace(/\0+$/, '');
    const narrow = file.stream(streamName(folder, property, '001E'));
    if (narrow) {
      const charset = charsetOfCodePage(numberOf(file, messageOf(folder), WORDS_CODE_PAGE));
      return iconv.decode(narrow, charset).replace(/\0+$/, '');
    }
  }
  return '';
};

export const bytesOf = (file: CompoundFile, folder: string, property: string): Buffer | undefined =>
  file.stream(streamName(folder, property, '0102'));

/** Milliseconds between 1601 and 1970, and in a step of the clock of Windows. */
const EPOCH = 11_644_473_600_000;
const STEP = 10_000n;

/** A time among the fixed properties, behind a head of 32 bytes, or 24 within another message. */
const timeOf = (file: CompoundFile, folder: string, properties: readonly string[]): string => {
  const fixed = file.stream(`${folder}__properties_version1.0`);
  if (!fixed) return '';
  for (const property of properties) {
    for (let at = folder === '' ? 32 : 24; at + 16 <= fixed.length; at += 16) {
      if (fixed.readUInt16LE(at) !== 0x40 || fixed.readUInt16LE(at + 2) !== Number.parseInt(property, 16)) continue;
      const time = new Date(Number(fixed.readBigUInt64LE(at + 8) / STEP) - EPOCH);
      if (!Number.isNaN(time.getTime())) return time.toUTCString();
    }
  }
  return '';
};

/** Folders of one kind within a message: its recipients, its attachments. */
export const foldersOf = (file: CompoundFile, folder: string, kind: string): readonly string[] => {
  const begin = `${folder}__${kind}_version1.0_#`;
  const found = file.names.filter((name) => name.startsWith(begin)).map((name) => name.slice(0, begin.length + 8));
  return [...new Set(found)].map((name) => `${name}/`);
};

const addressOf = (name: string, mail: string): Address => ({ name, address: /@/.test(mail) ? mail : '' });

/** Recipients by their kind: 1 to, 2 cc, 3 bcc. */
const recipients = (file: CompoundFile, folder: string, wanted: number): Address[] =>
  foldersOf(file, folder, 'recip').flatMap((own) => {
    const fixed = file.stream(`${own}__properties_version1.0`) ?? Buffer.alloc(0);
    let kind = 1;
    for (let at = 8; at + 16 <= fixed.length; at += 16)
      if (fixed.readUInt16LE(at + 2) === 0x0c15) kind = fixed.readUInt32LE(at + 8) & 3;
    if (kind !== wanted) return [];
    return [addressOf(wordsOf(file, own, '3001'), wordsOf(file, own, '39FE', '3003'))];
  });

const headerOf = (headers: string, name: string): string =>
  new RegExp(`^${name}:[ \\t]*([^\\r\\n]*(?:\\r?\\n[ \\t][^\\r\\n]*){0,20})`, 'im').exec(headers)?.[1] ?? '';

const htmlOf = (file: CompoundFile, folder: string): string => {
  const bytes = bytesOf(file, folder, HTML);
  if (!bytes) return wordsOf(file, folder, HTML);
  const named = /charset\s*=\s*["']?([\w-]{2,20})/i.exec(bytes.subarray(0, 4096).toString('latin1'))?.[1];
  const page = numberOf(file, folder, PAGE_CODE_PAGE);
  const charset = named ?? (page === undefined ? 'utf-8' : charsetOfCodePage(page));
  return iconv.decode(bytes, iconv.encodingExists(charset) ? charset : 'windows-1252');
};

const bodyOf = (file: CompoundFile, folder: string): Pick<Email, 'text' | 'html'> => {
  const text = wordsOf(file, folder, BODY);
  const html = htmlOf(file, folder);
  if (text !== '' || html !== '') return { ...(text === '' ? {} : { text }), ...(html === '' ? {} : { html }) };
  const packed = bytesOf(file, folder, RTF);
  return packed ? { text: rtfText(unpackedRtf(packed)).text } : {};
};

/** A message of Outlook as a mail; `folder`: where it lies in the file, empty for the file itself. */
export const outlookMail = (file: CompoundFile, folder: string): Email => {
  const from = addressOf(wordsOf(file, folder, '0C1A', '0042'), wordsOf(file, folder, '5D01', '5D02', '0C1F', '0065'));
  const sent = timeOf(file, folder, [SENT, ARRIVED]) || headerOf(wordsOf(file, folder, HEADERS), 'date');
  const all = [1, 2, 3].map((kind) => recipients(file, folder, kind));
  const [to = [], cc = [], bcc = []] = all;
  return {
    headers: [{ key: 'date', originalKey: 'Date', value: sent }],
    headerLines: [],
    from,
    to,
    cc,
    bcc,
    subject: wordsOf(file, folder, SUBJECT),
    messageId: '',
    attachments: [],
    ...bodyOf(file, folder),
  };
};
