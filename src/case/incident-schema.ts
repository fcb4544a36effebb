import { z } from 'zod';
import { sectorsList } from './notifier-schema.ts';
import { count, maybe, text, UNKNOWN, yesNo } from './schema-parts.ts';

/** What a group of people has in common by a person's knowledge; an evidence folder may say otherwise for its people. */
export const groupFacts = {
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

export const incident = z.strictObject({
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
