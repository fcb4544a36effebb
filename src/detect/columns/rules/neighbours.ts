import type { Candidate } from '../candidate.ts';
import { addressLines, cityName, houseNumber, neighbourhoods, statesAsUnits } from './address-in-row.ts';
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
import { codedGroups } from './coded-groups.ts';
import { mothersByBirth, nameAtBirth, parents } from './family-in-row.ts';
import { credentials, formInNotes, licence, timeOf } from './forms-in-row.ts';
import {
  accountsOfVisits,
  filesOfPatients,
  groupNumbers,
  insurance,
  lotsOfVaccines,
  medicareAbroad,
  medicine,
  membersOfPlans,
  notesOfHealth,
  numbersOfCarriers,
  numbersOfHealthFunds,
  planNumbers,
  policiesOfPatients,
  reasonsOfHealth,
} from './health-in-row.ts';
import { kindsOfIds, papers, sharedStaffCodes } from './kinds-of-ids.ts';
import { keysOfReferences, namesOfLogins, subjectsOfMessages, writersOfMessages } from './messages-in-row.ts';
import { accountAtBank, chargesOfMoney, money } from './money-in-row.ts';
import { initials, nameParts, otherPart, shortFamilyNames } from './name-parts.ts';
import {
  context,
  greetings,
  namesOfThings,
  namesUnderFlags,
  shortForms,
  shortNotes,
  wordsOfLists,
} from './names-against.ts';
import {
  badgesOfVisitors,
  numbersBehindArea,
  numbersOfHouse,
  parcels,
  personsOfSap,
  policiesOfInsurers,
} from './numbers-by-row.ts';
import { partiesOfCases } from './parties-of-cases.ts';
import { companiesAndPeople, ownersOfMailboxes } from './people-among-companies.ts';
import { barePair, namesAsNotes, namesOfPeople, wholeName } from './people-in-row.ts';
import { postalCode, zipByState } from './postal-code.ts';
import { bookings, longNumbers, namesOfVehicles, parish, professions, registrations } from './registrations.ts';
import { rowKeys, yesOrNo } from './row-keys.ts';
import { sidesOfOffences } from './sides-in-row.ts';
import { bareNumbers, bareNumbersLate, namesAmongValues, taxpayer } from './taxpayer.ts';
import { namesOfOtherThings } from './things-in-row.ts';
import { givenOfParties, namesOfLines, namesOfParties, onlyNames } from './written-as-names.ts';

/**
 * Lets columns that are sure speak for those beside them. Two rounds, so that what became sure speaks as well; bare numbers are asked once
 * more when names without a header are told.
 */
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
      statesAsUnits,
      neighbourhoods,
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
      accountsOfVisits,
      membersOfPlans,
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
      writersOfMessages,
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
      namesUnderFlags,
      sharedStaffCodes,
      shortNotes,
      notesOfHealth,
      reasonsOfHealth,
      numbersOfHealthFunds,
      lotsOfVaccines,
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
      namesOfLines,
      givenOfParties,
      onlyNames,
      chargesOfMoney,
      sidesOfOffences,
      partiesOfCases,
      patientsOfVets,
      parcels,
      badgesOfVisitors,
      numbersBehindArea,
      policiesOfInsurers,
      personsOfSap,
      numbersOfHouse,
    ],
    [bareNumbersLate],
  ]) {
    candidates.forEach((candidate, n) => {
      const near = candidates.slice(Math.max(0, n - 2), n + 3).filter((other) => other !== candidate);
      for (const rule of rules) rule(candidate, candidates, near);
    });
  }
};
