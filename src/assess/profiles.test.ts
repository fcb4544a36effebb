import { describe, expect, it } from 'vitest';
import { assess, type GivenPeople, NAMED_SSN, withPeople } from '../../test/support/assess-small.ts';
import { fillSchemaTable } from '../../test/support/fill-schema-table.ts';
import { sql } from '../engine/sql.ts';
import { makeProfiles } from './profiles.ts';

describe('profiles', () => {
  it('puts everybody into one profile, with intervals from how sure people are', async () => {
    const { profiles, members, counts } = await assess([
      { residence: 'us-tx', count: 20, elements: NAMED_SSN },
      { residence: 'us-tx', count: 5, elements: NAMED_SSN, confidence: 700_000, records: 2 },
    ]);
    expect(members).toHaveLength(25);
    expect(counts['people']).toBe(25);
    const sum = (column: string) => profiles.reduce((n, row) => n + Number(row[column]), 0);
    expect([sum('count'), sum('count_low'), sum('count_high')]).toEqual([25, 25, 30]);
    expect(profiles[0]?.['elements']).toBe('account_number=clear person_name=clear ssn=clear');
  });

  it('count people as without an address to whom nothing arrives at the one they have', async () => {
    const flag = (person: number, effect: string) => ({
      person_id: person,
      contact: 'address',
      flag: 'returned',
      effect,
    });
    // The first and the fifth have none; a letter to the second comes back.
    const groups = [{ residence: 'us-tx', count: 5, elements: NAMED_SSN }];
    const engine = await withPeople(groups, false, [flag(2, 'undeliverable'), flag(3, 'doubtful')]);
    await fillSchemaTable(engine, 'link', []);
    await fillSchemaTable(engine, 'person_record', []);
    const profiles = await makeProfiles({ engine });
    expect(profiles.reduce((n, { withoutAddress }) => n + withoutAddress, 0)).toBe(3);
  });

  it('are the same whether people are grouped in one step or in several', async () => {
    const groups: readonly GivenPeople[] = [
      { residence: 'us-tx', count: 1500, elements: NAMED_SSN },
      { residence: 'us-de', count: 2500, elements: ['person_name', 'ssn'], confidence: 700_000, records: 2 },
    ];
    const inSteps = async (peopleAStep: number) => {
      const engine = await withPeople(groups);
      // Two people who look alike, far apart.
      await fillSchemaTable(engine, 'link', [{ record_a: 10, record_b: 3900, joined: 0, reason: 'weights' }]);
      await fillSchemaTable(engine, 'person_record', [{ person_id: 3900, record_id: 3900, root: 'evidence' }]);
      const profiles = await makeProfiles({ engine }, [], new Map(), peopleAStep);
      const members = await engine.read({
        name: 'members',
        reads: ['person_profile'],
        sql: sql`select * from person_profile order by person_id`,
      });
      return { profiles, members };
    };
    const [one, several] = [await inSteps(1_000_000), await inSteps(1009)];
    expect(one.members).toHaveLength(4000);
    expect(several).toEqual(one);
    expect(one.profiles.reduce((n, { low }) => n + low, 0)).toBe(3999);
    expect(one.profiles.reduce((n, { high }) => n + high, 0)).toBe(6500);
  });
});
