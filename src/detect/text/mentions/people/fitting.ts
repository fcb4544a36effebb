import { type Gender, genderOf } from './gender.ts';
import type { NamedPerson } from './named-person.ts';
import { type Families, fits, type Parts, shortened } from './same-name.ts';
import type { Titled } from './titled.ts';

/** Who was named last of those whom a name fits: strictly, or else loosely; with a title, first those who are known to be a man or a woman. */
export const fitting = (
  near: readonly NamedPerson[],
  parts: Parts,
  gender: Gender,
  families: Families,
): NamedPerson | undefined => {
  for (const loosely of [false, true]) {
    const found = near.filter((person) => fits(person, parts, loosely));
    const alike = found.find((person) => gender !== undefined && (person.gender ?? genderOf(person.given)) === gender);
    if (found.length > 0) return alike ?? found[0];
  }
  return shortened(near, parts, families);
};

/** Who is called by title and family name: a child only where nobody else fits. */
export const fittingTitle = (
  near: readonly NamedPerson[],
  parts: Parts,
  gender: Gender,
  families: Families,
): NamedPerson | undefined => {
  const grown = near.filter(({ isChild }) => !isChild);
  return fitting(grown, parts, gender, families) ?? fitting(near, parts, gender, families);
};

/** "Dr. Haddad" and "Mr. Sami Haddad" are two; somebody of whom the text has the same given name as well is one. */
export const isTitledOtherwise = (person: NamedPerson, { given, family }: Parts, titled: Titled): boolean =>
  titled !== undefined &&
  person.titled !== undefined &&
  titled !== person.titled &&
  !(person.family === family && given !== '' && person.given === given);

/**
 * Of several of one family whoever the text calls by it: who was called so before, else who was named first. "Ann Boyd was paid by
 * her brother, Tom Boyd ... Boyd was born": a brother who is meant is named again.
 */
export const alone = (near: readonly NamedPerson[], { given, family, words }: Parts): NamedPerson | undefined => {
  const only = family || given;
  if (words !== 1 || only === '') return undefined;
  const same = near.filter((person) => person.family === only && person.given !== only);
  if (same.length < 2) return undefined;
  return (
    same.find(({ calledAlone }) => calledAlone) ??
    same.reduce((a, b) => ((a.names[0] ?? 0) <= (b.names[0] ?? 0) ? a : b))
  );
};
