import { onceFor } from '../../core/once.ts';
import { conditionTruth } from './conditions.ts';
import type { View } from './facts/fact-values.ts';
import type { Facts } from './facts/facts-schema.ts';
import type { Law } from './schema/law-schema.ts';
import { dayOfLaw } from './schema/versions.ts';
import { all, any, NO, not, type Truth, truth, YES } from './truth.ts';

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

/** The groups of each place, by their index in the facts: every law asks for its own, and a large case has thousands. */
const groupsByPlace = onceFor((groups: Facts['groups']): ReadonlyMap<string | null, readonly number[]> => {
  const found = new Map<string | null, number[]>();
  groups.forEach(({ jurisdiction }, index) => {
    const there = found.get(jurisdiction);
    if (there) there.push(index);
    else found.set(jurisdiction, [index]);
  });
  return found;
});

/** The places where people of the case live, in the order in which the facts name them. */
export const placesOf = ({ groups }: Facts): readonly string[] =>
  [...groupsByPlace(groups).keys()].filter((place) => place !== null);

/** The groups whose people the law protects, by their index in the facts. */
export const groupsUnder = (law: Pick<Law, 'place' | 'reach'>, { groups }: Facts): readonly number[] => {
  const ofPlace = law.place === undefined ? [] : (groupsByPlace(groups).get(law.place) ?? []);
  if (law.reach === 'residents' || ofPlace.length > 0) return ofPlace;
  // A rule on notifiers covers their people wherever they live.
  return groups.map((_, index) => index);
};

/** Whether a law has an entry at all: a place where people live, or a rule whose condition is met or may be. */
export const isReached = (law: Law, facts: Facts, view: View): boolean => {
  if (law.reach === 'residents') return groupsUnder(law, facts).length > 0;
  return conditionTruth(law.applies_if, view, '$.applies_if').is !== 'no';
};
