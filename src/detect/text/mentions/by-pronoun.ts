import { lineStart } from '../line-of.ts';
import type { Span } from '../span.ts';
import { areAlike, type Gender, genderIn } from './gender.ts';
import { partyIn } from './parties.ts';
import { pronounIn } from './pronouns.ts';
import { isNewParagraph, OF_OFFICE, type Place, REACH, type Scene, type Tier, type Value } from './scene.ts';
import { ENDS, sentenceEnds } from './sentence.ts';

/** "He reports daily use of": a line that begins with the pronoun, away from the last name. */
const beginsLine = (label: string, isHere: boolean | undefined): boolean =>
  !isHere && /^\s{0,4}(?:he|she|his|her)\s/i.test(label);

/** Sentences of a label in which a pronoun still says whose a value is. */
const RECENT = 2;

/** The last sentences of a label: a pronoun before them says nothing of it. */
const recent = (label: string): string => label.slice(sentenceEnds(label).at(-RECENT) ?? 0);

/** A sentence that begins with "he" or "she" right before what is said. */
const NEW_SENTENCE = /(?:[.!?]|\d\.)["”)]?\s{1,3}(?:he|she)\s[^.!?]{0,120}$/i;

/** Whom the text is about, where a sentence that begins with "she" follows one that named a relative. */
const topicOf = ({ discourse, text }: Scene, near: Place | undefined, label: string): number | undefined => {
  const { main, standing, gender } = discourse;
  if (near === undefined || main === undefined || near.person === main || standing[near.person] !== 'second')
    return undefined;
  if (standing[main] !== 'subject' || discourse.isSelf(main) || !NEW_SENTENCE.test(label)) return undefined;
  const own = genderIn(label);
  // One who is known to be a woman is "she" before one of whom nothing is known.
  if (gender[main] === undefined && gender[near.person] === own) return undefined;
  return areAlike(gender[main], own) && text.length < REACH * 4 ? main : undefined;
};

/** Whom only the given name makes a man or a woman, where the text is about them. */
const isGuessed = ({ people, discourse }: Scene, { person }: Place): boolean =>
  people[person]?.gender === undefined && person === discourse.main && !discourse.isSelf(person);

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

/** Whom the text is about, where the words say that they and no relative named last are meant. */
const aboutWhom = (scene: Scene, near: Place | undefined, { span, label }: Value, gender: Gender): number | undefined =>
  inEntry(scene, near, span, gender) ?? (OF_OFFICE.has(span.element) ? undefined : topicOf(scene, near, label));

/** Signs of a sentence that are looked at for the pronoun it begins with. */
const SENTENCE_REACH = 240;

/** "Her doctor, Ann Lee; her office is": whoever acts for an office is meant in the sentence that names them. */
const isOffice = ({ text, discourse }: Scene, { person, end }: Place, { span }: Value): boolean =>
  discourse.standing[person] === 'professional' &&
  !(
    OF_OFFICE.has(span.element) &&
    span.start - end < SENTENCE_REACH &&
    !ENDS.test(text.slice(end, span.start).replaceAll('; ', ', '))
  );

/** The head of the mail that is answered above it. */
const MAIL_HEAD =
  /\n[> ]{0,4}(?:(?:from|von|de|da|van)\s?:\s|[^\n]{0,120}(?:wrote|schrieb|escribió|écrit|escreveu)\s?:)/i;

/** Signs of an answer in front of the mail it answers, at most. */
const MAIL_REACH = 4000;
const FORWARDED = /forwarded|weitergeleitet|reenviad|transféré|encaminhad|inoltrat/i;

/** Whom a mail below speaks of, where the answer above says "her"; of one that is passed on, who wrote it as well. */
const inAnswered = (scene: Scene, { span, after }: Value, gender: Gender): readonly Place[] => {
  const { text, discourse } = scene;
  const apart = [discourse.speakerAt(span.start), discourse.addresseeAt(span.start)];
  const [first] = after;
  const reach = span.end + MAIL_REACH;
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
  const guessed = before.filter((place) => isGuessed(scene, place) && !isOffice(scene, place, value));
  const behind = after.filter((place) => isAlike(place) && !isOffice(scene, place, value));
  return [...inAnswered(scene, value, gender), ...offices, ...guessed, ...behind].map(({ person }) => person);
};

/** Where a sentence that begins with "she" does: whom it names is not the one whom its next "she" means. */
const ownSentence = (text: string, at: number, gender: Gender): number => {
  const head = text.slice(Math.max(0, at - SENTENCE_REACH), at);
  const start = [...head.matchAll(/[\p{L}\d)]{2}[.!?]\s{1,3}|\n\n/gu)].at(-1);
  const sentence = start ? head.slice(start.index + start[0].length) : '';
  const first = /^(?:he|she)\s/i.exec(sentence)?.[0];
  return first !== undefined && genderIn(first) === gender ? at - sentence.length : at;
};

