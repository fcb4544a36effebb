import { z } from 'zod';
import {
  COLUMN_PARTS,
  type ColumnRole,
  ELEMENT_IDS,
  EXPOSURE_STATE,
  RELATION,
  US_STATES,
} from '../schema/vocabulary.ts';

/**
 * What people know of a case, as case.yaml states it. Everything that law can ask of the notifier has a place here,
 * so that the facts of the law (docs/law.md) are this file plus the counted groups. The JSON Schema in
 * docs/schema/case.schema.json is generated from this one.
 */

const UNKNOWN = 'unknown';
const maybe = () => z.literal([true, false, UNKNOWN]);
const yesNo = () => z.enum(['yes', 'no', UNKNOWN]);
const text = () => z.string().min(1);
const count = () => z.int().nonnegative();
const flag = () => z.boolean();

/** A day that exists: 2021-02-30 is refused. */
export const isDay = (value: string): boolean => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return length !== undefined && day >= 1 && day <= length;
};
const MOMENT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const isMoment = (value: string): boolean => {
  const match = MOMENT.exec(value);
  return match !== null && isDay(match[1] ?? '');
};

export const isDayOrMoment = (value: string): boolean => isDay(value) || isMoment(value);

export const DAY_HINT = 'a date that exists, as YYYY-MM-DD';
export const MOMENT_HINT = 'a date that exists (YYYY-MM-DD), or a moment with offset (2021-08-13T16:00:00-04:00)';
const day = () =>
  z
    .string({ error: `expected ${DAY_HINT}` })
    .refine(isDay, { error: `expected ${DAY_HINT}` })
    .meta({ format: 'date' });
const dayOrMoment = () =>
  z.string({ error: `expected ${MOMENT_HINT}` }).refine(isDayOrMoment, { error: `expected ${MOMENT_HINT}` });

const STATE_IDS = new Set(US_STATES.map((state) => `us-${state.toLowerCase()}`));
export const isPlace = (value: string): boolean =>
  /^[a-z]{2}(-[a-z0-9]+)*$/.test(value) && (!/^us-[a-z]{2}$/.test(value) || STATE_IDS.has(value));
export const PLACE_HINT = 'expected a place or law as us-tx, ca-on, eu-de, uk, us-fcc-cpni';
const place = () => z.string({ error: PLACE_HINT }).refine(isPlace, { error: PLACE_HINT });

/** A path below the case folder: relative, with `/`, never out of it. */
const isInside = (value: string): boolean =>
  value !== '' &&
  !value.startsWith('/') &&
  !value.includes('\\') &&
  !value.includes('\0') &&
  value.split('/').every((part) => part !== '..');
const relativePath = () =>
  z.string().refine(isInside, { error: 'expected a path below the folder, with /, without .. and not absolute' });

export const SECTORS = [
  'retail',
  'telecom_carrier',
  'voip_provider',
  'relay_service_provider',
  'data_hosting',
  'information_broker',
  'credit_bureau',
  'health_care_provider',
  'health_app',
  'bank',
  'credit_union',
  'non_bank_lender',
  'insurer',
  'utility',
  'water_utility',
  'securities',
  'critical_infrastructure',
  'public_electronic_communications_provider',
] as const;

const sectorsList = () =>
  z.array(z.string().regex(/^[a-z][a-z0-9_]*$/, { error: 'expected a word as telecom_carrier' }));

const notifier = z.strictObject({
  name: text().describe('Who notifies.'),
  role: z.enum(['owner', 'maintainer', 'controller', 'processor']).optional(),
  kind: z
    .enum([
      'private_company',
      'government_agency',
      'state_agency',
      'state_agency_contractor',
      'public_corporation',
      'individual',
    ])
    .optional(),
  sectors: sectorsList().describe(`Any of: ${SECTORS.join(', ')}; other words are kept.`),
  regulated_by: z.array(text()).optional(),
  relation_default: z.enum(RELATION).optional().describe('Relation of people where neither folder nor row says one.'),
  hipaa: z.enum(['covered_entity', 'business_associate', 'none']).optional(),
  glba: z.enum(['subject', 'none']).optional(),
  vendor_of_personal_health_records: maybe().optional(),
  public_company: maybe().optional(),
  smaller_reporting_company: maybe().optional(),
  sworn_security_procedures: maybe().optional(),
  based_in: place().optional(),
  establishments: z.array(place()).optional(),
  main_establishment: text().optional(),
  parent_company: text().optional(),
  employees: count().optional(),
});

