import { ENDS } from './continuity.ts';
import { areAlike, type Gender, genderIn } from './gender.ts';
import { pronounIn } from './pronouns.ts';
import {
  fitsOffice,
  isNewParagraph,
  OF_OFFICE,
  type Place,
  REACH,
  type Scene,
  type Tier,
  type Value,
} from './scene.ts';
import { SENTENCE_END } from './sentence.ts';

/** "He reports daily use of": a line that begins with the pronoun, away from the last name. */
const beginsLine = (label: string, isHere: boolean | undefined): boolean =>
  !isHere && /^\s{0,4}(?:he|she|his|her)\s/i.test(label);

/** Sentences of a label in which a pronoun still says whose a value is. */
const RECENT = 2;

/** The last sentences of a label: a pronoun before them says nothing of it. */
const recent = (label: string): string => {
  const end = [...label.matchAll(SENTENCE_END)].at(-RECENT);
  return end ? label.slice(end.index + end[0].length) : label;
};

/** A sentence that begins with "he" or "she" right before what is said. */
const NEW_SENTENCE = /(?:[.!?;]|\d\.)["”)]?\s{1,3}(?:he|she)\s[^.!?]{0,120}$/i;

/** Whom the text is about, where a sentence that begins with "she" follows one that named a relative. */
const topicOf = ({ discourse, text }: Scene, near: Place | undefined, label: string): number | undefined => {
  const { main, standing, gender } = discourse;
  if (near === undefined || main === undefined || near.person === main || standing[near.person] !== 'second')
    return undefined;
  if (standing[main] !== 'subject' || discourse.isSelf(main) || !NEW_SENTENCE.test(label)) return undefined;
  return areAlike(gender[main], genderIn(label)) && text.length < REACH * 4 ? main : undefined;
};

/** Whom only the given name makes a man or a woman, where the text is about them. */
const isGuessed = ({ people, discourse }: Scene, { person }: Place): boolean =>
  people[person]?.gender === undefined && person === discourse.main && !discourse.isSelf(person);

/** "Her doctor, Ann Lee; her office is": whoever acts for an office is meant in the sentence that names them. */
const isOffice = ({ text, discourse }: Scene, { person, end }: Place, { span }: Value): boolean =>
  discourse.standing[person] === 'professional' &&
  !(OF_OFFICE.has(span.element) && !ENDS.test(text.slice(end, span.start).replaceAll('; ', ', ')));

export const byPronoun: Tier = (scene, value) => {
  const { span, label, before, after, previous } = value;
  if (pronounIn(recent(label)) !== 'third') return [];
  const { discourse } = scene;
  const gender = genderIn(label);
  const isMeant = (place: Place): boolean =>
    areAlike(discourse.gender[place.person], gender) &&
    !isOffice(scene, place, value) &&
    !discourse.isSelf(place.person);
  const meant = before.filter(isMeant);
  // An answer above the mail it answers speaks of whom that names.
  if (meant.length === 0) {
    if (gender === undefined) return [];
    const offices = before.filter(
      ({ person }) =>
        discourse.standing[person] === 'professional' &&
        discourse.gender[person] === gender &&
        fitsOffice(scene, person, span),
    );
    const guessed = before.filter((place) => isGuessed(scene, place) && !isOffice(scene, place, value));
    return [...offices, ...guessed, ...after.filter(isMeant)].map(({ person }) => person);
  }
  // Nobody was named since the value before: its owner goes on.
  const isSame = (own: Gender) => own === gender || (own === undefined && !value.between.includes('\n'));
  if (previous !== undefined && gender !== undefined && isSame(discourse.gender[previous]))
    return [previous, ...meant.map(({ person }) => person)].filter((person) => !discourse.isSelf(person));
  // Whoever is known to be a woman is "her" before one of whom nothing is known, unless that one is right here.
  const [near] = meant;
  const isHere = near && !/\n(?![\p{Ll}\d(])/u.test(scene.text.slice(near.end, span.start));
  const known = meant.filter(({ person }) => gender !== undefined && discourse.gender[person] === gender);
  const about = topicOf(scene, near, label);
  if (about !== undefined) return [about, ...meant.map(({ person }) => person)];
  // A paragraph that begins with "she" goes on with whom the text is about.
  const goesOn = near !== undefined && isNewParagraph(scene.text.slice(near.end, span.start));
  const topic =
    goesOn || beginsLine(label, isHere) ? meant.filter(({ person }) => discourse.standing[person] === 'subject') : [];
  return [...topic, ...(isHere ? meant : [...known, ...meant])].map(({ person }) => person);
};
