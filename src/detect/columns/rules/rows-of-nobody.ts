import { type ColumnRole, type ElementId, elementOfRole } from '../../../schema/vocabulary.ts';
import type { Candidate } from '../candidate.ts';
import type { ColumnProfile } from '../cells/column-profile.ts';
import type { ColumnPart } from '../cells/composite.ts';
import { PERSON_NUMBERS } from '../cells/person-numbers.ts';
import { groups } from '../headers/header-tokens.ts';

/** What is told of people, places and things alike: where nothing in a row says whose it is, it is nobody's. */
const LOOSE: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  ...([
    'age',
    'race_or_ethnicity',
    'religion',
    'political_opinion',
    'union_membership',
    'medical',
    'work_evaluation',
  ] as const),
  ...(['city', 'region', 'postal_code', 'unit', 'street_number', 'geolocation', 'organization', 'url'] as const),
  ...(['middle_name', 'nickname', 'name_title', 'name_suffix', 'birth_day'] as const),
]);

/** Loose as well, unless cells have their form: "gene" may head a list of genes, a variant and its letters are somebody's. */
const LOOSE_BY_WORD: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['genetic', 'biometric']);

const NUMBERS = new Set(['id', 'number', 'key', 'no', 'code']);

/** A column as it is decided, before anybody's is told. */
interface Decided {
  readonly role: ColumnRole;
  readonly parts?: readonly ColumnPart[];
}

/** The same with what is told of it. */
interface Described extends Decided {
  readonly element: ElementId | null;
  readonly profile: ColumnProfile;
  readonly validBy: string;
  readonly validShare: number;
  readonly why: string;
}

/** Days that spread as births do, under a header that says something else ("start", "founded"). */
const isAnyDay = ({ role }: Decided, { scores, header }: Candidate): boolean =>
  role === 'date_of_birth' && scores[0]?.header === 0 && header.tokens.length > 0;

const isLoose = (one: Decided, candidate: Candidate): boolean =>
  LOOSE.has(one.role) || (LOOSE_BY_WORD.has(one.role) && candidate.scores[0]?.proof === 0) || isAnyDay(one, candidate);

/** Numbers by which another table may say whose the row is: "patient_id", though its cells are numbers of rows. */
const isKeyOfSomebody = ({ role }: Decided, { header }: Candidate): boolean =>
  (role === 'record_id' || role === 'other') &&
  header.tokens.some((token) => NUMBERS.has(token)) &&
  (header.tokens.some((token) => groups().has(token)) ||
    [...header.scores].some(([one, said]) => said >= 3 && PERSON_NUMBERS.has(one) && !header.guessed.has(one)));

const tells = (decided: Decided, candidate: Candidate): boolean =>
  (decided.parts ?? [decided]).some(({ role }) => elementOfRole(role) !== undefined && !isLoose({ role }, candidate)) ||
  isKeyOfSomebody(decided, candidate);

/**
 * Columns (by their place) that are nobody's: a town, an age or a treatment in a row that has neither a name nor a number,
 * address of mail or day of birth of anybody, nor a key to one. Such rows make no record either.
 */
export const columnsOfNobody = (
  decided: readonly Decided[],
  candidates: readonly Candidate[],
  isDecidedByPeople: (at: number) => boolean,
): ReadonlySet<number> => {
  const pairs = decided.flatMap((one, at) => {
    const candidate = candidates[at];
    return candidate ? [{ one, candidate, at }] : [];
  });
  if (pairs.some(({ one, candidate, at }) => isDecidedByPeople(at) || tells(one, candidate))) return new Set();
  return new Set(pairs.flatMap(({ one, candidate, at }) => (isLoose(one, candidate) ? [at] : [])));
};

/** A column as it stands in rows that are nobody's. */
export const asNobodys = <Finding extends Described>(finding: Finding): Finding => ({
  ...finding,
  role: 'other',
  element: null,
  validBy: 'any',
  validShare: finding.profile.share('any'),
  why: `${finding.why}; nothing in the row says whose it is`,
});
