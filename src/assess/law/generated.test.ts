import { describe, expect, it } from 'vitest';
import { entryIn, evaluate, factsOf, type Json, testBook } from '../../../test/support/law-case.ts';
import { parseFacts } from './facts/facts.ts';
import type { Facts } from './facts/facts-schema.ts';
import type { Law } from './schema/law-schema.ts';
import type { Regulator } from './schema/notice-schema.ts';
import { getAt } from './schema/paths.ts';
import type { Deadline } from './schema/schema-parts.ts';
import { lawOfDay } from './schema/versions.ts';

/**
 * Cases made from the data: both sides of every threshold, of every last day and of every start of a version. What is
 * expected is worked out here by other means than the evaluator's: counting days one by one, reading paths.
 */

const { laws } = testBook();
const places = laws.filter(({ reach }) => reach === 'residents');

/** Facts under which a condition of the law's items is met, so that numbers alone decide. */
const WILLING: Readonly<Record<string, Json>> = {
  'us-ma': { state_office_named_bureaus: true },
  'us-mt': { letter_suggests_credit_report: true },
};

const everywhere = (law: Law, over: Json, group: Json = {}): Json => ({
  dates: {
    discovered: '2026-06-01',
    determined: '2026-06-04',
    confirmed: '2026-06-05',
    scope_identified: '2026-06-05',
    notice_to_individuals: '2026-06-09',
  },
  ...(WILLING[law.id] ?? {}),
  ...(law.applies_if && law.id.endsWith('ga') ? { notifier: { sectors: ['information_broker'] } } : {}),
  ...over,
  groups: [{ jurisdiction: law.place, elements: ['ssn'], ...group }],
});

const isPlain = (item: Regulator): boolean =>
  item.condition === undefined &&
  item.by_maintainer !== true &&
  item.also_if === undefined &&
  item.variants === undefined;

const firstReached = (test: string, n: number): number => (test === 'more_than' ? n + 1 : n);

describe('both sides of every threshold', () => {
  const items = places.flatMap((law) =>
    law.regulator.flatMap((item, index) =>
      item.threshold_is !== 'any' && item.threshold_residents !== null && isPlain(item)
        ? [[`${law.id} ${item.who} ${item.step ?? ''}`, law, item, index] as const]
        : [],
    ),
  );

  it.each(items)('%s', (_name, law, item, index) => {
    const first = firstReached(item.threshold_is, item.threshold_residents ?? 0);
    const answer = (count: number) =>
      entryIn(evaluate(everywhere(law, {}, { count })), law.id).regulators[index]?.answer;
    expect([answer(first - 1), answer(first)]).toEqual(['not_required', 'required']);
  });

  it.each(items)('%s: an interval that holds both sides, and one that does not', (_name, law, item, index) => {
    const first = firstReached(item.threshold_is, item.threshold_residents ?? 0);
    const answer = (low: number, high: number) =>
      entryIn(evaluate(everywhere(law, {}, { count: high, count_low: low, count_high: high })), law.id).regulators[
        index
      ]?.answer;
    expect([answer(first - 1, first), answer(first, first + 5), answer(1, first - 1)]).toEqual([
      'undetermined',
      'required',
      'not_required',
    ]);
  });

  const bureaus = places.flatMap((law) => {
    const rule = law.consumer_reporting_agencies;
    return rule ? [[law.id, law, rule] as const] : [];
  });

  it.each(bureaus)('%s credit bureaus', (_id, law, rule) => {
    const first = firstReached(rule.threshold_is, rule.threshold_persons);
    const answer = (count: number) => entryIn(evaluate(everywhere(law, {}, { count })), law.id).credit_bureaus?.answer;
    expect(answer(first)).toBe('required');
    if (first > 1) expect(answer(first - 1)).toBe('not_required');
  });

  const counting = bureaus.filter(([, , rule]) => rule.threshold_persons > 1);

  it.each(counting)('%s credit bureaus count whom the law counts', (_id, law, rule) => {
    const first = firstReached(rule.threshold_is, rule.threshold_persons);
    const base = everywhere(law, {}, { count: first - 1 });
    const elsewhere = { jurisdiction: law.id === 'us-ct' ? 'us-de' : 'us-ct', count: 1, elements: ['ssn'] };
    const groups = [...(base['groups'] as readonly Json[]), elsewhere];
    const { answer } = entryIn(evaluate({ ...base, groups }), law.id).credit_bureaus ?? {};
    expect(answer).toBe(rule.counts === 'persons_anywhere' ? 'required' : 'not_required');
  });
});

const HOLIDAYS_2026 = new Set(
  '2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-07-03 2026-09-07 2026-10-12 2026-11-11 2026-11-26 2026-12-25'.split(
    ' ',
  ),
);

