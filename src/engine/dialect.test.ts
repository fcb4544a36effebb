import { describe, expect, it } from 'vitest';
import { dialectFault } from './dialect.ts';

describe('dialectFault', () => {
  it.each([
    ['select random() as r', 'pass clock'],
    ['select current_date', 'pass the clock'],
    ['select jaro_winkler_similarity(a, b) from t', 'similarity'],
    ['select regexp_replace(a, b, c) from t', 'replace_all'],
    ['select list_sort(a) from t', 'script step'],
    ['select cast(a as double) from t', 'integers and text'],
    ['select cast(a as varchar) from t', 'string'],
    ['select a // 2 from t', 'integer division'],
    ['select * exclude (a) from t', 'share'],
  ])('refuses %s', (text, instead) => {
    expect(dialectFault(text)).toContain(instead);
  });

  it.each([
    'select fold(a) as a, hash60(b) as b, cast(n as string) as n from t',
    'select \'random() and https://example.org\' as "varchar" from t',
    'select max_by(a, b), count(*) over (partition by c) from t qualify row_number() over (order by a) = 1',
    'select x.double_name, y.lists from x join y using (id)',
  ])('takes %s', (text) => {
    expect(dialectFault(text)).toBeUndefined();
  });
});
