import { sql } from '../../engine/sql.ts';
import type { Field } from './field.ts';
import {
  CHANGED_PLACES,
  closeness,
  FAMILY_ELSEWHERE,
  GIVEN_ELSEWHERE,
  IS_REST_DIFFERENT,
  isClose,
  isSimilar,
  MIDDLE_ELSEWHERE,
  NEARLY_CHANGED_PLACES,
  OTHER_FAMILY,
  SWAPPED,
  WRITTEN_TOGETHER,
} from './likeness.ts';

export const NAME_FIELDS: readonly Field[] = [
  {
    name: 'given_name',
    needs: ['given'],
    level: sql`case when a.given is null or b.given is null then 0
      when a.given = b.given then 8
      when ${CHANGED_PLACES} then 10
      when ${WRITTEN_TOGETHER} then 12
      when ${NEARLY_CHANGED_PLACES} then 13
      when ${SWAPPED} then case when ${IS_REST_DIFFERENT} then 1 else 0 end
      when ${GIVEN_ELSEWHERE} then 6
      when left(a.given, 1) = left(b.given, 1) and (length(a.given) = 1 or length(b.given) = 1) then 4
      when k.a is not null then 5
      when ${isClose(sql`a.given`, sql`b.given`)} then ${closeness(sql`a.given`, sql`b.given`, 3, 7, 9)}
      when a.given_sound = b.given_sound then 11
      when ${isSimilar(sql`a.given`, sql`b.given`)} then 2 else 1 end`,
    labels: {
      1: 'different',
      2: 'alike',
      3: 'typo in a short name',
      4: 'initial',
      5: 'nickname',
      6: 'in another place',
      7: 'typo in a long name',
      8: 'same',
      9: 'two typos in a long name',
      10: 'first and family name swapped',
      11: 'spelt by its sounds',
      12: 'two names in one word',
      13: 'first and family name swapped, one alike',
    },
    most: { 1: 0.12 },
    same: {
      1: 0.01,
      2: 0.02,
      3: 0.02,
      4: 0.03,
      5: 0.05,
      6: 0.02,
      7: 0.02,
      8: 0.79,
      9: 0.01,
      10: 0.01,
      11: 0.01,
      12: 0.005,
      13: 0.005,
    },
    relatives: {
      1: 0.8545,
      2: 0.05,
      3: 0.02,
      4: 0.02,
      5: 0.01,
      6: 0.009,
      7: 0.005,
      8: 0.02,
      9: 0.005,
      10: 0.001,
      11: 0.005,
      12: 0.0005,
      13: 0.0005,
    },
    twins: { 6: 0.015, 8: 0.001, 10: 0.001 },
    byChance: [2, 3, 4, 5, 7, 9, 10, 11, 12, 13],
    exact: { 8: 'given_rarity', 10: 'names_rarity' },
  },
  {
    name: 'middle_name',
    needs: ['mid1'],
    level: sql`case when a.mid1 is null or b.mid1 is null or ${WRITTEN_TOGETHER} then 0 when a.mid1 = b.mid1 then 4
      when a.mid1 = b.mid2 or b.mid1 = a.mid2 or ${MIDDLE_ELSEWHERE} then 3
      when left(a.mid1, 1) = left(b.mid1, 1) then 2 else 1 end`,
    labels: { 1: 'different', 2: 'same initial', 3: 'in another place', 4: 'same' },
    same: { 1: 0.08, 2: 0.3, 3: 0.02, 4: 0.6 },
    relatives: { 1: 0.85, 2: 0.08, 3: 0.02, 4: 0.05 },
    byChance: [2, 4],
    exact: { 4: 'mid_rarity' },
  },
  {
    name: 'family_name',
    needs: ['family'],
    level: sql`case when a.family is null or b.family is null then case when ${FAMILY_ELSEWHERE} then 4 else 0 end
      when a.family = b.family then ${OTHER_FAMILY}
      when ${CHANGED_PLACES} or ${NEARLY_CHANGED_PLACES} then 0
      when left(a.family, 1) = left(b.family, 1) and (length(a.family) = 1 or length(b.family) = 1) then 9
      when ${FAMILY_ELSEWHERE} then 4
      when ${isClose(sql`a.family`, sql`b.family`)} then ${closeness(sql`a.family`, sql`b.family`, 3, 5, 7)}
      when a.family_sound = b.family_sound then 8
      when ${isSimilar(sql`a.family`, sql`b.family`)} then 2 else 1 end`,
    labels: {
      1: 'different',
      2: 'alike',
      3: 'typo in a short name',
      4: 'other name or place',
      5: 'typo in a long name',
      6: 'same',
      7: 'two typos in a long name',
      8: 'spelt by its sounds',
      9: 'initial',
      10: 'both family names same',
      11: 'same, and another one different',
    },
    // Beside the others, which are all there is where nobody has another family name.
    only: { alias: [10, 11] },
    most: { 1: 0.2 },
    same: { 1: 0.05, 2: 0.02, 3: 0.02, 4: 0.03, 5: 0.04, 6: 0.81, 7: 0.01, 8: 0.01, 9: 0.01, 10: 0.045, 11: 0.005 },
    relatives: {
      1: 0.145,
      2: 0.01,
      3: 0.01,
      4: 0.02,
      5: 0.007,
      6: 0.79,
      7: 0.003,
      8: 0.005,
      9: 0.01,
      10: 0.04,
      11: 0.03,
    },
    exact: { 6: 'family_rarity', 10: 'families_rarity' },
  },
];
