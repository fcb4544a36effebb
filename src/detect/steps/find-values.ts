import { type PlainSpan, plainSpans } from '../columns/plain-spans.ts';

/**
 * The finder of values in running text: the one place that says which scanner texts, free-text cells and `candor scan`
 * go through. Offsets in UTF-16 units.
 */
export const findValues: (text: string) => readonly PlainSpan[] = plainSpans;
