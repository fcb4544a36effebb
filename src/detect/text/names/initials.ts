import { type HashSet, hashOf, hashSet } from '../characters.ts';
import { GAP, KIND, type Tokens } from '../tokens.ts';

const DOT = 46;

/** "Wm." and "Chas." are as much as an initial. */
const SHORTENED: HashSet = hashSet('wm chas geo jas thos robt edw benj saml danl jno'.split(' ').map(hashOf));

/** Whether a word is such a short form of a given name. */
export const isShortened = ({ kind, hash }: Tokens, from: number): boolean =>
  kind[from] === KIND.capital && SHORTENED.has(hash[from] ?? 0);

const TURNS: HashSet = hashSet(['a', 'q'].map(hashOf));

/** The "Q." and "A." of an interrogation, at the start of a line in a text that has both. */
export const isTurn = (tokens: Tokens, at: number): boolean => {
  const { hash, gap, text, start } = tokens;
  if (!TURNS.has(hash[at] ?? 0) || (at > 0 && (gap[at] ?? 0) < GAP.newline) || hash[at + 1] !== DOT) return false;
  const from = start[at] ?? 0;
  return (
    /^[QA]\. /.test(text.slice(from, from + 3)) && /(?:^|\n)Q\. /.test(text.slice(Math.max(0, from - 400), from + 400))
  );
};
