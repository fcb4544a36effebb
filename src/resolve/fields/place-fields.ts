import { sql } from '../../engine/sql.ts';
import type { Field } from './field.ts';
import { isClose, PLACE_LEVEL } from './likeness.ts';

export const PLACE_FIELDS: readonly Field[] = [
  {
    name: 'place',
    needs: ['zip', 'city', 'region', 'street'],
    level: PLACE_LEVEL,
    labels: {
      1: 'different',
      2: 'same region',
      3: 'same area',
      4: 'same city',
      5: 'same city, code with a typo',
      6: 'same postal code',
      7: 'same house, street with a typo',
      8: 'same address',
      9: 'postal code with a typo',
      10: 'postal code with two typos',
    },
    // Of an address without its street a postal code says nearly as much: what is believed of addresses is left out where neither is known.
    only: { 'street zip': [7, 8], city: [4, 5], zip: [6, 9, 10], region: [2] },
    same: { 1: 0.15, 2: 0.05, 3: 0.03, 4: 0.05, 5: 0.02, 6: 0.1, 7: 0.02, 8: 0.56, 9: 0.01, 10: 0.01 },
    relatives: { 1: 0.08, 2: 0.04, 3: 0.03, 4: 0.06, 5: 0.02, 6: 0.15, 7: 0.02, 8: 0.58, 9: 0.01, 10: 0.01 },
    neighbours: { 1: 0.02, 2: 0.05, 3: 0.1, 4: 0.3, 5: 0.02, 6: 0.46, 7: 0.01, 8: 0.02, 9: 0.01, 10: 0.01 },
    mayLack: true,
    exact: {
      4: 'city_rarity',
      5: 'city_rarity',
      6: 'zip_rarity',
      8: 'address_rarity',
    },
  },
  {
    name: 'place_of_birth',
    needs: ['place_of_birth'],
    level: sql`case when a.place_of_birth is null or b.place_of_birth is null then 0
      when a.place_of_birth = b.place_of_birth then 3
      when ${isClose(sql`a.place_of_birth`, sql`b.place_of_birth`)} then 2 else 1 end`,
    labels: { 1: 'different', 2: 'typo', 3: 'same' },
    same: { 1: 0.2, 2: 0.03, 3: 0.77 },
    relatives: { 1: 0.55, 2: 0.02, 3: 0.43 },
    neighbours: { 1: 0.35, 2: 0.01, 3: 0.64 },
    exact: { 3: 'place_of_birth_rarity' },
  },
];
