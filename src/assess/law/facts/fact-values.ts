import type { Count } from '../count.ts';
import type { DatedLaw } from '../schema/versions.ts';
import { type Missing, missingList, type Truth } from '../truth.ts';
import type { Facts, Group } from './facts-schema.ts';

/** What the evaluator works out and conditions may ask for. */
export interface Computed {
  readonly residents: Count;
  readonly persons: Count;
  readonly places: readonly string[];
  readonly anotherAuthority: Truth;
}

/** Everything that a condition can see: the case, one law, and the group of people that is looked at. */
export interface View {
  readonly facts: Facts;
  readonly law: DatedLaw;
  readonly group?: Group | undefined;
  /** Elements of the group that can be read (or may be): what was exposed in the sense of the law. */
  readonly elements?: readonly string[] | undefined;
  readonly computed?: Computed | undefined;
}

/** A fact: its value, nothing at all (`undefined`: not stated, and that is an answer), or unknown. */
export type FactValue = { readonly value: unknown } | { readonly missing: Missing };

const UNKNOWN = 'unknown';

const BOOLEAN = ['true', 'false'] as const;
/** The words that a fact can take, where it is not just true or false. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  'event.accessed': ['yes', 'no'],
  'event.acquired': ['yes', 'no'],
  'notifier.hipaa': ['covered_entity', 'business_associate', 'none'],
  'notifier.glba': ['subject', 'none'],
  'notifier.kind': [
    'private_company',
    'government_agency',
    'state_agency',
    'state_agency_contractor',
    'public_corporation',
    'individual',
  ],
  'notifier.role': ['owner', 'maintainer'],
  'risk_of_harm.finding': ['likely', 'no_harm'],
  'risk_of_harm.level': ['high', 'some', 'unlikely'],
  card_kind: ['credit', 'debit'],
  biometric_use: ['authenticates_online_account', 'authenticates', 'other'],
  source_of_breach: ['notifier', 'maintainer', 'other'],
  material_to_investors: ['yes', 'no'],
};

const asValue = (label: string): unknown => (label === 'true' ? true : label === 'false' ? false : label);

/** Numbers have no words to try. */
const isNumber = (path: string): boolean => path.startsWith('contact.') || path === 'notifier.employees';

/** A fact that nobody knows, with each word that it can turn out to be. */
export const missingFact = (path: string): Missing => ({
  fact: path,
  choices: (isNumber(path) ? [] : (WORDS[path] ?? BOOLEAN)).map((label) => ({
    label,
    patch: { kind: 'fact', path, value: asValue(label) },
  })),
});

export const missingGroupFact = (key: string, words: readonly string[]): Missing => ({
  fact: `group.${key}`,
  choices: words.map((label) => ({ label, patch: { kind: 'group', key, value: asValue(label) } })),
});

const LISTS: readonly string[] = [
  'credentials_open',
  'notifier.establishments',
  'notifier.sectors',
  'notifier.regulated_by',
  'owner_of_data.sectors',
];

/** A place that nobody knows: the one that is asked for, or another. */
const missingPlace = (path: string, asked: readonly string[]): Missing => ({
  fact: path,
  choices: [...asked, 'elsewhere'].map((label) => ({ label, patch: { kind: 'fact', path, value: label } })),
});

const missingOf = (path: string, asked: readonly string[]): Missing => {
  if (path === 'notifier.based_in') return missingPlace(path, asked);
  return LISTS.includes(path) ? missingList(path, asked) : missingFact(path);
};

const open = (path: string, asked: readonly string[]): FactValue => ({ missing: missingOf(path, asked) });

/** Defaults of facts that are not stated. A fact that is not in this list is unknown when it is not stated. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  'notifier.role': 'owner',
  'notifier.kind': 'private_company',
  'notifier.sectors': [],
  'notifier.regulated_by': [],
  'notifier.hipaa': 'none',
  'notifier.glba': 'none',
  'notifier.vendor_of_personal_health_records': false,
  'notifier.public_company': false,
  'notifier.smaller_reporting_company': false,
  'notifier.sworn_security_procedures': false,
  'notifier.based_in': undefined,
  'notifier.establishments': [],
  'notifier.main_establishment': undefined,
  'notifier.parent_company': undefined,
  'event.inadvertent_by_authorized': false,
  'event.ransomware': false,
  'risk_of_harm.finding': 'none',
  'risk_of_harm.documented': undefined,
  'extension_claimed.good_cause': false,
  'group.with_name': true,
  'group.encrypted': 'none',
  'group.redacted': 'none',
  'group.data_form': 'computerized',
  'group.relation': 'customer',
  'group.phi': false,
  phi: false,
  enough_for_identity_theft: false,
  identifies_the_person: false,
  income_tax_withheld: false,
  source_of_breach: 'notifier',
  ransom_paid: false,
  banking_disrupted_for_many_customers: false,
  material_operational_harm: false,
};

/** What notifiers of these sectors mostly are, whatever the default says: not stated, it is unknown of them. */
const OPEN_FOR: Readonly<Record<string, readonly string[]>> = {
  'notifier.hipaa': ['health_care_provider', 'insurer'],
  'notifier.glba': ['non_bank_lender'],
};

