import { type Field, sameOfKind, sameOrNot } from './field.ts';

/** Numbers by which a house knows its people, and by which its tables call their rows. */
export const HOUSE_NUMBERS: readonly Field[] = [
  {
    name: 'account_number',
    ...sameOrNot('account'),
    same: { 1: 0.3, 3: 0.7 },
    relatives: { 1: 0.7, 3: 0.3 },
    exact: { 3: 'account' },
  },
  {
    name: 'person_number',
    ...sameOfKind('person_number'),
    same: { 1: 0.15, 3: 0.85 },
    relatives: { 1: 0.995, 3: 0.005 },
    exact: { 3: 'person_number' },
  },
  {
    name: 'member_number',
    ...sameOrNot('member_number'),
    same: { 1: 0.3, 3: 0.7 },
    relatives: { 1: 0.5, 3: 0.5 },
    exact: { 3: 'member_number' },
  },
  {
    name: 'username',
    ...sameOrNot('username'),
    same: { 1: 0.4, 3: 0.6 },
    relatives: { 1: 0.98, 3: 0.02 },
    exact: { 3: 'username' },
  },
  {
    name: 'row_key',
    ...sameOfKind('row_key'),
    same: { 1: 0.5, 3: 0.5 },
    relatives: { 1: 0.995, 3: 0.005 },
    exact: { 3: 'row_key' },
  },
];
