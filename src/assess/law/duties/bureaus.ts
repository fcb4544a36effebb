import type { BureausAnswer } from '../answer.ts';
import { type Count, reaches } from '../count.ts';
import { type Timed, timed, wordsOnly } from '../days/deadline.ts';
import { countWhere } from '../outcome.ts';
import { answerOf, judged, type Scene, someGroup } from '../scene.ts';
import { all, not } from '../truth.ts';

export interface TimedBureaus {
  readonly answer: BureausAnswer;
  readonly lastDay: string | null;
  readonly flagged: boolean;
}

const NONE: TimedBureaus = { answer: { answer: 'not_required', missing: [] }, lastDay: null, flagged: false };

const peopleCounted = (counts: string, { outcome, toldAnywhere, newest }: Scene): Count =>
  counts === 'persons_anywhere' && newest.reach === 'residents'
    ? toldAnywhere
    : countWhere(outcome.groups, ({ due }) => due);

/** Whether the credit bureaus must be told. */
export const bureausAnswer = (scene: Scene): TimedBureaus => {
  const { outcome, clock } = scene;
  const rule = outcome.law.consumer_reporting_agencies;
  if (!rule) return NONE;
  const item = 'consumer_reporting_agencies';
  const people = judged(scene, item, peopleCounted(rule.counts, scene));
  const reached = reaches(people, {
    law: outcome.law.id,
    item,
    test: rule.threshold_is,
    number: rule.threshold_persons,
  });
  const owed = all(
    someGroup(scene, ({ due }) => due, rule.condition, '$.consumer_reporting_agencies.condition'),
    reached,
    not(outcome.maintainer),
    not(outcome.exempt.bureaus),
  );
  const due: Timed = rule.deadline ? timed(rule.deadline, clock) : wordsOnly(rule.standard ?? rule.note);
  const flagged = owed.is !== 'no' && (due.flagged || (reached.is === 'unknown' && people.inexact));
  return {
    answer: {
      ...answerOf(owed),
      threshold: { test: rule.threshold_is, persons: rule.threshold_persons },
      ...(owed.is === 'no' ? {} : { deadline: due.deadline }),
      ...(flagged ? { flagged: true as const } : {}),
    },
    lastDay: owed.is === 'no' ? null : due.lastDay,
    flagged,
  };
};
