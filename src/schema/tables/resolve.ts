import { table } from '../table.ts';

/** A resolved human (or what was told apart from people). Best contact data with where it came from. */
export const PERSON = table(
  'person',
  2,
  ['person_id'],
  {
    person_id: 'bigint', // the smallest record_id at the person's first revision
    kind: 'text', // ENTITY_KIND
    relation: 'text', // RELATION
    given_name: 'text',
    middle_name: 'text',
    family_name: 'text',
    name_suffix: 'text',
    date_of_birth: 'integer',
    address: 'text',
    city: 'text',
    region: 'text',
    postal_code: 'text',
    country: 'text',
    address_source: 'text', // register | evidence
    address_record: 'bigint', // record_id the address was taken from
    address_as_of: 'integer',
    email: 'text',
    phone: 'text',
    residence: 'text', // jurisdiction id of the law (us-tx, eu, uk, ca); null: unknown
    minor: 'integer', // 1 yes, 0 no, null unknown; at the date that matters
    deceased: 'integer',
    guardian: 'text',
    records: 'integer', // exposed records of this person (registers not counted)
    in_register: 'integer', // 1: found in a customer register
    confidence: 'integer', // that all records are one person, in millionths
    merge_reason: 'text',
    held: 'bigint', // number in `holding` of what was exposed of them; null: nothing
  },
  'person_id',
);

export const PERSON_RECORD = table(
  'person_record',
  1,
  ['person_id', 'record_id'],
  {
    person_id: 'bigint',
    record_id: 'bigint',
    root: 'text', // evidence | register
    confidence: 'integer',
  },
  'person_id',
);

/** A pair of records that was joined, or kept apart although it looked alike. Weights in thousandths of a bit. */
export const LINK = table(
  'link',
  1,
  ['record_a', 'record_b'],
  {
    record_a: 'bigint',
    record_b: 'bigint',
    weight: 'integer',
    pattern: 'text', // comparison level per field, "given_name=3 family_name=4 ..."
    reason: 'text', // exact_identifier | weights | register | conflict:ssn | ...
    joined: 'integer', // 1 joined, 0 kept apart
  },
  'record_a',
);

/**
 * What was exposed of somebody, once for all people of whom it is the same: element x state of the value x evidence entry.
 * `exposure` is the EXPOSURE_STATE by recorded decision.
 */
export const HOLDING = table('holding', 1, ['held', 'element', 'state', 'exposure', 'entry'], {
  held: 'bigint', // made of what is held alone, so that the same has the same number in every revision
  element: 'text',
  state: 'text',
  exposure: 'text',
  entry: 'integer', // index in `evidence` of case.yaml; null: no entry covers the document
  records: 'integer',
});

/** Values that join nobody (test numbers, switchboards), by kind and how many records carry them; masked. */
export const BLOCKED_VALUE = table('blocked_value', 1, ['field', 'token'], {
  field: 'text',
  token: 'text',
  masked: 'text',
  records: 'bigint',
  reason: 'text',
});

/** Learned weights, kept from the first revision on: field, level, and the weight in thousandths of a bit; `key:` names coarser keys that were worth it, `rare:` rarities of identifiers. */
export const WEIGHT = table('weight', 1, ['field', 'level'], {
  field: 'text',
  level: 'integer',
  weight: 'integer',
});

/**
 * What the estimate of the number of people is made of: mentions that joined a person, and those that stand alone, by what they say
 * and how sure it is. A later revision adds to it.
 */
export const DOUBT = table('doubt', 2, ['what', 'shape', 'step'], {
  what: 'text', // joined | linked | partner | alone | alone:group
  shape: 'integer', // which facts the mentions have, as bits
  step: 'integer', // joined: thousandths of confidence; linked: mentions of the person; partner: number of the fact; alone: evidence
  count: 'bigint',
});

/** records -> accounts -> people, with every removal counted; one row a step, in order. */
export const FLOW = table('flow', 1, ['step_no'], {
  step_no: 'integer',
  step: 'text',
  count: 'bigint',
  removed: 'bigint',
  why: 'text',
});

/** What speaks against the contact data that rank first for a person of the evidence; no row: nothing does. */
export const CONTACT_FLAG = table(
  'contact_flag',
  1,
  ['person_id', 'contact', 'flag'],
  {
    person_id: 'bigint',
    contact: 'text', // CONTACT
    flag: 'text', // as data/contact/flags.yaml names it
    effect: 'text', // CONTACT_EFFECT
  },
  'person_id',
);

/** Who lives at the address of somebody else, by street line and postal code (else city); who lives alone has no row. */
export const HOUSEHOLD = table(
  'household',
  1,
  ['person_id'],
  {
    person_id: 'bigint',
    household: 'bigint', // the smallest person_id of those who live there
  },
  'person_id',
);

/** People who were in an earlier case, found by token under a bridging key (docs/bridge.md); one row a person and case. */
export const EARLIER = table('earlier', 1, ['person_id', 'case_id'], {
  person_id: 'bigint',
  case_id: 'text',
  case_name: 'text',
  since: 'integer', // yyyymmdd on which its people were told, else on which it was discovered
  protection_months: 'integer', // what the earlier case offers; null: nothing
  kinds: 'text', // what they have in common: "ssn email_given"
  earlier_person: 'text', // number of the person there
});

/**
 * Every record in the form in which it is compared (src/resolve/steps/forms/normal.ts). An addition makes those of new records alone, and
 * looks among the others for people whom they may be.
 */
export const NORMAL_FORM = table(
  'normal_form',
  5,
  ['record_id'],
  {
    record_id: 'bigint',
    given: 'text',
    mid1: 'text',
    mid2: 'text',
    family: 'text',
    alias: 'text',
    generation: 'integer',
    birth_year: 'integer',
    birth_day: 'integer',
    birthday: 'integer',
    gender: 'text',
    ssn: 'text',
    ssn4: 'text',
    government_id: 'text',
    phone: 'text',
    other_phone: 'text',
    email: 'text',
    house: 'text',
    street: 'text',
    zip: 'text',
    city: 'text',
    region: 'text',
    place_of_birth: 'text',
    occupation: 'text',
    lasting: 'text',
    account: 'text',
    person_number: 'text',
    member_number: 'text',
    username: 'text',
    row_key: 'text',
    imei: 'text',
    imsi: 'text',
    iccid: 'text',
    company: 'text',
  },
  'record_id',
  'record',
);

/**
 * What was counted of all records, so that an addition counts the new ones alone: how often a value stands in them
 * (`given_rarity` and others; `among`: among whom), the values that tell nobody (`blocked:ssn`; `among`: why), and the filled cells (`cell`).
 */
export const COMMON_VALUE = table('common_value', 1, ['what', 'value', 'among'], {
  what: 'text',
  value: 'text',
  among: 'text',
  records: 'bigint',
});
