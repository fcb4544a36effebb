import { calibrationSteps, type Family, type Steps } from '../words/data-files.ts';
import type { Span } from './span.ts';

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

/** The share of right ones among detections like this, between the steps along a line; at least what the lowest has. */
export const calibrated = (span: Span): Span => {
  steps ??= calibrationSteps();
  const own = steps[familyOf(span)];
  const raw = 100 * span.confidence;
  const at = own.findLastIndex(([from]) => from <= raw);
  const [from, share] = own[Math.max(0, at)] ?? [0, raw];
  const [next, higher] = own[at + 1] ?? [100, share];
  const between = at < 0 || next <= from ? 0 : (raw - from) / (next - from);
  return { ...span, confidence: Math.round(100 * (share + between * (higher - share))) / 10_000 };
};
