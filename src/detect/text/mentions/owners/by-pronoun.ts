import type { Span } from '../../spans/span.ts';
import { lineStart } from '../../tokens/line-of.ts';
import { areAlike, type Gender, genderIn } from '../people/gender.ts';
import { pairMeant } from '../people/pairs.ts';
import { pronounIn } from '../pronouns.ts';
import { isNewParagraph, OF_OFFICE, type Place, type Scene, type Tier, type Value } from '../scene.ts';
import { ENDS, sentenceEnds } from '../sentence.ts';
import type { Discourse } from '../talk/discourse.ts';

/** "He reports daily use of": a line that begins with the pronoun, away from the last name. */
const beginsLine = (label: string, isHere: boolean | undefined): boolean =>
  !isHere && /^\s{0,4}(?:he|she|his|her)\s/i.test(label);

/** Sentences of a label in which a pronoun still says whose a value is. */
const RECENT = 2;

/** The last sentences of a label: a pronoun before them says nothing of it. */
const recent = (label: string): string => label.slice(sentenceEnds(label).at(-RECENT) ?? 0);

/** The head of an entry of a log: a day or a time. */
const ENTRY = /^[ \t]{0,4}(?:[[(]?\d{1,2}[/.:-]\d{1,2}|\d{4}-\d{2}|[0-2]\d[0-5]\d\s\p{L})/u;

/** Whom a log is about, where "she" stands in an entry that names nobody whom it can mean, and a relative was named before. */
const inEntry = (
  { discourse, text }: Scene,
  near: Place | undefined,
  span: Span,
  gender: Gender,
): number | undefined => {
  const { main, standing } = discourse;
  if (near === undefined || main === undefined || near.person === main || standing[main] !== 'subject')
    return undefined;
  if (standing[near.person] !== 'second' || !areAlike(discourse.gender[main], gender)) return undefined;
  const line = lineStart(text, span.start);
  return near.start < line && ENTRY.test(text.slice(line, line + 24)) ? main : undefined;
};

/** Signs of a sentence that are looked at for the pronoun it begins with. */
const SENTENCE_REACH = 240;

/** "Her doctor, Ann Lee; her office is": whoever acts for an office is meant in the sentence that names them. */
const isOffice = ({ text, discourse }: Scene, { person, end }: Place, { span }: Value, isKnown = false): boolean =>
  discourse.standing[person] === 'professional' &&
  !(
    OF_OFFICE.has(span.element) &&
    span.start - end < SENTENCE_REACH &&
    (isKnown || !ENDS.test(text.slice(end, span.start).replaceAll('; ', ', ')))
  );

/** The head of the mail that is answered above it. */
const MAIL_HEAD =
  /\n[> ]{0,4}(?:(?:from|von|de|da|van)\s?:\s|[^\n]{0,120}(?:wrote|schrieb|escribió|écrit|escreveu)\s?:)/i;

/** Signs of an answer in front of the mail it answers, and of a line that goes on about whom it names, at most. */
const REACH = 4000;
const FORWARDED = /forwarded|weitergeleitet|reenviad|transféré|encaminhad|inoltrat/i;

/** Whom a mail below speaks of, where the answer above says "her"; of one that is passed on, who wrote it as well. */
const inAnswered = (scene: Scene, { span, after }: Value, gender: Gender): readonly Place[] => {
  const { text, discourse } = scene;
  const apart = [discourse.speakerAt(span.start), discourse.addresseeAt(span.start)];
  const [first] = after;
  const reach = span.end + REACH;
  const isForwarded = first !== undefined && FORWARDED.test(text.slice(span.end, Math.min(first.start, reach)));
  const meant = after.filter(
    ({ person, start }) =>
      areAlike(discourse.gender[person], gender) &&
      discourse.standing[person] !== 'professional' &&
      !apart.includes(person) &&
      (isForwarded || discourse.speakerAt(start) !== person),
  );
  const [next] = meant;
  return next && MAIL_HEAD.test(text.slice(span.end, Math.min(next.start, reach))) ? meant : [];
};

/** Whoever may be meant where nobody in front fits: an office, the topic, those behind. */
const elsewhere = (scene: Scene, value: Value, gender: Gender): readonly number[] => {
  if (gender === undefined) return [];
  const { before, after } = value;
  const { discourse } = scene;
  const isAlike = ({ person }: Place) => areAlike(discourse.gender[person], gender) && !discourse.isSelf(person);
  // "Her supervisor is Ann Lee. Please call her": who acts for an office, where nobody else fits.
  const offices = before.filter((place) => isAlike(place) && discourse.standing[place.person] === 'professional');
  const behind = after.filter((place) => isAlike(place) && !isOffice(scene, place, value));
  return [...inAnswered(scene, value, gender), ...offices, ...behind].map(({ person }) => person);
};

/** Where a sentence that begins with "she" does: whom it names is not the one whom its next "she" means. */
const ownSentence = (text: string, at: number, gender: Gender): number => {
  const head = text.slice(Math.max(0, at - SENTENCE_REACH), at);
  const start = [...head.matchAll(/[\p{L}\d)]{2}[.!?]\s{1,3}|\n\n/gu)].at(-1);
  const sentence = start ? head.slice(start.index + start[0].length) : '';
  const first = /^(?:he|she)\s/i.exec(sentence)?.[0];
  return first !== undefined && genderIn(first) === gender ? at - sentence.length : at;
};

/** "Petitioner Ann Lee is a grandmother. She": who signs, spoken of as a party on the same line. */
const isParty = ({ text, discourse }: Scene, { person, end }: Place, at: number): boolean =>
  discourse.party[person] !== undefined && at - end < SENTENCE_REACH && !text.slice(end, at).includes('\n');

/** "He was born to Ruthanne and Dale Odom. He": who is named as a parent is not whom the next sentence means. */
const PARENT = /(?:^|[^\p{L}])(?:born|son|daughter|child)[^.;\n]{0,30} (?:to|of) [^.;\n]{0,40}$/iu;

const isParent = ({ text }: Scene, { start }: Place): boolean =>
  PARENT.test(text.slice(Math.max(0, start - 80), start));

/** Whether a text is about somebody: it says so, or says so of nobody, named them first, and somebody beside another last. */
const isTopic = ({ standing, main }: Discourse, { person }: Place, near: Place, gender: Gender): boolean =>
  standing[person] === 'subject' ||
  (gender !== undefined && person === main && standing[near.person] === 'second' && !standing.includes('subject'));

export const byPronoun: Tier = (scene, value) => {
  const { span, label, before } = value;
  if (pronounIn(recent(label)) !== 'third') return [];
  const { discourse, text } = scene;
  const gender = genderIn(label);
  const fitting = before.filter(
    (place) =>
      areAlike(discourse.gender[place.person], gender) &&
      !isOffice(scene, place, value, gender !== undefined && discourse.gender[place.person] === gender) &&
      (!discourse.isSelf(place.person) || isParty(scene, place, span.start)),
  );
  const isClear = fitting.every(({ person }) => person === fitting[0]?.person);
  const sentence = isClear ? span.start : ownSentence(text, span.start, gender);
  const earlier = fitting.filter(({ end }) => end <= sentence);
  const named = earlier.length > 0 ? earlier : fitting;
  const [near] = named;
  if (!near) return elsewhere(scene, value, gender);
  const stretch = text.slice(near.end, span.start);
  const isHere = stretch.length < REACH && !/\n(?![\p{Ll}\d(])/u.test(stretch);
  const about = inEntry(scene, near, span, gender);
  // A paragraph that begins with "she" goes on with whom the text is about.
  const goesOn = isNewParagraph(stretch) || beginsLine(label, isHere);
  const topic = goesOn ? named.filter((place) => isTopic(discourse, place, near, gender)) : [];
  // Whoever is known to be a woman is "her" before one of whom nothing is known, unless that one is right here.
  const known = named.filter(({ person }) => gender !== undefined && discourse.gender[person] === gender);
  const child = isParent(scene, near) ? named.find((place) => !isParent(scene, place))?.person : undefined;
  const both = gender === undefined ? pairMeant(scene, named, label) : undefined;
  return [about, child, both, ...[...topic, ...(isHere ? named : [...known, ...named])].map(({ person }) => person)];
};
