import { foldWords } from '../../../columns/cells/fold.ts';
import { referenceWords } from '../data-files.ts';
import { partyIn } from '../parties.ts';
import { type Called, callingWords, MOST_WORDS } from '../people/called.ts';
import { roleIn } from '../people/standing.ts';
import { pronounIn } from '../pronouns.ts';
import type { Scene, Tier, Value } from '../scene.ts';

/** Signs in front of a value that may be of its sentence. */
const REACH = 100;
/** Words of a label behind the one that says whose it is, at most. */
const MOST_BEHIND = 4;
/** Words right in front of a value that goes on with a sentence, at most. */
const MOST_LABEL = 2;

const MARGIN = /^[\s>|,;.()*•–-]*(?:\d{1,2}[.)] )?/u;
const SENTENCE_ENDS = /[.;!?][)"”]?\s+|\n/u;

/** Whom words begin with that are a heading of the form, and how many words that takes. */
const callingAt = (called: Called, words: readonly string[]) => {
  for (let length = Math.min(MOST_WORDS, words.length); length > 0; length -= 1) {
    const people = called.get(words.slice(0, length).join(' '));
    if (people) return { people, length };
  }
  return undefined;
};

/** The one whom a label begins with and whom it speaks of to its end: "Recipient MRN", "Tenant A's SSN", not "Patient's mother's". */
const toldBy = ({ called }: Scene, words: string, most: number): number | undefined => {
  const label = words.replace(MARGIN, '');
  const folded = foldWords(label).split(' ');
  const own = callingWords(label);
  const found = callingAt(called, own);
  if (found?.people.size !== 1) return undefined;
  if ([2, 3].some((length) => referenceWords().bound.has(folded.slice(0, length).join(' ')))) return undefined;
  const behind = own.slice(found.length);
  const rest = behind.join(' ');
  const isOthers =
    roleIn(rest) !== undefined ||
    partyIn(`${rest} `) !== undefined ||
    behind.some((_, n) => callingAt(called, behind.slice(n)) !== undefined);
  if (isOthers || folded.length - found.length > most || /['’]s\s.*['’]s\s/u.test(label)) return undefined;
  return [...found.people][0];
};

/** "Recipient on dialysis, DOB 10/10/1968, MRN ": the sentence up to a value, where it names nobody. */
const sentenceBefore = ({ text, places }: Scene, { span, before, label }: Value): string | undefined => {
  const [near] = before;
  const from = Math.max(0, span.start - REACH, near?.end ?? 0);
  const sentence = text.slice(from, span.start).split(SENTENCE_ENDS).at(-1) ?? '';
  const isWhole = sentence.length < span.start - from || from === 0;
  const last = sentence.split(',').at(-1) ?? '';
  const isLabel =
    isWhole && places.length > 0 && callingWords(last).length <= MOST_LABEL && pronounIn(label) === undefined;
  return isLabel && sentence.includes(',') ? sentence : undefined;
};

/** Whom the label of a value calls as the form does, where it calls nobody else so. */
export const byCalled: Tier = (scene, value) => {
  if (scene.called.size === 0 || scene.chat.isChat) return [];
  const told = toldBy(scene, value.label, MOST_BEHIND);
  if (told !== undefined) return [told];
  const sentence = sentenceBefore(scene, value);
  return sentence === undefined ? [] : [toldBy(scene, sentence, REACH)];
};
