import { describe, expect, it } from 'vitest';
import { joinBroken, NO_RECORDS } from './broken-records.ts';

const page = (...lines: readonly string[]): string => lines.join('\n');

const person = (name: string): readonly string[] => [`Name: ${name}`, 'Born: 3/7/1970', `Phone: 302-555-0147`];

describe('two pages between which a break stands', () => {
  it('have a record that is broken on the page where it begins, above the foot', () => {
    const first = page('Dover Hospital', ...person('Ann Lee'), ...person('Bob Stone').slice(0, 2), 'Page 1');
    const next = page('Dover Hospital', 'Phone: 302-555-0148', ...person('Cleo Hill'), 'Page 2');
    expect(joinBroken(first, next, NO_RECORDS)).toMatchObject({
      page: page(
        'Dover Hospital',
        ...person('Ann Lee'),
        'Name: Bob Stone',
        'Born: 3/7/1970',
        'Phone: 302-555-0148',
        'Page 1',
      ),
      next: page('Dover Hospital', ...person('Cleo Hill'), 'Page 2'),
    });
  });

  it('stay as they are where a record begins on the second, or its labels are others', () => {
    const first = page(...person('Ann Lee'), ...person('Bob Stone'));
    for (const next of [page(...person('Cleo Hill')), page('Bank: First of Dover', ...person('Cleo Hill'))])
      expect(joinBroken(first, next, NO_RECORDS)).toMatchObject({ page: first, next });
  });

  it('stay as they are where the lines in front of a beginning are of whom begins', () => {
    const household = (mail: string, ...names: readonly string[]): string =>
      page(`Email: ${mail}`, ...names.flatMap((name) => [`Name: ${name}`, 'Phone: 302-555-0147']), 'end');
    const first = household('ann@a.example', 'Ann Lee', 'Bob Lee');
    const next = household('cleo@c.example', 'Cleo Hill', 'Di Hill');
    const joined = joinBroken(first, next, NO_RECORDS);
    expect(joined).toMatchObject({ page: first, next });
    const third = household('eve@e.example', 'Eve Moss', 'Finn Moss');
    expect(joinBroken(next, third, joined.records)).toMatchObject({ page: next, next: third });
  });

  it('stay as they are where the last record has what the second begins with', () => {
    const first = page(...person('Ann Lee'), ...person('Bob Stone'));
    const next = page('Phone: 302-555-0149 (home)', ...person('Cleo Hill'));
    expect(joinBroken(first, next, NO_RECORDS)).toMatchObject({ page: first, next });
  });

  it('have the rest of a sentence on the page where it begins', () => {
    const first = page('Her licence was taken by the officer and', '', 'Page 1');
    const next = page('given back to her on Monday.', 'Then she left.', '', 'Page 2');
    expect(joinBroken(first, next, NO_RECORDS)).toMatchObject({
      page: page('Her licence was taken by the officer and', 'given back to her on Monday.', '', 'Page 1'),
    });
  });

  it('know the labels of pages before, where a record goes over a whole one', () => {
    const { records } = joinBroken(
      page(...person('Ann Lee'), ...person('Bob Stone')),
      page('Name: Cleo Hill'),
      NO_RECORDS,
    );
    const found = joinBroken('Name: Cleo Hill', page('Born: 3/8/1970', ...person('Di Moss')), records);
    expect(found.page).toBe(page('Name: Cleo Hill', 'Born: 3/8/1970'));
  });
});
