/**
 * The functions that steps may call beside the SQL that all engines share. Each engine defines every one of them;
 * a gap is a compile error. Meanings are exact: the contract suite runs them on every engine.
 */
export const VOCABULARY = {
  fold: 'fold(text): lower case, accents stripped, everything but a-z and 0-9 to single blanks, trimmed; null for nothing left',
  letters: 'letters(text): fold(text) without digits and blanks; null for nothing left',
  trimmed: 'trimmed(text): the text without blanks (every space of Unicode, no other sign) at its ends',
  digits: 'digits(text): the digits 0-9 of the text in order; null for none',
  matches: 'matches(text, pattern): whether an RE2 pattern is found in the text',
  replace_all: 'replace_all(text, pattern, replacement): every match replaced',
  first_match:
    'first_match(text, pattern): the first group of the first match of an RE2 pattern; null where nothing is found',
  key64:
    'key64(value, ...): a 63-bit key of one to four values as a bigint, for joining and grouping only; its value differs between engines',
  hash60: 'hash60(text): the first 60 bits of SHA-256 as a bigint; for sampling and fingerprints',
  hmac: 'hmac(text, inner, outer): HMAC-SHA-256 of the text in hex, under a key given as its two pads in hex (hmacPads); the pads are parameters, never text of a query',
  distance: 'distance(a, b): Levenshtein distance of two folded texts',
  changed_signs:
    'changed_signs(a, b): at how many places two texts of ASCII differ; null for texts of different lengths',
  similarity: 'similarity(a, b): Jaro-Winkler of two folded texts in millionths (integer)',
  common_prefix: 'common_prefix(a, b, n): 1 where the first n characters are equal and both are that long, else 0',
} as const;

export type VocabularyName = keyof typeof VOCABULARY;

const BLOCK_BYTES = 64;

const pad = (key: Uint8Array, byte: number): string =>
  Array.from({ length: BLOCK_BYTES }, (_, n) => ((key[n] ?? 0) ^ byte).toString(16).padStart(2, '0')).join('');

/** The pads of a key of at most 64 bytes (RFC 2104), for `hmac`. */
export const hmacPads = (key: Uint8Array): { readonly inner: string; readonly outer: string } => {
  if (key.length > BLOCK_BYTES) throw new Error('the key is longer than a block');
  return { inner: pad(key, 0x36), outer: pad(key, 0x5c) };
};
