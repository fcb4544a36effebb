import { countBefore, type Span } from '../../spans/span.ts';
import { lineStart } from '../../tokens/line-of.ts';
import { TABULAR } from '../own-row.ts';
import { areAlike, genderIn } from '../people/gender.ts';
import { firstOfPair } from '../people/pairs.ts';
import { roleIn } from '../people/standing.ts';
import { pronounIn } from '../pronouns.ts';
import { fitsOffice, isNewParagraph, type Place, type Scene, SENTENCE, type Tier } from '../scene.ts';
import { SENTENCE_BREAK } from '../sentence.ts';

/** "Ms. Okafor gave her number as": the pronoun means the name that the clause begins with. */
const isOwnClause = ({ discourse, text }: Scene, { person, start }: Place, stretch: string): boolean =>
  // Its length first: of a text without an end every value would read all of it.
  stretch.length < SENTENCE &&
  areAlike(discourse.gender[person], genderIn(stretch)) &&
  ((stretch.length < 64 && !/[,;.:!?\n]/.test(stretch)) ||
    (ASIDE.test(stretch) && BEGINS.test(text.slice(Math.max(0, start - 8), start))));

/** "Ann Lee, 16, who carried her brother out, suffered": a sentence goes on behind what it says by the way of its subject. */
const ASIDE = /^, (?:\d{1,3}, )?who [^,.;:!?\n]{3,80}, [^,.;:!?\n]*$/u;
const BEGINS = /(?:^|[.!?]["”)]? |\n)(?:(?:mr|mrs|ms|dr)\. )?$/i;

const SOURCE =
  /(?:^|[^\p{L}])(?:c\/o|care of|per|according to|as told by|reported by|informed by|selon|según|laut)\s(?:(?:mr|mrs|ms|dr)\.? )?$/iu;

/** "Mrs. Ackerly's son": the relative is meant. */
const OF_RELATIVE_BEHIND = /^['’]s? [\p{L}-]{3,16}/u;

/** "Lucien Avery, 54, of Zachary", "Rev. Joy Lovelace of Carter Chapel": where the one in front is from. */
const FROM = /^(?:, \d{1,3})?,? (?:of|from|at|in|de|aus|à) (?:[\p{Ll}]{3,12} )?$/u;

/** "Brought by roommate Kit Okafor": who does something for the one that is spoken of. */
const AGENT =
  /(?:^|[^\p{L}])(?:brought|bib|accompanied|seen|referred|driven|found|reported|attended|escorted|transported|raised|diagnosed|prescribed|treated|adopted|hired|witnessed|notarized|translated)(?: in| here| up)? (?:by|with)\s(?:(?:his|her|their|the|a) )?(?:[\p{Ll}-]{2,14}\s){0,3}(?:(?:mr|mrs|ms|dr)\.? )?$/iu;

/** Whether somebody is named as who does something for another. */
const isAgent = ({ text, discourse }: Scene, { person, start }: Place): boolean =>
  discourse.standing[person] !== 'professional' && AGENT.test(text.slice(Math.max(0, start - 48), start));

/** "Patient: Ann Lee / Brought by roommate Bo Ray after a fall. Dx: anxiety": whoever brings a patient is not the one who is treated. */
export const byAgent: Tier = (scene, { span, label, before }) => {
  const [near, ...others] = before;
  if (span.element !== 'medical' || !near || !isAgent(scene, near) || pronounIn(label) !== undefined) return [];
  const [patient] = others.filter(({ person }) => person !== near.person);
  const stretch = scene.text.slice(near.end, span.start);
  const isSubject = patient !== undefined && scene.discourse.standing[patient.person] === 'subject';
  return isSubject && stretch.length < SENTENCE && !stretch.includes('\n') ? [patient.person] : [];
};

/** Who only says something, takes mail for somebody, is whose relative is meant, or is no person but where one is from. */
export const isSource = (scene: Scene, place: Place): boolean => {
  const { text, places } = scene;
  const { start, end } = place;
  const own = places[countBefore(places, start) - 1];
  if (own && own.person !== place.person && FROM.test(text.slice(own.end, start))) return true;
  if (isAgent(scene, place)) return true;
  const relative = OF_RELATIVE_BEHIND.exec(text.slice(end, end + 20))?.[0];
  if (relative !== undefined && roleIn(relative) !== undefined) return true;
  return SOURCE.test(text.slice(Math.max(0, start - 24), start));
};

/** "Damon has texted her sister Ann from": from the number of whom the sentence begins with. */
const CALLED_FROM = /(?:^|[^\p{L}])from\s(?:(?:the|a|his|her) )?$/iu;
const CALLED = /(?:^|[^\p{L}])(?:called|phoned|texted|rang|messaged|contacted|emailed|calling|texting)(?=[^\p{L}])/iu;

const firstOfSentence = ({ text }: Scene, before: readonly Place[], near: Place, at: number): Place => {
  const own = before.filter(({ end }) => at - end < SENTENCE && !SENTENCE_BREAK.test(text.slice(end, at)));
  const first = own.at(-1);
  return first && CALLED.test(text.slice(first.end, near.start)) ? first : near;
};

/** Words of which a line goes on in the next; cells of a table do not. */
const unwrapped = (stretch: string): string =>
  stretch.replace(TABULAR.test(stretch) ? /\n(?=[\s>]{0,6}[\p{Ll}(])/gu : /\n(?=[\s>]{0,6}[\p{Ll}\d(])/gu, ' ');

/** The name in the same sentence or line. */
export const bySentence: Tier = (scene, { span, before, label }) => {
  // "Per Ines" names who said it.
  const isSubjectOf = (place: Place) =>
    !isSource(scene, place) &&
    (fitsOffice(scene, place.person, span) ||
      isEnumerated(scene, place, span) ||
      IS.test(scene.text.slice(place.end, place.end + 12)));
  const found = before.find(isSubjectOf);
  const near = found && CALLED_FROM.test(label) ? firstOfSentence(scene, before, found, span.start) : found;
  // What another said in a chat is another sentence.
  if (!near || near.end < scene.chat.wordsAt(span.start)) return [];
  const stretch = scene.text.slice(near.end, span.start + 1);
  if (pronounIn(label) === 'third')
    return isOwnClause(scene, near, stretch) && fitsOffice(scene, near.person, span) ? [near.person] : [];
  if (stretch.length > SENTENCE || SENTENCE_BREAK.test(unwrapped(stretch))) return [];
  return [ownerOf(scene, near, span)];
};

/** Two who are named together live together and share their contracts. */
const ownerOf = (scene: Scene, place: Place, { element }: Span): number =>
  (element === 'postal_address' || element === 'account_number' ? firstOfPair(scene, place) : place).person;

/** "Physician: Piotr Zielonka MD, TIN 95-0008217": what stands behind a comma is of whom it follows, whatever their office; not what they treat. */
const isEnumerated = ({ text }: Scene, { end }: Place, { element, start }: Span): boolean =>
  element !== 'medical' && start - end < MOST_ENUMERATED && ENUMERATED.test(text.slice(end, start));

const ENUMERATED = /^(?:,? (?:md|do|esq|rn|np|cpa|lcsw)\.?)?,[^.;!?\n]{0,24}$/iu;
const MOST_ENUMERATED = 36;

/** "Her supervisor, Ann Lee, is out after": what a sentence says of its subject, whatever their office. */
const IS = /^,? (?:is|was|suffers|suffered|went|died)\s/;

/** Lines of a signature or an address below a name that has its line to itself. */
const MOST_LINES = 4;
/** Signs of these lines, at most: what stands further on is not looked at. */
const MOST_OF_LINES = 1200;

/** The name that fills the line above: a signature with its telephone, an address under a name. */
export const byOwnLine: Tier = (scene, { span, before }) => {
  const near = before.find((place) => !isSource(scene, place));
  if (!near || span.start - near.end > MOST_OF_LINES) return [];
  if (!(span.element === 'postal_address' || fitsOffice(scene, near.person, span))) return [];
  const { text } = scene;
  const start = lineStart(text, near.start);
  const stretch = text.slice(near.end, span.start);
  const alone =
    /^[ \t>]*(?:[\p{L}]{1,4}\.? )?$/u.test(text.slice(start, near.start)) &&
    /^(?:, [\p{L}. ,-]{1,24})?[ \t]*\n/u.test(stretch);
  const lines = stretch.split('\n').length - 1;
  return alone && lines <= MOST_LINES && !isNewParagraph(stretch) && !/[.!?]\s/.test(stretch)
    ? [ownerOf(scene, near, span)]
    : [];
};