/** Whether nobody knows what a notifier of these sectors is: it was said so, or not stated where it may well be. */
export const isOpen = (path: string, value: unknown, sectors: readonly string[]): boolean =>
  value === UNKNOWN || (value == null && (OPEN_FOR[path] ?? []).some((sector) => sectors.includes(sector)));

const stated = (path: string, view: View): unknown => {
  const { facts, group } = view;
  const [first = '', second] = path.split('.');
  if (second === undefined) {
    const own = group?.[first as keyof Group];
    return own ?? facts[first as keyof Facts];
  }
  if (first === 'group') return group?.[second as keyof Group];
  if (first === 'event') {
    const own = group?.event?.[second as 'accessed'];
    return own ?? facts.event?.[second as 'accessed'];
  }
  const part: unknown = facts[first as keyof Facts];
  return typeof part === 'object' && part !== null ? (part as Readonly<Record<string, unknown>>)[second] : undefined;
};

const isMaintainer = (facts: Facts): boolean => ['maintainer', 'processor'].includes(facts.notifier.role ?? '');

/** Dates are known or not; never a matter of both consequences. A plan (a later day than `as_of`) has not happened. */
const dateValue = (path: string, view: View): FactValue => {
  const value = stated(path, view);
  const happened = typeof value === 'string' && value.slice(0, 10) <= (view.facts.as_of ?? value);
  return { value: happened ? value : undefined };
};

const computedValue = (path: string, { computed }: View): FactValue => {
  switch (path) {
    case 'computed.places':
      return { value: computed?.places ?? [] };
    case 'computed.residents':
      return { value: computed?.residents.best ?? undefined };
    case 'computed.persons':
      return { value: computed?.persons.best ?? undefined };
    case 'computed.another_authority_is_told': {
      const told = computed?.anotherAuthority;
      if (told?.is === 'unknown') return { missing: told.missing[0] ?? { fact: path, choices: [] } };
      return { value: told?.is === 'yes' };
    }
    default:
      return { value: undefined };
  }
};

/** What makes health data protected. */
const COVERED = 'notifier.hipaa';

const isOpenHere = (path: string, view: View): boolean => {
  const { sectors } = view.facts.notifier;
  return isOpen(path, stated(path, view), Array.isArray(sectors) ? sectors : []);
};

/** What a fact is in this view; `asked` are the values that the test looks for, for lists that nobody knows. */
export const factValue = (path: string, view: View, asked: readonly string[] = []): FactValue => {
  if (path.startsWith('computed.')) return computedValue(path, view);
  if (path.startsWith('dates.')) return dateValue(path, view);
  if (path === 'group.elements') return { value: view.elements ?? [] };
  // An owner keeps no data for another: only a maintainer's owner can be unknown.
  if (path.startsWith('owner_of_data.') && !isMaintainer(view.facts)) return { value: undefined };
  const value = stated(path, view);
  if (value === UNKNOWN || (path === 'material_to_investors' && value === 'undecided')) return open(path, asked);
  // Health data of who may be covered are protected if it is.
  if (path === 'phi' && value === true && isOpenHere(COVERED, view)) return open(COVERED, asked);
  if (value !== undefined && value !== null) return { value };
  if (isOpenHere(path, view)) return open(path, asked);
  return Object.hasOwn(DEFAULTS, path) ? { value: DEFAULTS[path] } : open(path, asked);
};

/** Every fact that a condition may name; `candor law check` refuses others. */
export const isFactPath = (path: string): boolean =>
  Object.hasOwn(DEFAULTS, path) ||
  /^(notifier|event|risk_of_harm|dates|contact|owner_of_data|extension_claimed|group|computed)\.[a-z_]+$/.test(path) ||
  [
    'opens_account_alone',
    'credentials_open',
    'card_kind',
    'biometric_use',
    'material_to_investors',
    'letter_suggests_credit_report',
    'state_office_named_bureaus',
    'next_of_kin_address_known',
  ].includes(path);
