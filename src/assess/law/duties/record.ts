import type { RecordAnswer } from '../answer.ts';
import { addMonths } from '../days/days.ts';
import { type Clock, startDay, startName } from '../days/deadline.ts';
import type { LawOutcome } from '../outcome.ts';
import { all, any } from '../truth.ts';

/** A period that runs from no stated day is told in years where it is whole ones. */
const wholeYears = (kept: LawOutcome['law']['record']): Pick<RecordAnswer, 'years'> =>
  kept && kept.from === null && kept.months !== null && kept.months % 12 === 0 ? { years: kept.months / 12 } : {};

/** What must be kept: the no-harm finding where it is used, and a record of the breach where the law asks it. */
export const recordAnswer = ({ law, groups, applies }: LawOutcome, clock: Clock): RecordAnswer | undefined => {
  const used = any(...groups.map(({ triggered, lifted }) => all(triggered, lifted)));
  const years = used.is === 'no' ? null : (law.event.risk_of_harm?.document_years ?? null);
  // The record is of every breach, also of one that nobody must be told of.
  const kept = applies.is === 'no' ? undefined : law.record;
  if (years === null && !kept) return undefined;
  const start = kept?.from ? startDay(kept.from, clock) : null;
  return {
    ...(kept ? { kept: true as const } : {}),
    ...(years === null ? wholeYears(kept) : { years }),
    ...(kept && kept.months !== null ? { months: kept.months } : {}),
    ...(kept?.from && kept.months !== null
      ? { from: startName(kept.from), until: start === null ? null : addMonths(start, kept.months) }
      : {}),
  };
};
