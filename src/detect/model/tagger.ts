import { windowsOf } from '../text/tokens/windows.ts';
import { type Tag, tagsOf } from './labels.ts';
import type { ModelName, NameModel } from './name-model.ts';
import { type JudgedPiece, namesOf } from './names-of.ts';
import { type Infer, openSession, openTokenizer } from './runtime.ts';
import { type TokenWindow, tokenWindows } from './token-windows.ts';
import { framesOf, type PlacedWord, wordReader } from './words.ts';

/** Finds names with a model that is loaded. */
export interface Tagger {
  readonly namesIn: (text: string) => Promise<readonly ModelName[]>;
  readonly close: () => Promise<void>;
}

/** Tokens that a model sees at a time: longer windows cost more for each token and find no more. */
const WINDOW_TOKENS = 256;
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
  readonly wordsIn: (text: string) => readonly PlacedWord[];
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
  const { wordsIn, infer, front, back, size } = loaded;
  const words = wordsIn(text);
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
  const loaded = { wordsIn: wordReader(tokenizer, size), infer, tags: tagsOf(model.labels), front, back, size };
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
