import { factValue, type View } from './facts/fact-values.ts';
import type { Condition, FactTest, Test } from './schema/schema-parts.ts';
import { all, any, not, type Truth, truth, unknown, YES } from './truth.ts';

const list = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)];

const listOf = (value: FactTest['value']): readonly string[] => (Array.isArray(value) ? value : list(value));

const compares = (value: unknown, { op, value: wanted }: FactTest): boolean => {
  switch (op) {
    case 'equals':
      return value === wanted;
    case 'not_equals':
      return value !== wanted;
    case 'in':
      return listOf(wanted).includes(String(value));
    case 'contains':
      return list(value).includes(String(wanted));
    case 'contains_any':
      return listOf(wanted).some((one) => list(value).includes(one));
    case 'contains_all':
      return listOf(wanted).every((one) => list(value).includes(one));
    case 'contains_prefix':
      return list(value).some((one) => one.startsWith(String(wanted)));
    case 'starts_with':
      return typeof value === 'string' && value.startsWith(String(wanted));
    case 'has_other_than':
      return list(value).some((one) => !listOf(wanted).includes(one));
    case 'at_least':
      return Number(value) >= Number(wanted);
    case 'more_than':
      return Number(value) > Number(wanted);
    case 'fewer_than':
      return Number(value) < Number(wanted);
    case 'is_known':
    case 'is_unknown':
      return (value !== undefined) === (op === 'is_known');
    default:
      return op satisfies never;
  }
};

const factTruth = (test: FactTest, view: View): Truth => {
  const found = factValue(test.fact, view, listOf(test.value));
  if ('missing' in found) {
    if (test.op === 'is_known' || test.op === 'is_unknown') return truth(test.op === 'is_unknown');
    return unknown(found.missing);
  }
  return truth(compares(found.value, test));
};

/** Whether a test over the facts holds. */
export const testTruth = (test: Test, view: View): Truth => {
  if ('all' in test) return all(...test.all.map((part) => testTruth(part, view)));
  if ('any' in test) return any(...test.any.map((part) => testTruth(part, view)));
  if ('not' in test) return not(testTruth(test.not, view));
  return factTruth(test, view);
};

/** Whether a condition is met: as the facts say, or as counsel answered where they do not; open until then. */
export const conditionTruth = (condition: Condition | undefined, view: View, path: string): Truth => {
  if (!condition) return YES;
  const tested = condition.holds_if ? testTruth(condition.holds_if, view) : undefined;
  if (tested && tested.is !== 'unknown') return tested;
  const answer = view.facts.conditions?.find((one) => one.jurisdiction === view.law.id && one.path === path);
  if (typeof answer?.met === 'boolean') return truth(answer.met);
  if (tested) return tested;
  return unknown({
    fact: path,
    choices: [true, false].map((met) => ({
      label: String(met),
      patch: { kind: 'condition', law: view.law.id, path, met },
    })),
  });
};
