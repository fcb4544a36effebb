import { pronounIn } from '../pronouns.ts';
import { fitsOffice, SENTENCE, type Tier } from '../scene.ts';
import { OWNED } from './by-party.ts';

/** "Ann Lee (dependent, born 1/9/04", "Grant's (F600": what a bracket right behind a name says is of whom it names. */
const OPENS = /^(?:['’]s?)?(?: [\p{L}-]{1,14}){0,2} ?\((?:[^()\n]|\n(?![ \t]*\n))*$/u;

export const byOpenBracket: Tier = (scene, { span, before, label }) => {
  const [near] = before;
  if (!near || span.start - near.end > SENTENCE || !fitsOffice(scene, near.person, span)) return [];
  const isOthers = OWNED.test(label) || pronounIn(label) === 'third' || pronounIn(label) === 'my';
  return !isOthers && OPENS.test(scene.text.slice(near.end, span.start)) ? [near.person] : [];
};
