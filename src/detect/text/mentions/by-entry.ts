import { lineStart } from '../tokens/line-of.ts';
import { fitsOffice, type Tier } from './scene.ts';
import { roleIn } from './standing.ts';

/** What stands behind a name that a line, an entry of a list or a paragraph begins with: "Tyson: ", "Ann Lee, 91. ". */
const HEADS_ENTRY = /^ ?(?:[:–]|-(?= )|,|\()/;
const ENTRY_START = /^[ \t>]{0,6}(?:(?:\d{1,3}[.)]|[-*•])[ \t]{1,3})?(?:(?:mr|mrs|ms|miss)\.? )?$/iu;

/** "Paternal grandmother Halyna - ": who somebody is, in front of their name. */
const ROLE_FIRST = /^[ \t>]{0,6}(?:(?:\d{1,3}[.)]|[-*•])[ \t]{1,3})?[\p{L}'’-]{3,14}(?: [\p{L}'’-]{3,14})?:? $/u;

/** Whom a form only names to be reached is not whom its line goes on about. */
const isRelation = (front: string): boolean => {
  const role = roleIn(front);
  return role !== undefined && role !== 'contact';
};

/** The name with which the line begins, where it names nobody else: "Rico: born 1/9. Allergic to". */
export const byEntry: Tier = (scene, { span, before }) => {
  const { text, chat } = scene;
  if (chat.isChat) return [];
  const start = lineStart(text, span.start);
  const own = before.filter((place) => place.start >= start);
  const head = own.at(-1);
  if (!head || own.some(({ person }) => person !== head.person) || !fitsOffice(scene, head.person, span)) return [];
  const front = text.slice(start, head.start);
  const begins = ENTRY_START.test(front) || (ROLE_FIRST.test(front) && isRelation(front));
  return begins && HEADS_ENTRY.test(text.slice(head.end, head.end + 3)) ? [head.person] : [];
};
