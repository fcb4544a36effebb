import { z } from 'zod';
import {
  COLUMN_PARTS,
  type ColumnRole,
  ELEMENT_IDS,
  EXPOSURE_STATE,
  MOST_MENTIONS,
  RELATION,
} from '../schema/vocabulary.ts';
import { DATE_EVENTS, decisionSchema } from './decision-schema.ts';
import { filingSchema, letterSchema } from './filing-schema.ts';
import { count, day, dayOrMoment, flag, maybe, place, relativePath, text, UNKNOWN, yesNo } from './schema-parts.ts';

export { DATE_EVENTS, type DateEvent, type Decision, decisionSchema } from './decision-schema.ts';
export { DAY_HINT, isDay, isDayOrMoment, isPlace, MOMENT_HINT, PLACE_HINT } from './schema-parts.ts';

/**
 * What people know of a case, as case.yaml states it. Everything that law can ask of the notifier has a place here,
 * so that the facts of the law (docs/law.md) are this file plus the counted groups. The JSON Schema in
 * docs/schema/case.schema.json is generated from this one.
 */

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

const columnOverride = z
  .strictObject({
    document: text().optional().describe('Path of the document below the case, or its control number.'),
    group: z
      .string()
      .regex(/^G-[0-9a-f]{10}$/, { error: 'expected a group as G-0123456789 of candor fields export' })
      .optional()
      .describe('All tables of the same columns; a decision about a document stands above it.'),
    column: z.union([text(), z.int().positive()]).describe('Header of the column, or its number from 1.'),
    role: z.enum(ROLES),
    mention: z.int().positive().max(MOST_MENTIONS).optional().describe('Which person of the row (1 = first).'),
    by: text(),
    on: day().optional(),
    why: text(),
  })
  .refine((entry) => (entry.document === undefined) !== (entry.group === undefined), {
    error: 'expected either document or group',
  });

const share = () => z.number().min(0).max(1);

/** What counts as found, and who signed it. */
const protocolFacts = {
  by: text().describe('Who signed it.'),
  on: day(),
  why: text(),
  document: text().optional().describe('The paper that shows it.'),
  threshold: share()
    .optional()
    .describe('How sure a finding must be to count, from 0 to 1, where no element says more.'),
  thresholds: z.partialRecord(z.enum(ELEMENT_IDS as [string, ...string[]]), share()).optional(),
  exclude: z
    .array(z.strictObject({ element: z.enum(ELEMENT_IDS as [string, ...string[]]), why: text() }))
    .optional()
    .describe('Elements that do not count in this case at all.'),
};

/** What a protocol leaves out exposes nobody, and stays on record. */
const protocol = z.strictObject({
  ...protocolFacts,
  earlier: z.array(z.strictObject(protocolFacts)).optional().describe('Protocols that held before.'),
});

const recordIds = () => z.array(z.int().nonnegative()).min(2);
const personOverride = z
  .strictObject({
    apart: recordIds().optional(),
    together: recordIds().optional(),
    nobody: z.array(z.int().nonnegative()).min(1).optional().describe('Records of no person at all.'),
    seen: z
      .array(z.string().regex(/^[0-9a-f]{16}$/, { error: 'expected a token as candor review import writes it' }))
      .optional()
      .describe('What each of the records said then, as keyed tokens: by them it is found again where its id changes.'),
    by: text(),
    on: day().optional(),
    why: text(),
  })
  .refine(({ apart, together, nobody }) => [apart, together, nobody].filter((ids) => ids !== undefined).length === 1, {
    error: 'expected one of apart, together (two record ids or more) and nobody (one or more)',
  })
  .refine(
    ({ apart, together, nobody, seen }) =>
      seen === undefined || seen.length === (apart ?? together ?? nobody ?? []).length,
    { error: 'expected as many tokens in seen as there are records, or none' },
  );

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
    protocol: protocol.optional(),
    detectors: z
      .array(relativePath())
      .optional()
      .describe('Files of own detectors, below the case folder; they are looked for beside those of Candor.'),
    model: text()
      .optional()
      .describe('Folder of a model that adds names of people: a path from the case folder, or an absolute one.'),
    passwords: text()
      .optional()
      .describe(
        'File of passwords, one a line, tried on what is locked: a path from the case folder, or an absolute one. No password stands in case.yaml.',
      ),
    persons: z.array(personOverride).optional(),
    test_values: z
      .array(z.strictObject({ element: z.enum(ELEMENT_IDS as [string, ...string[]]), value: text(), why: text() }))
      .optional()
      .describe('Values that stand for nobody in particular (a switchboard): they join no records.'),
    earlier_cases: z
      .array(z.strictObject({ tokens: relativePath().describe('File of tokens that candor bridge export wrote.') }))
      .optional()
      .describe('Earlier cases whose people are looked for, by tokens under a bridging key.'),
    contact: z
      .strictObject({
        own_addresses: z
          .array(z.strictObject({ street: text(), postal_code: text() }))
          .optional()
          .describe('Addresses of the notifier itself: a letter to them reaches no customer, and is flagged.'),
      })
      .optional(),
    decisions: z.array(decisionSchema).optional(),
    letters: z.array(letterSchema).optional(),
    filings: z.array(filingSchema).optional().describe('Notices that were filed; candor filings file adds them.'),
  })
  .meta({ title: 'Candor case file' });

export type CaseFile = z.infer<typeof caseSchema>;
export type EvidenceEntry = z.infer<typeof evidence>;
