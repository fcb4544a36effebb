import { type ColumnRole, isColumnRole } from '../../../schema/vocabulary.ts';
import { KINDS_OF_IDS } from '../data-files.ts';
import { filledCell } from './column-profile.ts';
import type { ColumnPart } from './composite.ts';
import { VALUE_TESTS } from './content-tests.ts';
import { foldWords } from './fold.ts';
import { jointName } from './joint-names.ts';
import { isOfKind } from './kinds-beside.ts';
import { listedValue } from './listed-people.ts';
import { PERSON_NUMBERS } from './person-numbers.ts';

/**
 * Values that are what they are in whatever column they stand: a number written as a Social Security number is written,
 * a card's in its groups, an IBAN, an address of mail.
 */
const SURE: readonly { readonly role: ColumnRole; readonly form: RegExp; readonly test: string }[] = [
  { role: 'ssn', form: /^\d{3}[- ]\d{2}[- ]\d{4}$/, test: 'ssn_written' },
  // Of an employer, as the US writes it.
  { role: 'tax_id', form: /^\d{2}-\d{7}$/, test: 'any' },
  { role: 'payment_card', form: /^(?:\d{16}|\d{4}(?:[- ]\d{4}){3}|3\d{3}[- ]\d{6}[- ]\d{5})$/, test: 'card' },
  { role: 'iban', form: /^[A-Z]{2}\d{2}[A-Z0-9 ]{11,36}$/, test: 'iban' },
  { role: 'email', form: /@/, test: 'email' },
  { role: 'phone', form: /^(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[.-])\d{3}[.-]\d{4}$/, test: 'phone_written' },
];

/** A word for a document in front of its number: "DL 84120955", "Passport #: 512009347". */
const BEHIND_KIND = /^(\p{L}[\p{L} .'’/]{1,30}?)[\s.:#-]+([A-Z]{0,3}\d[\dA-Z -]{3,24})$/iu;
const LONGEST_LABELLED = 60;

/** The number that a cell says the kind of itself, and what it is then. */
const labelledNumber = (value: string): { readonly role: ColumnRole; readonly number: string } | undefined => {
  const [, label = '', number = ''] = (value.length <= LONGEST_LABELLED && BEHIND_KIND.exec(value)) || [];
  const role = label === '' ? undefined : KINDS_OF_IDS.get(foldWords(label));
  return role !== undefined && isColumnRole(role) ? { role, number } : undefined;
};

/** The role of a cell that its own form or a word in it tells; undefined: the column says what it is. */
export const sureRole = (cell: string): ColumnRole | undefined => {
  const value = filledCell(cell);
  if (value === undefined) return undefined;
  const formed = SURE.find(({ form, test }) => form.test(value) && VALUE_TESTS[test]?.(value) === true);
  return formed?.role ?? labelledNumber(value)?.role;
};

/** Columns whose numbers may be anything: parts and orders have three groups of digits as well. */
const OF_ANYTHING: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'other',
  'record_id',
  'order_number',
  'ticket_number',
]);

const LEAST = { persons: { share: 0.02, cells: 2 }, anything: { share: 0.1, cells: 3 } } as const;

/** Share of other cells below which a column without a role of its own is text. */
const WRITTEN_FROM = 0.7;

/**
 * An e-mail address is what many people log in with, and no second kind of a number; a telephone number is one in a column of neither, and a
 * company's tax number among those of people.
 */
const isBeside = (role: ColumnRole, own: ColumnRole): boolean =>
  role !== own &&
  !(own === 'username' && role === 'email') &&
  (role !== 'phone' || own === 'other') &&
  (role !== 'tax_id' || own === 'ssn');

/**
 * The roles of a column of numbers some of whose cells are surely of another kind: those, and the column's own for the
 * rest of its cells; undefined where it is of one kind.
 */
export const mixedParts = (
  own: ColumnRole,
  cells: readonly (string | null)[],
): readonly [ColumnPart, ...ColumnPart[]] | undefined => {
  const least = PERSON_NUMBERS.has(own) ? LEAST.persons : OF_ANYTHING.has(own) ? LEAST.anything : undefined;
  if (!least) return undefined;
  const values = [...new Set(cells.map((cell) => filledCell(cell)).filter((cell) => cell !== undefined))];
  const counts = new Map<ColumnRole, number>();
  for (const value of values) {
    const role = sureRole(value);
    if (role !== undefined && isBeside(role, own)) counts.set(role, (counts.get(role) ?? 0) + 1);
  }
  const others = [...counts].filter(([, count]) => count >= Math.max(least.cells, least.share * values.length));
  const left = values.length - others.reduce((sum, [, count]) => sum + count, 0);
  // "Where to reach you": each cell is one of several kinds, and none is anything else; or each says that it is of one.
  if (left === 0 && (others.length > 1 || values.every((value) => labelledNumber(value) !== undefined))) {
    const [first, ...more] = others.map(
      ([role, count]): ColumnPart => ({ role, share: count / values.length, cells: 'sure' }),
    );
    return first && [first, ...more];
  }
  // A column that nothing explains and that is full of such values is searched cell by cell (`written-columns.ts`).
  if (left === 0 || (own === 'other' && left < WRITTEN_FROM * values.length)) return undefined;
  const [first, ...more] = others.map(
    ([role, count]): ColumnPart => ({ role, share: count / values.length, cells: 'sure' }),
  );
  const except = others.map(([role]) => role);
  return first ? [first, ...more, { role: own, share: left / values.length, cells: { except } }] : undefined;
};

/** In a column of companies and people (`people-among-companies.ts`). */
const isName = (cell: string): boolean => VALUE_TESTS['full_name']?.(filledCell(cell) ?? '') === true;

/** The value of one part of such a column in a cell; undefined: the cell is another part's. `kind`: what another column says of it. */
export const mixedValue = (
  cell: string,
  { role, cells }: Pick<ColumnPart, 'role' | 'cells'>,
  kind: string | null = null,
): string | undefined => {
  if (typeof cells === 'object' && 'person' in cells) return jointName(cell, cells.person);
  if (typeof cells === 'object' && 'entry' in cells) return listedValue(cell, cells.entry, role);
  if (typeof cells === 'object' && 'kinds' in cells) return isOfKind(cells, kind) ? filledCell(cell) : undefined;
  const roles = typeof cells === 'object' ? cells.except : [role];
  const told = roles.includes('full_name') && isName(cell) ? 'full_name' : sureRole(cell);
  const isOwn = typeof cells === 'object' ? told === undefined || !cells.except.includes(told) : told === role;
  const value = isOwn ? filledCell(cell) : undefined;
  return value === undefined ? undefined : (labelledNumber(value)?.number ?? value);
};
