import { entryOf, FLAG, familyRank, givenRank } from '../tokens/lexicon.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { cueAfter } from './cues-behind.ts';
import type { Item } from './items.ts';
import { flagsAt, isMark } from './look.ts';

/** Ranks from which on words of the language are given and family names as well: "Rich Law", "Joy Temple". */
const LEAST_GIVEN = 340;
const LEAST_FAMILY = 450;

const PRESENTS = FLAG.role | FLAG.relation | FLAG.name_label;
const NO_NAME = FLAG.role | FLAG.relation | FLAG.title | FLAG.no_name | FLAG.weekday | FLAG.small_word;

const isPresented = (tokens: Tokens, at: number): boolean =>
  tokens.kind[at] !== KIND.mark && (flagsAt(tokens, at) & PRESENTS) !== 0;

/** "Told", "says" or a bracket behind a name. */
const isBehindName = (tokens: Tokens, next: number): boolean => {
  if (tokens.gap[next] !== GAP.blank) return false;
  if (isMark(tokens, next, '(')) return true;
  return tokens.kind[next] === KIND.lower && (flagsAt(tokens, next) & FLAG.speech) !== 0;
};

/** A given name that is nothing else: "Damian Law, a former deputy,". */
const isClear = ({ kind, word }: Item): boolean =>
  kind === 'word' && word.given >= 2 && word.english === 0 && !word.place;

/**
 * "Supervisor Rich Law told", "complainant Joy Temple (AP clerk) says": two words that are names and much else, behind what
 * somebody is and in front of what somebody does; the items of the name, without what presents it.
 */
export const presentedIn = (tokens: Tokens, run: readonly Item[]): readonly Item[] | undefined => {
  const { hash, told, code } = tokens;
  const items = run.slice(-2);
  const [first, last] = items;
  if (!told || code || run.length > 3 || !first || !last || first === last || first.upper || last.upper)
    return undefined;
  const led = run.length === 3 ? run[0]?.next === first.from : tokens.gap[first.from] === GAP.blank;
  const presented = led && isPresented(tokens, first.from - 1) && isBehindName(tokens, last.next);
  if (!presented && !(run.length === 2 && isClear(first) && cueAfter(tokens, last.next) >= 2)) return undefined;
  if (tokens.gap[last.from] !== GAP.blank || first.next !== first.from + 1 || last.next !== last.from + 1)
    return undefined;
  const given = givenRank(entryOf(hash[first.from] ?? 0));
  const family = familyRank(entryOf(hash[last.from] ?? 0));
  const other = (flagsAt(tokens, first.from) | flagsAt(tokens, last.from)) & NO_NAME;
  return given >= LEAST_GIVEN && family >= LEAST_FAMILY && other === 0 ? items : undefined;
};
