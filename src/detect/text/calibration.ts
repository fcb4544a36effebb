import { calibrationSteps, type Steps } from '../words/data-files.ts';
import type { Family } from '../words/kinds.ts';
import type { Span } from './spans/span.ts';

const FACTS: ReadonlySet<string> = new Set(
  'medical genetic biometric race_or_ethnicity religion political_opinion union_membership sexual_orientation criminal_record work_evaluation place_of_birth signature cpni tax_return'.split(
    ' ',
  ),
);

export const familyOf = ({ element, why }: Span): Family => {
  if (element === 'person_name') return 'name';
  if (element === 'postal_address') return 'address';
  if (element === 'phone') return 'phone';
  if (FACTS.has(element)) return 'fact';
  return why.includes('label') || why.startsWith('behind') ? 'label' : 'form';
};

let steps: Readonly<Record<Family, Steps>> | undefined;

/** The share of right ones at a confidence, between the steps along a line; at least what the lowest has. */
export const shareAt = (own: Steps, raw: number): number => {
  const at = own.findLastIndex(([from]) => from <= raw);
  const [from, share] = own[Math.max(0, at)] ?? [0, raw];
  const [next, higher] = own[at + 1] ?? [100, share];
  const between = at < 0 || next <= from ? 0 : (raw - from) / (next - from);
  return Math.round(100 * (share + between * (higher - share))) / 10_000;
};

/** What was worked out, by the rule's reason and its confidence: few rules, few confidences. */
const known = new Map<string, Map<number, number>>();

const worthOf = (span: Span): number => {
  const own = known.get(span.why) ?? new Map<number, number>();
  const worth = own.get(span.confidence);
  if (worth !== undefined) return worth;
  steps ??= calibrationSteps();
  const found = shareAt(steps[familyOf(span)], 100 * span.confidence);
  known.set(span.why, own.set(span.confidence, found));
  return found;
};

/** A detection with the share of right ones among those like it. */
export const calibrated = (span: Span): Span => {
  const { element, start, end, state, detector, why, order } = span;
  return { element, start, end, confidence: worthOf(span), state, detector, why, order };
};