/** What a group of people has in common by a person's knowledge; an evidence folder may say otherwise for its people. */
const groupFacts = {
  encrypted: z.enum(['none', 'yes', 'key_taken', 'unknown']).optional(),
  redacted: z.enum(['none', 'ssn_last_4_visible', 'ssn_5_digits_visible']).optional(),
  data_form: z.enum(['computerized', 'paper', 'paper_printed_from_computer']).optional(),
  phi: maybe().optional(),
  enough_for_identity_theft: maybe().optional(),
  identifies_the_person: maybe().optional(),
  credentials_open: z
    .array(
      z.enum([
        'notifier_account',
        'sensitive_information',
        'email_account',
        'financial_account',
        'medical_account',
        'insurance_account',
      ]),
    )
    .optional(),
  opens_account_alone: maybe().optional(),
  card_kind: z.enum(['credit', 'debit', UNKNOWN]).optional(),
  biometric_use: z.enum(['authenticates_online_account', 'authenticates', 'other', UNKNOWN]).optional(),
  income_tax_withheld: maybe().optional(),
};

const incident = z.strictObject({
  accessed: yesNo().optional(),
  acquired: yesNo().optional(),
  inadvertent_by_authorized: maybe().optional(),
  ransomware: maybe().optional(),
  how: text().optional().describe('In a sentence; for people, never read by the law.'),
  ...groupFacts,
  source_of_breach: z.enum(['notifier', 'maintainer', 'other', UNKNOWN]).optional(),
  owner_of_data: z
    .strictObject({ name: text(), sectors: sectorsList(), told_regulator: maybe().optional() })
    .optional()
    .describe('For a maintainer: whose data they are.'),
  ransom_paid: maybe().optional(),
  banking_disrupted_for_many_customers: maybe().optional(),
  material_operational_harm: maybe().optional(),
  material_to_investors: z.enum(['yes', 'no', 'undecided', UNKNOWN]).optional(),
  letter_suggests_credit_report: maybe().optional(),
  state_office_named_bureaus: maybe().optional(),
  contact: z
    .strictObject({
      cost_of_direct_notice_usd: count().optional(),
      persons_to_notify: count().optional().describe('Left out: counted from the case.'),
      without_usable_address: count().optional().describe('Left out: counted from the case.'),
    })
    .optional(),
  relationship: z
    .strictObject({
      email_on_file: maybe().optional(),
      phone_on_file: maybe().optional(),
      esign_consent: maybe().optional(),
      agreed_to_electronic: maybe().optional(),
      business_online: maybe().optional(),
      email_used_before: maybe().optional(),
      primary_channel: z.enum(['mail', 'email', 'telephone', UNKNOWN]).optional(),
    })
    .optional(),
});

/** Events that dates are recorded for; caseFacts says under which key of the facts each goes. */
export const DATE_EVENTS = [
  'discovered',
  'determined',
  'confirmed',
  'scope_identified',
  'aware',
  'reasonable_belief',
  'notice_to_individuals',
  'federal_notice',
  'notice_to_hhs',
  'payment',
  'materiality_determined',
  'information_available',
  'maintainer_told_owner',
  'regulator_request',
  'occurred_from',
  'occurred_to',
  'good_cause_filed',
] as const;
export type DateEvent = (typeof DATE_EVENTS)[number];

const recordedDate = z.strictObject({
  event: z.enum(DATE_EVENTS),
  at: dayOrMoment(),
  document: text().optional().describe('The paper that shows it.'),
  recorded_by: text(),
  recorded_on: day().optional(),
  earlier: z
    .array(
      z.strictObject({ at: dayOrMoment(), recorded_by: text().optional(), document: text().optional(), why: text() }),
    )
    .optional()
    .describe('Values that stood here before, each with the reason for the change.'),
});

/** `read` is no decision: only logs can show it. */
export const DECIDED_EXPOSURE = EXPOSURE_STATE.filter((state) => state !== 'read') as (
  | 'presumed'
  | 'reachable'
  | 'excluded'
)[];

const evidence = z.strictObject({
  path: relativePath().describe('File or folder below evidence/; "." is the whole folder.'),
  exposure: z.enum(DECIDED_EXPOSURE),
  relation: z.enum(RELATION).optional(),
  access: yesNo().optional().describe('Did the intruder see it?'),
  acquisition: yesNo().optional().describe('Did the intruder take it?'),
  decided_by: text().optional(),
  decided_at: day().optional(),
  why: text().optional(),
  document: text().optional(),
  ...groupFacts,
});

