import { CLASS, CLASSES } from './characters.ts';

const DIGIT = CLASS.digit;

const classAt = (text: string, at: number): number =>
  at < 0 || at >= text.length ? CLASS.blank : (CLASSES[text.charCodeAt(at)] ?? 0);

/** Marks that join numbers: a dot, a hyphen, a colon. */
const joins = (text: string, at: number): boolean => {
  const sign = text[at];
  return sign === '.' || sign === '-' || sign === ':';
};

const isWordUnit = (type: number): boolean => type >= DIGIT && type <= CLASS.caseless;

/** Whether a word goes on at `at`, away from a value in steps of `step`; an underscore alone is the line of a form. */
const goesOn = (text: string, at: number, step: 1 | -1): boolean => {
  const type = classAt(text, at);
  return (
    isWordUnit(type) || type === CLASS.combining || (type === CLASS.underscore && isWordUnit(classAt(text, at + step)))
  );
};

const MASKS = '*•●█';

/** A value ends where its letters or digits end: never inside a longer word or number. */
export const isWhole = (text: string, start: number, end: number): boolean => {
  // A mask begins where its signs do.
  if (MASKS.includes(text[start] ?? '') && text[start - 1] === text[start]) return false;
  const first = classAt(text, start);
  const last = classAt(text, end - 1);
  if (isWordUnit(first) && goesOn(text, start - 1, -1)) return false;
  if (isWordUnit(last) && goesOn(text, end, 1)) return false;
  if (first === DIGIT && joins(text, start - 1) && classAt(text, start - 2) === DIGIT) return false;
  return !(last === DIGIT && joins(text, end) && classAt(text, end + 1) === DIGIT);
};
