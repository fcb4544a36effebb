import type { ElementId, ValueState } from '../../schema/vocabulary.ts';
import { VALUE_TESTS } from './content-tests.ts';

/** A value found in running text; offsets in UTF-16 units, `end` exclusive. */
export interface PlainSpan {
  readonly element: ElementId;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  readonly state: ValueState;
  readonly detector: string;
}

interface Finder {
  readonly element: ElementId;
  readonly detector: string;
  /** No nested repetition: each runs in linear time. */
  readonly pattern: RegExp;
  readonly test: string;
  readonly confidence: number;
  readonly state?: ValueState;
}

const FINDERS: readonly Finder[] = [
  {
    element: 'email',
    detector: 'cell-email',
    pattern: /[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g,
    test: 'email',
    confidence: 0.99,
  },
  {
    element: 'iban',
    detector: 'cell-iban',
    pattern: /\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?\b/g,
    test: 'iban',
    confidence: 0.99,
  },
  {
    element: 'payment_card',
    detector: 'cell-card',
    pattern: /(?<![\d.-])\d(?:[ -]?\d){11,18}(?![\d.-])/g,
    test: 'card',
    confidence: 0.95,
  },
  {
    element: 'ssn',
    detector: 'cell-ssn',
    pattern: /(?<![\d-])\d{3}[- ]\d{2}[- ]\d{4}(?![\d-])/g,
    test: 'ssn_written',
    confidence: 0.95,
  },
  {
    element: 'ssn',
    detector: 'cell-ssn-masked',
    pattern: /[*xX#]{3}-?[*xX#]{2}-?\d{4}\b/g,
    test: 'ssn_masked',
    confidence: 0.9,
    state: 'truncated',
  },
  {
    element: 'phone',
    detector: 'cell-phone',
    pattern: /(?<![\d.-])(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}(?![\d-])/g,
    test: 'phone_written',
    confidence: 0.9,
  },
  {
    element: 'phone',
    detector: 'cell-phone-e164',
    pattern: /(?<!\d)\+[1-9]\d{7,14}(?!\d)/g,
    test: 'phone_e164',
    confidence: 0.9,
  },
  {
    element: 'ip_address',
    detector: 'cell-ip',
    pattern: /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g,
    test: 'ip',
    confidence: 0.9,
  },
];

const LABELLED: readonly Finder[] = [
  {
    element: 'ssn',
    detector: 'cell-ssn-labelled',
    pattern: /\b(?:ssn|social security(?: number| no\.?)?|soc\.? ?sec\.?)\s*(?:is|:|#|-)?\s*(\d{9})\b/gi,
    test: 'ssn_digits',
    confidence: 0.95,
  },
  {
    element: 'date_of_birth',
    detector: 'cell-birth-labelled',
    pattern:
      /\b(?:dob|d\.o\.b\.?|born(?: on)?|birth ?date|date of birth)\s*(?:is|:|-)?\s*(\d{1,4}[./-]\d{1,2}[./-]\d{2,4})/gi,
    test: 'date',
    confidence: 0.95,
  },
  {
    element: 'account_pin',
    detector: 'cell-pin-labelled',
    pattern: /\b(?:pin|passcode)(?: code| number)?\s*(?:is|:|-)?\s*(\d{4,8})\b/gi,
    test: 'pin',
    confidence: 0.9,
  },
  {
    element: 'password',
    detector: 'cell-password-labelled',
    pattern: /\b(?:password|passwd|pwd)\s*(?:is|:|=)\s*(\S{4,64})/gi,
    test: 'secret',
    confidence: 0.8,
  },
];

const spansOf = (text: string, finder: Finder, group: 0 | 1): readonly PlainSpan[] => {
  const { element, detector, confidence, state } = finder;
  return [...text.matchAll(finder.pattern)].flatMap((found) => {
    const value = found[group] ?? '';
    if (!VALUE_TESTS[finder.test]?.(value)) return [];
    const start = found.index + found[0].lastIndexOf(value);
    return [{ element, detector, confidence, state: state ?? 'clear', start, end: start + value.length }];
  });
};

/** Values that their own form or a label in front tells, in running text of a cell; none overlap, in order. */
export const plainSpans = (text: string): readonly PlainSpan[] => {
  const found = [
    ...FINDERS.flatMap((finder) => spansOf(text, finder, 0)),
    ...LABELLED.flatMap((finder) => spansOf(text, finder, 1)),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: PlainSpan[] = [];
  for (const span of found) if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  return kept;
};
