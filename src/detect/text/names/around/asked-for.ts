import { FLAG } from '../../tokens/lexicon.ts';
import { COMMA } from '../../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { type Item, NO_GIVEN } from '../lists/items.ts';
import { isColumn } from '../runs.ts';
import { NO_FAMILY_ALONE } from '../word-first.ts';
import { cueBefore } from './cues.ts';

const MOST_WORDS = 4;
const NO_PART = NO_FAMILY_ALONE | NO_GIVEN | FLAG.role | FLAG.relation | FLAG.title | FLAG.name_label | FLAG.small_word;

const isPart = ({ kind, word }: Item): boolean =>
  kind === 'initial' || kind === 'particle' || ((kind === 'word' || kind === 'other') && (word.flags & NO_PART) === 0);

/** Whether an initial, or a word that is of a name or of no list, stands in front. */
const beginsName = ({ kind, word }: Item): boolean =>
  kind === 'initial' || word.given + word.family > 0 || word.unknown;

/** Whether a line, a column or what is filled in ends in front of a token. */
const endsAt = (tokens: Tokens, next: number): boolean =>
  next >= tokens.count ||
  (tokens.gap[next] ?? 0) >= GAP.newline ||
  isColumn(tokens, next) ||
  (tokens.kind[next] === KIND.mark && tokens.hash[next] === COMMA);

/** "Client signature: K. Two Bulls", "Student: Htoo Eh Paw, dob": words of the language in what a label asks for, which fill its place. */
export const isAskedFor = (tokens: Tokens, run: readonly Item[]): boolean => {
  const [first, last] = [run[0], run.at(-1)];
  if (run.length < 2 || run.length > MOST_WORDS || !first || !last) return false;
  if (!run.some(({ kind }) => kind === 'other') || !endsAt(tokens, last.next)) return false;
  return beginsName(first) && run.every(isPart) && cueBefore(tokens, first.from) >= 2;
};
