import { CLASS, CLASSES } from './characters.ts';

const DIGIT = CLASS.digit;

const classAt = (text: string, at: number): number =>
  at < 0 || at >= text.length ? CLASS.blank : (CLASSES[text.charCodeAt(at)] ?? 0);

/** Marks that join numbers: a dot, a hyphen, a colon. */
const joins = (text: string, at: number): boolean => {
  const sign = text[at];
  return sign === '.' || sign === '-' || sign === ':';
};

/** A value ends where its letters or digits end: never inside a longer word or number. */
export const isWhole = (text: string, start: number, end: number): boolean => {
  const first = classAt(text, start);
  const last = classAt(text, end - 1);
  const before = classAt(text, start - 1);
  const after = classAt(text, end);
  if (first >= DIGIT && first !== CLASS.apostrophe && before >= DIGIT && before !== CLASS.apostrophe) return false;
  if (last >= DIGIT && last !== CLASS.apostrophe && after >= DIGIT && after !== CLASS.apostrophe) return false;
  if (first === DIGIT && joins(text, start - 1) && classAt(text, start - 2) === DIGIT) return false;
  return !(last === DIGIT && joins(text, end) && classAt(text, end + 1) === DIGIT);
};
