import { conditionTruth } from './conditions.ts';
import { factValue, missingFact, type View } from './facts/fact-values.ts';
import { all, any, NO, type Truth, truth, unknown } from './truth.ts';

const finding = (view: View): Truth => {
  const found = factValue('risk_of_harm.finding', view);
  return 'missing' in found ? unknown(missingFact('risk_of_harm.finding')) : truth(found.value === 'no_harm');
};

/** Whether a recorded finding that nobody is likely to be harmed lifts the duty. No finding means notice. */
export const harmLifts = (view: View): Truth => {
  const rule = view.law.event.risk_of_harm;
  if (!rule?.exempts) return NO;
  const level = view.facts.risk_of_harm?.level;
  const byLevel = truth(rule.level_exempts !== undefined && level === rule.level_exempts);
  return all(any(finding(view), byLevel), conditionTruth(rule.condition, view, '$.event.risk_of_harm.condition'));
};
