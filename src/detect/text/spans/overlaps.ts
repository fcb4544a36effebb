import type { ElementId } from '../../../schema/vocabulary.ts';
import { countBefore, type Span } from './span.ts';

/** Streets are called after people, never people after streets: a whole address outweighs the name in it. */
const weightOf = ({ element, confidence, why, start, end }: Span): number => {
  // Of two readings of an address, the whole one counts before its street.
  if (element === 'postal_address') return confidence + 0.3 + Math.min(0.2, (end - start) / 300);
  // Digits without a plus sign give way to what a label of their own says.
  return element === 'phone' && !why.includes('plus') ? confidence - 0.25 : confidence;
};

const isHiddenByForm = ({ state, why }: Span): boolean => state !== 'clear' && why.includes(', form');

/** A mask or a hash that only its form tells gives way to what a label says of it. */
const isNamedOtherwise = (span: Span, spans: readonly Span[]): boolean =>
  isHiddenByForm(span) &&
  spans.some(
    (other) =>
      other.element !== span.element &&
      other.state !== 'clear' &&
      !isHiddenByForm(other) &&
      other.start <= span.start &&
      other.end >= span.end,
  );

const bySurety = (a: Span, b: Span): number =>
  weightOf(b) - weightOf(a) ||
  b.end - b.start - (a.end - a.start) ||
  a.start - b.start ||
  (a.detector < b.detector ? -1 : 1);

/** "/s/ Mary Johnson": a signature gives way to the name in it, and keeps what stands in front. */
const besideName = (span: Span, spans: readonly Span[]): Span => {
  if (span.element !== 'signature') return span;
  const name = spans.find(
    ({ element, start, end }) => element === 'person_name' && start > span.start && end <= span.end,
  );
  return name ? { ...span, end: name.start - 1 } : span;
};

/** Of spans that overlap, directly or over others, the surest stay, then the longest. */
const settled = (spans: readonly Span[]): readonly Span[] => {
  const kept: Span[] = [];
  for (const span of [...spans].sort(bySurety)) {
    const place = countBefore(kept, span.start);
    const before = kept[place - 1];
    const after = kept[place];
    if ((before && before.end > span.start) || (after && after.start < span.end)) continue;
    kept.splice(place, 0, span);
  }
  return kept;
};

/** Spans in order of place, no two of them overlapping. */
export const withoutOverlaps = (spans: readonly Span[]): readonly Span[] => {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const result: Span[] = [];
  let from = 0;
  for (let first = sorted[0]; first; first = sorted[from]) {
    let to = from + 1;
    let { end } = first;
    for (let next = sorted[to]; next && next.start < end; next = sorted[to]) {
      end = Math.max(end, next.end);
      to += 1;
    }
    if (to === from + 1) result.push(first);
    else {
      const group = sorted.slice(from, to);
      const named = group.filter((span) => !isNamedOtherwise(span, group));
      result.push(...settled(named.map((span) => besideName(span, group))));
    }
    from = to;
  }
  return result;
};

/** What is issued for a time, as a card is. */
const DOCUMENTS: ReadonlySet<ElementId> = new Set([
  'passport',
  'drivers_license',
  'state_id',
  'other_government_id',
  'military_id',
  'health_insurance_id',
]);

/** Signs between a document and the month in which it ends, at most; and values between them. */
const END_REACH = 48;
const MOST_BETWEEN = 2;

const isEndOfDocument = (spans: readonly Span[], n: number): boolean => {
  const end = spans[n];
  for (let at = n - 1; end && at >= n - 1 - MOST_BETWEEN; at -= 1) {
    const span = spans[at];
    if (!span || end.start - span.end > END_REACH || span.element === 'payment_card') return false;
    if (DOCUMENTS.has(span.element)) return true;
  }
  return false;
};

/** "Kit lot 5554136, exp 06/25", "CPR cert. exp 11/2025": goods and papers of a trade end, too. */
const GOODS =
  /\b(?:lot|lots|batch|lote|ndc|cert|certs|certificate|certificates|certification|certifications|registration|permit|license|licence|vial|vaccine|insp|inspection)\b(?![^\n]*\b(?:card|cc)\b)[^\n;]{0,32}$/i;

/** Whether a month that a text calls the end of something is that of goods or papers, by the words in front of it. */
const isEndOfGoods = (text: string, spans: readonly Span[], n: number): boolean => {
  const { start = 0 } = spans[n] ?? {};
  const before = spans[n - 1];
  if (before?.element === 'payment_card' && start - before.end <= END_REACH) return false;
  return GOODS.test(text.slice(Math.max(0, start - END_REACH), start));
};

/** "Passport F482917, exp. 04/2031": the month is that document's and of no card. Spans stand in order of place. */
export const withoutDocumentEnds = (text: string, spans: readonly Span[]): readonly Span[] =>
  spans.some(({ element }) => element === 'card_expiry')
    ? spans.filter(
        ({ element }, n) => element !== 'card_expiry' || !(isEndOfDocument(spans, n) || isEndOfGoods(text, spans, n)),
      )
    : spans;
