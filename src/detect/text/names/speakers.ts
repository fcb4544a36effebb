import { FLAG } from '../lexicon.ts';
import { GAP, KIND, type Tokens } from '../tokens.ts';
import { type Item, itemAt } from './runs.ts';

const COLON = 58;

const NO_SPEAKER =
  FLAG.no_name | FLAG.name_label | FLAG.role | FLAG.title | FLAG.thing | FLAG.organization | FLAG.month | FLAG.weekday;

/** Levels of English up to which a word is no speaker, whatever stands around. */
const COMMON = 50;

/** Whether a line begins with a token and a colon, and somebody says something behind it: two words at least. */
const isHead = ({ kind, hash, gap, count }: Tokens, at: number, next: number): boolean =>
  (at === 0 || (gap[at] ?? 0) >= GAP.newline) &&
  kind[next] === KIND.mark &&
  hash[next] === COLON &&
  gap[next] === GAP.none &&
  next + 2 < count &&
  gap[next + 1] === GAP.blank &&
  kind[next + 1] !== KIND.digits &&
  (gap[next + 2] ?? 0) <= GAP.blank;

/** Heads of lines of a dialogue that no list knows, where a head that is a name stands as well: "Ubul: What a wife." */
export const speakersOf = (tokens: Tokens, starts: Uint8Array): readonly Item[] => {
  const { capitals } = tokens;
  const heads: Item[] = [];
  let known = 0;
  for (let n = 0; n < capitals.count; n += 1) {
    const at = capitals.items[n] ?? 0;
    if (!isHead(tokens, at, at + 1)) continue;
    if (starts[at] === 1) known += 1;
    else {
      const item = itemAt(tokens, at);
      if (item?.kind === 'word' || item?.kind === 'other') heads.push(item);
    }
  }
  if (known === 0) return [];
  return heads.filter(
    ({ word, upper, next, from }) =>
      next === from + 1 &&
      !upper &&
      (word.flags & NO_SPEAKER) === 0 &&
      (word.unknown || word.given + word.family > 0) &&
      !(word.english > 0 && word.english <= COMMON && word.given === 0),
  );
};
