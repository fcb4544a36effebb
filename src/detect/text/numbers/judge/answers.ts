import type { ElementId } from '../../../../schema/vocabulary.ts';

/** What the judge answers: an element, one of those that it leaves to the rules, or that a number is nobody's. */
export const ANSWERS = [
  'none',
  'other',
  'date_of_birth',
  'phone',
  'ssn',
  'account_number',
  'financial_account',
  'bank_routing_number',
  'payment_card',
  'card_expiry',
  'card_security_code',
  'drivers_license',
  'passport',
  'health_insurance_id',
  'medical_record_number',
  'employee_id',
  'student_id',
  'order_number',
  'ticket_number',
  'other_government_id',
  'tax_id',
  'alpr',
  'vin',
  'username',
  'password',
  'account_pin',
  'access_code',
  'medical_id',
  'mbi',
  'npi',
  'imei',
  'military_id',
] as const satisfies readonly (ElementId | 'none' | 'other')[];

export const NONE = 0;
export const OTHER = 1;

export const ANSWER_NUMBERS: ReadonlyMap<string, number> = new Map(ANSWERS.map((answer, n) => [answer, n]));

/** The answer that is right for an element; nothing where an element has none of its own. */
export const answerOf = (element: string): number => ANSWER_NUMBERS.get(element) ?? OTHER;
