import type { Candidate } from '../candidate.ts';
import { holds, isUnsaid, type Rule, raise } from './neighbour-rule.ts';

/** "Naam" beside "Voornaam": a name that no cell has together with the given name beside it. */
const isOfGivenBeside = (candidate: Candidate, near: readonly Candidate[]): boolean => {
  if (!holds(candidate, 'full_name') || candidate.profile.share('several_words') >= 0.6) return false;
  const given = near.find(
    (other) =>
      holds(other, 'given_name') &&
      Math.abs(other.column - candidate.column) === 1 &&
      (other.header.group ?? 'holder') === (candidate.header.group ?? 'holder') &&
      (other.header.scores.get('given_name') ?? 0) >= 3,
  );
  if (given === undefined) return false;
  const pairs = candidate.cells.flatMap((cell, row) => {
    const first = given.cells[row]?.trim().toLowerCase() ?? '';
    return cell?.trim() && first !== '' ? [cell.toLowerCase().includes(first)] : [];
  });
  return pairs.length > 0 && pairs.filter(Boolean).length <= 0.1 * pairs.length;
};

export const nameParts: Rule = (candidate, all, near) => {
  const { profile, header } = candidate;
  if (profile.share('name_words') < 0.8 || profile.distinct < 2) return;
  const hasGiven = all.some((other) => other !== candidate && holds(other, 'given_name'));
  const hasFamily = all.some((other) => other !== candidate && holds(other, 'family_name'));
  const oneWord = profile.share('full_name') < 0.4;
  const isWeakName = (header.scores.get('full_name') ?? 0) > 0 && isUnsaid(candidate);
  if (oneWord && isWeakName && hasGiven && !hasFamily)
    raise(candidate, 'family_name', 4, 'a given name stands beside it');
  if (!hasFamily && isOfGivenBeside(candidate, near))
    raise(candidate, 'family_name', 6, 'a given name that it does not repeat stands beside it');
  if (oneWord && isWeakName && hasFamily && !hasGiven)
    raise(candidate, 'given_name', 4, 'a family name stands beside it');
  if (!isUnsaid(candidate) || header.scores.size > 0) return;
  if (near.some((other) => holds(other, 'given_name')) && !hasFamily) {
    raise(candidate, 'family_name', 1.5 * profile.share('family_name'), 'a given name stands beside it');
  }
  // A list without header: different single words beside given names that are no towns.
  const isBeside = near.some((other) => holds(other, 'given_name') && Math.abs(other.column - candidate.column) === 1);
  const isBare = header.tokens.length === 0 && profile.share('capitalized') >= 0.95 && oneWord;
  if (isBare && isBeside && !hasFamily && profile.distinct >= 0.8 * profile.filled && profile.share('city_name') < 0.3)
    raise(candidate, 'family_name', 2.5, 'a given name stands beside it');
  if (near.some((other) => holds(other, 'family_name')) && !hasGiven) {
    raise(candidate, 'given_name', 1.5 * profile.share('given_name'), 'a family name stands beside it');
  }
};

/** "Dep1 LN" is a line of something, and a family name where "Dep1 FN" stands in the row. */
export const shortFamilyNames: Rule = (candidate, all) => {
  const start = /(?:^|[^a-z])ln$/i.test(candidate.name ?? '') ? candidate.name?.slice(0, -2).toLowerCase() : undefined;
  if (start !== undefined && all.some(({ name }) => name?.toLowerCase() === `${start}fn`))
    raise(candidate, 'family_name', 7, 'first names stand beside it under the same header');
};

/** Two columns of the same part of a name side by side, without headers that say it: the one with more given names is of them. */
export const otherPart: Rule = (candidate, all) => {
  const { profile, column } = candidate;
  if (!holds(candidate, 'family_name') || !isUnsaid(candidate) || profile.share('given_name') < 0.4) return;
  const leaning = (one: Candidate): number => one.profile.share('given_name') - one.profile.share('family_name');
  const beside = all.filter((other) => Math.abs(other.column - column) === 1 && holds(other, 'family_name'));
  const isNamed = all.some((other) => holds(other, 'given_name', 'full_name'));
  if (!isNamed && beside.some((other) => isUnsaid(other) && leaning(other) < leaning(candidate) - 0.2))
    raise(candidate, 'given_name', 4, 'a family name stands beside it');
};

/** Single letters beside a name are initials. */
export const initials: Rule = (candidate, all) => {
  const { profile, header, column } = candidate;
  const isLetter = profile.averageLength > 0 && profile.averageLength <= 1.5 && profile.share('name_words') >= 0.9;
  if (header.tokens.length > 0 || !isLetter || profile.distinct < 5) return;
  const isBeside = all.some(
    (other) => Math.abs(other.column - column) === 1 && holds(other, 'given_name', 'family_name'),
  );
  if (isBeside) raise(candidate, 'middle_name', 5, 'a name stands beside it');
};