/** "Guarantor: Ann Lee", and on the next line or two "Her date of birth:". */
const OWN_FIELD = /^[^\n]{0,60}\n(?:[^\n]{1,60}\n)?\s{0,4}(?:his|her|their) [^\n:]{2,30}:[^\n]{0,40}$/i;

/** "Hers is", "his": somebody else than whose the value before is. */
const CONTRAST = /(?:^|[^\p{L}])(?:hers|his|theirs)(?: is| was)?[: ]{0,2}$/iu;

/** Signs of a quote, at most. */
const QUOTE_REACH = 600;
/** "Keene said. “She had": who speaks means somebody else by it. */
const QUOTED = /^,? (?:said|says|added|recalled|told [^.\n]{1,30})[.,:] ["“][^"”]*$/i;

const REACHED =
  /(?:reach|call|contact|text|e-?mail|phone|ring|fax|write to|get hold of) (?:him|her|them)(?=[^\p{L}])[^.!?]*$/iu;

/** "Petitioner Ann Lee is a grandmother. She": who signs, spoken of as a party on the same line. */
const isParty = ({ text, discourse }: Scene, { person, end }: Place, at: number): boolean =>
  discourse.party[person] !== undefined && at - end < SENTENCE_REACH && !text.slice(end, at).includes('\n');

export const byPronoun: Tier = (scene, value) => {
  const { span, label, before, previous } = value;
  if (pronounIn(recent(label)) !== 'third') return [];
  const { discourse, text } = scene;
  const gender = genderIn(label);
  const isAlike = ({ person }: Place): boolean => areAlike(discourse.gender[person], gender);
  const isMeant = (place: Place): boolean =>
    isAlike(place) &&
    !isOffice(scene, place, value) &&
    (!discourse.isSelf(place.person) || isParty(scene, place, span.start)) &&
    !(span.start - place.end < QUOTE_REACH && QUOTED.test(text.slice(place.end, span.start)));
  // "Your adjuster is Ann Lee. You may reach her at": the last who was named.
  const last = before.find((place) => isAlike(place) && !discourse.isSelf(place.person));
  const isKnown = last && gender !== undefined && discourse.gender[last.person] === gender;
  if (last && isKnown && OF_OFFICE.has(span.element) && REACHED.test(label)) return [last.person];
  const parties = before.filter((place) => discourse.party[place.person] !== undefined && isAlike(place));
  const spoken = parties.length > 0 ? partyIn(label) : undefined;
  const ofParty = parties.filter(({ person }) => discourse.party[person] === spoken);
  if (ofParty.length > 0) return ofParty.map(({ person }) => person);
  const named = before.filter(isMeant);
  if (named.length === 0) return elsewhere(scene, value, gender);
  // Nobody was named since the value before: its owner goes on.
  const contrasts = CONTRAST.test(label);
  const isSame = (own: Gender) => own === gender || (own === undefined && !contrasts && !value.between.includes('\n'));
  if (previous !== undefined && gender !== undefined && isSame(discourse.gender[previous]))
    return [previous, ...named.map(({ person }) => person)].filter((person) => !discourse.isSelf(person));
  const isClear = named.every(({ person }) => person === named[0]?.person);
  const sentence = isClear ? span.start : ownSentence(text, span.start, gender);
  const earlier = named.filter(
    ({ end, person }) =>
      end <= sentence && !(contrasts && person === previous && discourse.gender[person] === undefined),
  );
  const meant = earlier.length > 0 ? earlier : named;
  // Whoever is known to be a woman is "her" before one of whom nothing is known, unless that one is right here.
  const [near] = meant;
  const stretch = near ? text.slice(near.end, span.start) : '';
  const isHere = near && (!/\n(?![\p{Ll}\d(])/u.test(stretch) || OWN_FIELD.test(stretch));
  const known = meant.filter(({ person }) => gender !== undefined && discourse.gender[person] === gender);
  const about = aboutWhom(scene, near, value, gender);
  if (about !== undefined) return [about, ...meant.map(({ person }) => person)];
  // A paragraph that begins with "she" goes on with whom the text is about.
  const goesOn = near !== undefined && isNewParagraph(text.slice(near.end, span.start));
  const topic =
    goesOn || beginsLine(label, isHere) ? meant.filter(({ person }) => discourse.standing[person] === 'subject') : [];
  return [...topic, ...(isHere ? meant : [...known, ...meant])].map(({ person }) => person);
};
