import { once } from '../../../core/once.ts';
import { elementOfRole } from '../../../schema/vocabulary.ts';
import { nameContext } from '../../words/data-files.ts';
import type { Candidate } from '../candidate.ts';
import { areGoods, hasPeople, isAboutPeople, isSaid, NAMES, PEOPLE } from './about-people.ts';
import { isBesideBelongings } from './belongings.ts';
import { writesMessages } from './messages-in-row.ts';
import { holds, type Rule, raise, topOf } from './neighbour-rule.ts';
import { isOfThings, tellThings } from './things-in-row.ts';

/** Regions, states of a thing ("active") and organisations are told apart by what stands around. */
export const context: Rule = (candidate, all) => {
  const { profile, header } = candidate;
  const others = all.filter((other) => other !== candidate);
  const hasAddress = others.some((other) => holds(other, 'city', 'postal_code', 'street', 'full_address'));
  if (holds(candidate, 'region') && profile.share('region_name') < 0.9 && profile.filled > 0 && !hasAddress)
    raise(candidate, 'other', 8, 'no address stands beside it');
  if (holds(candidate, 'unit') && !hasAddress && !others.some((other) => holds(other, ...NAMES)))
    raise(candidate, 'other', 8, 'no address stands beside it');
  const said = header.scores.get('city') ?? 0;
  // A "location" is a town where a state or a street goes with it; beside a town it is something else.
  const isPlaced = others.some((other) => holds(other, 'region', 'postal_code', 'street'));
  if (topOf(candidate)?.role === 'city' && said > 0 && said < 3 && !isPlaced)
    raise(candidate, 'other', 8, 'no address stands beside it');
  const isAbout = isAboutPeople(others);
  const top = topOf(candidate);
  if (top?.role === 'username' && areGoods(others) && !others.some((other) => holds(other, ...PEOPLE)))
    raise(candidate, 'other', 8, 'the other columns are about goods');
  const isNameOnly = top?.role === 'full_name' && profile.share('full_name') < 0.6;
  if (!isNameOnly || (header.scores.get('full_name') ?? 0) >= 3) return;
  // "Name" and "contact" of a list of companies: who is to be spoken to.
  const isContact =
    profile.share('several_words') >= 0.6 &&
    header.tokens.includes('contact') &&
    others.some((other) => holds(other, 'organization') || other.profile.share('organization') >= 0.6);
  const isOther = !isAbout && !isContact && !writesMessages(candidate, others);
  if (isOther && !isBesideBelongings(candidate, others))
    raise(candidate, 'other', 6, 'nothing else in the row is about a person');
};

/** Words by which a letter begins ("Dear"). */
const GREETINGS = once(() => {
  const { greeting, greeting_other } = nameContext();
  return new Set(greeting.filter((word) => !greeting_other.includes(word)));
});
const isGreeting = (cell: string): boolean => {
  const [first = '', ...more] = cell
    .trim()
    .toLowerCase()
    .split(/[\s,]+/);
  return more.length > 0 && GREETINGS().has(first);
};

/** How letters speak to whom another column names ("Dear Bob", and "Bob" under "Salutation"): no second person of the row. */
export const greetings: Rule = (candidate, all) => {
  const { header, cells } = candidate;
  const role = topOf(candidate)?.role;
  if (role === undefined || !NAMES.includes(role)) return;
  if (!all.some((other) => other !== candidate && holds(other, ...NAMES))) return;
  const filled = cells.filter((cell) => cell !== null && cell.trim() !== '');
  const isGreeted = filled.length > 0 && filled.filter((cell) => isGreeting(cell ?? '')).length >= 0.5 * filled.length;
  const isSalutation = (header.scores.get('name_title') ?? 0) >= 3 && header.tokens.join(' ') !== 'title';
  if (isGreeted || isSalutation)
    raise(candidate, 'other', 16, 'it says how letters speak to whom another column names');
};

/** Share of first or family names of people that the lists have. */
const ALL_LISTED = 0.9;

