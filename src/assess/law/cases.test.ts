import { describe, expect, it } from 'vitest';
import { missingFrom } from '../../../test/support/holds.ts';
import { evaluate, lawCases } from '../../../test/support/law-case.ts';

describe.each(lawCases())('cases of the law: %s', (_file, cases) => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', (_name, { facts, answer }) => {
    expect(missingFrom(evaluate(facts), answer)).toEqual([]);
  });
});
