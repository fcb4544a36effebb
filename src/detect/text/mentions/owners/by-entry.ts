import { lineStart } from '../../tokens/line-of.ts';
import { isRelative, partyIn } from '../parties.ts';
import { roleIn } from '../people/standing.ts';
import { fitsOffice, type Place, type Scene, type Tier } from '../scene.ts';
import { lastSentence } from '../sentence.ts';

/** What stands behind a name that a line, an entry of a list or a paragraph begins with: "Tyson: ", "Ann Lee, 91. ". */
const HEADS_ENTRY = /^ ?(?:[:–]|-(?= )|,|\()/;
const ENTRY_START = /^[ \t>]{0,6}(?:(?:\d{1,3}[.)]|[-*•])[ \t]{1,3})?(?:(?:mr|mrs|ms|miss)\.? )?$/iu;

/** "Paternal grandmother Halyna - ": who somebody is, in front of their name. */
const ROLE_FIRST = /^[ \t>]{0,6}(?:(?:\d{1,3}[.)]|[-*•])[ \t]{1,3})?[\p{L}'’-]{3,14}(?: [\p{L}'’-]{3,14})?:? $/u;

/** "Keisha, the bank sent this back", alone at the head of its paragraph: who is spoken to, and not of whom an entry is. */
const SPEAKS_TO = /^, (?!(?:born|aged?|dob|who|whose|an?|the|his|her)(?!\p{L}))\p{Ll}/u;
/** The line by which a mail begins that is quoted below another. */
const HEAD_ABOVE =
  /(?:(?:wrote|escribió|schrieb|a écrit|escreveu|ha scritto|schreef|napisał|skrev)\s?:|(?:^|\n)[ \t>]*(?:from|sent|date|subject|to|von|gesendet|de|enviado|envoyé)\s?:[^\n]{0,120})\s{0,4}\n[ \t>]*$/iu;

const isSpokenTo = (scene: Scene, start: number, { person, start: at, end }: Place): boolean => {
  const { text, discourse } = scene;
  if (!text.startsWith(',', end)) return false;
  if (discourse.addresseeAt(at) === person) return true;
  const isFirst =
    start === 0 ||
    /\n[ \t>]*\n$/u.test(text.slice(Math.max(0, start - 12), start)) ||
    HEAD_ABOVE.test(text.slice(Math.max(0, start - 160), start));
  return isFirst && SPEAKS_TO.test(text.slice(end, end + 12));
};

/** Whom a form only names to be reached is not whom its line goes on about. */
const isRelation = (front: string): boolean => {
  const role = roleIn(front);
  return role !== undefined && role !== 'contact';
};

/** The name with which the line begins, where it names nobody else: "Rico: born 1/9. Allergic to". */
export const byEntry: Tier = (scene, { span, before, label }) => {
  const { text, chat } = scene;
  if (chat.isChat) return [];
  const words = lastSentence(label);
  const party = partyIn(words);
  if (roleIn(words) !== undefined || (party !== undefined && isRelative(party))) return [];
  const start = lineStart(text, span.start);
  const own = before.filter((place) => place.start >= start);
  const head = own.at(-1);
  if (!head || own.some(({ person }) => person !== head.person) || !fitsOffice(scene, head.person, span)) return [];
  if (isSpokenTo(scene, start, head)) return [];
  const front = text.slice(start, head.start);
  const begins = ENTRY_START.test(front) || (ROLE_FIRST.test(front) && isRelation(front));
  return begins && HEADS_ENTRY.test(text.slice(head.end, head.end + 3)) ? [head.person] : [];
};
