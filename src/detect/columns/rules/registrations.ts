import type { ColumnRole } from '../../../schema/vocabulary.ts';
import type { Candidate } from '../candidate.ts';
import { wordList } from '../data-files.ts';
import { holds, isUnsaid, type Rule, raise, topOf } from './neighbour-rule.ts';

const VEHICLES = wordList('vehicles_in_headers');
const SCHOOLS = wordList('schools_in_headers');
const WORKS = wordList('work_in_headers');

const HEALTH: readonly ColumnRole[] = ['medical', 'npi', 'health_insurance_id', 'mbi', 'medical_id'];
const NUMBERED: readonly ColumnRole[] = [
  'alpr',
  'student_id',
  'employee_id',
  'medical_record_number',
  'tax_id',
  'other_government_id',
];

/** Polish companies and people pay taxes under ten digits; the Indonesian state numbers its servants with six or eighteen. */
const isTenDigits = ({ profile }: Candidate): boolean => profile.share('ten_digits') >= 0.9;

/** Indonesia numbers its citizens with sixteen digits; elsewhere a check digit tells a citizen's number from one of staff. */
const isOfCitizen = ({ profile }: Candidate): boolean =>
  profile.share('national_id') >= 0.9 || (profile.averageLength >= 15 && profile.share('long_digits') >= 0.9);

/**
 * "Registration number", "matrícula" and "nip" are numbers of cars, of pupils, of staff or of patients: what else the row
 * tells decides.
 */
export const registrations: Rule = (candidate, all) => {
  const { header } = candidate;
  // The UPN of British pupils, and that of users of a directory, which is written as an address of mail.
  if (
    (header.scores.get('student_id') ?? 0) >= 3 &&
    holds(candidate, 'username') &&
    candidate.profile.share('code') >= 0.9
  )
    raise(candidate, 'student_id', 3, 'by its form');
  const possible = NUMBERED.filter((role) => (header.scores.get(role) ?? 0) > 0);
  const others = all.filter((other) => other !== candidate);
  const says = (words: ReadonlySet<string>): boolean =>
    others.some((other) => other.header.tokens.some((token) => words.has(token)));
  // What numbers staff in most tables ("matricola") numbers pupils where the row is a school's.
  const isPupils = holds(candidate, 'employee_id') && possible.includes('student_id');
  if (isPupils && says(SCHOOLS) && !says(WORKS)) raise(candidate, 'student_id', 5, 'the row is about a school');
  // "RA" numbers students of Brazil, and agents, accounts and returns elsewhere.
  const isOpen = possible.length > 1 || possible[0] === 'student_id';
  if (!isOpen || !isUnsaid(candidate)) return;
  const order: readonly (readonly [ColumnRole, boolean])[] = [
    ['alpr', says(VEHICLES) || others.some((other) => holds(other, 'vin'))],
    ['tax_id', isTenDigits(candidate)],
    ['other_government_id', isOfCitizen(candidate)],
    ['student_id', says(SCHOOLS) || others.some((other) => holds(other, 'student_id'))],
    ['medical_record_number', others.some((other) => holds(other, ...HEALTH))],
    ['employee_id', says(WORKS) || others.some((other) => holds(other, 'occupation', 'employee_id'))],
  ];
  const found = order.find(([role, isSaid]) => isSaid && possible.includes(role));
  if (found) raise(candidate, found[0], 3.5, 'by what else stands in the row');
  else raise(candidate, 'record_id', 3.5, 'nothing in the row says whose number it is');
};

/** "2021 Ford Escape SE" begins as streets do and ends as some do. */
export const namesOfVehicles: Rule = (candidate) => {
  const { header } = candidate;
  const isGuess = topOf(candidate)?.role === 'street' && !header.scores.has('street');
  if (isGuess && header.tokens.some((token) => VEHICLES.has(token)))
    raise(candidate, 'other', 8, 'its header says that it is a vehicle');
};

const DRIVING = new Set(['driver', 'drivers', 'driving', 'dl', 'dln', 'cdl', 'operator']);
const PROFESSIONS = wordList('professions_in_headers');
const LICENCE_WORDS = new Set(['license', 'licence', 'lic', 'number', 'no', 'id', 'code']);
/** Whoever acts for an office. */
const OF_OFFICE = 'provider';

/** "License number" in a list of those who may work in a trade, and "provider license number", is the licence to do so. */
export const professions: Rule = (candidate, all) => {
  const { header } = candidate;
  if (!holds(candidate, 'drivers_license') || header.tokens.some((token) => DRIVING.has(token))) return;
  const isLone = header.tokens.every((token) => LICENCE_WORDS.has(token));
  const isOfTrade =
    header.group === OF_OFFICE ||
    (isLone && all.some((other) => other !== candidate && other.header.tokens.some((one) => PROFESSIONS.has(one))));
  if (isOfTrade && header.tokens.length > 0)
    raise(candidate, 'record_id', 8, 'the row is about who may work in a trade');
};

/** Short headers that are numbers of people where these are long, and anything else where not: least average lengths. */
const LONG_NUMBERS: readonly (readonly [RegExp, number])[] = [
  // The citizen's number in Turkey, of eleven digits; else cholesterol.
  [/^tc$/, 10],
  // Licences of drivers; else a count of drivers.
  [/^driver$/, 6],
  // Governments number whole peoples; else a school or a program numbers its own.
  [/^id ?number$/, 7],
  // The number under which taxes are paid; else a code of a tariff.
  [/(^| )tax code$/, 8],
];

export const longNumbers: Rule = (candidate) => {
  const { header, profile } = candidate;
  const words = header.tokens.join(' ');
  const least = LONG_NUMBERS.find(([pattern]) => pattern.test(words))?.[1];
  if (least === undefined || profile.averageLength >= least || profile.share('has_digit') < 0.5) return;
  raise(candidate, 'other', 8, 'its numbers are too short');
};

/** "PNR" is the letters and figures of a booking, or figures alone that a German payroll gives to staff. */
export const bookings: Rule = (candidate) => {
  const { header, profile } = candidate;
  const isBoth = (header.scores.get('order_number') ?? 0) > 0 && (header.scores.get('employee_id') ?? 0) > 0;
  if (isBoth && isUnsaid(candidate))
    raise(
      candidate,
      profile.share('long_digits') + profile.share('pin') >= 0.9 ? 'employee_id' : 'order_number',
      4,
      'by its form',
    );
};

/** Words of headers of places that are neither cities nor regions in a postal address, as censuses have them. */
const OTHER_PLACES = new Set([
  ...['county', 'village', 'township', 'hamlet', 'hundred', 'district', 'ward', 'borough', 'division', 'shire'],
]);

/** A parish is a place where an address or another place stands in the row, as in a census, else a church. */
export const parish: Rule = (candidate, all) => {
  const { header } = candidate;
  if ((header.scores.get('religion') ?? 0) <= 0 || (header.scores.get('city') ?? 0) <= 0) return;
  const isPlaced = all.some(
    (other) =>
      other !== candidate &&
      (holds(other, 'street', 'city', 'region', 'postal_code', 'place_of_birth') ||
        other.header.tokens.some((token) => OTHER_PLACES.has(token))),
  );
  raise(candidate, isPlaced ? 'city' : 'religion', 3, 'by what else stands in the row');
};
