import { conditionTruth } from '../conditions.ts';
import type { View } from '../facts/fact-values.ts';
import type { LawIndividuals } from '../schema/notice-schema.ts';
import type { Deadline } from '../schema/schema-parts.ts';
import { type Clock, notBefore, type Timed, timed, wordsOnly } from './deadline.ts';

/** By when people must be told: the period of the law, with extension, police hold and earliest day. */

export interface HoldState {
  /** A hold that is on, or was on; null where there is none or the law knows none. */
  readonly state: 'none' | 'on' | 'released';
  readonly flagged: boolean;
}

/** How a police hold stands. A law that does not say whether it respects one is read without it. */
export const holdState = ({ facts, law }: View): HoldState => {
  const hold = facts.law_enforcement_hold;
  const asOf = facts.as_of ?? '9999-12-31';
  if (!hold || !law.individuals || (hold.from && hold.from > asOf)) return { state: 'none', flagged: false };
  if (law.individuals.law_enforcement_delay !== true) return { state: 'none', flagged: true };
  return { state: hold.to && hold.to <= asOf ? 'released' : 'on', flagged: false };
};

interface Extended {
  readonly deadline: Deadline;
  readonly flagged: boolean;
}

/** Adds the days of an extension that was claimed as the law asks, and in time. */
const extended = (deadline: Deadline, individuals: LawIndividuals, view: View, clock: Clock): Extended => {
  const asked = individuals.extension_on_request;
  const claim = view.facts.extension_claimed;
  if (!asked || !claim || claim.jurisdiction !== view.law.id) return { deadline, flagged: false };
  const met = conditionTruth(asked.condition, view, '$.individuals.extension_on_request.condition');
  if (met.is !== 'yes') return { deadline, flagged: met.is === 'unknown' };
  const own = timed(deadline, clock).lastDay;
  if (claim.filed && own && claim.filed > own) return { deadline, flagged: true };
  // The law names no number: what the office allows is not the law's date.
  if (asked.days === null) return { deadline, flagged: true };
  return { deadline: { ...deadline, days: (deadline.days ?? 0) + asked.days }, flagged: false };
};

const ownDeadline = (individuals: LawIndividuals, view: View, clock: Clock): Timed => {
  if (!individuals.deadline) return wordsOnly(individuals.standard);
  const { deadline, flagged } = extended(individuals.deadline, individuals, view, clock);
  const result = timed(deadline, clock);
  return { ...result, flagged: result.flagged || flagged };
};

const afterHold = (own: Timed, individuals: LawIndividuals, view: View, clock: Clock): Timed => {
  const after = individuals.after_law_enforcement_hold;
  if (!after) return { ...wordsOnly(individuals.standard), flagged: true };
  const released = view.facts.law_enforcement_hold?.to ?? '';
  if (after.rule === 'if_own_deadline_is_past' && (own.lastDay === null || own.lastDay >= released)) return own;
  return timed({ days: after.days, kind: after.kind, from: 'hold_released', outer_limit: true }, clock);
};

export const individualsTimed = (view: View, clock: Clock): Timed => {
  const { individuals } = view.law;
  if (!individuals) return wordsOnly(null);
  const own = ownDeadline(individuals, view, clock);
  const hold = holdState(view);
  const result = hold.state === 'released' ? afterHold(own, individuals, view, clock) : own;
  const waiting = individuals.not_before ? { not_before: notBefore(individuals.not_before, clock) } : {};
  return {
    ...result,
    deadline: { ...result.deadline, ...waiting },
    flagged: result.flagged || hold.flagged,
  };
};
