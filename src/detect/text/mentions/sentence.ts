/** A full stop behind a whole word. */
export const SENTENCE_END = /[\p{L}\d)]{4}[.!]\s{1,3}/gu;
