/**
 * The closed lists of Candor, once. Everything that names an element, a state or a role uses these; law facts,
 * letters, pages and truth files share them. Sources: the field's vocabulary in docs/vocabulary.md.
 */

export const DOCUMENT_STATUS = ['read', 'partly', 'unread', 'duplicate', 'culled'] as const;
export type DocumentStatus = (typeof DOCUMENT_STATUS)[number];

/** How a value stands in the evidence. Law treats a hashed or truncated value unlike a clear one. */
export const VALUE_STATE = ['clear', 'masked', 'truncated', 'hashed', 'encrypted', 'tokenised'] as const;
export type ValueState = (typeof VALUE_STATE)[number];

/**
 * The same, the least protected first: what law takes as open or cannot tell (a hash, a cipher text or a token, whose
 * secret may be known) stands before what it takes as redacted.
 */
export const LEAST_PROTECTED_FIRST: readonly ValueState[] = [
  'clear',
  'hashed',
  'encrypted',
  'tokenised',
  'truncated',
  'masked',
];

/** `read`: logs show it. `presumed`: by a recorded decision of the notifier, the only positive state without logs. */
export const EXPOSURE_STATE = ['read', 'presumed', 'reachable', 'excluded'] as const;
export type ExposureState = (typeof EXPOSURE_STATE)[number];

export const RELATION = ['customer', 'former_customer', 'prospective_customer', 'employee', 'other'] as const;
export type Relation = (typeof RELATION)[number];

/** Chance (in thousandths) from which records are joined: half a bit more for one person than against. */
export const JOINED_FROM = 586;

/** Ways to reach a person, and what a flag on one of them means before anything is sent (data/contact/flags.yaml). */
export const CONTACT = ['address', 'email', 'phone'] as const;
export type Contact = (typeof CONTACT)[number];
export const CONTACT_EFFECT = ['undeliverable', 'doubtful', 'duplicate'] as const;
export type ContactEffect = (typeof CONTACT_EFFECT)[number];

/** What a cluster of records is: a human being, or one of the kinds that are counted apart from people. */
export const ENTITY_KIND = ['person', 'company', 'test_value', 'unidentified'] as const;

export const RESPONSE_STATE = [
  'not_owed',
  'not_started',
  'held',
  'follow_up',
  'in_flight',
  'in_doubt',
  'told',
  'unreachable',
] as const;

/** Three-valued answers of the law; `undetermined` always comes with both consequences. */
export const ANSWER = ['required', 'not_required', 'undetermined'] as const;
export type Answer = (typeof ANSWER)[number];

interface ElementFacts {
  readonly label: string;
  /** The ids under which law data count this element; empty: no law counts it by itself. */
  readonly law: readonly string[];
  /** What else it becomes for a carrier's customer, or as the key of a financial account. */
  readonly atCarrier?: readonly string[];
  readonly whenFinancial?: readonly string[];
  /** Helpers keep other elements apart and are never counted as exposed. */
  readonly helper?: true;
  /** So few values are possible that all of them can be tried: an unsalted hash hides none. */
  readonly few?: true;
  /** A health datum, which is protected health information when a covered entity holds it. */
  readonly health?: true;
}

