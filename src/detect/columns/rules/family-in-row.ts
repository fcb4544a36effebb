import { holds, type Rule, raise } from './neighbour-rule.ts';

/** "Name at birth" beside given names, where the row has no other family name, is the name that somebody goes by. */
export const nameAtBirth: Rule = (candidate, all) => {
  if (!holds(candidate, 'maiden_name')) return;
  const others = all.filter((other) => other !== candidate && other.header.group === candidate.header.group);
  if (
    others.some((other) => holds(other, 'given_name')) &&
    !others.some((other) => holds(other, 'family_name', 'full_name'))
  )
    raise(candidate, 'family_name', 9, 'no other family name stands in the row');
};

/** "fname" and "mname" beside the first name itself, with whole names in them, are father and mother. */
export const parents: Rule = (candidate, all) => {
  const { header, profile } = candidate;
  if (header.tokens.join(' ') !== 'f name' && header.tokens.join(' ') !== 'm name') return;
  const isNamed = all.some(
    (other) => other !== candidate && holds(other, 'given_name') && other.header.tokens.join(' ') !== 'f name',
  );
  if (!isNamed || profile.share('several_words') < 0.6) return;
  raise(candidate, 'full_name', 9, 'another column holds the first name');
  candidate.group = header.tokens[0] === 'f' ? 'father' : 'mother';
};

/** The family name of a mother whose first name has a column beside it ("MOTHER_MAIDEN_LN" in registers of births) is hers, by birth. */
export const mothersByBirth: Rule = (candidate, all) => {
  if (!holds(candidate, 'mothers_maiden_name')) return;
  const ofMother = all.filter((other) => other !== candidate && other.header.group === 'mother');
  const isCalled = ofMother.some((other) => holds(other, 'given_name'));
  if (!isCalled || ofMother.some((other) => holds(other, 'family_name', 'full_name'))) return;
  raise(candidate, 'family_name', 12, 'the first name of the mother stands beside it');
  candidate.group = 'mother';
};
