import type { Answer } from '../../schema/vocabulary.ts';
import { conditionTruth } from './conditions.ts';
import { type Count, exactly } from './count.ts';
import type { Clock, Timed } from './days/deadline.ts';
import type { View } from './facts/fact-values.ts';
import type { GroupOutcome, LawOutcome } from './outcome.ts';
import type { Law } from './schema/law-schema.ts';
import type { Condition } from './schema/schema-parts.ts';
import { all, any, type Missing, type Truth } from './truth.ts';

/** Everything that the answers of one law are worked out from. */
export interface Scene {
  readonly newest: Law;
  readonly outcome: LawOutcome;
  readonly view: View;
  readonly clock: Clock;
  /** People of the whole case who are told under some law. */
  readonly toldAnywhere: Count;
  /** Numbers assumed for an item, to see what would follow: `law|item`. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Places whose own law is looked up by residence, in the order of the groups. */
  readonly states: readonly string[];
  readonly individuals: { readonly owed: Truth; readonly timed: Timed };
}

export const answerOf = (owed: Truth): { readonly answer: Answer; readonly missing: readonly Missing[] } => {
  if (owed.is === 'unknown') return { answer: 'undetermined', missing: owed.missing };
  return { answer: owed.is === 'yes' ? 'required' : 'not_required', missing: [] };
};

const inGroup = (view: View, group: GroupOutcome): View => ({ ...view, group: group.group, elements: group.readable });

export const conditionInGroup = (
  view: View,
  group: GroupOutcome,
  condition: Condition | undefined,
  path: string,
): Truth => conditionTruth(condition, inGroup(view, group), path);

/** Whether some group is concerned and meets the condition. A rule that is not about personal data asks the case itself. */
export const someGroup = (
  { outcome, view }: Pick<Scene, 'outcome' | 'view'>,
  concerned: (group: GroupOutcome) => Truth,
  condition: Condition | undefined,
  path: string,
): Truth => {
  if (outcome.law.event.trigger === null) return all(outcome.applies, conditionTruth(condition, view, path));
  return any(
    ...outcome.groups.map((group) => {
      const owed = concerned(group);
      return owed.is === 'no' ? owed : all(owed, conditionInGroup(view, group, condition, path));
    }),
  );
};

/** The count that an item is judged by: the one assumed for it, or the real one. */
export const judged = ({ numbers, outcome }: Scene, item: string, real: Count): Count => {
  const assumed = numbers.get(`${outcome.law.id}|${item}`);
  return assumed === undefined ? real : exactly(assumed);
};
