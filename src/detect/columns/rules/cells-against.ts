import type { ColumnRole } from '../../../schema/vocabulary.ts';
import type { Candidate } from '../candidate.ts';
import { PERSON_NUMBERS } from '../cells/person-numbers.ts';
import { wordList } from '../data-files.ts';
import { holds, isUnsaid, type Rule, raise, topOf } from './neighbour-rule.ts';

/** Numbers and signs that are given to somebody or something: none of them has a fraction. */
const GIVEN: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  ...PERSON_NUMBERS,
  ...(['phone', 'bank_routing_number', 'npi', 'imei', 'imsi', 'iccid', 'device_id', 'account_pin'] as const),
]);

/** "acc1" with 2.5 and 6 in its cells is no account, and "phone" with .44 no telephone. */
export const fractions: Rule = (candidate) => {
  const role = topOf(candidate)?.role;
  if (role !== undefined && GIVEN.has(role) && candidate.profile.share('fraction') >= 0.1)
    raise(candidate, 'other', 12, 'its numbers have fractions');
};

/** What its own form tells: a guess from letters of the header alone is borne out by it. */
const TOLD_BY_FORM: readonly ColumnRole[] = ['bank_routing_number', 'email', 'ip_address', 'npi'];

const NAMES: readonly ColumnRole[] = ['full_name', 'given_name', 'family_name'];

const isHidden = ({ profile }: Candidate): boolean => (profile.states.get('clear') ?? 0) < 0.5 * profile.filled;

/** A guess at a number with a form of its own, of which no cell has the form. */
export const guessesWithoutForm: Rule = (candidate) => {
  const top = topOf(candidate);
  const { header, profile } = candidate;
  if (top === undefined || profile.filled < 3 || isHidden(candidate) || header.isTail) return;
  if (!header.guessed.has(top.role) || top.proof > 0) return;
  if (TOLD_BY_FORM.includes(top.role)) raise(candidate, 'other', 8, 'no cell has its form');
  // Lists never hold all names, but a few words over and over of which none is listed are no names.
  const isFew = profile.filled >= 8 && profile.distinct <= Math.max(4, 0.35 * profile.filled);
  if (NAMES.includes(top.role) && isFew) raise(candidate, 'other', 8, 'its few words are no names');
  // A guess that it is a time asks for one.
  if (top.role === 'timestamp' && profile.share('date') === 0 && profile.averageLength < 4)
    raise(candidate, 'other', 8, 'no cell is a time');
};

/** Documents of which each person has one: the same few over and over are kinds ("license: MIT"). */
export const kindsOfLicences: Rule = (candidate) => {
  const { profile } = candidate;
  const role = topOf(candidate)?.role;
  if (role === undefined || !PERSON_NUMBERS.has(role) || !isUnsaid(candidate) || isHidden(candidate)) return;
  if (profile.filled >= 8 && profile.distinct <= Math.max(3, 0.2 * profile.filled) && profile.share('has_digit') < 0.9)
    raise(candidate, 'other', 8, 'its cells are a few words over and over');
};

/** Eight figures all of which are a day are no telephone numbers, whatever letters of the header say. */
export const datesAsPhones: Rule = (candidate) => {
  const { profile } = candidate;
  if (!holds(candidate, 'phone') || profile.distinct < 5 || profile.share('date') < 0.95) return;
  if (profile.share('phone_written') < 0.05) raise(candidate, 'timestamp', 12, 'its cells are days');
};

const TELEPHONE = /\(?(?<!\d)\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)/;

/** "Mobile: (302) 555-0110, Home: (302) 555-0130" under a word for telephones: several in a text. */
export const labelledPhones: Rule = (candidate) => {
  const { header, profile } = candidate;
  if ((header.scores.get('phone') ?? 0) < 3 || profile.filled < 3 || profile.share('phone_like') >= 0.5) return;
  const having = candidate.cells.filter((cell) => TELEPHONE.test(cell ?? '')).length;
  if (having >= 0.9 * profile.filled) raise(candidate, 'free_text', 16, 'its cells hold telephone numbers with words');
};

/** A "plate" of one or two letters is a dish. */
export const shortPlates: Rule = (candidate) => {
  if (holds(candidate, 'alpr') && candidate.profile.filled > 0 && candidate.profile.averageLength < 3)
    raise(candidate, 'other', 8, 'its cells are too short');
};

/** Amounts are not hashed. */
export const hashedAmounts: Rule = (candidate) => {
  if (holds(candidate, 'amount') && (candidate.profile.states.get('hashed') ?? 0) >= 0.9 * candidate.profile.filled)
    raise(candidate, 'other', 8, 'its cells are hashes');
};

/** A "residence" whose cells are a few words is a kind of it or a part of a country; a country is no street. */
export const placesAtLarge: Rule = (candidate) => {
  const { profile } = candidate;
  if (!holds(candidate, 'street', 'full_address') || profile.filled === 0) return;
  if (profile.share('country') >= 0.95 && profile.averageLength > 3)
    raise(candidate, 'country', 12, 'its cells are countries');
  const isFew = profile.filled >= 20 && profile.distinct <= Math.min(12, 0.2 * profile.filled);
  if (isFew && holds(candidate, 'full_address') && profile.share('has_digit') < 0.05)
    raise(candidate, 'other', 8, 'its cells are a few words over and over');
};

const GOODS = wordList('goods_in_headers');

/**
 * Three, two and four digits under a header that does not say so, of which some could not be issued or which it says to be of goods
 * ("Part No"), beside nothing personal.
 */
export const partNumbers: Rule = (candidate, all) => {
  const top = topOf(candidate);
  const { tokens } = candidate.header;
  if (top?.role !== 'ssn' || top.header > 0 || tokens.length === 0) return;
  const isOfGoods = tokens.some((token) => GOODS.has(token));
  if (top.share >= 0.95 && !isOfGoods) return;
  const isPersonal = all.some(
    (other) => other !== candidate && holds(other, 'full_name', 'given_name', 'family_name', 'date_of_birth', 'email'),
  );
  if (isPersonal) return;
  // As numbers of something they are neither searched as text nor read as of two kinds.
  candidate.isOfThings = true;
  const why = isOfGoods ? 'its header is about goods' : 'some could not be issued';
  raise(candidate, 'record_id', 12, `${why}, and nothing else in the row is about a person`);
};

/** Figures and letters of a program are nobody's number, though the table is called after patients or staff. */
export const keysOfPrograms: Rule = (candidate) => {
  const { header, profile } = candidate;
  const role = topOf(candidate)?.role;
  if (header.title !== undefined && role !== undefined && PERSON_NUMBERS.has(role) && profile.share('uuid') >= 0.9)
    raise(candidate, 'record_id', 8, 'its cells are keys of a program');
};

/** "Unit of pay" with "year" and "hour" in its cells is what is counted in, and no flat. */
export const unitsOfMeasure: Rule = (candidate) => {
  const { profile } = candidate;
  if (!holds(candidate, 'unit') || profile.filled < 8 || profile.averageLength < 2) return;
  if (profile.share('has_digit') < 0.05 && profile.distinct <= Math.max(3, 0.2 * profile.filled))
    raise(candidate, 'other', 8, 'its cells are a few words over and over');
};

/** Letters under a header that does not say so are of a sex only where both are there. */
export const lettersOfOneSex: Rule = (candidate) => {
  const top = topOf(candidate);
  if (top?.role !== 'gender' || top.header > 0 || candidate.header.tokens.length === 0) return;
  if (candidate.profile.share('female') === 0 || candidate.profile.share('male') === 0)
    raise(candidate, 'other', 8, 'its letters are not of both sexes');
};
