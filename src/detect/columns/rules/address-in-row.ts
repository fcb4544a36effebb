import type { Candidate } from '../candidate.ts';
import { filledCell } from '../cells/column-profile.ts';
import { holds, isUnsaid, type Rule, raise, topOf } from './neighbour-rule.ts';

export const addressLines: Rule = (candidate, all) => {
  const { profile, header } = candidate;
  const hasPlace = all.some((other) => other !== candidate && holds(other, 'city', 'postal_code'));
  const weakStreet = header.scores.get('street') ?? 0;
  // "Mailing address city" says what it holds.
  if (holds(candidate, 'city', 'region', 'postal_code', 'country', 'unit', 'street_number')) return;
  if (topOf(candidate)?.role === 'street' && !hasPlace && profile.share('full_address') >= 0.8)
    raise(candidate, 'full_address', 8, 'its cells hold the place as well');
  if (weakStreet > 0 && weakStreet < 3 && (header.scores.get('full_address') ?? 0) > 0) {
    const isWhole = profile.share('full_address') >= 0.5;
    if (hasPlace && !isWhole) raise(candidate, 'street', 2, 'city or postal code stand in columns of their own');
    else raise(candidate, 'full_address', isWhole ? 2 : 1.2, 'no other column holds the place');
  }
};

export const cityName: Rule = (candidate, all, near) => {
  const { profile, header } = candidate;
  const beside =
    near.some((other) => holds(other, 'region', 'postal_code') && Math.abs(other.column - candidate.column) === 1) &&
    !all.some((other) => other !== candidate && holds(other, 'city')) &&
    (profile.share('family_name') < 0.7 ||
      all.some((other) => other !== candidate && holds(other, 'family_name', 'full_name')));
  const isPlace =
    profile.share('place') >= 0.9 && profile.share('full_name') < 0.6 && profile.share('region_name') < 0.7;
  if (
    beside &&
    isPlace &&
    profile.distinct >= 2 &&
    isUnsaid(candidate) &&
    profile.share('country') < 0.5 &&
    header.scores.size === 0
  ) {
    const isBare = header.tokens.length === 0;
    // Under a header that is not understood, few words over and over are codes rather than places.
    if (isBare || profile.distinct >= 8)
      raise(candidate, 'city', isBare ? 4 : 2.5, 'region or postal code stand beside it');
  }
};

/** A street that has its house number in its own cells, in front or behind. */
const isNumbered = ({ cells }: Candidate): boolean => {
  const filled = cells.flatMap((cell) => filledCell(cell) ?? []);
  return filled.filter((cell) => /^\d|\d\s?[a-z]?$/i.test(cell)).length > filled.length / 2;
};

/** A bare number behind a street is that of the house, where the street has none; before it where the header says "number". */
export const houseNumber: Rule = (candidate, all, near) => {
  const { profile, header } = candidate;
  const isNumber = header.tokens.length === 1 && header.tokens[0] === 'number';
  const isBehind = near.some(
    (other) =>
      holds(other, 'street') &&
      !isNumbered(other) &&
      (candidate.column - other.column === 1 || (isNumber && other.column - candidate.column === 1)),
  );
  const isSaid = (header.scores.get('street_number') ?? 0) > 0;
  if (isSaid || !isBehind || !isUnsaid(candidate) || profile.share('short_number') < 0.9) return;
  if (header.scores.size > 0 && !header.scores.has('record_id')) return;
  // Five figures in every cell are a postal code where the row has none.
  const hasCode = all.some((other) => other !== candidate && holds(other, 'postal_code'));
  if (profile.averageLength >= 4.95 && profile.filled >= 5 && !hasCode)
    raise(candidate, 'postal_code', 4, 'a street stands before it');
  else raise(candidate, 'street_number', 6, 'a street stands before it');
};

/** "STE" is a suite, and a state where all cells are codes of states behind a city. */
export const statesAsUnits: Rule = (candidate, _, near) => {
  if (!holds(candidate, 'unit') || candidate.profile.share('us_state') < 0.95) return;
  if (near.some((other) => holds(other, 'city', 'postal_code')))
    raise(candidate, 'region', 8, 'its cells are codes of states, beside a city');
};

const QUARTERS = new Set(['colonia', 'col', 'bairro', 'barrio']);
const isQuarter = ({ header }: Candidate): boolean => header.tokens.some((token) => QUARTERS.has(token));

/** "Colonia" is a part of the town that another column names: a line of the address, and no second town. */
export const neighbourhoods: Rule = (candidate, all) => {
  if (!holds(candidate, 'city') || !isQuarter(candidate)) return;
  if (all.some((other) => other !== candidate && holds(other, 'city') && !isQuarter(other)))
    raise(candidate, 'street', 8, 'another column names the town');
};