const register = z.strictObject({
  path: relativePath().describe('File or folder below register/.'),
  kind: z.enum(['customers', 'former_customers', 'employees', 'addresses', 'other']).optional(),
  relation: z.enum(RELATION).optional(),
  as_of: day().optional(),
  note: text().optional(),
});

const ROLES = [...new Set<ColumnRole>([...COLUMN_PARTS, ...ELEMENT_IDS])] as [ColumnRole, ...ColumnRole[]];

const columnOverride = z.strictObject({
  document: text().describe('Path of the document below the case, or its control number.'),
  column: z.union([text(), z.int().positive()]).describe('Header of the column, or its number from 1.'),
  role: z.enum(ROLES),
  mention: z.int().positive().max(8).optional().describe('Which person of the row (1 = first).'),
  by: text(),
  on: day().optional(),
  why: text(),
});

const recordIds = () => z.array(z.int().nonnegative()).min(2);
const personOverride = z
  .strictObject({
    apart: recordIds().optional(),
    together: recordIds().optional(),
    by: text(),
    on: day().optional(),
    why: text(),
  })
  .refine((entry) => (entry.apart === undefined) !== (entry.together === undefined), {
    error: 'expected either apart or together, each with two record ids or more',
  });

const decided = { by: text(), on: day(), why: text(), document: text().optional() };

/** One recorded decision; the latest of an `about` (and of its jurisdiction) holds, the earlier ones stay on record. */
export const decisionSchema = z.discriminatedUnion('about', [
  z.strictObject({
    about: z.literal('risk_of_harm'),
    finding: z.enum(['none', 'likely', 'some', 'no_harm']),
    level: z.enum(['high', 'some', 'unlikely']).optional(),
    documented: flag().optional(),
    ...decided,
  }),
  z.strictObject({
    about: z.literal('law_enforcement_hold'),
    from: day(),
    to: day().nullable().optional(),
    agency: text(),
    covers: z.enum(['notice to individuals']).optional(),
    ...decided,
  }),
  z.strictObject({
    about: z.literal('exemption'),
    jurisdiction: place(),
    exemption: text(),
    fulfilled: maybe(),
    ...decided,
  }),
  z.strictObject({
    about: z.literal('extension'),
    jurisdiction: place(),
    days: z.int().positive(),
    filed: day(),
    with: text(),
    good_cause: maybe(),
    ...decided,
  }),
  z.strictObject({ about: z.literal('condition'), jurisdiction: place(), path: text(), met: maybe(), ...decided }),
  z.strictObject({ about: z.literal('assumption'), law: place(), version: text(), ...decided }),
  z.strictObject({ about: z.literal('note'), ...decided }),
]);
export type Decision = z.infer<typeof decisionSchema>;

export const caseSchema = z
  .strictObject({
    candor: z.literal(1).describe('Version of this format.'),
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{2,62}$/, { error: 'expected 3 to 63 of a-z, 0-9 and -' })
      .describe('Names the case key and the ledger; never changed.'),
    name: text(),
    drill: flag().optional().describe('A rehearsal: its people are invented.'),
    at_rest: z.enum(['encrypted', 'volume', 'none']),
    at_rest_statement: z
      .strictObject({ by: text(), on: day(), text: text() })
      .optional()
      .describe('For `volume`: who states that the folder lies on an encrypted volume.'),
    time_zone: text().optional(),
    as_of: day().optional().describe('Law and knowledge of this day count; left out: today.'),
    notifier,
    incident: incident.optional(),
    dates: z.array(recordedDate).optional(),
    evidence: z.array(evidence).optional(),
    registers: z.array(register).optional(),
    environments: z
      .array(z.strictObject({ name: text(), kind: text().optional(), hosts: z.array(text()).optional() }))
      .optional(),
    columns: z.array(columnOverride).optional(),
    persons: z.array(personOverride).optional(),
    test_values: z
      .array(z.strictObject({ element: z.enum(ELEMENT_IDS as [string, ...string[]]), value: text(), why: text() }))
      .optional()
      .describe('Values that stand for nobody in particular (a switchboard): they join no records.'),
    decisions: z.array(decisionSchema).optional(),
  })
  .meta({ title: 'Candor case file' });

export type CaseFile = z.infer<typeof caseSchema>;
export type EvidenceEntry = z.infer<typeof evidence>;
