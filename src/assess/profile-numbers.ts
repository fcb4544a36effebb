import type { Engine } from '../engine/port.ts';
import { sql } from '../engine/sql.ts';
import { PROFILE } from '../schema/tables/assess.ts';
import { exposedText, type Profile } from './groups.ts';

/** Numbers of the profiles of the last revision, by what their people are to the law. */
export type ProfileNumbers = ReadonlyMap<string, readonly number[]>;

const flag = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

const contentKey = (cells: readonly unknown[]): string => JSON.stringify(cells);

const keyOf = ({ jurisdiction, relation, minor, deceased, elements, reachable, exposure }: Profile): string =>
  contentKey([
    ...[jurisdiction, relation, flag(minor), flag(deceased)],
    ...[exposedText(elements), exposedText(reachable), exposure],
  ]);

/** Reads the numbers that the last revision gave. */
export const previousNumbers = async (engine: Engine): Promise<ProfileNumbers> => {
  const rows = await engine.read({
    name: 'previous_numbers',
    reads: [`previous_${PROFILE.name}`],
    sql: sql`select profile_no, jurisdiction, relation, minor, deceased, coalesce(elements, '') as elements,
      coalesce(reachable, '') as reachable, exposure from previous_profile order by profile_no`,
  });
  const key = ({ jurisdiction, relation, minor, deceased, elements, reachable, exposure }: (typeof rows)[number]) =>
    contentKey([jurisdiction, relation, flag(minor), flag(deceased), elements, reachable, exposure]);
  return new Map([...Map.groupBy(rows, key)].map(([text, of]) => [text, of.map((row) => Number(row['profile_no']))]));
};

/**
 * A number for each profile: the one that the last revision gave, so that a person's own changes only where what they are to the
 * law does; the others count on behind the largest.
 */
export const numbersFor = (profiles: readonly Profile[], before: ProfileNumbers): readonly number[] => {
  const left = new Map([...before].map(([key, numbers]) => [key, [...numbers]]));
  let last = Math.max(0, ...[...before.values()].flat());
  return profiles.map((profile) => left.get(keyOf(profile))?.shift() ?? ++last);
};
