import { type Sql, sql } from '../../engine/sql.ts';
import type { Field } from './field.ts';
import { isFarNumber, mayBeTwoTypos, oneTypo, PHONE_LEVEL, pair, part } from './likeness.ts';

const sameOrTypo = (name: 'government_id', digits: number): Pick<Field, 'needs' | 'level' | 'labels' | 'exact'> => {
  const [a, b] = pair(name);
  return {
    needs: [name],
    level: sql`case when ${a} is null or ${b} is null then 0 when ${a} = ${b} then 3 when ${oneTypo(a, b, digits)} then 2 else 1 end`,
    labels: { 1: 'different', 2: 'one typo', 3: 'same' },
    exact: { 3: name },
  };
};

/** Namesakes number their mailboxes: with another number a likeness of letters means nothing. Looked for where there is one, since patterns cost more. */
const numberOf = (side: 'a' | 'b'): Sql => sql`coalesce(first_match(${part(`${side}.email`)}, '([0-9]+)'), '')`;

export const NUMBER_FIELDS: readonly Field[] = [
  {
    name: 'ssn',
    needs: ['ssn4'],
    level: sql`case when a.ssn4 is null or b.ssn4 is null then 0
      when a.ssn is null or b.ssn is null then case when a.ssn4 = b.ssn4 then 3 when ${oneTypo(sql`a.ssn4`, sql`b.ssn4`, 4)} then 6 else 2 end
      when a.ssn = b.ssn then 5 when ${isFarNumber(sql`a.ssn`, sql`b.ssn`)} then 1
      when ${oneTypo(sql`a.ssn`, sql`b.ssn`, 9)} then 4 else 7 end`,
    labels: {
      1: 'different',
      2: 'other last four',
      3: 'same last four',
      4: 'one typo',
      5: 'same',
      6: 'last four with a typo',
      7: 'two digits differ',
    },
    same: { 1: 0.01, 2: 0.005, 3: 0.1, 4: 0.05, 5: 0.82, 6: 0.01, 7: 0.005 },
    relatives: { 1: 0.949, 2: 0.03, 3: 0.003, 4: 0.002, 5: 0.015, 6: 0.0005, 7: 0.0005 },
    exact: { 5: 'ssn' },
  },
  {
    name: 'government_id',
    ...sameOrTypo('government_id', 12),
    same: { 1: 0.1, 2: 0.05, 3: 0.85 },
    relatives: { 1: 0.985, 2: 0.005, 3: 0.01 },
  },
  {
    name: 'phone',
    needs: ['phone'],
    level: PHONE_LEVEL,
    labels: { 1: 'different', 2: 'one typo', 3: 'same', 4: 'one the same, one different' },
    only: { other_phone: [4] },
    same: { 1: 0.2375, 2: 0.0285, 3: 0.684, 4: 0.05 },
    relatives: { 1: 0.493, 2: 0.017, 3: 0.34, 4: 0.15 },
    exact: { 3: 'phone', 4: 'phone' },
  },
  {
    name: 'email',
    needs: ['email'],
    level: sql`case when a.email is null or b.email is null then 0
      when a.email = b.email then case greatest(a.mailbox, b.mailbox) when 0 then 6 when 1 then 5 else 4 end
      when left(a.email, 3) = left(b.email, 3) and split_part(a.email, '@', 1) = split_part(b.email, '@', 1) then case
        when distance(split_part(a.email, '@', 2), split_part(b.email, '@', 2)) <= 2 then 3
        when least(a.mailbox, b.mailbox) = 0 then 0 else 2 end
      when ${mayBeTwoTypos(sql`a.email`, sql`b.email`)} and not (least(a.mailbox, b.mailbox) < 2 and ${numberOf('a')} <> ${numberOf('b')})
        and distance(a.email, b.email) <= 2 then 3 else 1 end`,
    labels: {
      1: 'different',
      2: 'same before the @',
      3: 'typo',
      4: 'same',
      5: 'same, of name and number',
      6: 'same, of the name alone',
    },
    same: { 1: 0.25, 2: 0.03, 3: 0.03, 4: 0.25, 5: 0.25, 6: 0.19 },
    relatives: { 1: 0.86, 2: 0.01, 3: 0.01, 4: 0.04, 5: 0.04, 6: 0.04 },
    exact: { 4: 'email', 5: 'numbered_mailbox', 6: 'named_mailbox' },
  },
];
