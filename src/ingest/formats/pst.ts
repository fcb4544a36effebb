import type { PSTAttachment } from 'pst-extractor/dist/PSTAttachment.class.js';
import type { PSTContact } from 'pst-extractor/dist/PSTContact.class.js';
import type { PSTFolder } from 'pst-extractor/dist/PSTFolder.class.js';
import type { PSTMessage } from 'pst-extractor/dist/PSTMessage.class.js';
import type { Limits } from '../limits.ts';
import { type Found, type Member, type Reader, unreadable } from '../reader.ts';
import { textParts } from '../text/pieces.ts';
import { contactText, messageText } from './pst/item-text.ts';
import type { Listener } from './pst/store.ts';

const TYPE = 'application/vnd.ms-outlook-pst';
const ITEM_TYPE = 'application/vnd.ms-outlook';
/** Folders within each other, and messages within messages, at most. */
const DEEPEST = 64;
const PIECE = 1 << 20;

const ENCRYPTED = /^IPM\.Note\.(?:SMIME|Secure)(?!\.MultipartSigned)/i;

interface Reading {
  readonly limits: Limits;
  readonly listener: Listener;
  /** Folders that were opened: a damaged file can name one as its own. */
  readonly opened: Set<number>;
}

const contentOf = function* (attachment: PSTAttachment, { ask }: Listener): Iterable<Buffer> {
  const { stream, size } = ask(() => ({ stream: attachment.fileInputStream, size: attachment.filesize }));
  if (!stream) throw unreadable('damaged');
  for (let left = size; left > 0; left -= PIECE) {
    const piece = Buffer.alloc(Math.min(PIECE, left));
    ask(() => stream.readCompletely(piece));
    yield piece;
  }
};

const attachmentOf = (message: PSTMessage, n: number, reading: Reading, depth: number): Member => {
  const { ask } = reading.listener;
  const bytes = null;
  try {
    const attachment = ask(() => message.getAttachment(n));
    const name = ask(() => attachment.longFilename || attachment.filename || attachment.displayName) || `part-${n + 1}`;
    const inner = ask(() => attachment.embeddedPSTMessage);
    if (inner && depth > DEEPEST) return { name, kind: 'refused', reason: 'too_deep', bytes };
    if (inner)
      return { name, kind: 'read', mediaType: ITEM_TYPE, bytes, items: () => itemFound(inner, reading, depth + 1) };
    if (ask(() => attachment.fileInputStream) === null) return { name, kind: 'refused', reason: 'unsupported', bytes };
    return { name, kind: 'bytes', pieces: contentOf(attachment, reading.listener) };
  } catch {
    // The message names an attachment that is not there.
    return { name: `part-${n + 1}`, kind: 'refused', reason: 'damaged', bytes };
  }
};

function* itemFound(message: PSTMessage, reading: Reading, depth: number): Iterable<Found> {
  const { listener, limits } = reading;
  const kind = listener.ask(() => message.messageClass);
  const isContact = /^IPM\.Contact/i.test(kind);
  const text = isContact ? contactText(message as PSTContact, listener) : messageText(message, listener);
  for (const part of textParts([text], limits.part))
    yield { found: 'text', as: isContact ? 'plain' : 'mail', text: part };
  const attached = listener.ask(() => message.numberOfAttachments);
  for (let n = 0; n < attached; n += 1) yield { found: 'member', member: attachmentOf(message, n, reading, depth) };
  if (ENCRYPTED.test(kind)) yield { found: 'unread', reason: 'password', parts: 1 };
  const lost = listener.takeLost();
  if (lost > 0) yield { found: 'unread', reason: 'damaged', parts: lost };
}

const folderName = (folder: PSTFolder, { ask }: Listener): string =>
  ask(() => folder.displayName)
    .replaceAll('/', '_')
    .trim();

/** What the library gives, or the reason why it does not; and what it lost on its way. */
function* heard<T>(listener: Listener, what: () => T): Generator<Found, T | undefined> {
  let given: T | undefined;
  let failed = 0;
  try {
    given = listener.ask(what);
  } catch {
    failed = 1;
  }
  // What fails is told on the console as well.
  const lost = Math.max(failed, listener.takeLost());
  if (lost > 0) yield { found: 'unread', reason: 'damaged', parts: lost };
  return given;
}

const idOf = (folder: PSTFolder): number => folder.descriptorNodeId.toNumber();
/** Kind of a folder that only finds what lies in others. */
const SEARCH = 3;

/** Items of a folder, then those of the folders in it; each is named by its place in its folder: `Inbox/12`. */
function* folderFound(folder: PSTFolder, path: string, reading: Reading, depth: number): Iterable<Found> {
  const { listener, opened } = reading;
  if ((idOf(folder) & 31) === SEARCH) return;
  if (depth > DEEPEST) throw unreadable('too_deep');
  if (opened.has(idOf(folder))) throw unreadable('damaged');
  opened.add(idOf(folder));
  for (let n = 1; ; n += 1) {
    const message = yield* heard(listener, () => folder.getNextChild() as PSTMessage | null);
    if (!message) break;
    const items = () => itemFound(message, reading, 0);
    yield { found: 'member', member: { name: `${path}${n}`, kind: 'read', mediaType: ITEM_TYPE, bytes: null, items } };
  }
  const folders = yield* heard(listener, () => folder.getSubFolders());
  for (const [n, inner] of (folders ?? []).entries()) {
    const own = folderName(inner, listener) || `folder-${n + 1}`;
    yield* folderFound(inner, `${path}${own}/`, reading, depth + 1);
  }
}

/** Mailboxes of Outlook (PST, OST): every item of every folder is a unit, its attachments are units in it. */
export const pst: Reader = {
  format: 'pst',
  recognise: ({ head }) =>
    head.subarray(0, 4).toString('latin1') === '!BDN' && /^S[MO]$/.test(head.subarray(8, 10).toString('latin1'))
      ? TYPE
      : null,
  read: async function* ({ bytes, look }, { limits }): AsyncIterable<Found> {
    const { createListener, isCutStore, openStore } = await import('./pst/store.ts');
    const listener = createListener();
    const root = listener.ask(() => openStore(bytes).getRootFolder());
    yield* folderFound(root, '', { limits, listener, opened: new Set() }, 0);
    if (isCutStore(bytes, look.head)) throw unreadable('damaged');
  },
};
