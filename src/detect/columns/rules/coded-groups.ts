import { PEOPLE } from './about-people.ts';
import { holds, type Rule, raise } from './neighbour-rule.ts';

/** "W/M", "BF": how the police write both in one cell. */
const RACE_AND_SEX = /^[WBHAIUONP] ?[/-]? ?[MFUX]$/i;

/**
 * "Ethnic code" with a handful of letters or figures in its cells says the group in a key that lies elsewhere; so does "race"
 * beside a day of birth or a sex.
 */
export const codedGroups: Rule = (candidate, all, near) => {
  const { header, profile } = candidate;
  // "R" and "S" side by side head race and sex in lists of the police and of courts.
  const isBesideSex = near.some((other) => holds(other, 'gender') && Math.abs(other.column - candidate.column) === 1);
  const isLetter =
    /^(?:r|rc|rce)$/.test(header.tokens.join(' ')) && profile.filled >= 3 && profile.share('race_letter') >= 0.95;
  if (isLetter && isBesideSex && all.some((other) => holds(other, 'date_of_birth')))
    raise(candidate, 'race_or_ethnicity', 9, 'a sex stands beside it');
  const pairs = candidate.cells.filter((cell) => RACE_AND_SEX.test(cell?.trim() ?? '')).length;
  const isPair = /^(?:r s|race sex|race gender|r g)$/.test(header.tokens.join(' ')) && pairs >= 0.9 * profile.filled;
  if (isPair && profile.filled >= 3) raise(candidate, 'race_or_ethnicity', 14, 'its cells are a race and a sex');
  const role = (['race_or_ethnicity', 'religion'] as const).find((one) => (header.scores.get(one) ?? 0) >= 3);
  if (role === undefined || profile.share('short_code') < 0.9) return;
  if (profile.averageLength > 6 || profile.distinct > 12) return;
  const others = all.filter((other) => other !== candidate);
  const isCode =
    header.tokens.includes('code') ||
    (profile.averageLength <= 2 && others.some((other) => holds(other, 'date_of_birth', 'gender')));
  if (isCode && others.some((other) => holds(other, ...PEOPLE))) raise(candidate, role, 4, 'its cells are codes');
};
