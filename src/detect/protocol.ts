import { type ElementId, isElementId } from '../schema/vocabulary.ts';

/**
 * What counts as found, as a case's protocol says it: a finding that is less sure than its element's threshold, or of
 * an element that is left out, exposes nobody. Thresholds in millionths.
 */
export interface Protocol {
  readonly threshold: number;
  readonly thresholds: Readonly<Record<string, number>>;
  readonly excluded: readonly string[];
}

/** Everything that is found counts. */
export const OPEN_PROTOCOL: Protocol = { threshold: 0, thresholds: {}, excluded: [] };

/** How sure a finding of an element must be, in millionths. */
export const thresholdOf = ({ threshold, thresholds }: Protocol, element: string): number =>
  thresholds[element] ?? threshold;

/** Whether a finding counts; `confidence` in millionths. */
export const countsBy = (protocol: Protocol, element: ElementId, confidence: number): boolean =>
  !protocol.excluded.includes(element) && confidence >= thresholdOf(protocol, element);

/** Why a finding of a column does not count, for people; undefined where it does. */
export const withheldWhy = (protocol: Protocol, element: string | null, confidence: number): string | undefined => {
  if (element === null || !isElementId(element)) return undefined;
  if (protocol.excluded.includes(element)) return 'left out by the protocol';
  const least = thresholdOf(protocol, element);
  return confidence < least ? `below the protocol's ${least / 1e6}` : undefined;
};
