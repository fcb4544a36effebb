import type { ColumnRole } from '../../../schema/vocabulary.ts';
import type { Candidate } from '../candidate.ts';
import { filledCell } from '../cells/column-profile.ts';
import { wordList } from '../data-files.ts';
import { holds, type Rule, raise, topOf } from './neighbour-rule.ts';

const LAND = wordList('land_in_headers');
const VISITS = wordList('visits_in_headers');

/** What a row has that keeps accounts with a PIN of their own, and a list of parcels has not. */
const OF_ACCOUNTS: readonly ColumnRole[] = [
  ...(['phone', 'email', 'imei', 'imsi', 'iccid', 'puk', 'account_number', 'financial_account'] as const),
  ...(['payment_card', 'username', 'password', 'security_answer', 'ssn'] as const),
];
/** Those whom accounts belong to choose fewer figures than an assessor needs. */
const LONG_PIN = 7;

const says = (candidate: Candidate, all: readonly Candidate[], words: ReadonlySet<string>): boolean =>
  all.some((other) => other !== candidate && other.header.tokens.some((token) => words.has(token)));

const isOwners = ({ header }: Candidate): boolean =>
  header.tokens.some((token) => token === 'owner' || token === 'owners');

/** "PIN" in the roll of an assessor is the number of a parcel: in rows about land, or where it is long beside an owner and no account. */
export const parcels: Rule = (candidate, all) => {
  if (!holds(candidate, 'account_pin') || candidate.header.tokens[0] !== 'pin') return;
  if (candidate.profile.averageLength < LONG_PIN) return;
  const isRoll = all.some(isOwners) && !all.some((other) => holds(other, ...OF_ACCOUNTS));
  if (says(candidate, all, LAND) || isRoll) raise(candidate, 'record_id', 12, 'the parcels of a roll are numbered so');
};

const BADGE = new Set(['badge', 'bdg']);

/** A badge beside a host or a visit is one for the day, and no number of staff. */
export const badgesOfVisitors: Rule = (candidate, all) => {
  const isBadge = holds(candidate, 'employee_id') && candidate.header.tokens.some((token) => BADGE.has(token));
  if (isBadge && says(candidate, all, VISITS))
    raise(candidate, 'record_id', 12, 'badges of visitors are given for the day');
};

/** The number that SAP keeps of a person is the one of the country: where all could be issued and the rows have ZIP codes, Social Security numbers. */
export const personsOfSap: Rule = (candidate, all) => {
  if (!holds(candidate, 'other_government_id') || candidate.header.tokens.join(' ') !== 'perid') return;
  const isAmerican = all.some((other) => holds(other, 'postal_code') && other.profile.share('zip5') >= 0.9);
  if (isAmerican && candidate.profile.share('ssn_digits') >= 0.95)
    raise(candidate, 'ssn', 12, 'a number that SAP keeps of a person, in rows with ZIP codes');
};

/** An area code of North America (NANPA gives nobody N9X, 37X, 96X and N11), and a number without one. */
const AREA = /^(?!.9|.11|37|96)[2-9]\d{2}$/;
const LOCAL = /^[2-9]\d{2}[- .]?\d{4}$/;
const OF_AREA = new Set(['area', 'areacode', 'npa']);

const areAll = ({ cells }: Candidate, form: RegExp): boolean => {
  const filled = cells.flatMap((cell) => filledCell(cell) ?? []);
  return filled.length > 0 && filled.filter((cell) => form.test(cell)).length >= 0.9 * filled.length;
};

/** Seven figures right behind a column of area codes ("SPRTELE_AREA", "SPRTELE_NUMBER") are the rest of a telephone number. */
export const numbersBehindArea: Rule = (candidate, _, near) => {
  const isElse = [...candidate.header.scores].some(([role, score]) => score >= 3 && role !== 'phone');
  if (isElse || !areAll(candidate, LOCAL)) return;
  const before = near.find(({ column }) => column === candidate.column - 1);
  if (before?.header.tokens.some((token) => OF_AREA.has(token)) && areAll(before, AREA))
    raise(candidate, 'phone', 12, 'an area code stands in front of it');
};

/** How the German pension insurance numbers people: the day of birth and a letter stand within. */
const OF_PENSION = /^\d{2} ?\d{6} ?\p{L} ?\d{3}$/u;

/** "VSNR" is the number of somebody in the pension insurance, or of a policy that some insurer wrote: the cells decide. */
export const policiesOfInsurers: Rule = (candidate) => {
  if (!holds(candidate, 'other_government_id') || candidate.header.tokens.join(' ') !== 'vsnr') return;
  if (!areAll(candidate, OF_PENSION)) raise(candidate, 'account_number', 8, 'its numbers are those of policies');
};

/** How a lone number of somebody is headed where the row says who they are; with digits, and no key of a program. */
const LONE_ID = /^(?:(?:other|person) )?id(?: number)?$/;
const HIRED = new Set(['hire', 'hired', 'hiring']);
const PUPILS = new Set(['student', 'pupil']);

const OF_HOUSE: readonly (readonly [ColumnRole, ReadonlySet<string>])[] = [
  ['student_id', PUPILS],
  ['employee_id', HIRED],
];

/** "ID" beside names and a day of hire numbers staff, beside names of students ("Student Last") them. */
export const numbersOfHouse: Rule = (candidate, all) => {
  const { header, profile } = candidate;
  if (!LONE_ID.test(header.tokens.join(' ')) || topOf(candidate)?.role !== 'record_id') return;
  if (profile.share('few_digits') > 0.5 || profile.share('has_digit') < 0.9 || profile.averageLength > 12) return;
  if (profile.distinct < 0.9 * profile.filled || all.some((other) => holds(other, 'employee_id', 'student_id'))) return;
  const isNamed = all.some((other) => holds(other, 'full_name', 'family_name'));
  const role = OF_HOUSE.find(([, words]) => says(candidate, all, words))?.[0];
  if (isNamed && role) raise(candidate, role, 8, 'the row says whom it numbers');
};
