import { type Look, type Reader, unreadable } from '../reader.ts';
import { namesIn } from './zip/archive.ts';

const PARTS: Readonly<Record<string, string>> = {
  'ppt/presentation.xml': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'xl/workbook.bin': 'application/vnd.ms-excel.sheet.binary.macroenabled.12',
  'visio/document.xml': 'application/vnd.ms-visio.drawing',
};

/** Open documents name their type in an entry of their own, unpacked, at the very beginning. */
const openDocumentType = ({ head }: Look): string | null =>
  /^mimetype(application\/(?:vnd\.oasis\.opendocument\.[a-z-]+|epub\+zip))/.exec(
    head.subarray(30, 130).toString('latin1'),
  )?.[1] ?? null;

/**
 * Documents that are ZIP archives and have no reader yet. Opening them as archives would give their markup instead of
 * their text, and call that read.
 */
export const officeOther: Reader = {
  format: 'office-other',
  recognise: async (look) => {
    const names = await namesIn(look);
    const part = Object.keys(PARTS).find((name) => names.has(name));
    return part === undefined ? openDocumentType(look) : (PARTS[part] ?? null);
  },
  // biome-ignore lint/correctness/useYield: it gives nothing
  read: function* () {
    throw unreadable('unsupported');
  },
};
