import { type ColumnRole, elementOfRole, MOST_MENTIONS } from '../../schema/vocabulary.ts';
import type { Candidate } from './candidate.ts';
import { type ColumnPart, compositeParts } from './cells/composite.ts';
import { foldWords } from './cells/fold.ts';
import { jointParts } from './cells/joint-names.ts';
import { kindParts } from './cells/kinds-beside.ts';
import { listedParts } from './cells/listed-people.ts';
import { mixedParts } from './cells/sure-numbers.ts';
import { type ColumnFinding, percent } from './column-finding.ts';
import { peopleAmongCompanies } from './people-among-companies.ts';

/** What a column holds, before it is known whose it is. */
export type Decided = Omit<ColumnFinding, 'mention' | 'group'>;

/** A column whose cells name two people ("Ana Lopez & James Smith"). */
const asJoint = (finding: Decided, parts: readonly [ColumnPart, ColumnPart]): Decided => ({
  ...finding,
  role: 'full_name',
  element: 'person_name',
  confidence: Math.max(finding.role === 'full_name' ? finding.confidence : 0, 0.85),
  validBy: 'any',
  validShare: 1,
  why: `${percent(parts[1].share)} of its cells name two people`,
  parts,
});

/** A column of numbers some of whose cells are surely of another kind ("ID number": a licence or an SSN) is each of them. */
const asMixed = (finding: Decided, cells: Candidate['cells']): Decided => {
  const names = finding.role === 'full_name' || finding.role === 'other' ? jointParts(cells) : undefined;
  if (names) return asJoint(finding, names);
  const parts = mixedParts(finding.role, cells);
  if (!parts) return finding;
  const told = parts.slice(0, -1).map(({ role, share }) => `${percent(share)} of its cells have the form of ${role}`);
  const [{ role }] = parts;
  return { ...finding, role, element: elementOfRole(role) ?? null, parts, why: [...told, finding.why].join('; ') };
};

/** A column of companies some of which are people is of both. */
export const withPeople = (finding: Decided, candidate: Candidate, all: readonly Candidate[]): Decided => {
  if (finding.role !== 'organization' || finding.parts) return finding;
  const parts = peopleAmongCompanies(
    candidate,
    all.filter((other) => other !== candidate),
  );
  if (!parts) return finding;
  const [{ role, share }] = parts;
  const why = `${percent(share)} of its cells name people, as Social Security numbers in their rows bear out; ${finding.why}`;
  return { ...finding, role, element: elementOfRole(role) ?? null, parts, validBy: 'any', validShare: 1, why };
};

/** Roles of a column whose cells may list people. */
const LISTING: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['other', 'free_text', 'full_name', 'given_name']);

/** A column whose cells list people, with what is told of each, speaks of all of them. */
const asListed = (finding: Decided, { header, cells }: Candidate): Decided | undefined => {
  const listed = LISTING.has(finding.role) ? listedParts(header, cells) : undefined;
  if (listed === undefined) return undefined;
  const { parts, dateOrder } = listed;
  const told = [...new Set(parts.map(({ role }) => role))].join(', ');
  return {
    ...finding,
    role: parts[0].role,
    element: elementOfRole(parts[0].role) ?? null,
    confidence: 0.9,
    validBy: 'any',
    validShare: 1,
    why: `its cells list people: ${told}`,
    profile: { ...finding.profile, dateOrder },
    parts,
  };
};

/** A column of numbers of whose kinds another column speaks is of each of them. */
const asKinds = (finding: Decided, { kinds }: Candidate): Decided | undefined => {
  const parts = kinds !== undefined && finding.role === kinds.rest ? kindParts(kinds) : undefined;
  if (!parts) return undefined;
  const told = parts
    .filter(({ role }) => role !== kinds?.rest)
    .map(({ role, share }) => `${role} in ${percent(share)} of rows`);
  const [{ role }] = parts;
  const why = [finding.why, `they say ${told.join(', ')}`].join('; ');
  return { ...finding, role, element: elementOfRole(role) ?? null, validBy: 'any', validShare: 1, parts, why };
};

/** A column whose cells hold several values is what they hold. */
export const asComposite = (finding: Decided, candidate: Candidate): Decided => {
  const { header, cells, isOfThings } = candidate;
  if (isOfThings) return finding;
  const kinds = asKinds(finding, candidate);
  if (kinds) return kinds;
  const listed = asListed(finding, candidate);
  if (listed) return listed;
  const found = compositeParts(header, cells);
  const [first] = found?.parts ?? [];
  if (!found || !first) return asMixed(finding, cells);
  const told = found.parts.map(({ role, share }) => `${role} in ${percent(share)}`).join(', ');
  return {
    ...finding,
    role: first.role,
    element: elementOfRole(first.role) ?? null,
    confidence: Math.min(0.95, 0.6 + 0.35 * Math.max(...found.parts.map(({ share }) => share))),
    state: 'clear',
    states: ['clear'],
    validShare: 1,
    validBy: 'any',
    why: `its cells hold several values: ${told}`,
    profile: { ...finding.profile, dateOrder: found.dateOrder },
    parts: found.parts,
  };
};

