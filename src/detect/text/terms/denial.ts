import { KIND, type Tokens } from '../tokens/tokens.ts';
import { medicalContext } from './data-files.ts';

const DENIES = medicalContext('denies');
const PASSIVE = medicalContext('passive');
const BEFORE_PASSIVE = medicalContext('passive_before');
const OFFICE = medicalContext('office');
const CLAIMED = medicalContext('claimed');
const AND = medicalContext('and');
const OWNED = medicalContext('owned');

/** Words in front of a denial in which an office that denies is named, and behind it those that name what it denies. */
const BEFORE = 4;
const BEHIND = 3;

const isMark = ({ kind }: Tokens, at: number): boolean => kind[at] === KIND.mark;

/** "The insurer denied", "coverage is denied": whether an office, or what it denies, stands in front. */
const isOfOffice = (tokens: Tokens, at: number): boolean => {
  for (let before = at - 1; before >= 0 && before >= at - BEFORE && !isMark(tokens, before); before -= 1)
    if (OFFICE.has(tokens.hash[before] ?? 0) || CLAIMED.has(tokens.hash[before] ?? 0)) return true;
  return false;
};

/** "Denied housing", "denies her a visa". */
const isOfClaim = (tokens: Tokens, at: number): boolean => {
  for (let behind = at + 1; behind < tokens.count && behind <= at + BEHIND && !isMark(tokens, behind); behind += 1)
    if (CLAIMED.has(tokens.hash[behind] ?? 0)) return true;
  return false;
};

/** "Was denied", "denied, ...": whether something was denied to somebody. */
const isPassive = (tokens: Tokens, at: number): boolean => {
  const { hash } = tokens;
  if (!PASSIVE.has(hash[at] ?? 0)) return false;
  if (at + 1 >= tokens.count || isMark(tokens, at + 1) || AND.has(hash[at + 1] ?? 0)) return true;
  return BEFORE_PASSIVE.has(hash[at - 1] ?? 0) || (!isMark(tokens, at - 1) && BEFORE_PASSIVE.has(hash[at - 2] ?? 0));
};

/** Whether a word is a verb by which somebody denies something of their own health, as notes of clinics have it, and not a right or a request. */
export const isDenial = (tokens: Tokens, at: number): boolean =>
  DENIES.has(tokens.hash[at] ?? 0) &&
  !isPassive(tokens, at) &&
  !isOfOffice(tokens, at) &&
  !isOfClaim(tokens, at) &&
  // "Denied the repairs", "denies her treatment": what somebody else has or wants.
  !OWNED.has(tokens.hash[at + 1] ?? 0);
