import { partyIn } from '../parties.ts';
import { roleIn } from '../people/standing.ts';
import { pronounIn } from '../pronouns.ts';
import type { Scene, Tier, Value } from '../scene.ts';
import { lastSentence } from '../sentence.ts';

/** "Call me at my daughter's house": whoever speaks is called. */
const CALL_ME =
  /(?:^|[^\p{L}])(?:call|reach|text|contact|get|ring|phone|e-?mail|write(?: to)?|fax) me(?: back)?(?=[^\p{L}])[^.;\n]{0,60}$/iu;

/** "Erreichbar bin ich privat unter", "Sie erreichen mich", "je suis joignable au". */
const REACHED_ABROAD =
  /(?<!\p{L})(?:erreich\p{L}*[^.;\n]{0,24}(?<!\p{L})(?:ich|mich)|(?:ich|mich)[^.;\n]{0,30} erreich\p{L}*|je (?:suis|reste) joignable|me joindre)(?!\p{L})[^.;\n]{0,40}$/iu;

export const byMe: Tier = ({ chat, discourse }, { span, label }) => {
  if (!CALL_ME.test(label) && !REACHED_ABROAD.test(label)) return [];
  return [chat.headAt(span.start) ?? chat.servedAt(span.start) ?? discourse.speakerAt(span.start)];
};

/** Words up to the last that mean who writes: "pay my son while I am at". */
const UP_TO_I = /^.*(?<!\p{L})(?:i|i['’]m|me)(?!\p{L})/isu;
/** "My husband's Medicare number, and I am afraid I read it to him": what a relative has stays theirs. */
const RELATIVES_OWN = /(?<!\p{L})(?:my|our) (?:[\p{L}-]{2,10} )?([\p{L}-]{3,14})['’]s(?= )/iu;

/**
 * What tells nothing of who writes: "Our policy:", "at our own 5 West", of an office; "my software has", "my nurse that he is"; "he sent me a picture of".
 */
const NOT_OWN =
  /(?<!\p{L})(?:our (?:own|policy|account|bank|card|loan|mortgage)|my (?:software|system|records?|notes?|files?|screen|copy|list|computer|spreadsheet|nurse|secretary|assistant|staff|colleague)|(?:he|she|they) (?:sent|gave|showed|texted|e-?mailed) me)(?!\p{L})/giu;

/** "Ann Lee fills in for me if I am away", ", who lives with me, is": of whom a sentence begins with, and whoever writes is only its object. */
const OF_NAMED = /^,? ?(?:who )?\p{Ll}{3,}/u;
const OBJECT =
  /(?<!\p{L})(?:(?!(?:call|reach|text|contact|e-?mail|phone|fax|page|ring|write|get) )[\p{L}-]{2,10} me(?: (?:on|at|in))?|(?:if|when|while|until) i(?:['’]m| \p{L}+))(?!\p{L})/giu;

/** The words of a label without those by which whoever writes is only the object of what it says of another. */
export const asSubject = ({ text }: Scene, { span, label, before }: Value): string => {
  const [near] = before;
  const isOfNamed = near !== undefined && near.end + label.length === span.start && text.startsWith(label, near.end);
  return isOfNamed && OF_NAMED.test(label) ? label.replace(OBJECT, ' ') : label;
};

/** "My phone" in a letter is its writer's, whomever the letter is about; "my mother's phone" is not. */
export const byWriter: Tier = (scene, value) => {
  const { chat, discourse } = scene;
  const { span, label } = value;
  if (chat.isChat || pronounIn(label) !== 'my') return [];
  const own = lastSentence(asSubject(scene, value)).replace(NOT_OWN, ' ');
  if (pronounIn(own) !== 'my' || roleIn(RELATIVES_OWN.exec(own)?.[1] ?? '') !== undefined) return [];
  const words = own.replace(UP_TO_I, '');
  if (partyIn(words) !== undefined || roleIn(words) !== undefined) return [];
  return [discourse.speakerAt(span.start)];
};
