import type { ElementId } from '../../../../schema/vocabulary.ts';
import { VALUE_TESTS } from '../../../columns/cells/content-tests.ts';

/** Lengths of numbers that whoever issues them keeps to, in letters and digits, or the test of their check digit. */
const FORMS: Partial<Record<ElementId, RegExp>> = {
  ssn: /^(?:\d{4}|\d{9})$/,
  bank_routing_number: /^(?:[A-Z]{4}0[A-Z0-9]{6}|\d{6,9})$/,
  payment_card: /^(?:\d{4}|\d{12,19})$/,
  card_security_code: /^\d{3,4}$/,
  card_expiry: /^\d{3,6}$/,
  vin: /^[A-HJ-NPR-Z0-9]{17}$/,
  imei: /^\d{15,16}$/,
  phone: /^\d{7,15}$/,
};

const TESTS: Partial<Record<ElementId, string>> = { mbi: 'mbi', npi: 'npi' };

/** Whether a number, by its letters and digits, can be of an element at all. */
export const isPossible = (element: ElementId, plain: string): boolean => {
  const test = TESTS[element];
  if (test !== undefined) return VALUE_TESTS[test]?.(plain) === true;
  return FORMS[element]?.test(plain) ?? true;
};
