import { conditionTruth } from './conditions.ts';
import type { View } from './fact-values.ts';
import type { Facts, Group } from './facts-schema.ts';
import type { Law } from './law-schema.ts';
import { all, any, NO, not, type Truth, truth, YES } from './truth.ts';
import { dayOfLaw } from './versions.ts';

/** Which laws bind whom: the law of a place for its residents, rules on notifiers where their condition is met. */

/** Whether the law is in force on the day that counts, for this notifier. */
const inForce = (view: View): Truth => {
  const status = view.law.legal_status;
  if (!status) return YES;
  if (status.state === 'proposed') return NO;
  const day = dayOfLaw(view.facts);
  const later = (status.later_for ?? []).map(({ condition, since }, index) =>
    any(not(conditionTruth(condition, view, `$.legal_status.later_for[${index}].condition`)), truth(day >= since)),
  );
  return all(truth(status.since === null || day >= status.since), ...later);
};

/** Whether the law binds this notifier in this case. */
export const appliesTruth = (view: View): Truth =>
  all(inForce(view), conditionTruth(view.law.applies_if, view, '$.applies_if'));

/** The groups whose people the law protects, by their index in the facts. */
export const groupsUnder = (law: Pick<Law, 'place' | 'reach'>, facts: Facts): readonly number[] => {
  const indexes = facts.groups.map((_, index) => index);
  const at = (index: number): Group['jurisdiction'] => facts.groups[index]?.jurisdiction ?? null;
  const ofPlace = indexes.filter((index) => law.place !== undefined && at(index) === law.place);
  if (law.reach === 'residents' || ofPlace.length > 0) return ofPlace;
  // A rule on notifiers covers their people wherever they live.
  return indexes;
};

/** Whether a law has an entry at all: a place where people live, or a rule whose condition is met or may be. */
export const isReached = (law: Law, facts: Facts, view: View): boolean => {
  if (law.reach === 'residents') return groupsUnder(law, facts).length > 0;
  return conditionTruth(law.applies_if, view, '$.applies_if').is !== 'no';
};