/** Words of a list of names or of street types, under a header that says nothing, beside nothing personal. */
export const wordsOfLists: Rule = (candidate, all) => {
  const { profile, header } = candidate;
  const top = topOf(candidate);
  const others = all.filter((other) => other !== candidate);
  if (top === undefined || header.tokens.length === 0 || isAboutPeople(others)) return;
  // Goods come "from" towns, which are called as families are; who writes goes by a whole name or the first.
  if (top.role !== 'family_name' && writesMessages(candidate, others)) return;
  const isPart = top.role === 'given_name' || top.role === 'family_name';
  // Of names of people the lists have nearly all; of storms and songs, some.
  const isListed =
    isPart && (profile.filled < 20 || top.share < ALL_LISTED || (tellThings(others) && !hasPeople(others)));
  const isWordy = top.role === 'street' && profile.share('has_digit') < 0.3;
  const isJob = top.role === 'occupation' && top.header > 0 && top.header < 3;
  if (isJob || (top.header === 0 && (isListed || isWordy)))
    raise(candidate, 'other', 6, 'nothing else in the row is about a person');
};

/** "Staff member" over names, and nowhere yes or no: who the row is of. */
export const namesUnderFlags: Rule = (candidate, all) => {
  const { profile } = candidate;
  if (!holds(candidate, 'flag') || profile.share('flag') > 0.1 || profile.share('full_name') < 0.4) return;
  if (isAboutPeople(all.filter((other) => other !== candidate)))
    raise(candidate, 'full_name', 12, 'its cells are names, and none says yes or no');
};

/** Notes of a few letters, under a header that has a word for notes beside another ("credential text"). */
export const shortNotes: Rule = (candidate) => {
  const { header, profile } = candidate;
  if (holds(candidate, 'free_text') && (header.scores.get('free_text') ?? 0) < 5 && profile.averageLength < 6)
    raise(candidate, 'other', 8, 'its cells are too short for notes');
};

/** Names of accounts, lines and goods: a few words over and over that are no names, under a header that could say one. */
export const namesOfThings: Rule = (candidate, all) => {
  const { profile, header } = candidate;
  if (topOf(candidate)?.role !== 'full_name') return;
  if (profile.filled >= 3 && profile.distinct <= 3 && profile.share('flag') >= 0.95)
    raise(candidate, 'flag', 8, 'its cells say yes or no');
  if ((profile.states.get('clear') ?? 0) < 0.5 * profile.filled) return;
  const share = profile.share('full_name');
  // A few letters over and over: codes of driven wheels, of groups or of applications.
  const isShort = profile.averageLength < 2.5 || (profile.averageLength <= 4 && share < 0.25);
  if (isShort && profile.filled >= 8 && profile.distinct <= 0.2 * profile.filled)
    raise(candidate, 'other', 8, 'its cells are codes');
  const isWestern = candidate.cells.some((cell) => /[a-z]{3}/i.test(cell ?? ''));
  const isFew = profile.distinct <= Math.max(4, 0.35 * profile.filled);
  const others = all.filter((other) => other !== candidate);
  const isNamed = others.some(
    (other) => holds(other, ...NAMES) && (isSaid(other) || other.profile.share('full_name') >= 0.5),
  );
  const isWeak = (header.scores.get('full_name') ?? 0) < 3;
  if (isWestern && share < 0.25 && profile.filled >= 8 && ((isWeak && isNamed) || (isFew && !hasPeople(others))))
    raise(candidate, 'other', 8, 'its words are no names');
  // Codes of people ("t0053051") under a word for them, whom another column names.
  const isCode = share < 0.25 && profile.share('has_digit') >= 0.6 && profile.share('several_words') < 0.3;
  if (isCode && isNamed) raise(candidate, 'record_id', 8, 'its cells are codes, and another column has the names');
  if (isWeak && isOfThings(candidate, others))
    raise(candidate, 'other', 8, 'the other columns are about goods and things');
};

/** Short forms are read as words about people where rows are about people: elsewhere "trt" is any treatment, and "rsn" a reason. */
export const shortForms: Rule = (candidate, all) => {
  const top = topOf(candidate);
  const element = top && elementOfRole(top.role);
  if (top === undefined || element === undefined || top.proof > 0 || !candidate.header.guessed.has(top.role)) return;
  const isSure = (other: Candidate): boolean => {
    const own = topOf(other);
    return own !== undefined && (own.proof > 0 || !other.header.guessed.has(own.role));
  };
  if (!all.some((other) => other !== candidate && holds(other, ...PEOPLE) && isSure(other)))
    raise(candidate, 'other', 8, 'nothing else in the row is about a person');
};
