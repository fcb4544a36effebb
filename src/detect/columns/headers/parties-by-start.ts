import type { ColumnRole } from '../../../schema/vocabulary.ts';
import { plain } from './header-tokens.ts';

interface Column {
  readonly name: string | null;
  readonly group: string | undefined;
  readonly number: number | undefined;
  readonly role: ColumnRole;
}

const NAMES: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['full_name', 'family_name']);
/** What is told of a person and of whom it is one: a name beside it is no other name of the same person. */
const TOLD: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['ssn', 'date_of_birth', 'phone', 'email']);
const LONGEST = 5;
const SHORTEST = 2;
/** More beginnings than rows have people, since letters that several headers share may be cut at several places. */
const MOST_STARTS = 64;

/** How a header may begin: with a word, also a counted one, that a mark or a capital parts from the rest, or with some letters. */
export const startsOf = (header: string): readonly string[] => {
  // "Insured's name" begins as "Insured DOB" does.
  const name = header.replace(/['’]s?(?=[_. -])/gu, '');
  const word = /^(?:\p{Lu}?\p{Ll}+\d{0,2}(?=\p{Lu})|\p{L}+\d{0,2}(?=[_. -]))/u.exec(name)?.[0];
  if (word !== undefined) return [word.toLowerCase()];
  // "Landlord" is how "Landlord Phone" begins.
  if (/^\p{Lu}\p{Ll}{2,}$/u.test(name)) return [name.toLowerCase()];
  if (!/^(?:\p{Lu}+|\p{Ll}+)\d*$/u.test(name)) return [];
  // "ref2" is how "ref2_ph" begins.
  const whole = /^\p{L}{2,}\d{1,2}$/u.test(name) ? [name.toLowerCase()] : [];
  const most = Math.min(LONGEST, name.length - 3);
  const letters = Array.from({ length: Math.max(0, most - SHORTEST + 1) }, (_, n) => name.slice(0, most - n));
  return [...whole, ...letters.map((start) => start.toLowerCase())];
};

/**
 * Headers that begin alike speak of one person ("PTNAME", "PTSSNO" and "GRNAME", "GRSSNO"; "HisName", "HisBday" and "HerName",
 * "HerBday"). Where two beginnings have the same part of a name and both the same of what is told of a person once, they are two
 * people: columns of the second and further ones, with the beginning as their group, by their place.
 */
export const partiesByStart = (columns: readonly Column[]): ReadonlyMap<number, string> => {
  const roles = new Map<string, Map<ColumnRole, number>>();
  columns.forEach(({ name, group, number, role }, at) => {
    if (name === null || (group !== undefined && group !== 'holder') || number !== undefined) return;
    if (!NAMES.has(role) && !TOLD.has(role)) return;
    for (const start of startsOf(name)) {
      const own = roles.get(start) ?? new Map<ColumnRole, number>();
      if (!own.has(role)) own.set(role, at);
      roles.set(start, own);
    }
  });
  // A word that says which of one person's things it is ("billing", "home") begins no second one.
  const people = [...roles].filter(
    ([start, own]) => !plain().has(start) && [...own.keys()].some((role) => NAMES.has(role)),
  );
  const found = new Map<number, string>();
  if (people.length > MOST_STARTS) return found;
  for (const [start, own] of people) {
    const isSecond = people.some(
      ([other, before]) =>
        other !== start &&
        !other.startsWith(start) &&
        !start.startsWith(other) &&
        [...own].some(([role, at]) => NAMES.has(role) && (before.get(role) ?? at) < at) &&
        [...own].some(([role, at]) => TOLD.has(role) && (before.get(role) ?? at) < at),
    );
    if (!isSecond) continue;
    columns.forEach(({ name, group, number }, at) => {
      const isOpen = (group === undefined || group === 'holder') && number === undefined && !found.has(at);
      if (isOpen && name !== null && startsOf(name).includes(start)) found.set(at, start);
    });
  }
  return found;
};
