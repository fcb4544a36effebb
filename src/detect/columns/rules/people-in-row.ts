import { once } from '../../../core/once.ts';
import { type ColumnRole, elementOfRole } from '../../../schema/vocabulary.ts';
import { nameContext } from '../../words/data-files.ts';
import type { Candidate } from '../candidate.ts';
import { VALUE_TESTS } from '../cells/content-tests.ts';
import { foldWords } from '../cells/fold.ts';
import { wordList } from '../data-files.ts';
import { isBesideBelongings } from './belongings.ts';
import { holds, isUnsaid, type Rule, raise, topOf } from './neighbour-rule.ts';
import { tellThings } from './things-in-row.ts';

export const NAMES: readonly ColumnRole[] = ['given_name', 'family_name', 'full_name'];

const PEOPLE: readonly ColumnRole[] = [...NAMES, 'ssn', 'email', 'phone', 'date_of_birth'];

/** What is told of people and seldom of things; a name beside it is a person's where nothing is sold or bred. */
const TOLD_OF_PEOPLE: readonly ColumnRole[] = [
  ...(['age', 'gender', 'medical', 'religion', 'race_or_ethnicity', 'occupation'] as const),
  ...(['employee_id', 'student_id', 'other_government_id', 'password', 'password_hash'] as const),
];

/** Words of columns that people have and things have not: pay, marriage, marks of a school. */
const PERSONAL_WORDS = wordList('people_in_headers');
const BRED = wordList('animals_in_headers');
/** Words of columns about what is sold, of which one is enough, and about what is kept in stock, of which two are. */
const SOLD = wordList('sold_in_headers');
const GOODS = wordList('goods_in_headers');

const isSaid = ({ header }: Candidate): boolean => Math.max(0, ...header.scores.values()) >= 3;

const countOf = (others: readonly Candidate[], words: ReadonlySet<string>): number =>
  others.filter(({ header }) => header.tokens.some((token) => words.has(token))).length;

const areSold = (others: readonly Candidate[]): boolean => countOf(others, SOLD) >= 1;

const areGoods = (others: readonly Candidate[]): boolean => areSold(others) || countOf(others, GOODS) >= 2;

const hasPeople = (others: readonly Candidate[]): boolean => others.some((other) => holds(other, ...PEOPLE));

/** Share of the cells of several words, and of those that are whole names, from which on a column holds people whatever stands beside it. */
const SEVERAL_WORDS = 0.8;
const WHOLE_NAMES = 0.55;

/** Whether nearly all cells are written as people are called: airports, goods and ships are so now and then. */
const areCalledAsPeople = ({ profile }: Candidate): boolean =>
  profile.share('several_words') >= SEVERAL_WORDS && profile.share('full_name') >= WHOLE_NAMES;

/**
 * Whether a name is of what is sold or of what only things have, and nobody's: who takes a drug, serves on a vessel or drives a car stands
 * beside what only things have as well, but beside no price.
 */
const isOfThings = (candidate: Candidate, others: readonly Candidate[]): boolean => {
  const areThings = areSold(others) || ((areGoods(others) || tellThings(others)) && !areCalledAsPeople(candidate));
  return areThings && !hasPeople(others);
};

/** "Resident" over codes: whoever has them is in the row. */
const saysParty = ({ header }: Candidate): boolean =>
  header.group === 'holder' && header.party !== undefined && (header.scores.get('full_name') ?? 0) >= 3;

/** Whether columns beside a name say that rows are about people. */
const isAboutPeople = (others: readonly Candidate[]): boolean =>
  others.some((other) => holds(other, ...PEOPLE) || saysParty(other)) ||
  (!areGoods(others) &&
    countOf(others, BRED) === 0 &&
    (others.some((other) => holds(other, ...TOLD_OF_PEOPLE)) || countOf(others, PERSONAL_WORDS) > 0));

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
  if (!isAbout && !isContact && !isBesideBelongings(candidate, others))
    raise(candidate, 'other', 6, 'nothing else in the row is about a person');
};

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
  const isPart = top.role === 'given_name' || top.role === 'family_name';
  // Of names of people the lists have nearly all; of storms and songs, some.
  const isListed =
    isPart && (profile.filled < 20 || top.share < ALL_LISTED || (tellThings(others) && !hasPeople(others)));
  const isWordy = top.role === 'street' && profile.share('has_digit') < 0.3;
  const isJob = top.role === 'occupation' && top.header > 0 && top.header < 3;
  if (isJob || (top.header === 0 && (isListed || isWordy)))
    raise(candidate, 'other', 6, 'nothing else in the row is about a person');
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

