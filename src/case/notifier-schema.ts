import { z } from 'zod';
import { RELATION } from '../schema/vocabulary.ts';
import { count, maybe, place, text } from './schema-parts.ts';

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

export const sectorsList = () =>
  z.array(z.string().regex(/^[a-z][a-z0-9_]*$/, { error: 'expected a word as telecom_carrier' }));

export const notifier = z.strictObject({
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
