import type { ColumnRole } from '../../schema/vocabulary.ts';

/** What an address has columns for, in the order in which it is written. */
export const ADDRESS_ROLES: readonly ColumnRole[] = [
  'full_address',
  'street_number',
  'street',
  'unit',
  'city',
  'region',
  'postal_code',
  'country',
];
