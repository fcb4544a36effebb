const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether a text has a word that its parts have not. */
export const saysMore = (text: string, parts: readonly string[]): boolean => {
  const known = new Set(parts.flatMap(wordsIn));
  return wordsIn(text).some((word) => !known.has(word));
};
