import { type HashSet, hashOf, hashSet, wordSet } from '../tokens/characters.ts';
import { GAP, type Tokens } from '../tokens/tokens.ts';
import { BODY, BODY_ABROAD } from './medical-words.ts';

/** Parts of the body, and those of languages that say "operación de rodilla". */
export const PART: HashSet = hashSet(BODY.map(hashOf));
const PART_ABROAD: HashSet = hashSet(BODY_ABROAD.map(hashOf));
export const POSSESSIVE = wordSet('his her my their');
export const SIDE = wordSet('left right both his her my their lower upper l r lt rt');

const AN = wordSet('a an the');
/** Words between harm and the part of the body: "broke his left wrist", "sprained an ankle". */
const MOST_SIDES = 3;

/** The token behind the parts of the body that a word of harm names: "torn left rotator cuff"; the same token for none. */
export const behindParts = (tokens: Tokens, to: number): number => {
  const { hash, gap } = tokens;
  let at = to;
  while (at < to + MOST_SIDES && gap[at] === GAP.blank && (SIDE.has(hash[at] ?? 0) || AN.has(hash[at] ?? 0))) at += 1;
  const first = at;
  while (at < first + 3 && gap[at] === GAP.blank && PART.has(hash[at] ?? 0)) at += 1;
  return at > first ? at : to;
};

const PLACED = wordSet('of in to au aux a de del des du da do d di della dell dello dei en em nel al');
const SIDES = wordSet('the his her my left right both lower upper la el los las le les l il lo os as o a');
const VERTEBRA = /^[CTLS][1-9][0-2]?$/;

/** Letters of the article that French and Italian draw together with a word: "d'audition". */
const ELIDED = /^(?:d|l|dell|all|nell)['’](\p{L}+)$/u;

/** Whether a word is a part of the body in a language that puts it behind. */
const isPartAbroad = ({ hash, text, start, end }: Tokens, at: number): boolean => {
  if (PART_ABROAD.has(hash[at] ?? 0)) return true;
  const [, word = ''] = ELIDED.exec(text.slice(start[at], end[at])) ?? [];
  return word !== '' && PART_ABROAD.has(hashOf(word));
};

/** The token behind where it is: "of the right knee", "to the head", "of L2", "in her left foot"; the same token where no part of the body is named. */
export const behindPlace = (tokens: Tokens, to: number): number => {
  const { hash, gap, text, start, end } = tokens;
  if (gap[to] !== GAP.blank) return to;
  // "Perte d'audition", "trastorno bipolar".
  if (isPartAbroad(tokens, to)) return to + 1;
  if (!PLACED.has(hash[to] ?? 0)) return to;
  let at = to + 1;
  while (at < to + 4 && gap[at] === GAP.blank && SIDES.has(hash[at] ?? 0)) at += 1;
  if (VERTEBRA.test(text.slice(start[at], end[at])) && gap[at] === GAP.blank) return at + 1;
  if (gap[at] === GAP.blank && isPartAbroad(tokens, at)) return at + 1;
  const first = at;
  while (at < first + 3 && gap[at] === GAP.blank && PART.has(hash[at] ?? 0)) at += 1;
  return at > first ? at : to;
};
