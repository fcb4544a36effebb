import { ADDRESS_PARTS, type ColumnRole } from '../../schema/vocabulary.ts';

/** What an address has columns for, in the order in which it is written. */
export const ADDRESS_ROLES: readonly ColumnRole[] = [...ADDRESS_PARTS, 'postal_code', 'country'];
