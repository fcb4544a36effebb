import type { ColumnRole } from '../../../schema/vocabulary.ts';

/** Roles of columns that hold a number of a person; in some tables each row has another kind of it ("ID number", "account or card"). */
export const PERSON_NUMBERS: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'ssn',
  'tax_id',
  'drivers_license',
  'state_id',
  'passport',
  'military_id',
  'tribal_id',
  'voter_id',
  'other_government_id',
  'payment_card',
  'financial_account',
  'iban',
  'account_number',
  'employee_id',
  'student_id',
  'medical_record_number',
  'medical_id',
  'health_insurance_id',
  'username',
]);
