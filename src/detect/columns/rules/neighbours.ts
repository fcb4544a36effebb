import type { Candidate } from '../candidate.ts';
import { filledCell } from '../cells/column-profile.ts';
import { LISTED } from '../column-scores.ts';
import { addressOfOthers, wallets } from './address-of-others.ts';
import { patientsOfVets } from './animals-in-row.ts';
import { birthdays, birthParts, birthPlaces, otherDays } from './birth-parts.ts';
import { cardNumbers, cards } from './cards-in-row.ts';
import {
  datesAsPhones,
  fractions,
  guessesWithoutForm,
  hashedAmounts,
  keysOfPrograms,
  kindsOfLicences,
  labelledPhones,
  lettersOfOneSex,
  partNumbers,
  placesAtLarge,
  shortPlates,
  unitsOfMeasure,
} from './cells-against.ts';
import { formByRegion } from './form-by-region.ts';
import {
  filesOfPatients,
  groupNumbers,
  insurance,
  medicareAbroad,
  medicine,
  numbersOfCarriers,
  planNumbers,
  policiesOfPatients,
} from './health-in-row.ts';
import { kindsOfIds, papers } from './kinds-of-ids.ts';
import { keysOfReferences, namesOfLogins, subjectsOfMessages } from './messages-in-row.ts';
import { accountAtBank, chargesOfMoney, money } from './money-in-row.ts';
import { holds, isUnsaid, type Rule, raise, topOf } from './neighbour-rule.ts';
import { badgesOfVisitors, parcels, personsOfSap } from './numbers-by-row.ts';
import { partiesOfCases } from './parties-of-cases.ts';
import {
  barePair,
  codedGroups,
  companiesAndPeople,
  context,
  givenOfParties,
  greetings,
  mothersByBirth,
  nameAtBirth,
  namesAsNotes,
  namesOfParties,
  namesOfPeople,
  namesOfThings,
  onlyNames,
  ownersOfMailboxes,
  parents,
  shortForms,
  shortNotes,
  wholeName,
  wordsOfLists,
} from './people-in-row.ts';
import { postalCode, zipByState } from './postal-code.ts';
import { bookings, longNumbers, namesOfVehicles, parish, professions, registrations } from './registrations.ts';
import { rowKeys, yesOrNo } from './row-keys.ts';
import { bareNumbers, namesAmongValues, taxpayer } from './taxpayer.ts';
import { namesOfOtherThings } from './things-in-row.ts';

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