/** How many people stand behind the first in the cells of a column. */
const listedBehind = ({ parts = [] }: { readonly parts?: readonly ColumnPart[] }): number =>
  Math.max(0, ...parts.map(({ cells }) => (typeof cells === 'object' && 'entry' in cells ? cells.entry - 1 : 0)));

const HOME = new Set(['household', 'hh', 'family', 'relative', 'relatives', 'hogar', 'famille', 'haushalt']);

/**
 * Whose a column is that lists people and does not say which, where another column names the row's own person, or one of those whom
 * its header means ("Guardian 1" beside "Authorized Pickup"): not theirs.
 */
export const ofListed = (
  found: readonly { readonly role: ColumnRole; readonly parts?: readonly ColumnPart[] }[],
  at: number,
  headers: readonly Candidate['header'][],
): string | undefined => {
  const own = found[at];
  const { group, tokens = [] } = headers[at] ?? {};
  const isList = own?.parts?.some(({ cells }) => typeof cells === 'object' && 'entry' in cells) ?? false;
  if (!isList) return undefined;
  const isOther = group !== undefined && group !== 'holder';
  const isNamed = (other: Pick<Decided, 'role'>, n: number): boolean =>
    n !== at && elementOfRole(other.role) === 'person_name' && (!isOther || headers[n]?.group === group);
  if (!found.some(isNamed)) return undefined;
  if (isOther) return `column ${at + 1}`;
  return tokens.some((token) => HOME.has(token)) ? 'dependent' : `column ${at + 1}`;
};

const wordsOf = (cell: string | null | undefined): readonly string[] => (cell ? foldWords(cell).split(' ') : []);
/** From so many rows a column of names with something beside them may be of others; in so few of them the row's person stands in it. */
const LEAST_ROWS = 3;
const SELDOM = 0.2;
const GLUED_TITLE = /(?<=...)(?:mr|mrs|ms|miss|mstr|dr)$/;

/** Whose a column is that names somebody with what is told of them ("Karen Hall, supervisor, 302-555-0101"), where another column names the row's person: somebody else's. */
export const ofNamedWithin = (
  found: readonly Decided[],
  at: number,
  columns: readonly Pick<Candidate, 'header' | 'cells'>[],
): string | undefined => {
  const [own, column] = [found[at], columns[at]];
  if (!column || column.header.group !== undefined || !own?.parts?.some(({ role }) => role === 'full_name'))
    return undefined;
  const isOwn = (one: Decided, n: number): boolean =>
    n < at && one.parts === undefined && (one.role === 'full_name' || one.role === 'family_name');
  const isHolder = (n: number): boolean => (columns[n]?.header.group ?? 'holder') === 'holder';
  const names = found.findIndex((one, n) => isOwn(one, n) && isHolder(n));
  const pairs = column.cells
    .map((cell, n) => [wordsOf(cell), wordsOf(columns[names]?.cells[n])] as const)
    .filter(([within, name]) => within.length > 0 && name.length > 0);
  // "CARMELAMS" of a reservation is Carmela with her title.
  const isWithin = (word: string, within: readonly string[]) =>
    within.includes(word) || within.includes(word.replace(GLUED_TITLE, ''));
  const alike = pairs.filter(([within, name]) => name.every((word) => word.length === 1 || isWithin(word, within)));
  return pairs.length >= LEAST_ROWS && alike.length <= SELDOM * pairs.length ? `column ${at + 1}` : undefined;
};

/** Which person of the row the second one of each column's cells is, `first` being the first that no column has. */
export const secondsOf = (
  found: readonly { readonly parts?: readonly ColumnPart[] }[],
  first: number,
): readonly number[] => {
  const isPair = ({ parts = [] }: { readonly parts?: readonly ColumnPart[] }) =>
    parts.some(({ cells }) => typeof cells === 'object' && 'person' in cells);
  let next = first + (found.some(isPair) ? 1 : 0);
  return found.map((one) => {
    const behind = listedBehind(one);
    if (behind === 0) return Math.min(MOST_MENTIONS, first);
    next += behind;
    return next - behind;
  });
};
