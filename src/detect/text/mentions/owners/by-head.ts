import { partyIn } from '../parties.ts';
import { roleIn } from '../people/standing.ts';
import { pronounIn } from '../pronouns.ts';
import { NOBODY, type Scene, type Tier, type Value } from '../scene.ts';
import { lastSentence } from '../sentence.ts';

/** Whether words speak of somebody else than who says them: of a party, a role, or of "her". */
export const isOfOthers = (words: string): boolean =>
  partyIn(words) !== undefined || roleIn(words) !== undefined || pronounIn(words) === 'third';

/** Signs of a line of dialogue that are looked at. */
const REACH = 160;

/** Whether a line says nothing but what its speaker was asked for: nobody is named in it, and nobody else is meant. */
const isAnswer = ({ text, chat }: Scene, { span, before }: Value): boolean => {
  const from = Math.max(chat.wordsAt(span.start), span.start - REACH);
  const [near] = before;
  return (
    (near === undefined || near.end <= from) && !isOfOthers(text.slice(from, span.start)) && chat.isAnswerAt(span.start)
  );
};

/** In a chat whose speakers are known by the heads of lines or by what they said their name is: "my" is whoever speaks, and so is what answers "your". */
export const byHead: Tier = (scene, value) => {
  const { chat } = scene;
  const at = value.span.start;
  const head = chat.isChat ? (chat.headAt(at) ?? chat.selfAt(at)) : undefined;
  if (head === undefined) return [];
  const words = lastSentence(value.label);
  if (pronounIn(value.label) === 'my') return isOfOthers(words) ? [] : [head];
  return isAnswer(scene, value) ? [head] : [];
};

/**
 * "@big_mike: happy birthday Tawny Skaggs": under posts of many who write once, what heads a line is none of those whom it speaks of. In a
 * chat whoever writes may say who they are, and the signs are weighed.
 */
export const byOwnHead: Tier = ({ chat }, { span }) =>
  span.element === 'username' && !chat.isChat && chat.headedAt(span.start) !== undefined ? [NOBODY] : [];
