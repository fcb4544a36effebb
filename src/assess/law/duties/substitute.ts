import type { SubstituteAnswer } from '../answer.ts';
import { conditionTruth } from '../conditions.ts';
import { factValue, type View } from '../facts/fact-values.ts';
import type { GroupOutcome } from '../outcome.ts';
import type { Substitute } from '../schema/notice-schema.ts';
import { all, any, type Missing, NO, not, type Truth, truth, unknown, YES } from '../truth.ts';

/** Whether notice may be given otherwise than person by person: cost, number, or nobody to write to. */

/** A number that nobody knows: it lies up to the first limit, between two of them, or above the last. */
const missingNumber = (path: string, limits: readonly number[]): Missing => ({
  fact: path,
  choices: [...limits, null].map((limit, index) => {
    const below = limits[index - 1];
    const words = [
      ...(below === undefined ? [] : [`more than ${below}`]),
      ...(limit === null ? [] : [`up to ${limit}`]),
    ];
    return { label: words.join(', '), patch: { kind: 'fact', path, value: limit ?? (below ?? 0) + 1 } };
  }),
});

/** Whether a number passes a limit. `limits`: all that the law asks of this number, so that one answer settles them. */
const over = (path: string, limit: number | null, view: View, limits: readonly (number | null)[] = [limit]): Truth => {
  if (limit === null) return NO;
  const found = factValue(path, view);
  if (!('missing' in found)) return truth(Number(found.value) > limit);
  const stated = limits.filter((one): one is number => one !== null);
  return unknown(
    missingNumber(
      path,
      [...new Set(stated)].sort((a, b) => a - b),
    ),
  );
};

/** People of these groups who cannot be written to: as the groups say; else the number of the whole case. */
const withoutAddress = (groups: readonly GroupOutcome[], view: View): number | null => {
  const stated = view.facts.groups.some(({ without_usable_address: n }) => typeof n === 'number');
  if (!stated) return view.facts.contact?.without_usable_address ?? null;
  return groups.reduce((n, { group }) => n + (group.without_usable_address ?? 0), 0);
};

const insufficient = (rule: Substitute, unreachable: number | null, view: View): Truth => {
  if (rule.insufficient_contact === false || unreachable === 0) return NO;
  const some = unreachable === null ? unknown(missingNumber('contact.without_usable_address', [0])) : YES;
  if (rule.insufficient_contact !== null) return some;
  const gap = unknown({
    fact: 'individuals.substitute.insufficient_contact',
    choices: [true, false].map((value) => ({
      label: String(value),
      patch: { kind: 'law', law: view.law.id, path: 'individuals.substitute.insufficient_contact', value },
    })),
  });
  return all(some, gap);
};

/** The figures of a variant replace those of the rule; an unknown condition leaves the rule as it is. */
const withVariant = (rule: Substitute, view: View): Substitute => {
  const { variant } = rule;
  if (!variant || conditionTruth(variant.condition, view, '$.individuals.substitute.variant.condition').is !== 'yes')
    return rule;
  const { when: _when, condition: _condition, ...replaces } = variant;
  return { ...rule, ...replaces } as Substitute;
};

const meansOf = (rule: Substitute): Partial<SubstituteAnswer> => ({
  means: rule.means_all,
  ...(rule.means_required === undefined ? {} : { means_required: rule.means_required }),
  ...(rule.website_days === null ? {} : { website_days: rule.website_days }),
  ...(rule.shown_to === undefined ? {} : { shown_to: rule.shown_to }),
});

const COST = 'contact.cost_of_direct_notice_usd';

const costOver = (limit: number | null, rule: Substitute, view: View): Truth =>
  over(COST, limit, view, [rule.cost_over_usd, rule.small_business?.cost_over_usd ?? null]);

/** A small firm may use cheaper means at a lower cost; nobody asks the size of a firm whose cost is below it. */
const smallFirm = (rule: Substitute, view: View): Truth => {
  const small = rule.small_business;
  if (!small) return NO;
  const cost = costOver(small.cost_over_usd, rule, view);
  if (cost.is === 'no') return NO;
  return all(cost, not(over('notifier.employees', small.employees_max, view)));
};

export const substituteAnswer = (view: View, groups: readonly GroupOutcome[]): SubstituteAnswer => {
  const stated = view.law.individuals?.substitute;
  if (!stated) return { answer: 'not_allowed', missing: [] };
  const rule = withVariant(stated, view);
  const unreachable = withoutAddress(groups, view);
  const cost = costOver(rule.cost_over_usd, rule, view);
  if (cost.is === 'yes') return { answer: 'allowed', missing: [], because: 'cost', ...meansOf(rule) };
  const number = over('contact.persons_to_notify', rule.persons_over, view);
  if (number.is === 'yes') return { answer: 'allowed', missing: [], because: 'count', ...meansOf(rule) };
  const small = smallFirm(rule, view);
  if (small.is === 'yes' && rule.small_business)
    return { answer: 'allowed', missing: [], because: 'cost', means: rule.small_business.means_all };
  const contact = insufficient(rule, unreachable, view);
  if (contact.is === 'yes')
    return { answer: 'allowed', missing: [], because: 'contact', for_persons: unreachable ?? 0, ...meansOf(rule) };
  const open = any(cost, number, small, contact);
  return open.is === 'unknown'
    ? { answer: 'undetermined', missing: open.missing }
    : { answer: 'not_allowed', missing: [] };
};
