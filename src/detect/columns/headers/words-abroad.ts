import { once } from '../../../core/once.ts';
import { plainLetters } from '../../../core/plain-letters.ts';
import { wordsAbroad } from '../data-files.ts';

const entries = (part: 'begin' | 'inside' | 'whole' | 'parts'): readonly (readonly [string, string])[] =>
  Object.entries(wordsAbroad()[part]).flatMap(([english, words]) =>
    words.map((word) => [plainLetters(word), english] as const),
  );

/** Shorter beginnings would be those of other words. */
const SHORTEST = 5;

const beginnings = once((): ReadonlyMap<string, string> => new Map(entries('begin')));
const within = once(() => entries('inside'));
const wholes = once((): ReadonlyMap<string, string> => new Map([...entries('whole'), ...entries('parts')]));

/** The English word for a folded word of another language, whatever its ending; undefined for one that no list has. */
export const wordAbroad = (token: string): string | undefined => {
  const whole = wholes().get(token);
  if (whole !== undefined) return whole;
  for (let length = token.length; length >= SHORTEST; length -= 1) {
    const found = beginnings().get(token.slice(0, length));
    if (found !== undefined) return found;
  }
  return within().find(([part]) => token.includes(part))?.[1];
};

const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const LONGEST_PART = 24;
const NAME_OF = new Set(['名', '명'].map(plainLetters));

/**
 * The words of a folded token of Chinese, Japanese or Korean, where nothing stands between words: the longest known one at each
 * place; what is not known stays together. Undefined for tokens of other scripts.
 */
export const partsOfToken = (token: string, isKnown: (word: string) => boolean): readonly string[] | undefined => {
  if (!EAST_ASIAN.test(token)) return undefined;
  const found: string[] = [];
  let unknown = '';
  for (let at = 0; at < token.length; ) {
    let length = Math.min(LONGEST_PART, token.length - at);
    while (length > 0 && !isKnown(token.slice(at, at + length))) length -= 1;
    if (length === 0) unknown += token[at];
    else if (unknown !== '') found.push(unknown);
    if (length > 0) {
      found.push(token.slice(at, at + length));
      unknown = '';
    }
    at += Math.max(1, length);
  }
  const parts = unknown === '' ? found : [...found, unknown];
  // "契約者名", "보호자명": the name of whoever stands before it.
  return parts.length > 1 && NAME_OF.has(parts.at(-1) ?? '') ? [...parts.slice(0, -1), 'name'] : parts;
};
