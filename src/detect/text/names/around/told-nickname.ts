import { wordSet } from '../../tokens/characters.ts';
import { englishLevel, entryOf, FLAG } from '../../tokens/lexicon.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { contextWords } from '../context-words.ts';
import { flagsAt, isMark } from '../look.ts';

const SPOKEN_TO = wordSet('tell told telling ask asked asking texted thanked');
/** Behind whom one speaks to: what is said, asked or passed on, or where they are. */
const SAID = wordSet(
  'i we he she they you im ill were shes hes theyre that to about if not what when where how why his her my our he’s in at from for and or hi hello thanks sorry',
);
/** Offices that are spoken to with a capital as well. */
const OFFICES = contextWords('spoken_to_office');
const NO_PERSON =
  FLAG.role |
  FLAG.relation |
  FLAG.title |
  FLAG.no_name |
  FLAG.month |
  FLAG.weekday |
  FLAG.brand |
  FLAG.company |
  FLAG.organization |
  FLAG.country |
  FLAG.state |
  FLAG.nationality |
  FLAG.bigCity |
  FLAG.small_word;

/** What only people are called by, so that any noun behind it is a nickname; "brother" and "sister" are also members of a house. */
const KIN = wordSet('aunt auntie aunty uncle grandma grandpa granny nana cousin tia tio titi');

/** "My aunt Bunny called", "Love, / Uncle Bear": a noun with a capital behind a relative, in a text about people. */
export const isKinNickname = (tokens: Tokens, first: number): boolean => {
  const { hash, kind, gap, told, personal, code, nouns } = tokens;
  if (!(told || personal) || code || nouns || kind[first] !== KIND.capital || gap[first] !== GAP.blank) return false;
  const own = hash[first] ?? 0;
  if (!KIN.has(hash[first - 1] ?? 0) || kind[first - 1] === KIND.upper) return false;
  if ((flagsAt(tokens, first) & NO_PERSON) !== 0 || englishLevel(entryOf(own)) === 0) return false;
  // "Uncle Ben's Rice".
  const [next, behind] = [first + 1, first + 3];
  const shop = isMark(tokens, next, "'’") && kind[behind] === KIND.capital && gap[behind] === GAP.blank;
  return !shop && !(kind[next] === KIND.capital && gap[next] === GAP.blank);
};

/** "Tell Chip in payroll", "told Bear we're thinking of him": a noun with a capital to which something is said in a text about people. */
export const isToldNickname = (tokens: Tokens, first: number): boolean => {
  const { hash, kind, gap, told, code, nouns } = tokens;
  if (!told || code || nouns || kind[first] !== KIND.capital || gap[first] !== GAP.blank) return false;
  if (!SPOKEN_TO.has(hash[first - 1] ?? 0)) return false;
  const own = hash[first] ?? 0;
  if (OFFICES.has(own) || (flagsAt(tokens, first) & NO_PERSON) !== 0 || englishLevel(entryOf(own)) === 0) return false;
  const next = first + 1;
  if (next >= tokens.count || (gap[next] ?? 0) >= GAP.newline) return true;
  if (kind[next] === KIND.mark) return isMark(tokens, next, '.,;!?)') && gap[next] === GAP.none;
  return kind[next] === KIND.lower && gap[next] === GAP.blank && SAID.has(hash[next] ?? 0);
};