const isWorkday = (day: Date): boolean =>
  ![0, 6].includes(day.getUTCDay()) && !HOLIDAYS_2026.has(day.toISOString().slice(0, 10));

/** Day by day, as one counts on fingers. */
const lastDay = (start: string, deadline: Deadline): string => {
  const day = new Date(`${start}T00:00:00Z`);
  for (let left = deadline.days ?? 0; left > 0; ) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (deadline.kind === 'calendar' || isWorkday(day)) left -= 1;
  }
  return day.toISOString().slice(0, 10);
};

const DATES: Readonly<Record<string, string>> = {
  discovery: '2026-06-01',
  determination: '2026-06-04',
  breach_confirmed: '2026-06-05',
  scope_known: '2026-06-05',
  notice_to_individuals: '2026-06-09',
};

const due = (deadline: Deadline): { readonly date: string; readonly also?: unknown } => {
  const start = DATES[deadline.from] ?? '';
  const date = lastDay(start, deadline);
  if (deadline.kind !== 'calendar' || isWorkday(new Date(`${date}T00:00:00Z`))) return { date };
  const next = new Date(`${date}T00:00:00Z`);
  while (!isWorkday(next)) next.setUTCDate(next.getUTCDate() + 1);
  return { date, also: [{ date: next.toISOString().slice(0, 10), convention: 'next_business_day' }] };
};

describe('every last day of a place', () => {
  const dated = places.flatMap((law) => {
    const deadline = law.individuals?.deadline;
    return deadline && deadline.kind !== 'hours' ? [[law.id, law, deadline] as const] : [];
  });

  it.each(dated)('%s individuals', (_id, law, deadline) => {
    const found = entryIn(evaluate(everywhere(law, {}, { count: 20_000 })), law.id).individuals?.deadline;
    expect(found).toMatchObject(due(deadline));
    expect(found?.['also']).toEqual(due(deadline).also);
  });

  const offices = places.flatMap((law) =>
    law.regulator.flatMap((item, index) =>
      item.deadline && item.deadline.kind !== 'hours' && isPlain(item) && DATES[item.deadline.from] !== undefined
        ? [[`${law.id} ${item.who} ${item.step ?? ''}`, law, item.deadline, index] as const]
        : [],
    ),
  );

  it.each(offices)('%s', (_name, law, deadline, index) => {
    const found = entryIn(evaluate(everywhere(law, {}, { count: 20_000 })), law.id).regulators[index]?.deadline;
    const date = due(deadline).date;
    const sooner = deadline.or_sooner === 'notice_to_individuals' && (DATES['notice_to_individuals'] ?? '') < date;
    expect(found).toMatchObject({ date: sooner ? DATES['notice_to_individuals'] : date });
  });

  const owners = places.flatMap((law) => {
    const deadline = law.maintainer_to_owner?.deadline;
    return deadline && deadline.kind !== 'hours' ? [[law.id, law, deadline] as const] : [];
  });

  it.each(owners)('%s: whoever keeps data for another', (_id, law, deadline) => {
    const answer = evaluate(everywhere(law, { notifier: { role: 'maintainer' } }));
    const entry = (answer['duties'] as readonly Json[]).find(({ jurisdiction }) => jurisdiction === law.id);
    expect(entry?.['tell_owner']).toMatchObject({ answer: 'required', deadline: due(deadline) });
  });
});

describe('both sides of every start of a version', () => {
  const versions = laws.flatMap((law) =>
    law.versions.flatMap((version) =>
      version.effective_from.length === 10 ? [[`${law.id} ${version.effective_from}`, law, version] as const] : [],
    ),
  );
  const dayBefore = (day: string): string => {
    const date = new Date(`${day}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() - 1);
    return date.toISOString().slice(0, 10);
  };
  const factsOn = (day: string): Facts =>
    parseFacts(
      {
        ...factsOf({ groups: [] }),
        dates: { discovered: day, determined: day, notice_to_individuals: day },
        as_of: day,
      },
      testBook().known,
    );

  it.each(versions)('%s', (_name, law, version) => {
    const before = lawOfDay(law, factsOn(dayBefore(version.effective_from)));
    const since = lawOfDay(law, factsOn(version.effective_from));
    const oldest = before.shapes.at(-1)?.law;
    for (const [path, change] of Object.entries(version.changes)) {
      // A later version may have changed the same thing again; then its own case looks at it.
      const again = law.versions.some(
        (other) => other.effective_from > version.effective_from && path in other.changes,
      );
      if (again || change.before_unknown) continue;
      expect(getAt(oldest, path) ?? null).toEqual(change.before ?? null);
      expect(getAt(since.shapes[0]?.law, path)).toEqual(getAt(law, path));
    }
    expect(since.citations).toContain(version.citation);
    expect(before.citations).not.toContain(version.citation);
  });
});
