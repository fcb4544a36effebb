import { isYoursOrHers } from '../people/german.ts';
import { pronounIn } from '../pronouns.ts';
import { isNewParagraph, NOBODY, type Scene, type Tier, type Value } from '../scene.ts';
import { SENTENCE_BREAK } from '../sentence.ts';
import { byEntry } from './by-entry.ts';
import { asSubject } from './by-me.ts';

/** Whom "my", "your" and the "su" of a polite letter mean. */
export const byOwnWords: Tier = (scene, value) => {
  const { discourse, chat } = scene;
  const { span } = value;
  const pronoun = pronounIn(asSubject(scene, value));
  if (pronoun === 'my') {
    const said = chat.headAt(span.start) ?? chat.servedAt(span.start);
    if (said === undefined && chat.isChat) return [];
    const speaker = said ?? discourse.speakerAt(span.start);
    // Whoever writes is not the one who is written to.
    return [speaker ?? (discourse.addresseeAt(span.start) === undefined ? undefined : NOBODY)];
  }
  if (pronoun === 'your') return [reader(scene, value)];
  return pronoun === 'third' && isFormal(scene, value) ? [discourse.addresseeAt(span.start)] : [];
};

/** Whom "your" means: whoever heads the entry, of whom a German sentence goes on to speak, is served or written to. */
const reader = (scene: Scene, value: Value): number | undefined => {
  const { discourse, chat } = scene;
  const { start } = value.span;
  const [head] = chat.isChat ? [] : byEntry(scene, value);
  const meant = head ?? womanBefore(scene, value) ?? chat.servedAt(start) ?? chat.otherAt(start);
  return meant ?? discourse.addresseeAt(start) ?? discourse.addresseeBehind(start) ?? discourse.main;
};

/** The woman of whom the sentence before spoke, where the next begins with "Ihre" and she is not who is written to. */
const womanBefore = ({ discourse, text }: Scene, { span, label, before }: Value): number | undefined => {
  if (!isYoursOrHers(label)) return undefined;
  const [near] = before;
  if (!near || near.person === discourse.addresseeAt(span.start) || isNewParagraph(text.slice(near.end, span.start)))
    return undefined;
  return discourse.gender[near.person] === 'f' && !discourse.isSelf(near.person) ? near.person : undefined;
};

const FORMAL = /(?:^|[^\p{L}])sus?(?=[^\p{L}])(?![^.;]*(?<!\p{L})(?:él|ella)(?!\p{L}))[^.;]*$/iu;

/** Words of a letter that is polite in Spanish. */
const USTED = /(?<!\p{L})(?:usted|(?:le|les) (?:rogamos|informamos|comunicamos|recordamos|agradecemos))(?!\p{L})/iu;

/** "Su teléfono" in a letter is "your", unless somebody is named in the same paragraph; in a polite one, a relative of who reads it. */
const isFormal = ({ text, discourse }: Scene, { span, label, before }: Value): boolean => {
  if (!FORMAL.test(label)) return false;
  const [near] = before;
  const stretch = near && text.slice(near.end, span.start);
  return (
    stretch === undefined ||
    isNewParagraph(stretch) ||
    (before.every(({ person }) => discourse.role[person] === undefined) &&
      USTED.test(text) &&
      SENTENCE_BREAK.test(stretch))
  );
};
