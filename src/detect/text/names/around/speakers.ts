import { FLAG } from '../../tokens/lexicon.ts';
import { COLON } from '../../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { contextWords } from '../context-words.ts';
import { type Item, itemAt } from '../lists/items.ts';
import { isCapital } from '../look.ts';
import { beginsTurn, behindBracket, endsInTime } from './turns.ts';

const NO_SPEAKER =
  FLAG.no_name | FLAG.name_label | FLAG.role | FLAG.title | FLAG.thing | FLAG.organization | FLAG.month | FLAG.weekday;

/** Levels of English up to which a word is no speaker, whatever stands around. */
const COMMON = 50;

/** Whether a line begins with a token and a colon, and somebody says something behind it: two words at least. */
const isHead = (tokens: Tokens, at: number, next: number): boolean => {
  const { kind, hash, gap, count } = tokens;
  if (kind[next] !== KIND.mark || hash[next] !== COLON || gap[next] !== GAP.none) return false;
  if (next + 2 >= count || gap[next + 1] !== GAP.blank || (gap[next + 2] ?? 0) > GAP.blank) return false;
  if (at === 0 || (gap[at] ?? 0) >= GAP.newline) return kind[next + 1] !== KIND.digits;
  return beginsTurn(tokens, at);
};

/** Whether a line is a word, what stands in brackets behind it, and a time: "Joel (Benefits) 9:04 AM" over what he says. */
const isTimedHead = (tokens: Tokens, at: number, next: number): boolean =>
  (at === 0 || (tokens.gap[at] ?? 0) >= GAP.newline) && endsInTime(tokens, behindBracket(tokens, next));

/** Whether a word may be what somebody is called who speaks. */
const maySpeak = ({ word, upper, next, from }: Item): boolean =>
  next === from + 1 &&
  // "COLOR: BROWN" is a field of a form; of words in capitals only a family name speaks.
  !(upper && (word.english > 0 || word.family < 2)) &&
  (word.flags & NO_SPEAKER) === 0 &&
  (word.unknown || word.given + word.family > 0) &&
  !(word.english > 0 && word.english <= COMMON && word.given === 0);

/** What those are called, in other languages than English, who speak for a firm or to one. */
const PARTIES = contextWords('speaker');

/** Of the heads of a dialogue with times in which no name is known, those that stand twice, where another head stands too. */
const repeated = ({ hash, gap, told }: Tokens, heads: readonly Item[]): readonly Item[] => {
  const counts = new Map<number, number>();
  for (const { from } of heads) counts.set(hash[from] ?? 0, (counts.get(hash[from] ?? 0) ?? 0) + 1);
  if (counts.size < 2) return [];
  return heads.filter(({ from, upper }) => {
    const own = hash[from] ?? 0;
    if ((counts.get(own) ?? 0) < 2 || PARTIES.has(own)) return false;
    // "HOLLOWAY: Did you see him?": in transcripts in capitals no time stands in front.
    return upper || (told && from > 0 && gap[from] === GAP.blank);
  });
};

/** Tokens from the first of a line to a colon of the time that ends it, at most. */
const MOST_TO_TIME = 22;

/** The first token of a line, where it is no further from one than from a time; -1 where it is. */
const lineOf = ({ gap }: Tokens, token: number): number => {
  for (let at = token; at >= 0 && token - at <= MOST_TO_TIME; at -= 1)
    if (at === 0 || (gap[at] ?? 0) >= GAP.newline) return at;
  return -1;
};

/** Capitalised words in front of a colon, and at the start of a line that may end in a time, in order. */
const mayBeHeads = (tokens: Tokens): readonly number[] => {
  const { marks, kind, hash } = tokens;
  const places = new Set<number>();
  for (let n = 0; n < marks.count; n += 1) {
    const mark = marks.items[n] ?? 0;
    if (hash[mark] !== COLON || mark === 0) continue;
    places.add(kind[mark - 1] === KIND.digits ? lineOf(tokens, mark) : mark - 1);
  }
  const found = [...places].filter((at) => isCapital(kind[at] ?? 0) || kind[at] === KIND.caseless);
  return found.sort((a, b) => a - b);
};

/** Heads of lines of a dialogue that no list knows, where a head that is a name stands as well: "Ubul: What a wife." */
export const speakersOf = (tokens: Tokens, starts: Uint8Array): readonly Item[] => {
  const heads: Item[] = [];
  let known = 0;
  for (const at of mayBeHeads(tokens)) {
    if (!isHead(tokens, at, at + 1) && !isTimedHead(tokens, at, at + 1)) continue;
    if (starts[at] === 1) known += 1;
    else {
      const item = itemAt(tokens, at);
      if (item?.kind === 'word' || item?.kind === 'other') heads.push(item);
    }
  }
  return (known > 0 ? heads : repeated(tokens, heads)).filter(maySpeak);
};
