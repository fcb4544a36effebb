import { pronounIn } from '../pronouns.ts';
import type { Tier } from '../scene.ts';
import { ENDS } from '../sentence.ts';
import { OF_CONTRACT } from './contract.ts';

/** Signs in front of a value in which "your" says to whom a letter is written. */
const PARAGRAPH = 240;

/** Whoever a letter or a mail is from and to, each by the words that mean them. */
const WRITER_OR_READER =
  /(?:^|[^\p{L}])(?:(i|my|me|mine|ich|mein\p{L}{0,2}|je|mon|ma|mes|yo|mis?)|you|yours?|ihr\p{L}{0,2}|votre|vos|su|sus)(?=[^\p{L}])/giu;

/**
 * "Refund to account", "Please charge it to": what a letter pays with, in a sentence that names nobody, is of whom its last
 * "my" or "your" means, whoever was spoken of before.
 */
export const byLetter: Tier = ({ discourse, chat, text }, { span, previous, between, label }) => {
  if (!OF_CONTRACT.has(span.element) || discourse.isForm || chat.isChat || pronounIn(label) !== undefined) return [];
  if (previous !== undefined && !ENDS.test(between)) return [];
  const words = text.slice(Math.max(0, span.start - PARAGRAPH), span.start);
  const last = [...words.matchAll(WRITER_OR_READER)].at(-1);
  if (!last) return [];
  return [last[1] === undefined ? discourse.addresseeAt(span.start) : discourse.speakerAt(span.start)];
};
