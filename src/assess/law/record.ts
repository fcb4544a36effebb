import type { RecordAnswer } from './answer.ts';
import { addMonths } from './days.ts';
import { type Clock, startDay, startName } from './deadline.ts';
import type { LawOutcome } from './outcome.ts';
import { all, any } from './truth.ts';

/** What must be kept: the no-harm finding where it is used, and a record of the breach where the law asks it. */
export const recordAnswer = ({ law, groups }: LawOutcome, clock: Clock): RecordAnswer | undefined => {
  const used = any(...groups.map(({ triggered, lifted }) => all(triggered, lifted)));
  const breach = any(...groups.map(({ triggered }) => triggered));
  const years = used.is === 'no' ? null : (law.event.risk_of_harm?.document_years ?? null);
  const kept = breach.is === 'no' ? undefined : law.record;
  if (years === null && !kept) return undefined;
  const start = kept?.from ? startDay(kept.from, clock) : null;
  return {
    ...(kept ? { kept: true as const } : {}),
    ...(years === null ? {} : { years }),
    ...(kept && kept.months !== null ? { months: kept.months } : {}),
    ...(kept?.from && kept.months !== null
      ? { from: startName(kept.from), until: start === null ? null : addMonths(start, kept.months) }
      : {}),
  };
};
