/** The closed lists of law data: what the words of a law file may be. */

/** Element ids as law counts them; several detectors may feed one (see src/schema/vocabulary.ts). */
export const LAW_ELEMENTS = [
  'ssn',
  'drivers_license',
  'state_id',
  'passport',
  'military_id',
  'tribal_id',
  'tax_id',
  'ip_pin',
  'other_government_id',
  'voter_id',
  'financial_account',
  'payment_card',
  'access_code',
  'electronic_identifier',
  'username_or_email',
  'password_or_security_answer',
  'security_token',
  'private_key',
  'date_of_birth',
  'mothers_maiden_name',
  'medical',
  'medical_id',
  'health_insurance_id',
  'phi',
  'phr_health_information',
  'biometric',
  'genetic',
  'digital_signature',
  'signature',
  'birth_or_marriage_certificate',
  'employee_id',
  'work_evaluation',
  'tax_return',
  'alpr',
  'geolocation',
  'phone',
  'postal_address',
  'student_id',
  'cpni',
  'customer_information',
  'adult_website_information',
  'any_personal_data',
] as const;
export type LawElement = (typeof LAW_ELEMENTS)[number];

/** Events that start a clock; `docs/law.md` says under which key of the facts each stands. */
export const CLOCK_STARTS = [
  'discovery',
  'determination',
  'notice_to_individuals',
  'awareness',
  'payment',
  'reasonable_belief',
  'materiality_determination',
  'information_available',
  'notice_to_hhs',
  'end_of_calendar_year',
  'federal_notice',
  'scope_known',
  'breach_confirmed',
  'no_harm_finding',
  'hold_released',
  'regulator_request',
  'maintainer_told_owner',
] as const;
export type ClockStart = (typeof CLOCK_STARTS)[number];

export const TEST_OPERATORS = [
  'equals',
  'not_equals',
  'in',
  'contains',
  'contains_any',
  'contains_all',
  'contains_prefix',
  'starts_with',
  'has_other_than',
  'at_least',
  'more_than',
  'fewer_than',
  'is_known',
  'is_unknown',
] as const;

export const COUNTED = ['residents', 'persons_anywhere', 'residents_of_one_state'] as const;

export const THRESHOLD_TESTS = ['any', 'at_least', 'more_than', 'fewer_than'] as const;

export const TIMINGS = ['before_individuals', 'with_individuals', 'after_individuals', 'unspecified'] as const;

export const NOTICE_METHODS = [
  'mail',
  'electronic_esign',
  'email',
  'telephone',
  'telephone_live',
  'text_message',
  'website',
  'other',
] as const;

export const EMAIL_GROUNDS = [
  'on_file',
  'esign',
  'primary_channel',
  'agreed',
  'business_online',
  'used_before',
] as const;
export type EmailGround = (typeof EMAIL_GROUNDS)[number];

export const EXEMPTION_SOURCES = [
  'hipaa',
  'glba',
  'own_policy',
  'interagency_guidance',
  'federal_regulator',
  'state_regulator',
  'regulator',
  'federal_or_state_law',
  'federal_law_plan',
  'nydfs_500',
  'insurance_law',
  'other_state_law',
  'contract',
  'good_faith',
  'government',
  'province',
  'law',
  'data_state',
  'effort',
  'market_utility',
  'maintenance',
  'utility',
  'small_entity',
  'us_attorney_general',
] as const;
