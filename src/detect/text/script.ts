import type { ScriptFunction } from '../../engine/port.ts';
import { maskValue } from '../columns/cells/mask-value.ts';
import type { ModelName } from '../model/name-model.ts';
import { withNames } from '../model/with-names.ts';
import { findWithOwn, type OwnDetectors } from '../own-detectors.ts';
import { codePoints, valueToken } from '../steps/texts/detect-texts.ts';
import type { TextDetection, TextFindings } from '../steps/texts/text-findings.ts';
import { hashKindOf } from '../values/hashes.ts';
import { helpersIn } from './helpers/helpers.ts';
import { mentionsOf } from './mentions.ts';
import { spanValue } from './spans/span.ts';

const MILLION = 1_000_000;

interface Setting {
  readonly tokenKey: string;
  /** A case's own detectors. */
  readonly detectors: readonly OwnDetectors[];
}

/** All values of one text, with the names that a model found there, and the mentions of people that they make. */
export const findInText = (
  text: string,
  kind: string,
  { tokenKey, detectors }: Setting,
  names: readonly ModelName[] = [],
): TextFindings => {
  const at = codePoints(text);
  const own = findWithOwn(detectors)(text);
  const spans = names.length === 0 ? own : withNames(text, own, names, helpersIn(text, own));
  const mentions = mentionsOf(spans, text, kind);
  const recordsOf = new Map<number, number[]>();
  for (const [record, { members }] of mentions.entries())
    for (const n of members) recordsOf.set(n, [...(recordsOf.get(n) ?? []), record]);
  const points = spans.map(({ start, end }) => ({ start: at(start), end: at(end) }));
  const detections = spans.flatMap((span, n): readonly TextDetection[] => {
    const value = spanValue(span, text);
    const found = {
      element: span.element,
      start: points[n]?.start ?? 0,
      end: points[n]?.end ?? 0,
      state: span.state,
      hash: span.state === 'hashed' ? (hashKindOf(value)?.kind ?? null) : null,
      confidence: Math.floor(span.confidence * MILLION),
      token: valueToken(tokenKey, span.element, value),
      masked: maskValue(value),
      detector: span.detector,
    };
    return (recordsOf.get(n) ?? [null]).map((record) => ({
      ...found,
      record,
      shared: Number(record !== null && mentions[record]?.shared.has(n) === true),
    }));
  });
  const records = mentions.map(({ members, kind: form, cells }) => ({
    start: points[members[0] ?? 0]?.start ?? 0,
    kind: form,
    cells,
  }));
  return { detections, records };
};

/**
 * Script step over texts (document_no, part, kind, text, and a model's names as JSON where there is one): one row with
 * `TextFindings` as JSON where there are any.
 */
export const detectText: ScriptFunction = function* ([, , kind, text, names], setting) {
  if (!text) return;
  const named = names ? (JSON.parse(names) as readonly ModelName[]) : [];
  const found = findInText(text, kind ?? 'plain', setting as Setting, named);
  if (found.detections.length > 0) yield [JSON.stringify(found)];
};
