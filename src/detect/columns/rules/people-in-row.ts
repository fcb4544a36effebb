import type { ColumnRole } from '../../../schema/vocabulary.ts';
import type { Candidate } from '../candidate.ts';
import { NAMES, PEOPLE } from './about-people.ts';
import { holds, type Rule, raise, topOf } from './neighbour-rule.ts';

/** "Title" says what a page or an item is called, a job, or how somebody is addressed. */
const saysTitle = (candidate: Candidate): boolean =>
  candidate.header.tokens.join(' ') === 'title' &&
  ['occupation', 'name_title', 'other'].includes(topOf(candidate)?.role ?? 'other');

/** A "description" or a "title" whose cells are whole names, each another, says who it is. */
export const namesAsNotes: Rule = (candidate, all) => {
  const { profile } = candidate;
  if (!holds(candidate, 'free_text') && !saysTitle(candidate)) return;
  if (profile.share('full_name') < 0.7 || profile.distinct < 0.8 * profile.filled) return;
  if (profile.filled >= 5 && all.some((other) => other !== candidate && holds(other, ...PEOPLE)))
    raise(candidate, 'full_name', 8, 'its cells are names');
};

/** Where a row has a person's number or address of mail, words that may be names are names. */
export const namesOfPeople: Rule = (candidate, all) => {
  const { header, profile } = candidate;
  if (header.scores.size > 0 || profile.share('name_words') < 0.8) return;
  const isPersonal = all.some(
    (other) => other !== candidate && holds(other, 'ssn', 'email', 'phone', 'date_of_birth', 'gender'),
  );
  const [best] = candidate.scores;
  if (!isPersonal || !best || best.proof === 0) return;
  if (best.role !== 'given_name' && best.role !== 'family_name' && best.role !== 'full_name') return;
  // A handful of words over and over is a list of codes, though each may be a name.
  const { filled, distinct } = profile;
  if (filled >= 8 && distinct <= 2) return;
  // Under a header that is not understood, one word that some family has does not make a column of names.
  const known = best.share * filled;
  const isFew = distinct < 3 || (filled >= 8 && distinct < Math.min(16, 0.35 * filled));
  if (header.tokens.length > 0 && (known < 3 || best.share < 0.55 || isFew)) return;
  if (isFew && all.some((other) => other !== candidate && holds(other, 'full_name'))) return;
  if (best.share < 0.4) return;
  raise(candidate, best.role, 2, 'other columns speak of a person');
};

/** "Nome" and "nombre" are given names beside family names, "nume" family names beside given ones, and whole names alone. */
export const wholeName: Rule = (candidate, all) => {
  const { header, profile } = candidate;
  if (holds(candidate, 'given_name', 'family_name') && profile.share('comma_name') >= 0.8) {
    raise(candidate, 'full_name', 9, 'its cells hold both names with a comma between');
    return;
  }
  if ((header.scores.get('full_name') ?? 0) <= 0 || profile.share('several_words') < 0.5) return;
  const ofSame = (other: Candidate) => (other.header.group ?? 'holder') === (header.group ?? 'holder');
  const isAlone = (role: ColumnRole, pair: ColumnRole): boolean =>
    holds(candidate, role) && !all.some((other) => other !== candidate && holds(other, pair) && ofSame(other));
  if (isAlone('given_name', 'family_name') || isAlone('family_name', 'given_name'))
    raise(candidate, 'full_name', 7, 'no column of the other part stands beside it');
};

const isBareWord = ({ header, profile }: Candidate): boolean =>
  header.tokens.length === 0 &&
  profile.filled >= 3 &&
  profile.share('capitalized') >= 0.95 &&
  profile.share('city_name') < 0.5 &&
  profile.distinct >= 0.7 * profile.filled;

/** Lists of few rows without header: given names, and beside them different words with capitals that are no towns. */
export const barePair: Rule = (candidate, all) => {
  if (!isBareWord(candidate)) return;
  const isGiven = ({ profile }: Candidate): boolean => profile.share('given_name') >= 0.6;
  const [pair, ...more] = all.filter(
    (other) =>
      Math.abs(other.column - candidate.column) === 1 && isBareWord(other) && isGiven(other) !== isGiven(candidate),
  );
  const isNamed = all.some((other) => other !== candidate && other !== pair && holds(other, ...NAMES));
  if (pair === undefined || more.length > 0 || isNamed || holds(candidate, ...NAMES)) return;
  raise(candidate, isGiven(candidate) ? 'given_name' : 'family_name', 3.2, 'names stand side by side without headers');
};
