import type { ColumnRole } from '../../../schema/vocabulary.ts';
import type { Candidate } from '../candidate.ts';
import { holds, isUnsaid, type Rule, raise, SURE, topOf } from './neighbour-rule.ts';

/** What a row that is about health has. */
const HEALTH: readonly ColumnRole[] = [
  'medical',
  'medical_record_number',
  'npi',
  'dea_number',
  'mbi',
  'health_insurance_id',
  'medical_id',
];

const PLAN_WORDS = new Set([
  'plan',
  'insurance',
  'coverage',
  'group',
  'payer',
  'carrier',
  'benefit',
  'premium',
  'copay',
]);

/** How plans write whom of a family a row is, and those whose plan it is. */
const PLAN_KIN =
  /^(?:ee|sub|sp|ch|dp|dep|subscriber|employee|insured|self|spouse|child|son|daughter|dependent|domestic partner|0?1|18|19)$/i;
const PLAN_HOLDER = /^(?:ee|sub|subscriber|insured|18)$/i;

const saysKinOfPlan = ({ header, cells }: Candidate): boolean => {
  const filled = cells.flatMap((cell) => (cell?.trim() ? [cell.trim()] : []));
  return (
    header.tokens.includes('relationship') &&
    filled.some((cell) => PLAN_HOLDER.test(cell)) &&
    filled.every((cell) => PLAN_KIN.test(cell))
  );
};

/** "Sub" is short for a subscriber, a subject and a submission. */
const isShortened = ({ name }: Candidate): boolean => !/subscr|mem|mbr/i.test(name ?? '');

/** Whether the row is about a plan: only insurance tells subscribers from members and dependents. */
const isOfPlan = (candidate: Candidate, all: readonly Candidate[]): boolean => {
  const says = (word: string) => all.some(({ header: { tokens } }) => tokens.includes(word));
  const isPaidFor = says('subscriber') && (says('member') || says('dependent'));
  const saysPlan = all.some(
    (other) => other !== candidate && other.header.tokens.some((token) => PLAN_WORDS.has(token)),
  );
  return (
    (isPaidFor || saysPlan || all.some(saysKinOfPlan)) &&
    !all.some((other) => holds(other, 'imei', 'imsi', 'iccid', 'cpni'))
  );
};

const INJURED = new Set(['injury', 'injured', 'injuries']);
const MEMBER_NUMBER = /^(?:member|subscriber) number$/;

/** Whether a number of insurance is one of health, by the other columns of its row. */
const isOfHealth = (candidate: Candidate, all: readonly Candidate[]): boolean => {
  const others = all.filter((other) => other !== candidate);
  // Injuries of an accident beside the vehicle are told in a row of motor insurance, those of workers and claimants in one of liability.
  if (all.some((other) => holds(other, 'vin', 'alpr'))) return false;
  const isInjury = all.some(({ header: { tokens } }) => tokens.some((token) => INJURED.has(token)));
  const telling = isInjury ? HEALTH.filter((role) => role !== 'medical') : HEALTH;
  return others.some((other) => holds(other, ...telling));
};

/** "Member number" in a row of a patient and their plan. */
export const membersOfPlans: Rule = (candidate, all) => {
  if (!MEMBER_NUMBER.test(candidate.header.tokens.join(' ')) || !holds(candidate, 'account_number')) return;
  const isPatients = all.some((other) => holds(other, 'medical_record_number', 'npi', 'mbi'));
  if (isPatients && isOfPlan(candidate, all))
    raise(candidate, 'health_insurance_id', 8, 'the row is of a patient and their plan');
};

/** A policy's number is health insurance where the row is about health, else a number of the insurer's customer. */
export const insurance: Rule = (candidate, all) => {
  const { header } = candidate;
  const isHealth = isOfHealth(candidate, all);
  const member = header.scores.get('health_insurance_id') ?? 0;
  if (member > 0 && member < 3 && !isHealth && !header.scores.has('account_number'))
    raise(candidate, 'other', 5, 'nothing else in the row is about health');
  // Trades, births and deaths have certificates as well.
  const isOfClub = /^(?:(?:member|subscriber) (?:id|number)|cert(?:ificate)? ?(?:id|no|number)?)$/.test(
    header.tokens.join(' '),
  );
  const isPlan = isOfPlan(candidate, all);
  if (isOfClub && member > 0 && !isHealth && !isPlan && holds(candidate, 'health_insurance_id'))
    raise(
      candidate,
      isShortened(candidate) ? 'record_id' : 'account_number',
      8,
      'nothing else in the row is about health',
    );
  // "Subscriber number": a telephone of a carrier's customer, or the number of an insured.
  const isNoPhone =
    (header.scores.get('phone') ?? 0) > 0 &&
    candidate.profile.share('long_digits') > 0.9 &&
    candidate.profile.averageLength < 9.5;
  if (member >= 3 && isNoPhone)
    raise(
      candidate,
      isHealth || isPlan ? 'health_insurance_id' : 'account_number',
      6,
      'too short for a telephone number',
    );
  const both = (header.scores.get('health_insurance_id') ?? 0) > 0 && (header.scores.get('account_number') ?? 0) > 0;
  if (!both) return;
  raise(candidate, isHealth ? 'health_insurance_id' : 'account_number', 3, 'by what else stands in the row');
};

