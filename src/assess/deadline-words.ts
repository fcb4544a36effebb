import type { DeadlineAnswer, DeadlineRule } from './law/answer.ts';

/** Deadlines in words, for pages and calendars: the rule, its start, and what is open beside it. */

const START_WORDS: Readonly<Record<string, string>> = {
  discovered: 'the breach was discovered',
  determined: 'the breach was determined',
  confirmed: 'the breach was confirmed',
  scope_identified: 'the scope was identified',
  awareness: 'the controller became aware',
  reasonable_belief: 'the incident was reasonably believed to have happened',
  notice_to_individuals: 'the people are told',
  federal_notice: 'the federal agencies are told',
  notice_to_hhs: 'the Secretary of HHS is told',
  payment: 'the payment',
  materiality_determined: 'the incident was found material',
  information_available: 'the missing facts were found',
  maintainer_told_owner: 'the vendor told the owner',
  regulator_request: 'the office asked',
  no_harm_finding: 'the finding of no harm',
  hold_released: 'the police released the notice',
  end_of_calendar_year: 'the end of the calendar year of discovery',
};

export const startWords = (from: string): string => START_WORDS[from] ?? from.replaceAll('_', ' ');

const unitOf = ({ kind, count }: DeadlineRule): string => {
  if (kind === 'hours') return count === 1 ? 'hour' : 'hours';
  return `${kind} ${count === 1 ? 'day' : 'days'}`;
};

const CONVENTIONS: Readonly<Record<string, string>> = {
  next_business_day: 'the next business day, if the last day may move',
  state_holiday: "if the state's own holidays do not count",
  full_days: 'if full days must pass',
};

/** "30 calendar days after the breach was determined (2026-03-09)"; the words of the standard where no period is set. */
export const deadlineWords = (deadline: DeadlineAnswer | undefined): string | null => {
  if (!deadline) return null;
  const { rule, also, or_sooner: sooner, not_before: earliest, latest } = deadline;
  const period = rule
    ? `${rule.count} ${unitOf(rule)} after ${startWords(rule.from)}${rule.start ? ` (${rule.start})` : ''}`
    : (deadline.standard ?? null);
  const parts = [
    period,
    sooner ? `or when ${startWords(sooner)}, if sooner` : null,
    deadline.sooner ? `already due, since ${startWords(deadline.sooner)}` : null,
    ...(also ?? []).map(
      ({ date, convention }) => `${date}: ${CONVENTIONS[convention] ?? convention.replaceAll('_', ' ')}`,
    ),
    earliest?.date ? `not before ${earliest.date}` : null,
    earliest && !earliest.date && earliest.depends_on
      ? `not before ${earliest.rule?.count ?? ''} ${earliest.rule ? unitOf(earliest.rule) : ''} after ${startWords(earliest.depends_on)}`
      : null,
    latest ? `at the latest with the notice to the people (${latest})` : null,
    deadline.unknown && !deadline.depends_on ? `the day is not known on which ${startWords(deadline.unknown)}` : null,
  ].filter((part): part is string => part !== null && part !== '');
  return parts.length === 0 ? null : parts.join('; ');
};
