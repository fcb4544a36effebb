import { sql } from '../../engine/sql.ts';
import { BIRTH_FIELDS } from './birth-fields.ts';
import { type Field, sameOrNot } from './field.ts';
import { HOUSE_NUMBERS } from './house-numbers.ts';
import { BIRTHDAY_LEVEL, LASTING_LEVEL } from './likeness.ts';
import { NAME_FIELDS } from './name-fields.ts';
import { NUMBER_FIELDS } from './number-fields.ts';
import { PLACE_FIELDS } from './place-fields.ts';

export const FIELDS: readonly Field[] = [
  ...NAME_FIELDS,
  ...BIRTH_FIELDS,
  ...NUMBER_FIELDS,
  ...PLACE_FIELDS,
  {
    name: 'occupation',
    ...sameOrNot('occupation'),
    same: { 1: 0.35, 3: 0.65 },
    relatives: { 1: 0.8, 3: 0.2 },
    neighbours: { 1: 0.85, 3: 0.15 },
    exact: { 3: 'occupation_rarity' },
  },
  {
    name: 'gender',
    ...sameOrNot('gender'),
    most: { 1: 0.1 },
    same: { 1: 0.02, 3: 0.98 },
    relatives: { 1: 0.5, 3: 0.5 },
    tellsTwins: true,
    strangers: { 1: 0.5, 3: 0.5 },
    exact: {},
  },
  ...HOUSE_NUMBERS,
  {
    name: 'device',
    needs: ['imei', 'imsi', 'iccid'],
    level: sql`case when a.imei = b.imei or a.imsi = b.imsi or a.iccid = b.iccid then 3
      when (a.imei is not null and b.imei is not null) or (a.imsi is not null and b.imsi is not null) then 1 else 0 end`,
    labels: { 1: 'different', 3: 'same' },
    same: { 1: 0.4, 3: 0.6 },
    relatives: { 1: 0.97, 3: 0.03 },
    exact: { 3: 'device' },
  },
  {
    name: 'generation',
    needs: ['generation'],
    level: sql`case when a.generation is null and b.generation is null then 0 when a.generation = b.generation then 3
      when a.generation is null or b.generation is null then 2 else 1 end`,
    labels: { 1: 'different', 2: 'on one side only', 3: 'same' },
    same: { 1: 0.002, 2: 0.4, 3: 0.598 },
    relatives: { 1: 0.2, 2: 0.7, 3: 0.1 },
    strangers: { 1: 0.05, 2: 0.9, 3: 0.05 },
    exact: {},
  },
  {
    name: 'organization',
    needs: ['company'],
    level: sql`case when a.company is not null and b.company is not null then case when a.company = b.company then 3 else 1 end
      when (a.company is not null and coalesce(b.given, b.family) is not null)
        or (b.company is not null and coalesce(a.given, a.family) is not null) then 2 else 0 end`,
    labels: { 1: 'different', 2: 'company and person', 3: 'same' },
    same: { 1: 0.1, 2: 0.001, 3: 0.899 },
    relatives: { 1: 0.6, 2: 0.3, 3: 0.1 },
    strangers: { 1: 0.5, 2: 0.5 },
    exact: { 3: 'company' },
  },
  {
    name: 'birthday',
    needs: ['birthday'],
    level: BIRTHDAY_LEVEL,
    labels: { 1: 'different', 2: 'one typo, or day and month swapped', 3: 'same' },
    most: { 1: 0.12 },
    same: { 1: 0.03, 2: 0.03, 3: 0.94 },
    relatives: { 1: 0.965, 2: 0.03, 3: 0.005 },
    isTwins: true,
    exact: {},
  },
  {
    name: 'lasting_date',
    needs: ['lasting'],
    level: LASTING_LEVEL,
    labels: { 1: 'different', 2: 'a year or one digit apart', 3: 'same', 4: 'fifteen years apart or more' },
    same: { 1: 0.11, 2: 0.05, 3: 0.83, 4: 0.01 },
    relatives: { 1: 0.45, 2: 0.05, 3: 0.12, 4: 0.38 },
    twins: { 1: 0.35, 2: 0.05, 3: 0.55, 4: 0.05 },
    exact: { 3: 'lasting_rarity' },
  },
];

/** Fields of one word of a pattern: four bits each, so that a word is a 32-bit integer; levels of the last one are below eight, for the sign. */
export const FIELDS_A_WORD = 8;

export const PATTERN_WORDS = Math.ceil(FIELDS.length / FIELDS_A_WORD);
