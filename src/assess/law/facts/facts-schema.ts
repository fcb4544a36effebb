import { z } from 'zod';
import { isDay, isDayOrMoment } from '../../../case/case-schema.ts';
import { RELATION } from '../../../schema/vocabulary.ts';
import { EXEMPTION_SOURCES, LAW_ELEMENTS } from '../schema/law-lists.ts';

/**
 * The facts of one incident as `candor law evaluate` takes them (docs/law.md). A key left out has its default;
 * `unknown` stands wherever true, false or a word may. Which places and laws exist comes from the law data.
 */

/** What the law data know: places of residence, and laws with the versions that an assumption may name. */
export interface KnownLaws {
  readonly places: readonly string[];
  readonly laws: readonly string[];
  /** Laws that carry more than one version that can be judged, with their version ids. */
  readonly versions: Readonly<Record<string, readonly string[]>>;
  /** The paths of each law's conditions, which counsel may answer. */
  readonly conditions: Readonly<Record<string, readonly string[]>>;
}

/** Where days without a time lie, unless the facts say otherwise. */
export const DEFAULT_TIME_ZONE = 'America/New_York';

const UNKNOWN = 'unknown';
const maybe = () => z.literal([true, false, UNKNOWN]).nullish();
const words = <const W extends readonly [string, ...string[]]>(list: W) => z.enum([...list, UNKNOWN]).nullish();
const yesNo = () => words(['yes', 'no']);
const text = () => z.string();
const count = () => z.int().nonnegative().nullish();
const day = () => z.string().refine(isDay, { error: 'expected a date that exists, as YYYY-MM-DD' }).nullish();
/** A date without time is that day in the time zone of the facts. */
const moment = () =>
  z
    .string()
    .refine(isDayOrMoment, { error: 'expected a moment with offset (2026-03-09T09:15:00-05:00) or a date' })
    .nullish();
const word = () => z.string().min(1, { error: 'expected a word as telecom_carrier' });
const place = () =>
  z.string().regex(/^[a-z]{2}(-[a-z0-9]+)*$/, { error: 'expected a place as us-oh, eu-de, uk, ca-on' });

const isTimeZone = (value: string): boolean => {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: value });
    return true;
  } catch {
    return false;
  }
};

const notifier = z.strictObject({
  name: text().nullish(),
  role: words(['owner', 'maintainer', 'controller', 'processor']),
  kind: words([
    'private_company',
    'government_agency',
    'state_agency',
    'state_agency_contractor',
    'public_corporation',
    'individual',
  ]),
  sectors: z.union([z.array(word()), z.literal(UNKNOWN)]).nullish(),
  regulated_by: z.union([z.array(text()), z.literal(UNKNOWN)]).nullish(),
  hipaa: words(['covered_entity', 'business_associate', 'none']),
  glba: words(['subject', 'none']),
  vendor_of_personal_health_records: maybe(),
  public_company: maybe(),
  smaller_reporting_company: maybe(),
  sworn_security_procedures: maybe(),
  based_in: z.union([place(), z.literal(UNKNOWN)]).nullish(),
  establishments: z.union([z.array(place()), z.literal(UNKNOWN)]).nullish(),
  main_establishment: text().nullish(),
  parent_company: text().nullish(),
  employees: z.union([z.int().nonnegative(), z.literal(UNKNOWN)]).nullish(),
});

const event = z.strictObject({
  accessed: yesNo(),
  acquired: yesNo(),
  inadvertent_by_authorized: maybe(),
  ransomware: maybe(),
  how: text().nullish(),
});

export const ENCRYPTED = ['none', 'yes', 'key_taken'] as const;
export const REDACTED = ['none', 'ssn_last_4_visible', 'ssn_5_digits_visible'] as const;
export const DATA_FORMS = ['computerized', 'paper', 'paper_printed_from_computer'] as const;
export const OPENED_ACCOUNTS = [
  'notifier_account',
  'sensitive_information',
  'email_account',
  'financial_account',
  'medical_account',
  'insurance_account',
] as const;

/** Facts that the case states for all, and a group may state for itself. */
const personFacts = {
  enough_for_identity_theft: maybe(),
  identifies_the_person: maybe(),
  credentials_open: z.union([z.array(z.enum(OPENED_ACCOUNTS)), z.literal(UNKNOWN)]).nullish(),
  opens_account_alone: maybe(),
  card_kind: words(['credit', 'debit']),
  biometric_use: words(['authenticates_online_account', 'authenticates', 'other']),
  income_tax_withheld: maybe(),
};

const element = z.enum(LAW_ELEMENTS);
const elementWithState = z.strictObject({ id: element, encrypted: words(ENCRYPTED), redacted: words(REDACTED) });

