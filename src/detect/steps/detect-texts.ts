import { createHmac } from 'node:crypto';
import type { ScriptFunction } from '../../engine/port.ts';
import { maskValue } from '../columns/mask-value.ts';
import { findValues } from './find-values.ts';
import type { TextDetection, TextFindings } from './text-findings.ts';

/** Counts code points up to growing UTF-16 offsets of one text in a single pass. */
export const codePoints = (text: string): ((offset: number) => number) => {
  let unit = 0;
  let point = 0;
  return (offset) => {
    while (unit < offset) {
      unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
      point += 1;
    }
    return point;
  };
};

const MILLION = 1_000_000;

/** The keyed token of a value: equal values of an element have equal tokens in a case, and nowhere else. */
export const valueToken = (key: string, element: string, value: string): string => {
  const normal = value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return createHmac('sha256', Buffer.from(key, 'hex')).update(`${element}:${normal}`).digest('hex').slice(0, 32);
};

const findIn = (text: string, tokenKey: string): TextFindings => {
  const at = codePoints(text);
  const detections = findValues(text).map((span): TextDetection => {
    const value = text.slice(span.start, span.end);
    return {
      element: span.element,
      start: at(span.start),
      end: at(span.end),
      state: span.state,
      confidence: Math.floor(span.confidence * MILLION),
      token: valueToken(tokenKey, span.element, value),
      masked: maskValue(value),
      detector: span.detector,
      record: null,
    };
  });
  return { detections, records: [] };
};

interface Setting {
  readonly tokenKey: string;
}

/** Script step over texts (document_no, part, kind, text): one row with the findings as JSON where there are any. */
export const detectTexts: ScriptFunction = function* ([, , , text], setting) {
  if (!text) return;
  const found = findIn(text, (setting as Setting).tokenKey);
  if (found.detections.length + found.records.length > 0) yield [JSON.stringify(found)];
};
