import { describe, expect, it } from 'vitest';
import { type Columns, classify } from '../../../../test/support/column-roles.ts';
import { classifyColumns } from '../classify-columns.ts';

const exposed = (columns: Columns) =>
  classify(columns).flatMap(({ name, element }) => (element === null ? [] : [name]));

const city = ['Reno', 'Tampa', 'Boise', 'Erie', 'Macon', 'Toledo', 'Fargo', 'Peoria'];
const state = ['NV', 'FL', 'ID', 'PA', 'GA', 'OH', 'ND', 'IL'];
const zip = ['89501', '33602', '83702', '16501', '31201', '43604', '58102', '61602'];
const eight = (value: (n: number) => string) => city.map((_, n) => value(n));

describe('towns, ages and treatments', () => {
  const lists: Columns[] = [
    { stop_id: eight((n) => `S${2001 + n}`), city, state, zip },
    {
      site: eight((n) => `A${n}`),
      latitude: eight((n) => `${40 + n}.71280`),
      longitude: eight((n) => `-${74 + n}.00601`),
    },
    { treatment: eight((n) => 'AB'[n % 2] ?? ''), age: eight((n) => String(20 + 3 * n)), dose: eight((n) => `${n}.5`) },
    {
      name: eight((n) => `left-trim-${n}`),
      license: eight(() => 'MIT'),
      homepage: eight((n) => `https://pkg.example/${n}`),
    },
  ];
  it.each(lists)("are nobody's in rows that say nothing of anybody (%#)", (columns) => {
    expect(exposed(columns)).toEqual([]);
  });

  it("are somebody's beside a name, a number or an address of mail", () => {
    expect(exposed({ email: eight((n) => `p${n}@example.org`), city, state, zip })).toEqual([
      'email',
      'city',
      'state',
      'zip',
    ]);
  });

  it("are somebody's beside a key that says whose row it is", () => {
    const diagnosis = ['E11.9', 'I10', 'J45.9', 'M54.5', 'I10', 'E11.9', 'J45.9', 'I10'];
    expect(exposed({ patient_id: eight((n) => String(n + 1)), diagnosis })).toContain('diagnosis');
    expect(exposed({ sample: eight((n) => String(n + 1)), diagnosis })).toEqual([]);
  });

  it("are somebody's beside a column that a person decided about", () => {
    const columns = { who: eight((n) => `zq ${n}`), city };
    const decided = [{ column: 1, role: 'full_name', by: 'A. Counsel', why: 'seen' }] as const;
    expect(classify(columns).map(({ role }) => role)).toEqual(['other', 'other']);
    expect(classifyColumns(Object.keys(columns), Object.values(columns), decided).map(({ role }) => role)).toEqual([
      'full_name',
      'city',
    ]);
  });
});

describe('days that spread as births do', () => {
  const start = eight((n) => `${1953 + 6 * n}-01-20`);
  it('are none under another header beside nothing of people', () => {
    expect(exposed({ start, party: eight(() => 'x') })).toEqual([]);
  });
});
