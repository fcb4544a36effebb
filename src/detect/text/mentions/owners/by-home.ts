import { areAlike, genderIn } from '../people/gender.ts';
import { isNewParagraph, type Scene, SENTENCE, type Tier, type Value } from '../scene.ts';
import { WE_LIVE } from '../shared/words.ts';

/** "Lives with her partner " in front of a name, "I live with my son " as well; several who are staying with somebody are guests. */
export const LIVES_WITH =
  /(?:^|[^\p{L}])(?:(?<self>i (?:now |currently )?live)|lives?|living|resides?|residing|stays?|(?<!they(?:['’]re| are| were) )staying|moved in) (?:with|w\/) (?<whose>(?:his|her|their|my|the) )?(?:[\p{Ll}-]{3,14} ){0,2}(?:(?:mr|mrs|ms|dr)\.? )?$/iu;
const AT = /^(?: \([^()\n]{1,24}\))?,? (?:at|in|on|of)? ?$/iu;
const LOOKED_AT = 80;
/** "The children live with me at". */
const WITH_ME =
  /(?<!\p{L})(?:live[ds]?|living|reside[ds]?|residing|stay(?:s|ed|ing)?) with (?:me|us) (?:[\p{Ll}-]{4,10} )?(?:at|in|on) ?$/iu;

/** Who is spoken of in front of the one who is lived with: whom the words fit, in the same paragraph, else whom the text is about. */
const whoLives = ({ discourse, text }: Scene, { before }: Value, whose: string): number | undefined => {
  const [near] = before;
  const gender = genderIn(whose);
  const own = before.find(
    ({ person, end }) =>
      near !== undefined &&
      person !== near.person &&
      near.start - end < SENTENCE &&
      discourse.standing[person] !== 'professional' &&
      areAlike(discourse.gender[person], gender) &&
      !isNewParagraph(text.slice(end, near.start)),
  );
  return own?.person ?? (near && discourse.main !== near.person ? discourse.main : undefined);
};

/** "She lives with her brother Bo Ray at 12 Elm St": the home of whoever lives there, and not of whom they live with. */
export const byHome: Tier = (scene, value) => {
  const { span, before } = value;
  const [near] = before;
  if (span.element !== 'postal_address') return [];
  const head = scene.text.slice(Math.max(0, span.start - LOOKED_AT), span.start);
  if (WITH_ME.test(head) || WE_LIVE.test(head)) return [scene.discourse.speakerAt(span.start)];
  if (!near || !AT.test(scene.text.slice(near.end, span.start))) return [];
  const found = LIVES_WITH.exec(scene.text.slice(Math.max(0, near.start - LOOKED_AT), near.start));
  if (!found) return [];
  if (found.groups?.['self'] !== undefined) return [scene.discourse.speakerAt(span.start)];
  return [whoLives(scene, value, found.groups?.['whose'] ?? '')];
};
