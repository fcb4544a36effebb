import { type Reader, readsNothing } from '../reader.ts';
import { openDocumentType } from './open-document.ts';
import { namesIn } from './zip/archive.ts';

const PARTS: Readonly<Record<string, string>> = {
  'visio/document.xml': 'application/vnd.ms-visio.drawing',
  // Pages, Numbers and Keynote since 2013.
  'Index/Document.iwa': 'application/vnd.apple.iwork',
};

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
  read: readsNothing('unsupported'),
};