const PATIENTS = new Set(['patient', 'pt']);

/** "Pol No" beside the name of a patient is of health insurance, unless a vehicle stands in the row. */
export const policiesOfPatients: Rule = (candidate, all) => {
  if (!candidate.header.tokens.includes('policy') || !holds(candidate, 'account_number')) return;
  const isOfPatient = all.some((other) => PATIENTS.has(other.header.party ?? ''));
  if (isOfPatient && !all.some((other) => holds(other, 'vin', 'alpr')))
    raise(candidate, 'health_insurance_id', 8, 'the row is a patient\u2019s');
};

/** A file's number in a row about health is the patient's. */
export const filesOfPatients: Rule = (candidate, all) => {
  if ((candidate.header.scores.get('medical_record_number') ?? 0) <= 0 || !holds(candidate, 'ticket_number')) return;
  if (all.some((other) => other !== candidate && holds(other, ...HEALTH)))
    raise(candidate, 'medical_record_number', 4, 'other columns speak of health');
};

/** The FIN of a hospital numbers an account of a patient's visit; that of Singapore, a person, has letters around its figures. */
export const accountsOfVisits: Rule = (candidate, all) => {
  if (candidate.header.tokens.join(' ') !== 'fin' || candidate.profile.share('long_digits') < 0.9) return;
  if (all.some((other) => holds(other, 'medical_record_number')))
    raise(candidate, 'account_number', 8, 'hospitals number the accounts of visits so');
};

/** Australia's Medicare numbers its cards in ten figures and one for the person; those of the US have letters among them. */
const AUSTRALIAN = /^\d[\d ]{9,12}$/;

export const medicareAbroad: Rule = (candidate) => {
  if (!holds(candidate, 'mbi') || candidate.profile.share('mbi') > 0.2) return;
  const filled = candidate.cells.flatMap((cell) => (cell?.trim() ? [cell.trim()] : []));
  if (filled.length > 0 && filled.filter((cell) => AUSTRALIAN.test(cell)).length >= 0.9 * filled.length)
    raise(candidate, 'health_insurance_id', 6, 'figures alone are of another country');
};

/** "Subscriber number" of ten digits beside a device or a SIM. */
export const numbersOfCarriers: Rule = (candidate, all) => {
  const { header, profile } = candidate;
  if (!/^(member|subscriber) (id|number)$/.test(header.tokens.join(' ')) || profile.share('phone_digits') < 0.9) return;
  if (all.some((other) => holds(other, 'imei', 'imsi', 'iccid')))
    raise(candidate, 'phone', 10, 'a carrier numbers its subscribers by their telephones');
};

const OF_GROUP = new Set(['group', 'grp', 'gruppe', 'grupo', 'groupe']);
const isOfGroup = ({ header }: Candidate): boolean => header.tokens.some((token) => OF_GROUP.has(token));

/** A group's number beside the member's own is that of an employer's plan, and tells nobody from another. */
export const groupNumbers: Rule = (candidate, all) => {
  if (!holds(candidate, 'health_insurance_id') || !isOfGroup(candidate)) return;
  const isMembers = (other: Candidate) => holds(other, 'health_insurance_id', 'mbi') && !isOfGroup(other);
  if (all.some((other) => other !== candidate && isMembers(other)))
    raise(candidate, 'record_id', 12, 'the number of the member stands beside that of the group');
};

/** One number for all members of a plan is the plan's. */
export const planNumbers: Rule = (candidate) => {
  const { header, profile } = candidate;
  if (!holds(candidate, 'health_insurance_id') || !header.tokens.includes('plan')) return;
  if (profile.filled >= 5 && profile.distinct <= Math.max(1, 0.2 * profile.filled))
    raise(candidate, 'record_id', 8, 'many rows have the same');
};

const REASONS = new Set(['reason', 'cause', 'grund', 'ursache', 'motif', 'motivo', 'reden', 'complaint', 'complaints']);
/** How rows of who was off sick call what they tell; `fit note` is a doctor's. */
const SICK =
  /\b(?:sick|sickness|illness|absen[ct]e?s?|absent|fit notes?|krank\w*|fehlzeit\w*|maladie|malattia|enfermedad|ziekte\w*|verzuim)\b/;
/** Reasons for which one is off without being ill. */
const OFF_DUTY = /holiday|vacation|annual|urlaub|cong[ée]|vacaciones|ferie|jury|training/i;

