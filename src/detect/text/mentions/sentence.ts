/** A full stop behind a whole word. */
export const SENTENCE_END = /[\p{L}\d)]{4}[.!]\s{1,3}/gu;

/** The words of a label since the last sentence ended: who was named in that one is not whose the value is. */
export const lastSentence = (label: string): string => {
  const end = [...label.matchAll(SENTENCE_END)].at(-1);
  return end ? label.slice(end.index + end[0].length) : label;
};
