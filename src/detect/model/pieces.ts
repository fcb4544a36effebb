/** A run of letters and digits of a word, or one other sign: offsets within the word, and its first token. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly token: number;
  readonly letters: boolean;
}

const PIECE = /[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]/gu;

/** As tokenizers fold a word: without case, accents and compatibility forms. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

/** A token's own letters, without the signs by which vocabularies say where words begin and go on. */
const surfaceOf = (token: string): string => folded(token.replace(/^##|^[▁Ġ]+|<\/w>$/gu, ''));

/** Where each token begins in the folded word; undefined where tokens do not spell the word (unknown ones, bytes). */
const startsOf = (word: string, tokens: readonly string[]): readonly number[] | undefined => {
  const starts: number[] = [];
  let at = 0;
  for (const token of tokens) {
    const surface = surfaceOf(token);
    if (!word.startsWith(surface, at)) return undefined;
    starts.push(at);
    at += surface.length;
  }
  return at === word.length ? starts : undefined;
};

/**
 * Cuts a word without blanks into pieces and gives each the token that covers its begin: tokenizers do not say where a
 * token stands. Where its tokens do not spell a word all its pieces have the first one.
 */
export const piecesOf = (word: string, tokens: readonly string[]): readonly Piece[] => {
  const starts = startsOf(folded(word), tokens);
  let before = 0;
  return [...word.matchAll(PIECE)].map(({ 0: text, index }) => {
    // A word's first token may be the sign of its begin alone.
    const token = before === 0 ? 0 : (starts?.findLastIndex((start) => start <= before) ?? 0);
    before += folded(text).length;
    return { start: index, end: index + text.length, token, letters: /[\p{L}\p{N}]/u.test(text) };
  });
};
