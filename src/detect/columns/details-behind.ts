import type { ColumnRole } from '../../schema/vocabulary.ts';
import { headerTokens, isWord, meanings, splitMarks, wordsAsWritten } from './headers/header-tokens.ts';

interface Column {
  readonly name: string | null;
  readonly group: string | undefined;
  readonly party: string | undefined;
  readonly role: ColumnRole;
  readonly number?: number | undefined;
}

const NAMES: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['full_name', 'given_name', 'family_name', 'middle_name']);
const TOLD: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  ...(['phone', 'email', 'date_of_birth', 'ssn', 'full_address', 'street', 'city', 'region', 'postal_code'] as const),
]);
const RELATION = new Set(['relationship', 'relation', 'rel', 'rltn', 'reln', 'parentesco', 'beziehung', 'lien']);
/** Those of whom a row keeps how they are reached, and neither birth date nor number: such columns behind them are the row's own. */
const CALLED = new Set(['emergency', 'contact', 'ice', 'reference', 'notfall', 'urgence', 'emergencia']);
const NUMBERS: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['date_of_birth', 'ssn']);
/** Who is to inherit is named with the relationship, and seldom called: a telephone behind them is theirs only where the row has another. */
const NAMED_ONLY = new Set(['beneficiary']);
/** "Primary phone" is whoever's phone is meant, and the first of theirs. */
const FIRST_OF_THEIRS = new Set(['primary', 'main']);
const OF_ROW = new Set(['home', 'student', 'employee', 'worker', 'member', 'patient']);

const isRelation = ({ name }: Column): boolean => headerTokens(name ?? '').some((token) => RELATION.has(token));

const isOther = ({ group, role }: Column): boolean =>
  NAMES.has(role) && group !== undefined && group !== 'holder' && group !== 'provider';

const isCalled = ({ group, name }: Column): boolean =>
  CALLED.has(group ?? '') || headerTokens(name ?? '').some((token) => CALLED.has(token));

const isOpen = ({ group, party, name, role }: Column): boolean =>
  TOLD.has(role) &&
  (group === undefined || (group === 'holder' && FIRST_OF_THEIRS.has(party ?? ''))) &&
  !headerTokens(name ?? '').some((token) => OF_ROW.has(token));

const SHORTEST_SHARED = 4;

/** A word of a header that no list has, short for one of the other header or the same: "Tel. Bevollm." of "Bevollmächtigte/r". */
const sharesWord = (name: string | null, behind: string | null): boolean => {
  const own = wordsAsWritten(name ?? '').filter((word) => !meanings().has(word));
  return wordsAsWritten(behind ?? '').some(
    (word) =>
      word.length >= SHORTEST_SHARED &&
      !isWord(word) &&
      own.some((one) => one.startsWith(word) || (one.length >= SHORTEST_SHARED && word.startsWith(one))),
  );
};

const SHORTEST_INITIALS = 2;
/** One letter alone may be for a home, a work and a cell telephone as well, so that it says whose only what each person has once. */
const ONCE: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['date_of_birth', 'ssn', 'email']);

const isInOrder = (letters: string, word: string): boolean => {
  let at = -1;
  return [...letters].every((letter) => {
    at = word.indexOf(letter, at + 1);
    return at >= 0;
  });
};

/**
 * Whether the first word of a header is short for another header: its first letters ("PO" of "Probation Officer"), some letters of
 * its one word ("LL" of "Landlord"), the first letter of one with their number ("C1" of "Child 1", "G1" of "Parent/Guardian 1"), or the
 * first alone ("W" of "Wife").
 */
const isShortFor = ({ name, role }: Column, of: string | null): boolean => {
  const [first = '', next = ''] = splitMarks(name ?? '');
  const words = splitMarks(of ?? '');
  const [word = ''] = words;
  const counted = /^\d+$/.test(words.at(-1) ?? '') ? words.at(-1) : undefined;
  if (
    words
      .map((one) => one[0] ?? '')
      .join('')
      .startsWith(first) &&
    first.length >= SHORTEST_INITIALS
  )
    return true;
  if (first === word || isWordOfAny(first)) return false;
  if (counted !== undefined) return next === counted && words.slice(0, -1).some((one) => one[0] === first);
  if (first[0] !== word[0]) return false;
  if (words.length > 1) return false;
  return first.length === 1 ? ONCE.has(role) : word.length > first.length && isInOrder(first, word);
};

/** Letters that are a word ("emp") speak for that. */
const isWordOfAny = (token: string): boolean => token.length > 1 && isWord(token);

/** The only column of names for which the first word of a header is short; undefined: none, or it could be for several. */
const shortenedOf = (columns: readonly Column[], at: number): number | undefined => {
  const one = columns[at];
  const found = columns.flatMap(({ name, role }, n) =>
    one !== undefined && n !== at && NAMES.has(role) && isShortFor(one, name) ? [n] : [],
  );
  return found.length === 1 ? found[0] : undefined;
};

/** "Mob 1" and "P1 Contact" right behind "Parent/Carer 1", and what is called after somebody by a word that no list has. */
const detailsOf = (columns: readonly Column[], at: number): readonly (readonly [number, string])[] => {
  const person = columns[at];
  const group = person?.group;
  const isSomebodys = person !== undefined && NAMES.has(person.role) && group !== 'holder';
  if (!isSomebodys || group === undefined) return [];
  return columns.flatMap((one, n) => {
    if (n === at || !TOLD.has(one.role) || one.group !== undefined) return [];
    const isReached = one.role === 'phone' || one.role === 'email';
    const isCounted = n === at + 1 && isReached && person.number !== undefined && one.number === person.number;
    // Those who serve are named with the first letters of their office; other words of it may be of anything.
    const isLettered = shortenedOf(columns, n) === at;
    const isTold = isOther(person) && (isCounted || sharesWord(person.name, one.name));
    return isLettered || isTold ? [[n, group] as const] : [];
  });
};

/** Whether a column behind a name is the row's own: without a word for the kinship all but a second telephone, with one the only telephone behind who is named only. */
const isRowsOwn = (
  { role }: Column,
  is: { readonly isSaid: boolean; readonly isFirstPhone: boolean; readonly isNamedOnly: boolean },
): boolean => (is.isSaid ? is.isFirstPhone && is.isNamedOnly : role !== 'phone' || is.isFirstPhone);

/**
 * What is told of somebody beside the row's person without saying so: "Contact name, relationship, phone, address" are all the
 * contact's, and so is a second "phone" right behind the name. Columns with the group of the name before them, by their place.
 */
export const detailsBehind = (columns: readonly Column[]): ReadonlyMap<number, string> => {
  const found = new Map(columns.flatMap((_, at) => detailsOf(columns, at)));
  columns.forEach((column, at) => {
    const { group } = column;
    const behind = columns[at + 1];
    if (!isOther(column) || group === undefined || behind === undefined || NAMES.has(behind.role)) return;
    const isSaid = isRelation(behind);
    const isSecond = (role: ColumnRole) =>
      columns.some((one, n) => n < at && one.role === role && (one.group === undefined || one.group === 'holder'));
    const start = isSaid ? at + 2 : at + 1;
    for (let n = start; n < columns.length; n += 1) {
      const next = columns[n];
      if (next === undefined || !isOpen(next) || (NUMBERS.has(next.role) && isCalled(column))) return;
      const isFirstPhone = next.role === 'phone' && !isSecond('phone');
      const isNamedOnly = n === start && NAMED_ONLY.has(group);
      if (isRowsOwn(next, { isSaid, isFirstPhone, isNamedOnly })) return;
      found.set(n, group);
    }
  });
  return found;
};