/** What only a person has: a row with one of these is about somebody. */
const OF_ONE_PERSON: readonly ColumnRole[] = ['date_of_birth', 'ssn', 'other_government_id', 'health_insurance_id'];

/**
 * A column under a word that no list has ("Kwalifikant"), whose cells are written as names and some of them known as such, where the
 * row is a person's and no other column names anybody: without it the people of the table would have no name.
 */
export const onlyNames: Rule = (candidate, all) => {
  const { header, profile } = candidate;
  if (holds(candidate, ...NAMES) || isTooFew(candidate) || profile.share('full_name') < 0.25) return;
  if ([...header.scores].some(([role, score]) => score >= 3 && !NAMES.includes(role))) return;
  const others = all.filter((other) => other !== candidate);
  if (others.some((other) => holds(other, ...NAMES)) || !others.some((other) => holds(other, ...OF_ONE_PERSON))) return;
  if (areWrittenAsNames(candidate))
    raise(candidate, 'full_name', 16, 'its cells are written as names, and no other column says who the row is about');
};

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

/** Vendors and payees, of whom some are people: rows with numbers that only people have name those in a column of companies. */
export const companiesAndPeople: Rule = (candidate, all) => {
  const { profile, cells } = candidate;
  if (!holds(candidate, 'organization') || profile.share('full_name') < 0.1) return;
  if (profile.share('full_name') + profile.share('organization') < 0.85) return;
  const people = new Set(cells.filter((cell) => cell !== null && VALUE_TESTS['full_name']?.(cell) === true));
  // Tax numbers of employers are those of companies, whatever these are called.
  const isTaxedAsPerson = (other: Candidate) =>
    holds(other, 'tax_id') && other.profile.share('ssn_written') + other.profile.share('itin_written') > 0.05;
  const isOfPeople = (other: Candidate) =>
    holds(other, 'ssn', 'date_of_birth', 'drivers_license') || isTaxedAsPerson(other);
  if (people.size >= 3 && all.some(isOfPeople)) raise(candidate, 'full_name', 9, 'people stand among its companies');
};

/** Rows with a name and a mailbox that show which of them is called by the other, and the part of them that are. */
const LEAST_CALLED = 4;
const CALLED = 0.5;
const LONG_WORD = 4;

/** Whether a mailbox is called by words of a name: "sunilmenon560@" by "Sunil Menon". */
const isCalledBy = (mail: string, name: string): boolean => {
  const mailbox = foldWords(mail.split('@', 1)[0] ?? '').replaceAll(' ', '');
  const words = foldWords(name)
    .split(' ')
    .filter((word) => word.length >= LONG_WORD);
  return words.some((word) => mailbox.includes(word));
};

/** "Payer", "agency": what stands there are people, whatever lists know of their names, where the mailboxes beside it are called by them and no word is a company's. */
export const ownersOfMailboxes: Rule = (candidate, all) => {
  const { profile, cells } = candidate;
  if (!holds(candidate, 'organization') || profile.share('organization') >= 0.1) return;
  if (profile.share('several_words') < 0.6) return;
  const isBeside = all.some((other) => {
    if (other === candidate || !holds(other, 'email')) return false;
    const rows = cells.flatMap((cell, row) => {
      const mail = other.cells[row];
      return cell && mail?.includes('@') ? [isCalledBy(mail, cell)] : [];
    });
    return rows.length >= LEAST_CALLED && rows.filter(Boolean).length >= CALLED * rows.length;
  });
  if (isBeside) raise(candidate, 'full_name', 9, 'the mailboxes beside it are called by its names');
};
