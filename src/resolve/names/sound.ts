import type { ScriptFunction } from '../../engine/port.ts';

/**
 * What stays of a name however it is brought into Latin letters: its consonants, one sign for those that languages write by different
 * letters ("Schewtschenko", "Chevtchenko" and "Shevchenko"; "Mohammed" and "Muhamad"). Vowels are left out but for the first sound.
 */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/c(?=[eiy])/g, 's'],
  [/kh|ck|q/g, 'k'],
  [/ph|w|f/g, 'v'],
  [/th|dt/g, 't'],
  [/t?sch|shch|t?ch|t?sh|d?zh|cz|sz|ts|tz|hs|dj|ks|[xjz]/g, 's'],
  [/c/g, 'k'],
  [/^[aeiouy]+/, '0'],
  [/[aeiouy]/g, ''],
  [/(?<=.)h/g, ''],
  [/(.)\1+/g, '$1'],
];

/** Of fewer sounds too many names are made. */
const LEAST_SOUNDS = 3;

/** The sounds of a folded name; null: too few to tell anybody, or other letters than Latin ones. */
export const soundOf = (name: string): string | null => {
  if (!/^[a-z]{3,}$/.test(name)) return null;
  const sounds = SPELLINGS.reduce((text, [spelling, sound]) => text.replace(spelling, sound), name);
  return sounds.length < LEAST_SOUNDS ? null : sounds;
};

/** Script step over names: the sounds of each. */
export const soundNames: ScriptFunction = function* ([name]) {
  const sounds = soundOf(name ?? '');
  if (sounds !== null) yield [sounds];
};
