import type { ContentAnswer, Entry, ProtectionAnswer } from '../answer.ts';
import { conditionTruth } from '../conditions.ts';
import type { View } from '../facts/fact-values.ts';
import type { GroupOutcome, LawOutcome } from '../outcome.ts';
import { answerOf, conditionInGroup } from '../scene.ts';
import { all, any, not, type Truth } from '../truth.ts';

/** What a letter must say, may not say, and offers; to whom it goes where a person cannot get it. */

const isForbidden = (id: string): boolean => id.startsWith('no_');

/** An item stays unless its condition is not met by any group that is told: what is open stands in the letter. */
export const contentAnswer = (view: View, groups: readonly GroupOutcome[]): ContentAnswer => {
  const { content = [], content_conditions: conditions = {} } = view.law.individuals ?? {};
  const told = groups.filter(({ due }) => due.is !== 'no');
  const stays = (id: string): boolean => {
    const condition = conditions[id];
    if (!condition) return true;
    const path = `$.individuals.content_conditions.${id}`;
    return any(...told.map((group) => conditionInGroup(view, group, condition, path))).is !== 'no';
  };
  return {
    must: content.filter((id) => !isForbidden(id) && stays(id)),
    must_not: content.filter(isForbidden),
  };
};

/** Whether monitoring or the like must be offered, to those whose own data call for it. */
export const protectionAnswer = (outcome: LawOutcome, view: View, groups = outcome.groups): ProtectionAnswer => {
  const rule = outcome.law.identity_protection;
  if (!rule) return { answer: 'not_required', missing: [] };
  const path = '$.identity_protection.condition';
  const offered = (group: GroupOutcome): Truth =>
    all(group.due, any(...rule.when.map(group.element)), conditionInGroup(view, group, rule.condition, path));
  const owed = all(any(...groups.map(offered)), not(outcome.maintainer), not(outcome.exempt.individuals));
  const variant = rule.variants?.find(
    ({ condition }, index) =>
      conditionTruth(condition, view, `$.identity_protection.variants[${index}].condition`).is === 'yes',
  );
  const months = variant?.months ?? rule.months;
  return { ...answerOf(owed), ...(owed.is === 'no' ? {} : { months, kind: rule.kind }) };
};

/** Who gets the letter of a minor, and of a deceased person where there is somebody to write to. */
export const recipientsOf = (view: View, groups: readonly GroupOutcome[]): Entry['recipients'] => {
  const rule = view.law.individuals?.recipients;
  if (!rule) return undefined;
  const deceased = groups.filter(({ group }) => (group.deceased ?? 0) > 0);
  const path = '$.individuals.recipients.deceased_condition';
  const reachable = any(...deceased.map((group) => conditionInGroup(view, group, rule.deceased_condition, path)));
  return {
    minors: rule.minors,
    deceased: deceased.length > 0 && reachable.is === 'no' ? null : rule.deceased,
  };
};