const group = (known: KnownLaws) =>
  z.strictObject({
    jurisdiction: z
      .enum(known.places as [string, ...string[]])
      .nullable()
      .default(null),
    count: count(),
    count_low: count(),
    count_high: count(),
    count_before: count(),
    revised_on: day(),
    group: text().nullish(),
    relation: words(RELATION),
    elements: z.array(z.union([element, elementWithState])),
    with_name: maybe(),
    encrypted: words(ENCRYPTED),
    redacted: words(REDACTED),
    data_form: words(DATA_FORMS),
    phi: maybe(),
    minors: count(),
    deceased: count(),
    next_of_kin_address_known: maybe(),
    without_usable_address: count(),
    event: event.nullish(),
    ...personFacts,
  });

const dates = z.strictObject({
  discovered: day(),
  discovered_at: moment(),
  determined: day(),
  determined_at: moment(),
  confirmed: day(),
  scope_identified: day(),
  aware_at: moment(),
  reasonable_belief_at: moment(),
  notice_to_individuals: day(),
  federal_notice: day(),
  notice_to_hhs: day(),
  payment: day(),
  payment_at: moment(),
  materiality_determined: day(),
  information_available: day(),
  maintainer_told_owner: day(),
  regulator_request: day(),
  occurred_from: day(),
  occurred_to: day(),
  good_cause_filed: day(),
});
export type DateKey = keyof z.infer<typeof dates>;

const jurisdiction = (known: KnownLaws) => z.enum(known.laws as [string, ...string[]]);

const assumptions = (known: KnownLaws) =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(known.versions).map(([law, ids]) => [law, z.enum(ids as [string, ...string[]]).nullish()]),
    ),
  );

const decisions = (known: KnownLaws) => ({
  risk_of_harm: z
    .strictObject({
      finding: words(['none', 'likely', 'some', 'no_harm']),
      level: words(['high', 'some', 'unlikely']),
      documented: maybe(),
      by: text().nullish(),
      on: day(),
      note: text().nullish(),
    })
    .nullish(),
  law_enforcement_hold: z
    .strictObject({ from: day(), to: day(), by: text().nullish(), covers: text().nullish() })
    .nullish(),
  exemptions_claimed: z
    .array(
      z.strictObject({
        jurisdiction: jurisdiction(known),
        by: z.enum(EXEMPTION_SOURCES),
        fulfilled: maybe(),
        claimed_by: text().nullish(),
        on: day(),
      }),
    )
    .nullish(),
  extension_claimed: z
    .strictObject({
      jurisdiction: jurisdiction(known),
      days: count(),
      filed: day(),
      with: text().nullish(),
      good_cause: maybe(),
    })
    .nullish(),
  conditions: z
    .array(
      z.strictObject({
        jurisdiction: jurisdiction(known),
        path: z.string().regex(/^\$(\.[a-z_]+(\[\d+\])?)+$/, { error: 'expected a path as $.regulator[1].condition' }),
        met: maybe(),
        by: text().nullish(),
        on: day(),
      }),
    )
    .nullish(),
  assumptions: assumptions(known).nullish(),
});

export const factsSchema = (known: KnownLaws) =>
  z.strictObject({
    notifier,
    time_zone: z.string().refine(isTimeZone, { error: 'expected a time zone as America/Chicago (IANA)' }).nullish(),
    as_of: day(),
    dates,
    event: event.nullish(),
    groups: z.array(group(known)),
    ...decisions(known),
    ...personFacts,
    source_of_breach: words(['notifier', 'maintainer', 'other']),
    owner_of_data: z
      .strictObject({
        name: text().nullish(),
        sectors: z.union([z.array(word()), z.literal(UNKNOWN)]).nullish(),
        told_regulator: maybe(),
      })
      .nullish(),
    contact: z
      .strictObject({
        cost_of_direct_notice_usd: z.number().nonnegative().nullish(),
        persons_to_notify: count(),
        without_usable_address: count(),
      })
      .nullish(),
    relationship: z
      .strictObject({
        email_on_file: maybe(),
        phone_on_file: maybe(),
        esign_consent: maybe(),
        agreed_to_electronic: maybe(),
        business_online: maybe(),
        email_used_before: maybe(),
        primary_channel: words(['mail', 'email', 'telephone']),
      })
      .nullish(),
    ransom_paid: maybe(),
    banking_disrupted_for_many_customers: maybe(),
    material_operational_harm: maybe(),
    material_to_investors: words(['yes', 'no', 'undecided']),
    letter_suggests_credit_report: maybe(),
    state_office_named_bureaus: maybe(),
  });

export type Facts = z.infer<ReturnType<typeof factsSchema>>;
export type Group = Facts['groups'][number];
