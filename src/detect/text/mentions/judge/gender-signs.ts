import { isRelative, partyIn } from '../parties.ts';
import { type Gender, genderIn, genderOfKin } from '../people/gender.ts';
import { NOBODY, type Scene, type Value } from '../scene.ts';
import { put, type Sheet, type Signs, sign, signs } from './sign.ts';

/** Signs in front of a value, and behind it, in which a pronoun or a relative is looked for. */
const BEFORE = 320;
const AFTER = 120;

const SENTENCE_BEGINS = /(?:[\p{L}\d)]{3}[.!?]|\n[ \t]*[-*#\d])\s+/gu;

/** The paragraph of a value and its sentence, in front of it. */
const wordsBefore = (text: string, at: number) => {
  const words = text.slice(Math.max(0, at - BEFORE), at);
  const paragraph = words.slice(words.lastIndexOf('\n\n') + 1);
  const begin = [...paragraph.matchAll(SENTENCE_BEGINS)].at(-1);
  return { paragraph, sentence: begin ? paragraph.slice(begin.index + 1) : paragraph };
};

const restOfSentence = (text: string, end: number): string => {
  const words = text.slice(end, end + AFTER);
  return words.slice(0, Math.max(0, words.search(/[.!?]\s|\n/)));
};

/** Of a word that says man or woman: whether a person is known to be either, and the how-manieth of such in front of the value. */
const asked = (name: string) => ({
  unknown: sign(`${name}?`),
  other: sign(`${name}!`),
  same: sign(`${name}=`),
  ranks: signs(`${name}=`, [0, 1, '2+', 'none']),
});
const [IN_SENTENCE, IN_PARAGRAPH, BEHIND, KIN, LABEL_KIN] = [
  'sentence gender',
  'paragraph gender',
  'gender behind',
  'kin gender',
  'label kin gender',
].map(asked);
const [KIN_SELF, KIN_NOT_SELF, KIN_PLAIN, KIN_ROLE] = ['self', 'not self', 'plain', 'role'].map((how) =>
  sign(`kin, ${how}`),
);
const LABEL_KIN_IS = signs('label kin, ', ['addressee', 'speaker', 'other']);

type Asked = ReturnType<typeof asked>;

/** What pronouns and relatives around a value say of the gender of its owner. */
export const genderSigns = ({ text, discourse }: Scene, { span, before, label }: Value): Signs => {
  const { paragraph, sentence } = wordsBefore(text, span.start);
  const ofSentence = genderIn(sentence);
  const ofParagraph = ofSentence === undefined ? genderIn(paragraph) : undefined;
  const behind = genderIn(restOfSentence(text, span.end));
  const kin = genderOfKin(sentence);
  const party = partyIn(label);
  const labelKin = party !== undefined && isRelative(party) ? genderOfKin(label) : undefined;
  const recent = [...new Set(before.map(({ person }) => person))];
  const say = (sheet: Sheet, signsOf: Asked | undefined, gender: Gender, person: number): void => {
    const own = discourse.gender[person];
    if (gender === undefined || !signsOf) return;
    if (own !== gender) {
      put(sheet, own === undefined ? signsOf.unknown : signsOf.other);
      return;
    }
    const rank = recent.filter((one) => discourse.gender[one] === gender).indexOf(person);
    put(sheet, signsOf.same);
    put(sheet, signsOf.ranks[rank < 0 ? 3 : Math.min(2, rank)]);
  };
  const [speaker, addressee] = [discourse.speakerAt(span.start), discourse.addresseeAt(span.start)];
  return (sheet, person) => {
    if (person === NOBODY) return;
    say(sheet, IN_SENTENCE, ofSentence, person);
    say(sheet, IN_PARAGRAPH, ofParagraph, person);
    say(sheet, BEHIND, behind, person);
    if (kin !== undefined) {
      say(sheet, KIN, kin, person);
      put(sheet, discourse.isSelf(person) ? KIN_SELF : KIN_NOT_SELF);
      const isPlain = discourse.role[person] === undefined && discourse.party[person] === undefined;
      put(sheet, isPlain ? KIN_PLAIN : KIN_ROLE);
    }
    if (labelKin === undefined) return;
    say(sheet, LABEL_KIN, labelKin, person);
    put(sheet, LABEL_KIN_IS[person === addressee ? 0 : person === speaker ? 1 : 2]);
  };
};
