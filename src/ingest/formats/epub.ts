import { type Found, type Reader, unreadable } from '../reader.ts';
import { type OfficePackage, openPackage } from './office/package.ts';
import { attribute, readWholeXml } from './office/xml.ts';
import { openDocumentType } from './open-document.ts';

const TYPE = 'application/epub+zip';
const LOCKS = 'META-INF/encryption.xml';

/** Parts that say how a book looks and where its parts are, and have no words of its own. */
const OF_FORM = /^META-INF\/|^mimetype$|\.(?:css|otf|ttf|woff2?|js)$/i;
const OF_PICTURES = /\.(?:jpe?g|png|gif|webp|mp[34]|m4[av]|og[gv]|webm)$/i;

/** Parts that are locked. Fonts often are, and that is no matter here. */
const lockedParts = async (office: OfficePackage): Promise<ReadonlySet<string>> => {
  const locked = new Set<string>();
  if (!office.has(LOCKS)) return locked;
  await readWholeXml(office.part(LOCKS), {
    open: (tag, attributes) => {
      if (tag === 'CipherReference') locked.add(attribute(attributes, 'URI') ?? '');
    },
  });
  return locked;
};

/** Books (EPUB): each page, and what the book says of itself, is a unit. */
export const epub: Reader = {
  format: 'epub',
  recognise: (look) => (openDocumentType(look) === TYPE ? TYPE : null),
  read: async function* ({ bytes }, context): AsyncIterable<Found> {
    const office = await openPackage(bytes, context);
    const locked = await lockedParts(office);
    const parts = office.names.filter((name) => !OF_FORM.test(name));
    const pages = parts.filter((name) => !OF_PICTURES.test(name));
    if (pages.length === 0) throw unreadable('damaged');
    if (pages.length < parts.length) yield { found: 'unread', reason: 'no_text', parts: parts.length - pages.length };
    for (const name of pages)
      yield locked.has(name)
        ? { found: 'member', member: { name, kind: 'refused', reason: 'password', bytes: null } }
        : { found: 'member', member: { name, kind: 'bytes', pieces: office.member(name) } };
  },
};
