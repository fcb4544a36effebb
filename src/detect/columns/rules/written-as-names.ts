import type { ColumnRole } from '../../../schema/vocabulary.ts';
import type { Candidate } from '../candidate.ts';
import { NAMES, PEOPLE } from './about-people.ts';
import { BELONGINGS } from './belongings.ts';
import { holds, isUnsaid, type Rule, raise } from './neighbour-rule.ts';

/** Two to four words with capitals and no figure, as names are written in every language with capitals. */
const isNameForm = (cell: string): boolean =>
  /^(?:\p{Lu}[\p{L}'’.-]*|d[aeiou]s?|van|von|den|der|del?|la|y|e)(?:(?:, ?| )(?:\p{Lu}[\p{L}'’.-]*|d[aeiou]s?|van|von|den|der|del?|la|y|e)){1,5}$/u.test(
    cell,
  );

/** Nearly all cells are written as names, most of them another, and few are a company, a town, a street or a job. */
const areWrittenAsNames = ({ cells, profile }: Candidate): boolean => {
  const clear = cells.flatMap((cell) => (cell?.trim() ? [cell.trim()] : []));
  const isWritten = clear.filter(isNameForm).length >= 0.85 * clear.length && profile.distinct >= 0.6 * profile.filled;
  const isElse = (['organization', 'city_name', 'street', 'occupation'] as const).some(
    (test) => profile.share(test) >= 0.3,
  );
  return isWritten && !isElse;
};

/** Of one cell or two all must be known names: two words with capitals may be anything. */
const isTooFew = ({ profile }: Candidate): boolean =>
  profile.filled < 3 && (profile.filled === 0 || profile.share('full_name') < 1);

/**
 * A column whose header says only whose it is ("Ouder/verzorger 1", "Osoba upoważniona"), with other words or none, and whose cells
 * are written as names: no list has the names of all countries.
 */
export const namesOfParties: Rule = (candidate, all) => {
  const { header } = candidate;
  const { group } = header;
  if (group === undefined || group === 'holder' || holds(candidate, 'full_name') || isTooFew(candidate)) return;
  if ([...header.scores].some(([role, score]) => score >= 3 && !NAMES.includes(role))) return;
  if (areWrittenAsNames(candidate) && all.some((other) => other !== candidate && holds(other, ...PEOPLE)))
    raise(candidate, 'full_name', 16, 'its header says whose it is, and its cells are written as names');
};

/** "Husband" and "Child 1" over single words, where the row says the family name once: first names, though families are called so as well. */
export const givenOfParties: Rule = (candidate, all) => {
  const { header, profile } = candidate;
  if (header.group === undefined || header.group === 'holder' || profile.filled < 3 || !isUnsaid(candidate)) return;
  if (holds(candidate, 'given_name') || profile.share('several_words') > 0.2 || profile.share('name_words') < 0.8)
    return;
  const isFamily = (other: Candidate): boolean =>
    other !== candidate && other.header.group === undefined && holds(other, 'family_name');
  if (all.some(isFamily)) raise(candidate, 'given_name', 8, 'another column says the family name');
};

/** Of a second line of names so many cells must be whole names: a first line may go on there. */
const WHOLE = 0.6;

/**
 * "CFNA2" beside the names of "CFNA1": headers that no list has, and that only a number tells apart, over whole names, are the next person's.
 * A program that calls all its columns so ("F1", "F2", "F3") says nothing by it.
 */
export const namesOfLines: Rule = (candidate, all) => {
  const { header, profile, name } = candidate;
  if (header.scores.size > 0 || holds(candidate, 'full_name') || profile.share('full_name') < WHOLE) return;
  const stem = /^(.*\D)\d{1,2}$/u.exec(name ?? '')?.[1];
  if (stem === undefined) return;
  const lines = all.filter(
    (other) => other !== candidate && other.name?.startsWith(stem) && /^\d{1,2}$/u.test(other.name.slice(stem.length)),
  );
  const areNames = lines.every((other) => holds(other, 'full_name') || other.profile.share('full_name') >= WHOLE);
  if (!areNames || !lines.some((other) => holds(other, 'full_name'))) return;
  raise(candidate, 'full_name', 16, 'names stand under the same header with another number');
  candidate.group = 'joint';
};

/** What only a person has: a row with one of these is about somebody. */
const OF_ONE_PERSON: readonly ColumnRole[] = ['date_of_birth', 'ssn', 'other_government_id', 'health_insurance_id'];
/** Share of cells that must be known names: beside such numbers, and beside what people have and houses give their number to. */
const SOME_KNOWN = 0.25;
const MOST_KNOWN = 0.5;

/**
 * A column under a word that no list has ("Kwalifikant"), whose cells are written as names and some of them known as such, where the
 * row is a person's and no other column names anybody: without it the people of the table would have no name.
 */
export const onlyNames: Rule = (candidate, all) => {
  const { header, profile } = candidate;
  if (holds(candidate, ...NAMES) || isTooFew(candidate) || profile.share('full_name') < SOME_KNOWN) return;
  if ([...header.scores].some(([role, score]) => score >= 3 && !NAMES.includes(role))) return;
  const others = all.filter((other) => other !== candidate);
  // A mother or an emergency contact is not whom the row is about.
  const isOwn = (other: Candidate): boolean => (other.header.group ?? 'holder') === 'holder';
  const isNaming = (other: Candidate): boolean => holds(other, ...NAMES) && (isOwn(other) || !isOwn(candidate));
  if (others.some(isNaming)) return;
  const telling = profile.share('full_name') >= MOST_KNOWN ? [...OF_ONE_PERSON, ...BELONGINGS] : OF_ONE_PERSON;
  if (!others.some((other) => holds(other, ...telling))) return;
  if (areWrittenAsNames(candidate))
    raise(candidate, 'full_name', 16, 'its cells are written as names, and no other column says who the row is about');
};
