import { describe, expect, it } from 'vitest';
import { factsOf, testBook } from '../../../test/support/law-case.ts';
import { conditionTruth, testTruth } from './conditions.ts';
import { exactly } from './count.ts';
import type { View } from './facts/fact-values.ts';
import { parseFacts } from './facts/facts.ts';
import type { Condition, FactTest } from './schema/schema-parts.ts';
import { NO } from './truth.ts';

const [law] = testBook().laws;
if (!law) throw new Error('no law');

const viewOf = (over: Readonly<Record<string, unknown>> = {}): View => ({
  facts: parseFacts({ ...factsOf(over), groups: [] }, testBook().known),
  law,
  computed: { residents: exactly(10), persons: exactly(20), places: ['us-oh', 'us-tx'], anotherAuthority: NO },
});

type Case = readonly [
  op: FactTest['op'],
  value: FactTest['value'],
  over: Readonly<Record<string, unknown>>,
  is: string,
];

const staff = (employees: unknown) => ({ notifier: { employees } });
const sectors = (...list: readonly string[]) => ({ notifier: { sectors: list } });
const basedIn = (place: unknown) => ({ notifier: { based_in: place } });

const check = (fact: string, cases: readonly Case[]) =>
  it.each(cases)(`${fact} %s %j under %j: %s`, (op, value, over, is) => {
    const test = value === undefined ? { fact, op } : { fact, op, value };
    expect(testTruth(test as FactTest, viewOf(over)).is).toBe(is);
  });

describe('a test over a number', () => {
  check('notifier.employees', [
    ['at_least', 10, staff(9), 'no'],
    ['at_least', 10, staff(10), 'yes'],
    ['at_least', 10, staff(11), 'yes'],
    ['more_than', 10, staff(10), 'no'],
    ['more_than', 10, staff(11), 'yes'],
    ['fewer_than', 10, staff(9), 'yes'],
    ['fewer_than', 10, staff(10), 'no'],
    ['at_least', 10, staff('unknown'), 'unknown'],
  ]);
});

describe('a test over a word', () => {
  check('notifier.based_in', [
    ['equals', 'us-oh', basedIn('us-oh'), 'yes'],
    ['equals', 'us-oh', basedIn('us-mi'), 'no'],
    ['not_equals', 'us-oh', basedIn('us-oh'), 'no'],
    ['not_equals', 'us-oh', basedIn('us-mi'), 'yes'],
    ['in', ['us-oh', 'us-mi'], basedIn('us-mi'), 'yes'],
    ['in', ['us-oh', 'us-wi'], basedIn('us-mi'), 'no'],
    ['starts_with', 'us-', basedIn('us-mi'), 'yes'],
    ['starts_with', 'eu', basedIn('us-mi'), 'no'],
    ['starts_with', 'eu', basedIn(null), 'no'],
    ['equals', 'us-oh', basedIn('unknown'), 'unknown'],
    ['is_known', undefined as never, basedIn('us-mi'), 'yes'],
    ['is_known', undefined as never, basedIn('unknown'), 'no'],
    ['is_unknown', undefined as never, basedIn('unknown'), 'yes'],
    ['is_unknown', undefined as never, basedIn('us-mi'), 'no'],
  ]);
});

describe('a test over a list', () => {
  check('notifier.sectors', [
    ['contains', 'bank', sectors('retail', 'bank'), 'yes'],
    ['contains', 'bank', sectors('retail'), 'no'],
    ['contains_any', ['bank', 'insurer'], sectors('insurer'), 'yes'],
    ['contains_any', ['bank', 'insurer'], sectors('retail'), 'no'],
    ['contains_all', ['bank', 'insurer'], sectors('insurer', 'bank'), 'yes'],
    ['contains_all', ['bank', 'insurer'], sectors('insurer'), 'no'],
    ['contains_prefix', 'ba', sectors('retail', 'bank'), 'yes'],
    ['contains_prefix', 'ba', sectors('retail'), 'no'],
    ['has_other_than', ['bank'], sectors('bank'), 'no'],
    ['has_other_than', ['bank'], sectors('bank', 'retail'), 'yes'],
    ['has_other_than', ['bank'], sectors(), 'no'],
  ]);
});

describe('what a notifier of a sector mostly is', () => {
  const hipaa = { fact: 'notifier.hipaa', op: 'in', value: ['covered_entity', 'business_associate'] } as FactTest;
  const told = (notifier: Readonly<Record<string, unknown>>) =>
    testTruth(hipaa, viewOf({ notifier: { hipaa: null, ...notifier } }));

  it('is unknown, and asked for by name, where nobody stated it', () => {
    expect(told({ sectors: ['health_care_provider'] })).toMatchObject({
      is: 'unknown',
      missing: [{ fact: 'notifier.hipaa' }],
    });
    expect(told({ sectors: ['retail'] }).is).toBe('no');
  });

  it('is what somebody stated', () => {
    expect(told({ sectors: ['health_care_provider'], hipaa: 'none' }).is).toBe('no');
    expect(told({ sectors: ['health_care_provider'], hipaa: 'covered_entity' }).is).toBe('yes');
  });
});

describe('what counsel answers', () => {
  const words: Condition = { text: 'only counsel can say' };
  const answered = (...conditions: readonly Readonly<Record<string, unknown>>[]): View => {
    const view = viewOf();
    return { ...view, facts: { ...view.facts, conditions: conditions as never } };
  };
  const answer = (jurisdiction: string, path: string, met: boolean | string) => ({ jurisdiction, path, met });

  it('counts for its own law and its own condition', () => {
    const others = [answer('us-xx', '$.a', false), answer(law.id, '$.b', false)];
    expect(conditionTruth(words, answered(...others, answer(law.id, '$.a', true)), '$.a').is).toBe('yes');
    expect(conditionTruth(words, answered(...others), '$.a').is).toBe('unknown');
    expect(conditionTruth(words, answered(answer(law.id, '$.a', false)), '$.a').is).toBe('no');
  });

  it('leaves open what counsel does not know, and never overrules what the facts say', () => {
    expect(conditionTruth(words, answered(answer(law.id, '$.a', 'unknown')), '$.a').is).toBe('unknown');
    const decided: Condition = { text: 'x', holds_if: { fact: 'notifier.public_company', op: 'equals', value: true } };
    expect(conditionTruth(decided, answered(answer(law.id, '$.a', true)), '$.a').is).toBe('no');
  });
});