/** Data elements: one id for detectors, columns, exposures, profiles, law, letters and truth files. */
export const ELEMENTS = {
  person_name: { label: 'Name', law: [] },
  ssn: { label: 'Social Security number', law: ['ssn'], few: true },
  tax_id: { label: 'Taxpayer identification number', law: ['tax_id'], few: true },
  ip_pin: { label: 'IRS identity protection PIN', law: ['ip_pin'], few: true },
  drivers_license: { label: "Driver's license number", law: ['drivers_license'], few: true },
  state_id: { label: 'State identification number', law: ['state_id'], few: true },
  passport: { label: 'Passport number', law: ['passport'], few: true },
  military_id: { label: 'Military identification number', law: ['military_id'], few: true },
  tribal_id: { label: 'Tribal identification number', law: ['tribal_id'] },
  voter_id: { label: 'Voter identification number', law: ['voter_id'], few: true },
  other_government_id: { label: 'Other government identification number', law: ['other_government_id'], few: true },
  payment_card: { label: 'Payment card number', law: ['payment_card'], few: true },
  card_expiry: { label: 'Card expiry date', law: ['access_code'], few: true },
  card_security_code: { label: 'Card security code', law: ['access_code'], few: true },
  financial_account: { label: 'Bank account number', law: ['financial_account'] },
  iban: { label: 'IBAN', law: ['financial_account'] },
  bank_routing_number: { label: 'Bank routing number', law: ['electronic_identifier'], few: true },
  electronic_identifier: { label: 'Electronic identifier of an account', law: ['electronic_identifier'] },
  access_code: { label: 'Access code of a financial account', law: ['access_code'], few: true },
  account_pin: {
    few: true,
    label: 'Account PIN or passcode',
    law: ['password_or_security_answer'],
    atCarrier: ['cpni'],
    whenFinancial: ['access_code'],
  },
  username: { label: 'User name', law: ['username_or_email'] },
  password: { label: 'Password', law: ['password_or_security_answer'] },
  password_hash: { label: 'Hashed password', law: ['password_or_security_answer'] },
  security_answer: { label: 'Security answer', law: ['password_or_security_answer'] },
  api_key: { label: 'API key', law: [] },
  security_token: { label: 'Security token', law: ['security_token'] },
  private_key: { label: 'Private key', law: ['private_key'] },
  email: { label: 'E-mail address', law: ['username_or_email'] },
  phone: { label: 'Telephone number', law: ['phone'], few: true },
  postal_address: { label: 'Postal address', law: ['postal_address'] },
  zip: { label: 'Postal code', law: [], few: true },
  date_of_birth: { label: 'Date of birth', law: ['date_of_birth'], few: true },
  mothers_maiden_name: { label: "Mother's maiden name", law: ['mothers_maiden_name'] },
  place_of_birth: { label: 'Place of birth', law: [] },
  imei: { label: 'Device number (IMEI)', law: [], atCarrier: ['cpni'], few: true },
  imsi: { label: 'Subscriber number (IMSI)', law: [], atCarrier: ['cpni'], few: true },
  iccid: { label: 'SIM card number (ICCID)', law: [], atCarrier: ['cpni'], few: true },
  puk: { label: 'SIM unlock code (PUK)', law: [], atCarrier: ['cpni'], few: true },
  account_number: { label: 'Account number with the company', law: [], atCarrier: ['cpni'] },
  order_number: { label: 'Order number', law: [] },
  ticket_number: { label: 'Ticket number', law: [] },
  cpni: { label: 'Call and service details', law: ['cpni'] },
  medical: { label: 'Medical information', law: ['medical'], health: true },
  medical_record_number: { label: 'Medical record number', law: ['medical'], health: true },
  medical_id: { label: 'Medical identification number', law: ['medical_id'], health: true },
  health_insurance_id: { label: 'Health insurance number', law: ['health_insurance_id'], health: true },
  mbi: { label: 'Medicare number', law: ['health_insurance_id'], health: true },
  npi: { label: 'Provider number (NPI)', law: [], few: true },
  dea_number: { label: 'Provider number (DEA)', law: [], few: true },
  biometric: { label: 'Biometric data', law: ['biometric'] },
  genetic: { label: 'Genetic data', law: ['genetic'], health: true },
  signature: { label: 'Signature', law: ['signature'] },
  digital_signature: { label: 'Digital signature', law: ['digital_signature'] },
  vin: { label: 'Vehicle identification number', law: [] },
  alpr: { label: 'License plate data', law: ['alpr'] },
  geolocation: { label: 'Precise location', law: ['geolocation'] },
  ip_address: { label: 'IP address', law: [], few: true },
  mac_address: { label: 'MAC address', law: [], few: true },
  device_id: { label: 'Device identifier', law: [] },
  url: { label: 'Web address', law: [], helper: true },
  employee_id: { label: 'Employee number', law: ['employee_id'], few: true },
  student_id: { label: 'Student number', law: ['student_id'], few: true },
  work_evaluation: { label: 'Work evaluation', law: ['work_evaluation'] },
  tax_return: { label: 'Tax return', law: ['tax_return'] },
  birth_or_marriage_certificate: { label: 'Birth or marriage certificate', law: ['birth_or_marriage_certificate'] },
  adult_website_information: { label: 'Adult website information', law: ['adult_website_information'] },
  race_or_ethnicity: { label: 'Race or ethnicity', law: [] },
  religion: { label: 'Religion', law: [] },
  political_opinion: { label: 'Political opinion', law: [] },
  union_membership: { label: 'Union membership', law: [] },
  sexual_orientation: { label: 'Sexual orientation', law: [] },
  criminal_record: { label: 'Criminal record', law: [] },
  organization: { label: 'Organization', law: [], helper: true },
  title: { label: 'Title', law: [], helper: true },
  age: { label: 'Age', law: [], helper: true },
  date: { label: 'Date', law: [], helper: true },
  place: { label: 'Place', law: [], helper: true },
} as const satisfies Record<string, ElementFacts>;

