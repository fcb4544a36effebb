import type { Because, IndividualsAnswer } from '../answer.ts';
import { conditionTruth } from '../conditions.ts';
import type { Timed } from '../days/deadline.ts';
import { holdState } from '../days/individual-deadline.ts';
import type { View } from '../facts/fact-values.ts';
import { countWhere, type GroupOutcome, type LawOutcome } from '../outcome.ts';
import { answerOf } from '../scene.ts';
import { all, any, firmly, not, type Truth } from '../truth.ts';

/** Whether people must be told, why not, and by when. */

const some = (groups: readonly GroupOutcome[], which: (group: GroupOutcome) => Truth): Truth =>
  any(...groups.map(which));

/** The condition that touches the notice to people alone (a high risk, for one). */
export const individualsCondition = (view: View): Truth =>
  conditionTruth(view.law.individuals?.condition, view, '$.individuals.condition');

export const individualsOwed = (outcome: LawOutcome, view: View, groups = outcome.groups): Truth =>
  all(
    some(groups, ({ due }) => due),
    individualsCondition(view),
    not(outcome.maintainer),
    not(outcome.exempt.individuals),
  );

/** The first reason, in the order in which the law is asked. */
const becauseOf = (outcome: LawOutcome, view: View, groups: readonly GroupOutcome[]): Because => {
  if (outcome.applies.is === 'no') return 'not_bound';
  if (some(groups, ({ triggered }) => triggered).is === 'no') return 'not_triggered';
  if (some(groups, ({ due }) => due).is === 'no') return 'no_harm';
  if (outcome.maintainer.is === 'yes') return 'maintainer';
  if (outcome.exempt.individuals.is === 'yes') return 'exemption';
  return individualsCondition(view).is === 'no' ? 'no_harm' : 'not_triggered';
};

/** Those whose notice is due; where it is open for all, those who may be told. */
const personsOf = (
  groups: readonly GroupOutcome[],
  owed: Truth,
): Pick<IndividualsAnswer, 'persons' | 'persons_low' | 'persons_high' | 'possible'> => {
  const people = countWhere(groups, ({ due }) => due);
  const persons = owed.is === 'yes' ? countWhere(groups, ({ due }) => firmly(due)).best : people.best;
  const isExact = people.low === persons && people.high === persons;
  return { persons, possible: people.best, ...(isExact ? {} : { persons_low: people.low, persons_high: people.high }) };
};

export const individualsAnswer = (
  outcome: LawOutcome,
  view: View,
  due: Timed,
  groups = outcome.groups,
): IndividualsAnswer => {
  const owed = individualsOwed(outcome, view, groups);
  const head = answerOf(owed);
  if (owed.is === 'no') return { ...head, because: becauseOf(outcome, view, groups) };
  return { ...head, ...personsOf(groups, owed), deadline: due.deadline, held: holdState(view).state === 'on' };
};
