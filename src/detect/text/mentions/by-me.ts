import { partyIn } from './parties.ts';
import { pronounIn } from './pronouns.ts';
import type { Tier } from './scene.ts';
import { lastSentence } from './sentence.ts';
import { roleIn } from './standing.ts';

/** "Call me at my daughter's house": whoever speaks is called. */
const CALL_ME =
  /(?:^|[^\p{L}])(?:call|reach|text|contact|get|ring|phone|e-?mail|write(?: to)?|fax) me(?: back)?(?=[^\p{L}])[^.;\n]{0,60}$/iu;

export const byMe: Tier = ({ chat, discourse }, { span, label }) => {
  if (!CALL_ME.test(label)) return [];
  return [chat.headAt(span.start) ?? chat.servedAt(span.start) ?? discourse.speakerAt(span.start)];
};

/** Words up to the last that mean who writes: "pay my son while I am at". */
const UP_TO_I = /^.*(?<!\p{L})(?:i|i['’]m|me)(?!\p{L})/isu;

/** "My phone" in a letter is its writer's, whomever the letter is about; "my mother's phone" is not. */
export const byWriter: Tier = ({ chat, discourse }, { span, label }) => {
  if (chat.isChat || pronounIn(label) !== 'my') return [];
  const words = lastSentence(label).replace(UP_TO_I, '');
  if (partyIn(words) !== undefined || roleIn(words) !== undefined) return [];
  return [discourse.speakerAt(span.start)];
};
