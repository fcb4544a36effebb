import { hashOf, wordSet } from '../tokens/characters.ts';
import { COMMA, DOT } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { contextWords } from './context-words.ts';

/** "Wm." and "Chas." are as much as an initial. */
const SHORTENED = wordSet('wm chas geo jas thos robt edw benj saml danl jno');

/** Whether a word is such a short form of a given name. */
export const isShortened = ({ kind, hash }: Tokens, from: number): boolean =>
  kind[from] === KIND.capital && SHORTENED.has(hash[from] ?? 0);

const TURNS = wordSet('a q');

/** The "Q." and "A." of an interrogation, at the start of a line in a text that has both. */
export const isTurn = (tokens: Tokens, at: number): boolean => {
  const { hash, gap, text, start } = tokens;
  if (!TURNS.has(hash[at] ?? 0) || (at > 0 && (gap[at] ?? 0) < GAP.newline) || hash[at + 1] !== DOT) return false;
  const from = start[at] ?? 0;
  return (
    /^[QA]\. /.test(text.slice(from, from + 3)) && /(?:^|\n)Q\. /.test(text.slice(Math.max(0, from - 400), from + 400))
  );
};

const P = hashOf('p');
const S = hashOf('s');

/** Whether "P.S." at the start of a line begins at a token, or goes on there. */
export const isPostscript = ({ hash, kind, gap }: Tokens, at: number): boolean => {
  const first = hash[at] === S ? at - 2 : at;
  if (first < 0 || hash[first] !== P || hash[first + 2] !== S || kind[first + 1] !== KIND.mark) return false;
  return hash[first + 1] === DOT && gap[first + 2] === GAP.none && (first === 0 || (gap[first] ?? 0) >= GAP.newline);
};

const GENERATIONS = wordSet('jr sr ii iii iv');

/** The token behind a generation that belongs to a name before it: "Jr.", ", III"; the same token where none stands there. */
export const behindGeneration = (tokens: Tokens, next: number): number => {
  const { hash, kind, gap } = tokens;
  const comma = hash[next] === COMMA && kind[next] === KIND.mark && gap[next] === GAP.none;
  const at = comma ? next + 1 : next;
  if (!GENERATIONS.has(hash[at] ?? 0) || gap[at] !== GAP.blank || kind[at] === KIND.mark) return next;
  const numeral = hash[at] !== JUNIOR && hash[at] !== SENIOR;
  if (numeral && kind[at] !== KIND.upper) return next;
  const dotted = !numeral && hash[at + 1] === DOT && kind[at + 1] === KIND.mark && gap[at + 1] === GAP.none;
  const behind = dotted ? at + 2 : at + 1;
  // "Ana López, Sr. Valdomiro": who comes next has a title.
  const leads = hash[at] === SENIOR && gap[behind] === GAP.blank && kind[behind] === KIND.capital;
  return leads ? next : behind;
};
const JUNIOR = hashOf('jr');
const SENIOR = hashOf('sr');

const SHORT_FORMS = contextWords('short_form');

/** "Reg. in England", "Neb. Rev. Stat. 28": a short form, which is a given name as well, that its line goes on from. */
export const isShortForm = (
  { hash, kind, gap }: Tokens,
  { from, to }: { readonly from: number; readonly to: number },
): boolean =>
  hash[to] === DOT &&
  kind[to] === KIND.mark &&
  gap[to] === GAP.none &&
  SHORT_FORMS.has(hash[from] ?? 0) &&
  (gap[to + 1] ?? 0) <= GAP.blank;