export type ElementId = keyof typeof ELEMENTS;

export const ELEMENT_IDS = Object.keys(ELEMENTS).sort() as readonly ElementId[];

const FACTS: Readonly<Record<ElementId, ElementFacts>> = ELEMENTS;

export const elementFacts = (id: ElementId): ElementFacts => FACTS[id];

export const isElementId = (text: string): text is ElementId => Object.hasOwn(ELEMENTS, text);

/** Elements that count as exposed; the others only keep these apart. */
export const isCounted = (id: ElementId): boolean => FACTS[id].helper !== true;

/** People of a row who have records of their own: classes and households stand in rows, and a cell may list many. */
export const MOST_MENTIONS = 256;

/** What makes up a name. */
const NAME_PARTS = [
  'full_name',
  'given_name',
  'middle_name',
  'family_name',
  'maiden_name',
  'name_suffix',
  'name_title',
  'nickname',
] as const;

/** What makes up an address, but for what stands for a place by itself. */
export const ADDRESS_PARTS = ['full_address', 'street_number', 'street', 'unit', 'city', 'region'] as const;

/** Parts and column roles: what a column holds when it is not a whole element. */
export const COLUMN_PARTS = [
  ...NAME_PARTS,
  ...ADDRESS_PARTS,
  'postal_code',
  'country',
  'birth_year',
  'birth_month',
  'birth_day',
  'age',
  'gender',
  'occupation',
  'place_of_birth',
  'record_id',
  'free_text',
  'flag',
  'amount',
  'timestamp',
  'other',
] as const;
export type ColumnPart = (typeof COLUMN_PARTS)[number];

const isOneOf = (list: readonly string[], text: string): boolean => list.includes(text);

/** A column's role: a part, or the id of an element that the column holds whole. */
export type ColumnRole = ColumnPart | ElementId;

export const isColumnRole = (text: string): text is ColumnRole => isElementId(text) || isOneOf(COLUMN_PARTS, text);

/** The element that a column of this role exposes, or undefined for a role that exposes none by itself. */
export const elementOfRole = (role: ColumnRole): ElementId | undefined => {
  if (isOneOf(NAME_PARTS, role)) return 'person_name';
  if (isOneOf(ADDRESS_PARTS, role)) return 'postal_address';
  if (role === 'postal_code') return 'zip';
  // With month and year beside it; alone it is at least a part of the date.
  if (role === 'birth_day') return 'date_of_birth';
  return isElementId(role) ? role : undefined;
};

/** The 54 US jurisdictions whose residents' own law is looked up, by postal code; the law id is `us-` and the code in lower case. */
export const US_STATES: readonly string[] =
  'AK AL AR AZ CA CO CT DC DE FL GA GU HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA PR RI SC SD TN TX UT VA VI VT WA WI WV WY'.split(
    ' ',
  );
