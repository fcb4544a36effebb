import { describe, expect, it } from 'vitest';
import { assess, dutyOf, type GivenPeople, NAMED_SSN, OPTIONS } from '../../test/support/assess-small.ts';
import type { AssessOptions } from './options.ts';

describe('duties of a carrier that lost names and Social Security numbers', () => {
  it('tells people and the office in time, on both sides of a threshold', async () => {
    const { duties } = await assess([
      { residence: 'us-tx', count: 250, elements: NAMED_SSN },
      { residence: 'us-co', count: 499, elements: NAMED_SSN },
    ]);
    expect(dutyOf(duties, 'us-tx', 'individuals')).toMatchObject({
      answer: 'required',
      persons: 250,
      deadline_date: '2026-05-03',
      law_name: 'Texas',
    });
    expect(dutyOf(duties, 'us-tx', 'regulator')).toMatchObject({
      answer: 'required',
      residents: 250,
      threshold: 'at least 250 people',
      deadline_date: '2026-04-03',
    });
    expect(dutyOf(duties, 'us-co', 'regulator')).toMatchObject({ answer: 'not_required' });
  });

  it('judges the rule for carriers in both versions, and owes only the one that binds', async () => {
    const { duties } = await assess([{ residence: 'us-mi', count: 40, elements: ['account_number'] }]);
    expect(dutyOf(duties, 'us-fcc-cpni', 'regulator', '2007')).toMatchObject({
      answer: 'required',
      deadline_date: '2026-03-13',
    });
    const assumed = dutyOf(duties, 'us-fcc-cpni', 'regulator', '2024-amended');
    expect(assumed['answer']).toBe('not_required');
    expect(assumed['because']).toMatch(/does not bind; if it did: required by 2026-03-13/);
  });

  it('has a row for people whose residence nobody knows', async () => {
    const { duties } = await assess([{ residence: null, count: 3, elements: NAMED_SSN }]);
    expect(dutyOf(duties, null, 'individuals')).toMatchObject({ answer: 'undetermined', persons: 3 });
  });

  it('leaves open what hangs on evidence that is only reachable, with both consequences', async () => {
    const { duties } = await assess([
      { residence: 'us-tx', count: 10, elements: ['person_name', 'phone'], reachable: ['ssn'] },
    ]);
    const people = dutyOf(duties, 'us-tx', 'individuals');
    expect(people).toMatchObject({ answer: 'undetermined', persons: 10 });
    expect(JSON.parse(String(people['consequence']))).toEqual({ excluded: 'not_required', presumed: 'required' });
  });

  it('says that nothing is owed for what the law does not protect', async () => {
    const { duties } = await assess([{ residence: 'us-tx', count: 10, elements: ['person_name', 'phone'] }]);
    expect(dutyOf(duties, 'us-tx', 'individuals')).toMatchObject({
      answer: 'not_required',
      because: 'no breach of data that this law protects',
    });
  });
});

describe('folders that differ in what law asks', () => {
  const options: AssessOptions = {
    ...OPTIONS,
    group: { encrypted: 'unknown' },
    differing: ['encrypted'],
    classes: [
      { entries: [-1], facts: {} },
      { entries: [0, 2], facts: { encrypted: 'yes' } },
      { entries: [1], facts: { encrypted: 'none' } },
    ],
  };

  it('are judged each for its own people', async () => {
    const { duties, profiles } = await assess(
      [
        { residence: 'us-tx', count: 10, elements: NAMED_SSN, entry: 0 },
        { residence: 'us-co', count: 10, elements: NAMED_SSN, entry: 1 },
      ],
      options,
    );
    expect(dutyOf(duties, 'us-tx', 'individuals')['answer']).toBe('not_required');
    expect(dutyOf(duties, 'us-co', 'individuals')['answer']).toBe('required');
    expect(profiles[0]?.['elements']).toMatch(/^account_number=clear@\d person_name=clear@\d ssn=clear@\d$/);
  });

  it('make one profile where they say the same', async () => {
    const { profiles } = await assess(
      [
        { residence: 'us-tx', count: 5, elements: NAMED_SSN, entry: 0 },
        { residence: 'us-tx', count: 5, elements: NAMED_SSN, entry: 2 },
      ],
      options,
    );
    expect(new Set(profiles.map((row) => row['elements'])).size).toBe(1);
  });
});

describe('the stage', () => {
  it('gives the same rows for shuffled input and another number of threads', async () => {
    const groups: readonly GivenPeople[] = [
      { residence: 'us-tx', count: 300, elements: NAMED_SSN },
      { residence: 'us-de', count: 7, elements: ['person_name'], reachable: ['payment_card'] },
      { residence: null, count: 2, elements: NAMED_SSN },
    ];
    const first = await assess(groups);
    const second = await assess(groups, OPTIONS, true);
    expect(second.profiles).toEqual(first.profiles);
    expect(second.members).toEqual(first.members);
    expect(second.duties).toEqual(first.duties);
  });
});