const nameParts: Rule = (candidate, all, near) => {
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
const shortFamilyNames: Rule = (candidate, all) => {
  const start = /(?:^|[^a-z])ln$/i.test(candidate.name ?? '') ? candidate.name?.slice(0, -2).toLowerCase() : undefined;
  if (start !== undefined && all.some(({ name }) => name?.toLowerCase() === `${start}fn`))
    raise(candidate, 'family_name', 7, 'first names stand beside it under the same header');
};

/** Two columns of the same part of a name side by side, without headers that say it: the one with more given names is of them. */
const otherPart: Rule = (candidate, all) => {
  const { profile, column } = candidate;
  if (!holds(candidate, 'family_name') || !isUnsaid(candidate) || profile.share('given_name') < 0.4) return;
  const leaning = (one: Candidate): number => one.profile.share('given_name') - one.profile.share('family_name');
  const beside = all.filter((other) => Math.abs(other.column - column) === 1 && holds(other, 'family_name'));
  const isNamed = all.some((other) => holds(other, 'given_name', 'full_name'));
  if (!isNamed && beside.some((other) => isUnsaid(other) && leaning(other) < leaning(candidate) - 0.2))
    raise(candidate, 'given_name', 4, 'a family name stands beside it');
};

/** Single letters beside a name are initials. */
const initials: Rule = (candidate, all) => {
  const { profile, header, column } = candidate;
  const isLetter = profile.averageLength > 0 && profile.averageLength <= 1.5 && profile.share('name_words') >= 0.9;
  if (header.tokens.length > 0 || !isLetter || profile.distinct < 5) return;
  const isBeside = all.some(
    (other) => Math.abs(other.column - column) === 1 && holds(other, 'given_name', 'family_name'),
  );
  if (isBeside) raise(candidate, 'middle_name', 5, 'a name stands beside it');
};

/** Lists of credentials have no header: what stands behind an address of mail or a user name, without blanks, is the secret. */
const credentials: Rule = (candidate, all) => {
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

const addressLines: Rule = (candidate, all) => {
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

const cityName: Rule = (candidate, all, near) => {
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
const houseNumber: Rule = (candidate, all, near) => {
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

/** "confirmed_at" is a time whatever was confirmed. */
const TIME_WORDS = new Set([
  ...['at', 'on', 'date', 'datetime', 'ts', 'time', 'since', 'seit', 'desde', 'depuis', 'dal', 'until', 'bis', 'am'],
]);

const timeOf: Rule = (candidate) => {
  const { profile, header } = candidate;
  const last = header.tokens.at(-1) ?? '';
  if (!TIME_WORDS.has(last) || header.tokens.length < 2 || profile.share('date') < 0.6) return;
  if ((header.scores.get('date_of_birth') ?? 0) > 0) return;
  raise(candidate, 'timestamp', 3.5, 'its header ends as that of a time');
};

/** Notes all of which are written as one kind of number are that number. */
const formInNotes: Rule = (candidate) => {
  const top = topOf(candidate);
  if (top?.role !== 'free_text' || candidate.profile.share('long_text') > 0.05) return;
  const form = candidate.scores.find(
    ({ role, proof, share, test }) => role !== 'free_text' && proof >= 3 && share >= 0.92 && !LISTED.test(test ?? ''),
  );
  if (form) raise(candidate, form.role, 3, 'every cell has its form');
};

/** States issue licences in forms of their own: codes whose form follows the region of the row are theirs. */
const licence: Rule = (candidate, all) => {
  const { header, profile, cells } = candidate;
  if (header.scores.size > 0 || profile.share('code') < 0.7) return;
  if (all.some((other) => other !== candidate && holds(other, 'drivers_license'))) return;
  const region = all.find((other) => other !== candidate && holds(other, 'region'));
  const found = region && formByRegion(cells, region.cells);
  if (found && found.own >= 0.75 && found.all <= 0.5 && found.own - found.all >= 0.35)
    raise(candidate, 'drivers_license', 6, 'the form of its codes follows the state of the row');
};

/** Lets columns that are sure speak for those beside them. Two rounds, so that what became sure speaks as well. */
export const weighNeighbours = (candidates: readonly Candidate[]): void => {
  for (const rules of [
    [
      namesAmongValues,
      fractions,
      guessesWithoutForm,
      kindsOfLicences,
      hashedAmounts,
      datesAsPhones,
      shortPlates,
      rowKeys,
      yesOrNo,
      formInNotes,
      nameParts,
      addressLines,
      cityName,
      postalCode,
      zipByState,
      houseNumber,
      timeOf,
      cardNumbers,
      cards,
      money,
      accountAtBank,
      insurance,
      numbersOfCarriers,
      policiesOfPatients,
      planNumbers,
      medicareAbroad,
      filesOfPatients,
      medicine,
    ],
    [
      rowKeys,
      barePair,
      nameParts,
      wholeName,
      parents,
      mothersByBirth,
      initials,
      credentials,
      addressLines,
      cityName,
      postalCode,
      cards,
      money,
      licence,
      taxpayer,
      bareNumbers,
      kindsOfIds,
      papers,
      registrations,
      namesOfVehicles,
      professions,
      parish,
      longNumbers,
      bookings,
      namesOfPeople,
      shortFamilyNames,
      otherPart,
      subjectsOfMessages,
      namesOfLogins,
      keysOfReferences,
      namesOfThings,
      namesOfOtherThings,
      addressOfOthers,
      wallets,
      birthdays,
      birthParts,
      birthPlaces,
      otherDays,
      wordsOfLists,
      codedGroups,
      namesAsNotes,
      greetings,
      companiesAndPeople,
      ownersOfMailboxes,
      groupNumbers,
      shortNotes,
      labelledPhones,
      partNumbers,
      placesAtLarge,
      unitsOfMeasure,
      keysOfPrograms,
      lettersOfOneSex,
      shortForms,
      context,
      nameAtBirth,
      namesOfParties,
      givenOfParties,
      onlyNames,
      chargesOfMoney,
      partiesOfCases,
      patientsOfVets,
      parcels,
      badgesOfVisitors,
      personsOfSap,
    ],
  ]) {
    candidates.forEach((candidate, n) => {
      const near = candidates.slice(Math.max(0, n - 2), n + 3).filter((other) => other !== candidate);
      for (const rule of rules) rule(candidate, candidates, near);
    });
  }
};
