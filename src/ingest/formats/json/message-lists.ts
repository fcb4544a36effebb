import { isRecord } from './flatten.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** Last words of keys, in small letters without signs: of a text that somebody wrote, of when, and of who. */
const TEXTS: ReadonlySet<string> = new Set([
  ...['body', 'bodytext', 'plainbody', 'htmlbody', 'text', 'message', 'content', 'comment', 'note', 'reply'],
]);
const TIMES = /(?:^|_|[a-z])(?:at|on|date|time|timestamp|ts|created|sent)$/i;
const WRITERS = /^(?:author|sender|from|writer|creator|createdby|sentby|postedby|commenter|user|agent)$/;
const WRITERS_NAMES = /^(?:author|sender|from|writer|creator|commenter)(?:full|display|real)?name$/;
const NAMES: ReadonlySet<string> = new Set(['name', 'fullname', 'displayname', 'realname', 'username']);

/** Who answers for a house: a ticket is about nobody of these. */
const OF_HOUSE =
  /^(?:assignee|assignedto|agent|admin|administrator|owner|operator|teammate|team|staff|bot|app|system)$/;

const plain = (key: string): string => key.toLowerCase().replace(/[^a-z]/g, '');

const isWord = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

const nameIn = (value: JsonObject): string | undefined =>
  Object.entries(value).flatMap(([key, inner]) => (NAMES.has(plain(key)) && isWord(inner) ? [inner] : []))[0];

/** Whether an element is a message: a text, when it was written, and the name of who wrote it. */
const isMessage = (element: unknown): boolean => {
  if (!isRecord(element)) return false;
  const entries = Object.entries(element);
  return (
    entries.some(([key]) => TEXTS.has(plain(key))) &&
    entries.some(([key]) => TIMES.test(key)) &&
    entries.some(([key, inner]) =>
      isRecord(inner) ? WRITERS.test(plain(key)) && nameIn(inner) : WRITERS_NAMES.test(plain(key)) && isWord(inner),
    )
  );
};

const DEEPEST = 3;

/** The first of whom a record gives name and address of mail and who is none of the house: who a conversation is with. */
const contactIn = (value: JsonObject, depth = 0): JsonObject | undefined => {
  const mail = value['email'];
  const name = nameIn(value);
  const isHouse = OF_HOUSE.test(plain(String(value['type'] ?? value['role'] ?? '')));
  if (depth > 0 && name !== undefined && isWord(mail)) return isHouse ? undefined : { name, email: mail };
  if (depth >= DEEPEST) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = isRecord(inner) && !OF_HOUSE.test(plain(key)) ? contactIn(inner, depth + 1) : undefined;
    if (found) return found;
  }
  return undefined;
};

const MOST_DIGITS = 64;

/**
 * The messages of a conversation that stand as a list in its record, as rows that say which conversation they are of and with whom;
 * undefined: the list is none of messages. Side by side in one row they could not be told by who wrote each.
 */
export const messagesIn = (list: readonly unknown[], record: unknown): readonly JsonObject[] | undefined => {
  if (list.length === 0 || !list.every(isMessage)) return undefined;
  const own = isRecord(record) ? record : {};
  const contact = contactIn(own);
  const { id } = own;
  const isKey = (typeof id === 'string' && id.length <= MOST_DIGITS) || typeof id === 'number';
  const of = { ...(isKey && { conversation_id: id }), ...(contact && { contact }) };
  return list.filter(isRecord).map((message) => ({ ...of, ...message }));
};
