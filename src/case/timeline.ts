import type { CaseFile, DateEvent } from './case-schema.ts';
import { decisionsInForce } from './decisions.ts';

/** From awareness to notice: which day each step has, how that day changed, and why the next step took as long as it did. */

export interface TimelineStep {
  readonly event: DateEvent;
  /** A day, or a moment with its offset. */
  readonly at: string;
  readonly by: string;
  readonly document: string | null;
  /** The day lies after the day of the case: a plan. */
  readonly planned: boolean;
  readonly earlier: readonly { readonly at: string; readonly why: string; readonly by: string | null }[];
}

export interface GapReason {
  readonly why: string;
  readonly by: string;
  readonly on: string;
  readonly document: string | null;
}

export interface TimelineGap {
  readonly from: DateEvent;
  readonly to: DateEvent;
  /** Whole days between the two; null: one of them is not recorded. */
  readonly days: number | null;
  /** The later step has not happened: days so far. */
  readonly open: boolean;
  readonly reasons: readonly GapReason[];
}

export interface Timeline {
  readonly steps: readonly TimelineStep[];
  readonly gaps: readonly TimelineGap[];
}

/** The steps whose distances must be explained. */
const CHAIN: readonly DateEvent[] = ['aware', 'discovered', 'determined', 'notice_to_individuals'];

const DAY_MS = 86_400_000;
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / DAY_MS);

/** By the day as people wrote it, where it happened; a moment after the day without one. */
const orderOf = ({ at }: { readonly at: string }): string => at;

const reasonsOf = (file: CaseFile, from: DateEvent, to: DateEvent, asOf: string): readonly GapReason[] => {
  const decisions = decisionsInForce(file).filter(({ on }) => on <= asOf);
  return decisions.flatMap((decision): readonly GapReason[] => {
    const { why, by, on, document = null } = decision;
    if (decision.about === 'gap' && decision.from === from && decision.to === to) return [{ why, by, on, document }];
    // A hold by the police stands between the determination and the letters.
    if (decision.about !== 'law_enforcement_hold' || to !== 'notice_to_individuals') return [];
    const span = `${decision.from} to ${decision.to ?? 'still on'}`;
    return [{ why: `hold by ${decision.agency}, ${span}: ${why}`, by, on, document }];
  });
};

/** One moment counts where day and moment of an event are both recorded: the day, as most clocks take it. */
const stepsOf = (file: CaseFile, asOf: string): readonly TimelineStep[] => {
  const dates = file.dates ?? [];
  return dates
    .filter(({ event, at }, index) => {
      const twin = dates.find((other, n) => n !== index && other.event === event);
      return !twin || !at.includes('T');
    })
    .map(({ event, at, recorded_by: by, document, earlier = [] }) => ({
      event,
      at,
      by,
      document: document ?? null,
      planned: at.slice(0, 10) > asOf,
      earlier: earlier.map((before) => ({ at: before.at, why: before.why, by: before.recorded_by ?? null })),
    }))
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : orderOf(a) > orderOf(b) ? 1 : 0));
};

/** The steps of a case in the order of their days, and the gaps of the chain with the reasons on record by that day. */
export const timelineOf = (file: CaseFile, asOf: string): Timeline => {
  const steps = stepsOf(file, asOf);
  // A step that nobody recorded is left out of the chain, but for the last: the people wait for it.
  const chain = CHAIN.filter((event) => event === CHAIN.at(-1) || steps.some((step) => step.event === event));
  const gaps = chain.slice(1).flatMap((to, n): readonly TimelineGap[] => {
    const from = chain[n];
    const start = steps.find(({ event }) => event === from);
    if (from === undefined || !start) return [];
    const end = steps.find(({ event }) => event === to);
    const open = end === undefined || end.planned;
    const until = open ? asOf : end.at;
    return [{ from, to, days: daysBetween(start.at, until), open, reasons: reasonsOf(file, from, to, asOf) }];
  });
  return { steps, gaps };
};
