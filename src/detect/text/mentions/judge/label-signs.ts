import { isAtOthers } from '../owners/by-role.ts';
import { isRelative, partyIn } from '../parties.ts';
import { areAlike, type Gender, genderIn } from '../people/gender.ts';
import { roleIn } from '../people/standing.ts';
import { pronounIn } from '../pronouns.ts';
import { NOBODY, type Place, type Scene, type Value } from '../scene.ts';
import { lastSentence } from '../sentence.ts';
import { put, type Sheet, type Signs, sign, signs, upTo } from './sign.ts';

const [MY_SPEAKER, MY_OTHER] = ['my=speaker', 'my=other'].map(sign);
const [YOUR_ADDRESSEE, YOUR_OTHER] = ['your=addressee', 'your=other'].map(sign);
const [THIRD_SPEAKER, THIRD_ADDRESSEE] = ['third=speaker', 'third=addressee'].map(sign);
const UNKNOWN_GENDER = sign('gender?');
const OTHER_GENDER = sign('gender!');
const GENDER = signs('gender=', upTo(2));
const [SAME_ROLE, OTHER_ROLE] = ['role=', 'role!'].map(sign);
/** The candidate has no party, the one spoken of, or another; where one of the text is it, and where none is. */
const PARTIES = ['relative', 'party'].map((kind) => ['', '?'].map((known) => signs(kind + known, ['-', '=', '!'])));

/** "My", "your" and "his" beside who writes and who is written to. */
const pronounSign = (
  pronoun: ReturnType<typeof pronounIn>,
  person: number,
  speaker: number | undefined,
  addressee: number | undefined,
): number | undefined => {
  if (pronoun === 'my') return person === speaker ? MY_SPEAKER : MY_OTHER;
  if (pronoun === 'your') return person === addressee ? YOUR_ADDRESSEE : YOUR_OTHER;
  if (pronoun !== 'third') return undefined;
  if (person === speaker) return THIRD_SPEAKER;
  return person === addressee ? THIRD_ADDRESSEE : undefined;
};

/** Those of a gender who are named around a value, the nearest first. */
const alikeAround = ({ discourse }: Scene, { before, after }: Value, gender: Gender): readonly number[] => {
  const found: number[] = [];
  const add = ({ person }: Place): void => {
    if (discourse.gender[person] === gender && !found.includes(person)) found.push(person);
  };
  before.forEach(add);
  after.forEach(add);
  return found;
};

const genderSign = (own: Gender, gender: Gender, rank: number): number | undefined => {
  if (own === undefined) return UNKNOWN_GENDER;
  return areAlike(own, gender) ? GENDER[Math.min(2, Math.max(0, rank))] : OTHER_GENDER;
};

/** How the words of a label say whose the value is. */
export const labelSigns = (scene: Scene, value: Value): Signs => {
  const { discourse } = scene;
  const { label } = value;
  const { start } = value.span;
  const words = lastSentence(label);
  const pronoun = pronounIn(label);
  const [speaker, addressee] = [discourse.speakerAt(start), discourse.addresseeAt(start)];
  const gender = genderIn(label);
  const alike = gender === undefined ? [] : alikeAround(scene, value, gender);
  // "Staying with her mother at": not the mother's.
  const isAside = isAtOthers(value.span, words);
  const party = isAside ? undefined : partyIn(words);
  const ofParty =
    party === undefined ? undefined : PARTIES[isRelative(party) ? 0 : 1]?.[discourse.hasParty(party) ? 0 : 1];
  const role = isAside ? undefined : roleIn(words);
  return (sheet: Sheet, person: number) => {
    put(sheet, pronounSign(pronoun, person, speaker, addressee));
    const own = discourse.parties[person];
    if (ofParty && party !== undefined)
      put(sheet, ofParty[own === undefined || own.size === 0 ? 0 : own.has(party) ? 1 : 2]);
    if (person === NOBODY) return;
    if (gender !== undefined) put(sheet, genderSign(discourse.gender[person], gender, alike.indexOf(person)));
    if (role !== undefined) put(sheet, discourse.role[person] === role ? SAME_ROLE : OTHER_ROLE);
  };
};
