import { LISTED } from '../column-scores.ts';
import { formByRegion } from './form-by-region.ts';
import { holds, type Rule, raise, topOf } from './neighbour-rule.ts';

/** Lists of credentials have no header: what stands behind an address of mail or a user name, without blanks, is the secret. */
export const credentials: Rule = (candidate, all) => {
  const { profile, column } = candidate;
  if (all.some(({ header }) => header.tokens.length > 0)) return;
  const before = all.find((other) => other.column === column - 1);
  if (!before || !holds(before, 'email', 'username') || profile.distinct < 0.5 * profile.filled) return;
  const isHash = (profile.states.get('hashed') ?? 0) >= 0.9 * profile.filled;
  // Among many columns only a hash is told from other words without blanks.
  const isSecret = isHash || (all.length <= 4 && profile.share('secret') >= 0.95);
  const isOther = ['date', 'phone_like', 'ip', 'email', 'url', 'full_name', 'given_name', 'family_name', 'ssn_written'];
  if (isSecret && isOther.every((test) => profile.share(test) < 0.5))
    raise(candidate, 'password', 8, 'it stands behind an address of mail or a user name');
};

/** "confirmed_at" is a time whatever was confirmed. */
const TIME_WORDS = new Set([
  ...['at', 'on', 'date', 'datetime', 'ts', 'time', 'since', 'seit', 'desde', 'depuis', 'dal', 'until', 'bis', 'am'],
]);

export const timeOf: Rule = (candidate) => {
  const { profile, header } = candidate;
  const last = header.tokens.at(-1) ?? '';
  if (!TIME_WORDS.has(last) || header.tokens.length < 2 || profile.share('date') < 0.6) return;
  if ((header.scores.get('date_of_birth') ?? 0) > 0) return;
  raise(candidate, 'timestamp', 3.5, 'its header ends as that of a time');
};

/** Notes all of which are written as one kind of number are that number. */
export const formInNotes: Rule = (candidate) => {
  const top = topOf(candidate);
  if (top?.role !== 'free_text' || candidate.profile.share('long_text') > 0.05) return;
  const form = candidate.scores.find(
    ({ role, proof, share, test }) => role !== 'free_text' && proof >= 3 && share >= 0.92 && !LISTED.test(test ?? ''),
  );
  if (form) raise(candidate, form.role, 3, 'every cell has its form');
};

/** States issue licences in forms of their own: codes whose form follows the region of the row are theirs. */
export const licence: Rule = (candidate, all) => {
  const { header, profile, cells } = candidate;
  if (header.scores.size > 0 || profile.share('code') < 0.7) return;
  if (all.some((other) => other !== candidate && holds(other, 'drivers_license'))) return;
  const region = all.find((other) => other !== candidate && holds(other, 'region'));
  const found = region && formByRegion(cells, region.cells);
  if (found && found.own >= 0.75 && found.all <= 0.5 && found.own - found.all >= 0.35)
    raise(candidate, 'drivers_license', 6, 'the form of its codes follows the state of the row');
};
