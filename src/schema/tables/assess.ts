import { table } from '../table.ts';

/** A distinct combination that law can ask for. Law is decided per profile, not per person. */
export const PROFILE = table('profile', 3, ['profile_no'], {
  profile_no: 'integer',
  jurisdiction: 'text', // law id of the residence; null: unknown
  relation: 'text',
  minor: 'integer',
  deceased: 'integer',
  with_name: 'integer',
  elements: 'text', // sorted "element=state" joined by blanks, of what was read or is presumed taken
  reachable: 'text', // the same of what is only reachable: nobody has decided
  exposure: 'text', // the strongest
  data_form: 'text',
  count: 'bigint',
  count_low: 'bigint',
  count_high: 'bigint',
  without_address: 'bigint', // of them, people with no address to write to, or one at which nothing arrives (contact_flag)
  notice: 'text', // ANSWER: whether these people are told
  notice_basis: 'text', // law | policy, where they are told
  offer_months: 'integer', // of identity protection; null: none
  offer_basis: 'text', // law | policy
});

/** Which profile a person is in. */
export const PERSON_PROFILE = table(
  'person_profile',
  1,
  ['person_id'],
  {
    person_id: 'bigint',
    profile_no: 'integer', // who stays among the same people keeps the number
  },
  'person_id',
);

/** One thing the law asks: whom to tell, by when, by which rule. Dates ISO; `open_questions` and `consequence` are JSON. */
export const DUTY = table('duty', 2, ['duty_no'], {
  duty_no: 'integer',
  jurisdiction: 'text',
  law_name: 'text',
  version: 'text',
  audience: 'text', // individuals | regulator | credit_bureaus | owner
  who: 'text',
  answer: 'text', // ANSWER, or not_evaluated
  basis: 'text', // law | policy | filing: a notice on file says otherwise, and no law sets a time to correct it
  persons: 'bigint',
  residents: 'bigint',
  threshold: 'text',
  deadline_date: 'text',
  deadline_at: 'text',
  deadline_text: 'text',
  standard: 'text',
  depends_on: 'text',
  because: 'text',
  missing: 'text',
  consequence: 'text',
  citation: 'text',
  as_of: 'text',
  confidence: 'text',
  open_questions: 'text',
  flagged: 'integer',
  overdue: 'integer',
  item: 'text', // which item of the law file; regulator[2]/us-tx counts one state
  done_on: 'text', // the day on which the notice was given or filed
  done_reference: 'text', // the number that the office gave
  update_of: 'text', // the number of the filing that this corrects
});