/** Why somebody came, where the row has their number at the clinic; why somebody was off, where the list is of the sick. */
export const reasonsOfHealth: Rule = (candidate, all) => {
  const { header, cells } = candidate;
  if (!header.tokens.some((token) => REASONS.has(token)) || holds(candidate, 'medical')) return;
  const isVisit = all.some((other) => other !== candidate && holds(other, 'medical_record_number'));
  const saysSick = all.some((other) => SICK.test(other.header.tokens.join(' ')));
  const isOff = saysSick && !cells.some((cell) => OFF_DUTY.test(cell ?? ''));
  if (isVisit || isOff)
    raise(candidate, 'medical', 8, isVisit ? 'the row is a patient\u2019s' : 'the row is of who was ill');
};

/** Funds and insurers of health by their kind, in the languages that have a word for them. */
const HEALTH_FUNDS = new Set(['mutuelle', 'krankenkasse', 'krankenversicherung', 'zorgverzekering', 'zorgverzekeraar']);

/** What a number is where nothing says whose. */
const OF_NO_KIND: readonly ColumnRole[] = ['account_number', 'record_id', 'other'];

/** "Mutuelle - n° adhérent" says itself that the number is of health insurance. */
export const numbersOfHealthFunds: Rule = (candidate) => {
  const { header, profile } = candidate;
  const top = topOf(candidate);
  const isOpen = top === undefined || top.score < SURE || OF_NO_KIND.includes(top.role);
  const isNumber = isOpen && profile.share('has_digit') >= 0.9;
  if (isNumber && profile.distinct >= 0.8 * profile.filled && header.tokens.some((token) => HEALTH_FUNDS.has(token)))
    raise(candidate, 'health_insurance_id', 8, 'its header names a health fund');
};

const VACCINES = new Set([
  'vaccine',
  'vaccines',
  'vaccination',
  'immunization',
  'immunisation',
  'impfstoff',
  'vaccin',
  'vacuna',
]);

/** The lot of a vaccine is no part of an address, and says nothing of whom it was given to. */
export const lotsOfVaccines: Rule = (candidate, all) => {
  if (!candidate.header.tokens.includes('lot') || !holds(candidate, 'unit')) return;
  if (all.some((other) => other.header.tokens.some((token) => VACCINES.has(token))))
    raise(candidate, 'record_id', 12, 'vaccines are numbered by lots');
};

const RESULTS = new Set(['result', 'results', 'finding']);
const TESTS = new Set(['test', 'tests', 'analyte', 'component', 'exam', 'examen', 'esame', 'untersuchung', 'analyse']);

const saysResult = ({ header }: Candidate): boolean => header.tokens.some((token) => RESULTS.has(token));

/** From so many codes on one letter before all of them says that they are no codes of illnesses. */
const LEAST_CODES = 8;

/** Codes of medicine are told by their form only beside others of their kind. */
export const medicine: Rule = (candidate, all) => {
  const { profile, header } = candidate;
  const isResult = saysResult(candidate);
  const isHealth = all.some((other) => other !== candidate && holds(other, ...HEALTH));
  // What was tested stands beside what was found.
  const isTest = TESTS.has(header.tokens.join(' ')) && all.some((other) => saysResult(other));
  if ((isResult || isTest) && isHealth) {
    raise(candidate, 'medical', 6, 'other columns speak of health');
    return;
  }
  if (header.scores.size > 0 && isUnsaid(candidate) === false) return;
  const share = Math.max(profile.share('icd10_bare'), profile.share('procedure_code'), profile.share('ndc'));
  // Codes of illnesses begin with many letters; one letter before all numbers is a shop's ("Stock#": N1857).
  const starts = new Set(candidate.cells.flatMap((cell) => cell?.trim()[0] ?? []));
  const isSeries = profile.filled >= LEAST_CODES && starts.size === 1 && /\p{L}/u.test([...starts].join(''));
  if (isHealth && !isSeries && share >= 0.9 && profile.distinct >= 3 && profile.share('short_number') < 0.5)
    raise(candidate, 'medical', 4, 'other columns speak of health');
};

/** Notes of a few words: longer ones are read as texts, which tell more. */
const FEW_LETTERS = 30;

/**
 * "Allergies / notes" over a word or two is what somebody has, in whatever language, where the row is of a child or a patient: of guests it
 * says that they come late.
 */
export const notesOfHealth: Rule = (candidate, all) => {
  const { header, profile } = candidate;
  const isNote = holds(candidate, 'free_text') && (header.scores.get('medical') ?? 0) > 0;
  const isCared = all.some((other) => other !== candidate && holds(other, ...HEALTH, 'date_of_birth', 'student_id'));
  if (isNote && isCared && profile.averageLength < FEW_LETTERS)
    raise(candidate, 'medical', 8, 'its header speaks of health, and its cells are no sentences');
};
