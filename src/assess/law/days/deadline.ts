import { Temporal } from 'temporal-polyfill';
import type { DeadlineAnswer, DeadlineRule } from '../answer.ts';
import type { DateKey, Facts } from '../facts/facts-schema.ts';
import type { ClockStart } from '../schema/law-lists.ts';
import type { Deadline } from '../schema/schema-parts.ts';
import { addBusinessDays, type Calendar, isBusinessDay, nextBusinessDay } from './calendar.ts';
import { dayNumber, dayText, localDay } from './days.ts';

/**
 * Last moments. The day of the starting event is day 0 and the last day ends at its midnight in the time zone of the
 * facts; calendar days are strict, hours run on through everything. What is open in law stands beside, in `also`.
 */

export interface Clock {
  readonly facts: Facts;
  readonly timeZone: string;
  readonly federal: Calendar;
  /** The place's own holidays, which may or may not count. */
  readonly own?: Calendar | undefined;
}

/** A deadline with what readers of it need: its last day in the time zone, and whether it was read with care. */
export interface Timed {
  readonly deadline: DeadlineAnswer;
  readonly lastDay: string | null;
  readonly flagged: boolean;
}

interface StartKeys {
  readonly name: string;
  readonly day?: DateKey;
  readonly moment?: DateKey;
  /** What a missing value means: nobody knows, it has not happened, or either. */
  readonly absent: 'unknown' | 'pending' | 'either';
}

const STARTS: Readonly<Record<ClockStart, StartKeys>> = {
  discovery: { name: 'discovered', day: 'discovered', moment: 'discovered_at', absent: 'unknown' },
  determination: { name: 'determined', day: 'determined', moment: 'determined_at', absent: 'either' },
  breach_confirmed: { name: 'confirmed', day: 'confirmed', absent: 'either' },
  scope_known: { name: 'scope_identified', day: 'scope_identified', absent: 'either' },
  awareness: { name: 'awareness', moment: 'aware_at', absent: 'unknown' },
  reasonable_belief: { name: 'reasonable_belief', moment: 'reasonable_belief_at', absent: 'either' },
  notice_to_individuals: { name: 'notice_to_individuals', day: 'notice_to_individuals', absent: 'pending' },
  federal_notice: { name: 'federal_notice', day: 'federal_notice', absent: 'pending' },
  notice_to_hhs: { name: 'notice_to_hhs', day: 'notice_to_hhs', absent: 'pending' },
  payment: { name: 'payment', day: 'payment', moment: 'payment_at', absent: 'either' },
  materiality_determination: { name: 'materiality_determined', day: 'materiality_determined', absent: 'either' },
  information_available: { name: 'information_available', day: 'information_available', absent: 'pending' },
  maintainer_told_owner: { name: 'maintainer_told_owner', day: 'maintainer_told_owner', absent: 'pending' },
  regulator_request: { name: 'regulator_request', day: 'regulator_request', absent: 'pending' },
  no_harm_finding: { name: 'no_harm_finding', absent: 'either' },
  hold_released: { name: 'hold_released', absent: 'pending' },
  end_of_calendar_year: { name: 'end_of_calendar_year', absent: 'unknown' },
};

export const startName = (start: ClockStart): string => STARTS[start].name;

interface Start {
  readonly keys: StartKeys;
  readonly day: string | null;
  readonly moment: string | null;
  /** The day lies after `as_of`: a plan, so the event has not happened. */
  readonly planned: boolean;
}

const yearEnd = (day: string | null): string | null => (day === null ? null : `${day.slice(0, 4)}-12-31`);

const rawDay = (start: ClockStart, { facts, timeZone }: Clock): string | null => {
  const keys = STARTS[start];
  if (start === 'no_harm_finding') return facts.risk_of_harm?.on ?? null;
  if (start === 'hold_released') return facts.law_enforcement_hold?.to ?? null;
  const day = keys.day ? facts.dates[keys.day] : undefined;
  if (day) return day;
  const moment = keys.moment ? facts.dates[keys.moment] : undefined;
  return moment ? localDay(moment, timeZone) : null;
};

const startOf = (start: ClockStart, clock: Clock): Start => {
  const keys = STARTS[start];
  const { facts } = clock;
  if (start === 'end_of_calendar_year') {
    const { day, planned } = startOf('discovery', clock);
    return { keys, day: yearEnd(day), moment: null, planned };
  }
  const day = rawDay(start, clock);
  const stated = keys.moment ? (facts.dates[keys.moment] ?? null) : null;
  const moment = stated?.includes('T') ? stated : null;
  return { keys, day, moment, planned: day !== null && facts.as_of != null && day > facts.as_of };
};

/** The day of a start as far as it has happened. */
export const startDay = (start: ClockStart, clock: Clock): string | null => {
  const { day, planned } = startOf(start, clock);
  return planned ? null : day;
};

const ruleOf = ({ days, hours, kind }: Counted, start: Start): DeadlineRule => ({
  count: days ?? hours ?? 0,
  kind,
  from: start.keys.name,
});

type Counted = Pick<Deadline, 'days' | 'hours' | 'kind'>;

