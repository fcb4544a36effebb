/** What a value is to its owner: who may have it depends on it. */
export const PURPOSES: readonly string[] = ['body', 'reach', 'address', 'other'];
const PURPOSE = new Map<string, number>([
  ...[
    'medical genetic medical_record_number health_insurance_id mbi medical_id date_of_birth place_of_birth mothers_maiden_name ssn tax_id ip_pin',
    'drivers_license state_id passport military_id tribal_id voter_id other_government_id race_or_ethnicity religion political_opinion',
    'union_membership sexual_orientation criminal_record work_evaluation',
  ].flatMap((elements) => elements.split(' ').map((element) => [element, 0] as const)),
  ...'phone email npi dea_number employee_id signature'.split(' ').map((element) => [element, 1] as const),
  ['postal_address', 2],
]);

/** The place in PURPOSES of what a value is for. */
export const purposeOf = (element: string): number => PURPOSE.get(element) ?? PURPOSES.length - 1;
