import { areAlike, genderIn } from '../gender.ts';
import { isRelative, partyIn } from '../parties.ts';
import { pronounIn } from '../pronouns.ts';
import { NOBODY, type Scene, type Value } from '../scene.ts';
import { lastSentence } from '../sentence.ts';
import { roleIn } from '../standing.ts';
import { few, type Signs } from './sign.ts';

const NONE: readonly string[] = [];

/** "My", "your" and "his" beside who writes and who is written to. */
const byPronoun = ({ discourse }: Scene, { label, span: { start } }: Value): Signs => {
  const pronoun = pronounIn(label);
  const [speaker, addressee] = [discourse.speakerAt(start), discourse.addresseeAt(start)];
  return (person) => {
    if (pronoun === 'my') return [person === speaker ? 'my=speaker' : 'my=other'];
    if (pronoun === 'your') return [person === addressee ? 'your=addressee' : 'your=other'];
    if (pronoun !== 'third') return NONE;
    if (person === speaker) return ['third=speaker'];
    return person === addressee ? ['third=addressee'] : NONE;
  };
};

/** Whether a person is a man or a woman as the words say, and the how-manieth of such near. */
const byGender = ({ discourse }: Scene, { label, before, after }: Value): Signs => {
  const gender = genderIn(label);
  if (gender === undefined) return () => NONE;
  const alike = [...new Set([...before, ...after].map(({ person }) => person))].filter(
    (person) => discourse.gender[person] === gender,
  );
  return (person) => {
    if (person === NOBODY) return NONE;
    const own = discourse.gender[person];
    if (own === undefined) return ['gender?'];
    return [areAlike(own, gender) ? `gender=${few(Math.max(0, alike.indexOf(person)), 2)}` : 'gender!'];
  };
};

/** Whether a person is the party of which the words speak. */
const byParty = ({ discourse }: Scene, words: string): Signs => {
  const party = partyIn(words);
  if (party === undefined) return () => NONE;
  const sign = `${isRelative(party) ? 'relative' : 'party'}${discourse.party.includes(party) ? '' : '?'}`;
  return (person) => {
    const own = discourse.party[person];
    if (own === undefined) return [`${sign}-`];
    return [own === party ? `${sign}=` : `${sign}!`];
  };
};

const byRole = ({ discourse }: Scene, words: string): Signs => {
  const role = roleIn(words);
  if (role === undefined) return () => NONE;
  return (person) => (person === NOBODY ? NONE : [discourse.role[person] === role ? 'role=' : 'role!']);
};

/** How the words of a label say whose the value is. */
export const labelSigns = (scene: Scene, value: Value): Signs => {
  const words = lastSentence(value.label);
  const all = [byPronoun(scene, value), byGender(scene, value), byParty(scene, words), byRole(scene, words)];
  return (person) => all.flatMap((signs) => signs(person));
};
