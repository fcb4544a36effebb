import { OF_CONTRACT } from '../continuity.ts';

/** What a value is to its owner: who may have it depends on it. */
export const VALUE_KINDS =
  'contract health phone email address birth identity office online fact other'.split(' ');

const KINDS: readonly (readonly [string, string])[] = [
  ['health', 'medical genetic medical_record_number health_insurance_id mbi medical_id'],
  ['phone', 'phone'],
  ['email', 'email'],
  ['address', 'postal_address'],
  ['birth', 'date_of_birth place_of_birth mothers_maiden_name'],
  ['identity', 'ssn drivers_license passport tax_id other_government_id national_id'],
  ['office', 'npi dea_number employee_id signature'],
  ['online', 'username password ip_address mac_address imei imsi device_id security_answer'],
  [
    'fact',
    'race_or_ethnicity religion political_opinion union_membership sexual_orientation criminal_record work_evaluation',
  ],
];

const kinds = new Map<string, string>(
  KINDS.flatMap(([kind, elements]) => elements.split(' ').map((element) => [element, kind] as const)),
);

export const kindOf = (element: string): string =>
  kinds.get(element) ?? (OF_CONTRACT.has(element) ? 'contract' : 'other');
