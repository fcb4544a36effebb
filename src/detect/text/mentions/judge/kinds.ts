import { OF_CONTRACT } from '../contract.ts';

/** What a value is to its owner: who may have it depends on it. */
export const VALUE_KINDS = 'contract health phone email address birth identity office online fact other'.split(' ');

const KINDS: readonly (readonly [string, string])[] = [
  ['health', 'medical genetic medical_record_number health_insurance_id mbi medical_id'],
  ['contract', 'imei imsi iccid puk cpni'],
  ['phone', 'phone'],
  ['email', 'email'],
  ['address', 'postal_address'],
  ['birth', 'date_of_birth place_of_birth mothers_maiden_name'],
  [
    'identity',
    'ssn tax_id ip_pin drivers_license state_id passport military_id tribal_id voter_id other_government_id',
  ],
  ['office', 'npi dea_number employee_id signature'],
  ['online', 'username password password_hash access_code api_key ip_address mac_address device_id'],
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
