/** A full stop behind a whole word. */
const SENTENCE_END = /(?:[\p{L}\d)]{4}|\s(?:him|her|them|it|me|us))[.!]\s{1,3}/gu;

/** Where sentences of some words end, each behind its full stop. */
export const sentenceEnds = (words: string): readonly number[] =>
  words.includes('. ') || words.includes('! ') || words.includes('.\n')
    ? [...words.matchAll(SENTENCE_END)].map((end) => end.index + end[0].length)
    : [];

/** The words of a label since the last sentence ended: who was named in that one is not whose the value is. */
export const lastSentence = (label: string): string => label.slice(sentenceEnds(label).at(-1) ?? 0);
