import { type ColumnRole, elementOfRole, isCounted, isElementId } from '../../schema/vocabulary.ts';
import type { ColumnTruth, DocumentTruth, SpanTruth } from '../truth/truth.ts';
import { type Accuracy, createTally, type Share, shareOf } from './measures.ts';

export interface FoundColumn {
  readonly documentNo: number;
  readonly column: number;
  readonly mention: number;
  readonly role: string;
  readonly state: string;
}

export interface FoundSpan {
  readonly documentNo: number;
  readonly start: number;
  readonly end: number;
  readonly element: string;
}

type Documents = ReadonlyMap<number, DocumentTruth>;
type ByElement = Readonly<Record<string, Accuracy>>;

const counted = (element: string | undefined | null): element is string =>
  typeof element === 'string' && isElementId(element) && isCounted(element);

/** Columns: which element each holds (parts of names and addresses count as the element they are part of), and in which state. */
export const scoreColumns = (
  found: readonly FoundColumn[],
  truth: readonly ColumnTruth[],
  documents: Documents,
): { readonly elements: ByElement; readonly states: Share } => {
  const expected = new Map<string, string>();
  for (const { document, column, element, state } of truth) {
    if (counted(element)) expected.set(`${document}\n${column}\n${element}`, state);
  }
  const tally = createTally();
  const seen = new Map<string, string>();
  for (const { documentNo, column, role, state } of found) {
    const document = documents.get(documentNo)?.document ?? `unknown ${documentNo}`;
    const element = elementOfRole(role as ColumnRole);
    if (counted(element)) seen.set(`${document}\n${column}\n${element}`, state);
  }
  const elementIn = (key: string): string => key.slice(key.lastIndexOf('\n') + 1);
  let right = 0;
  let hits = 0;
  for (const [key, state] of seen) {
    const wanted = expected.get(key);
    tally.add(elementIn(key), wanted === undefined ? { extra: 1 } : { hit: 1 });
    if (wanted === undefined) continue;
    hits += 1;
    if (wanted === state) right += 1;
  }
  for (const key of expected.keys()) if (!seen.has(key)) tally.add(elementIn(key), { missed: 1 });
  return { elements: tally.result(), states: shareOf(right, hits) };
};

const groupBy = <Item>(items: readonly Item[], key: (item: Item) => string): ReadonlyMap<string, readonly Item[]> => {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
};

/** Hits where places overlap, each place of the truth once; where offsets are not comparable, as many as both have. */
const hitsIn = (found: readonly FoundSpan[], truth: readonly SpanTruth[]): number => {
  if (truth.some(({ exact }) => !exact)) return Math.min(found.length, truth.length);
  const open = [...found];
  return truth.filter(({ start, end }) => {
    const at = open.findIndex((span) => span.start < end && start < span.end);
    if (at >= 0) open.splice(at, 1);
    return at >= 0;
  }).length;
};

/** Spans in texts. A postal code inside an address is part of it and not counted again. */
export const scoreSpans = (
  found: readonly FoundSpan[],
  truth: readonly SpanTruth[],
  documents: Documents,
): ByElement => {
  const seen = found
    .filter(({ element }) => counted(element) && element !== 'zip')
    .map((span) => ({ ...span, document: documents.get(span.documentNo)?.document ?? `unknown ${span.documentNo}` }));
  const foundGroups = groupBy(seen, ({ document, element }) => `${document}\n${element}`);
  const truthGroups = groupBy(truth, ({ document, element }) => `${document}\n${element}`);
  const tally = createTally();
  for (const key of new Set([...foundGroups.keys(), ...truthGroups.keys()])) {
    const [a, b] = [foundGroups.get(key) ?? [], truthGroups.get(key) ?? []];
    const hit = hitsIn(a, b);
    tally.add(key.slice(key.lastIndexOf('\n') + 1), { hit, missed: b.length - hit, extra: a.length - hit });
  }
  return tally.result();
};
