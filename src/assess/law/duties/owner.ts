import type { OwnerAnswer } from '../answer.ts';
import { type Clock, type Timed, timed, wordsOnly } from '../days/deadline.ts';
import type { View } from '../facts/fact-values.ts';
import type { LawOutcome } from '../outcome.ts';
import { answerOf, someGroup } from '../scene.ts';
import { all, any, NO, type Truth } from '../truth.ts';

export interface TimedOwner {
  readonly answer: OwnerAnswer;
  readonly lastDay: string | null;
  readonly flagged: boolean;
}

/** A rule that is not about personal data hangs on its own conditions: an office would be told, so the owner is. */
const concerned = (outcome: LawOutcome, view: View): Truth => {
  if (outcome.law.event.trigger !== null) return any(...outcome.groups.map(({ triggered }) => triggered));
  return any(
    ...outcome.law.regulator.map((item, index) =>
      item ? someGroup({ outcome, view }, () => NO, item.condition, `$.regulator[${index}].condition`) : NO,
    ),
  );
};

/** Whoever keeps data for another tells the owner, who tells people and offices. */
export const ownerAnswer = (outcome: LawOutcome, view: View, clock: Clock): TimedOwner | undefined => {
  const rule = outcome.law.maintainer_to_owner;
  if (outcome.maintainer.is === 'no' || !rule) return undefined;
  const owed = all(outcome.maintainer, concerned(outcome, view));
  const due: Timed = rule.deadline ? timed(rule.deadline, clock) : wordsOnly(rule.standard);
  return {
    answer: { ...answerOf(owed), ...(owed.is === 'no' ? {} : { deadline: due.deadline }) },
    lastDay: owed.is === 'no' ? null : due.lastDay,
    flagged: owed.is !== 'no' && (due.flagged || (rule.deadline === null && rule.standard === null)),
  };
};
