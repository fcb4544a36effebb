import { type Piece, piecesOf } from './pieces.ts';
import type { Tokenizer } from './runtime.ts';

/** A word in a text: its tokens, the pieces that these stand for, its offset, and its first token among those of the text. */
export interface PlacedWord {
  readonly ids: readonly number[];
  readonly pieces: readonly Piece[];
  readonly at: number;
  readonly first: number;
}

/** Words beyond this are numbers, keys and picture data. */
const LONGEST_WORD = 64;
/** Words whose tokens are remembered. */
const MOST_KNOWN = 100_000;

const PLAIN = { add_special_tokens: false };

/** What stands in front of a word so that its tokens are those that it has within a text: a blank, for vocabularies of bytes. */
const leadOf = (tokenizer: Tokenizer): string => {
  const first = (text: string) => tokenizer.encode(text, PLAIN).ids[0];
  const within = tokenizer.encode('a b', PLAIN).ids.at(-1);
  return first('b') !== within && first(' b') === within ? ' ' : '';
};

const WORD = /\S+/gu;

/** Cuts a text into words and these into tokens, one by one as the models were taught. `most`: tokens of a word that are looked at. */
export const wordReader = (tokenizer: Tokenizer, most: number): ((text: string) => readonly PlacedWord[]) => {
  const lead = leadOf(tokenizer);
  // The same words come again and again.
  const known = new Map<string, Pick<PlacedWord, 'ids' | 'pieces'>>();
  const read = (word: string) => {
    const found = known.get(word);
    if (found) return found;
    const { ids, tokens } = tokenizer.encode(lead + word, PLAIN);
    const made = { ids, pieces: piecesOf(word, tokens) };
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(word, made);
    return made;
  };
  return (text) => {
    const words: PlacedWord[] = [];
    let first = 0;
    for (const { 0: word, index } of text.matchAll(WORD)) {
      if (word.length > LONGEST_WORD) continue;
      const { ids, pieces } = read(word);
      if (ids.length === 0 || ids.length > most) continue;
      words.push({ ids, pieces, at: index, first });
      first += ids.length;
    }
    return words;
  };
};

/** What the model wants around a text: the tokens in front of it and behind it. */
export const framesOf = (
  tokenizer: Tokenizer,
): { readonly front: readonly number[]; readonly back: readonly number[] } => {
  const inner = tokenizer.encode('a', PLAIN).ids;
  const { ids } = tokenizer.encode('a', { add_special_tokens: true });
  const at = ids.findIndex((_, n) => inner.every((id, k) => ids[n + k] === id));
  return at < 0 ? { front: [], back: [] } : { front: ids.slice(0, at), back: ids.slice(at + inner.length) };
};
