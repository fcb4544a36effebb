import { windowsOf } from '../text/windows.ts';
import { type Tag, tagsOf } from './labels.ts';
import type { ModelName, NameModel } from './name-model.ts';
import { type JudgedPiece, namesOf } from './names-of.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { type Infer, openSession, openTokenizer, type Tokenizer } from './runtime.ts';
import { type TokenWindow, tokenWindows } from './token-windows.ts';

/** Finds names with a model that is loaded. */
export interface Tagger {
  readonly namesIn: (text: string) => Promise<readonly ModelName[]>;
  readonly close: () => Promise<void>;
}

interface Word {
  readonly ids: readonly number[];
  readonly pieces: readonly Piece[];
}

/** A word in a text: its offset, and its first token among those of the text. */
interface PlacedWord extends Word {
  readonly at: number;
  readonly first: number;
}

/** Tokens that a model sees at a time: longer windows cost more for each token and find no more. */
const WINDOW_TOKENS = 256;
/** Words beyond this are numbers, keys and picture data. */
const LONGEST_WORD = 64;
/** Words whose tokens are remembered. */
const MOST_KNOWN = 100_000;

/** Tokens of words, one by one as the models were taught; the same word comes again and again. */
const createWords = (tokenizer: Tokenizer): ((word: string) => Word) => {
  const known = new Map<string, Word>();
  return (word) => {
    const found = known.get(word);
    if (found) return found;
    const { ids, tokens } = tokenizer.encode(word, { add_special_tokens: false });
    const made = { ids, pieces: piecesOf(word, tokens) };
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(word, made);
    return made;
  };
};

/** What the model wants around a text: the tokens in front of it and behind it. */
const framesOf = (tokenizer: Tokenizer): { readonly front: readonly number[]; readonly back: readonly number[] } => {
  const inner = tokenizer.encode('a', { add_special_tokens: false }).ids;
  const { ids } = tokenizer.encode('a', { add_special_tokens: true });
  const at = ids.findIndex((_, n) => inner.every((id, k) => ids[n + k] === id));
  return at < 0 ? { front: [], back: [] } : { front: ids.slice(0, at), back: ids.slice(at + inner.length) };
};

const WORD = /\S+/gu;

const placedWords = (text: string, wordOf: (word: string) => Word, most: number): readonly PlacedWord[] => {
  const words: PlacedWord[] = [];
  let first = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (word.length > LONGEST_WORD) continue;
    const { ids, pieces } = wordOf(word);
    if (ids.length === 0 || ids.length > most) continue;
    words.push({ ids, pieces, at: index, first });
    first += ids.length;
  }
  return words;
};

/** What the model says of one token: its best tag, and the probability of all tags that name people. */
interface Verdict {
  readonly tag: Tag;
  readonly probability: number;
}

const verdictAt = (logits: Float32Array, row: number, tags: readonly Tag[]): Verdict | undefined => {
  const scores = logits.subarray(row * tags.length, (row + 1) * tags.length);
  const best = scores.reduce((most, score, n) => (score > (scores[most] ?? 0) ? n : most), 0);
  const most = scores[best] ?? 0;
  const weights = tags.map((_, n) => Math.exp((scores[n] ?? 0) - most));
  const [all, people] = tags.reduce(
    ([sum, named], { person }, n) => [sum + (weights[n] ?? 0), named + (person ? (weights[n] ?? 0) : 0)],
    [0, 0],
  );
  const tag = tags[best];
  // Rounded down: what two kinds of processor disagree about stands far behind the second digit.
  return tag && { tag, probability: Math.floor((100 * people) / all) };
};

interface Loaded {
  readonly wordOf: (word: string) => Word;
  readonly infer: Infer;
  readonly tags: readonly Tag[];
  readonly front: readonly number[];
  readonly back: readonly number[];
  readonly size: number;
}

/** The pieces of words that the model takes for a name, of the words whose answer is kept from this window. */
const judgedIn = (
  { tags, front }: Loaded,
  logits: Float32Array,
  { from, keepFrom, keepTo }: TokenWindow,
  words: readonly PlacedWord[],
): readonly JudgedPiece[] =>
  words
    .filter(({ first }) => first >= keepFrom && first < keepTo)
    .flatMap(({ at, first, pieces }) =>
      pieces.flatMap(({ start, end, token, letters }): readonly JudgedPiece[] => {
        const verdict = letters ? verdictAt(logits, front.length + first + token - from, tags) : undefined;
        if (!verdict?.tag.person) return [];
        const { tag, probability } = verdict;
        return [{ start: at + start, end: at + end, begins: tag.begins, label: tag.label, probability }];
      }),
    );

const namesInBlock = async (loaded: Loaded, text: string): Promise<readonly ModelName[]> => {
  const { wordOf, infer, front, back, size } = loaded;
  const words = placedWords(text, wordOf, size);
  const ids = words.flatMap((word) => word.ids);
  const firsts = words.map(({ first }) => first);
  const pieces: JudgedPiece[] = [];
  for (const window of tokenWindows(firsts, ids.length, size)) {
    const logits = await infer([...front, ...ids.slice(window.from, window.to), ...back]);
    for (const piece of judgedIn(loaded, logits, window, words)) pieces.push(piece);
  }
  return namesOf(text, pieces);
};

/** Loads a model. Texts go through it block by block and window by window, so that memory is bounded. */
export const openTagger = async (model: NameModel): Promise<Tagger> => {
  const tokenizer = await openTokenizer(model);
  const { infer, close } = await openSession(model);
  const { front, back } = framesOf(tokenizer);
  const size = Math.min(WINDOW_TOKENS, model.maxTokens) - front.length - back.length;
  const loaded = { wordOf: createWords(tokenizer), infer, tags: tagsOf(model.labels), front, back, size };
  return {
    namesIn: async (text) => {
      const names: ModelName[] = [];
      for (const { from, to } of windowsOf(text)) {
        for (const name of await namesInBlock(loaded, text.slice(from, to)))
          names.push({ ...name, start: name.start + from, end: name.end + from });
      }
      return names;
    },
    close,
  };
};