const alsoOf = (last: number, counted: Counted, startDay: number, clock: Clock): DeadlineAnswer['also'] => {
  const count = counted.days ?? 0;
  if (counted.kind === 'calendar') {
    if (isBusinessDay(last, clock.federal)) return undefined;
    return [{ date: dayText(nextBusinessDay(last, clock.federal)), convention: 'next_business_day' }];
  }
  if (!clock.own) return undefined;
  const moved = addBusinessDays(startDay, count, clock.federal, clock.own);
  return moved === last ? undefined : [{ date: dayText(moved), convention: 'state_holiday' }];
};

const byDays = (counted: Counted, start: Start, day: string, clock: Clock): Timed => {
  const from = dayNumber(day);
  const count = counted.days ?? 0;
  const last = counted.kind === 'business' ? addBusinessDays(from, count, clock.federal) : from + count;
  const also = alsoOf(last, counted, from, clock);
  const date = dayText(last);
  return {
    deadline: { date, rule: { ...ruleOf(counted, start), start: day }, ...(also ? { also } : {}) },
    lastDay: date,
    flagged: false,
  };
};

const byHours = (counted: Counted, start: Start, day: string, { timeZone }: Clock): Timed => {
  const zoned =
    start.moment === null
      ? Temporal.PlainDate.from(day).toZonedDateTime(timeZone)
      : Temporal.Instant.from(start.moment).toZonedDateTimeISO(timeZone);
  const end = zoned.toInstant().add({ hours: counted.hours ?? 0 });
  const local = end.toZonedDateTimeISO(timeZone);
  const plain = { timeZoneName: 'never', fractionalSecondDigits: 0 } as const;
  return {
    deadline: {
      at: end.toString({ fractionalSecondDigits: 0 }),
      local: local.toString(plain),
      rule: { ...ruleOf(counted, start), start: start.moment ?? zoned.toString(plain) },
    },
    lastDay: local.toPlainDate().toString(),
    // Only the day is known, so the hours are counted from its first minute.
    flagged: start.moment === null,
  };
};

const counts = (counted: Counted, start: Start, day: string, clock: Clock): Timed =>
  counted.kind === 'hours' ? byHours(counted, start, day, clock) : byDays(counted, start, day, clock);

const undated = (counted: Counted, start: Start, clock: Clock): Timed => {
  const { name, absent } = start.keys;
  const rule = ruleOf(counted, start);
  const open = {
    ...(absent !== 'unknown' || start.planned ? { depends_on: name } : {}),
    ...(absent !== 'pending' && !start.planned ? { unknown: name } : {}),
  };
  const planned =
    start.planned && start.day !== null ? { planned: counts(counted, start, start.day, clock).deadline } : {};
  return { deadline: { date: null, ...open, rule, ...planned }, lastDay: null, flagged: false };
};

/** A deadline by one start. */
const fromStart = (counted: Counted, from: ClockStart, clock: Clock): Timed => {
  const start = startOf(from, clock);
  return start.day === null || start.planned
    ? undated(counted, start, clock)
    : counts(counted, start, start.day, clock);
};

const moment = ({ deadline, lastDay }: Timed): string => (deadline.at ? `${lastDay}` : `${lastDay}T24`);

const earlier = (a: Timed, b: Timed): Timed => {
  if (b.lastDay === null) return a;
  if (a.lastDay === null) return b;
  return moment(b) < moment(a) ? b : a;
};

const sooner = (timed: Timed, other: ClockStart, clock: Clock): Timed => {
  const day = startDay(other, clock);
  const name = startName(other);
  if (day === null) return { ...timed, deadline: { ...timed.deadline, or_sooner: name } };
  if (timed.lastDay !== null && timed.lastDay <= day) return timed;
  const { also: _also, depends_on: _pending, unknown: _unknown, ...deadline } = timed.deadline;
  return { ...timed, deadline: { ...deadline, date: day, sooner: name }, lastDay: day };
};

/** The last moment of a period: whichever start is first, or the other event if that comes sooner. */
export const timed = (deadline: Deadline, clock: Clock): Timed => {
  const starts = [deadline.from, ...(deadline.also_from ?? [])];
  const first = starts.map((start) => fromStart(deadline, start, clock)).reduce(earlier);
  return deadline.or_sooner ? sooner(first, deadline.or_sooner, clock) : first;
};

/** Only words bind: no date is invented. */
export const wordsOnly = (standard: string | null | undefined, latest?: string | null): Timed => ({
  deadline: {
    date: null,
    rule: null,
    ...(standard ? { standard } : {}),
    ...(latest ? { latest } : {}),
  },
  lastDay: null,
  flagged: false,
});

/** "Not before N days after": that day itself; whether full days must pass is open, so the next stands beside it. */
export const notBefore = (
  { days, kind, from }: { readonly days: number; readonly kind: 'calendar' | 'business'; readonly from: ClockStart },
  clock: Clock,
): DeadlineAnswer => {
  const { deadline } = fromStart({ days, kind }, from, clock);
  if (!deadline.date) return deadline;
  const { also: _also, ...plain } = deadline;
  return { ...plain, also: [{ date: dayText(dayNumber(deadline.date) + 1), convention: 'full_days' }] };
};
