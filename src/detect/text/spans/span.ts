import type { ElementId, ValueState } from '../../../schema/vocabulary.ts';
import type { NameOrder } from '../../columns/cells/split-name.ts';

/** A value found in text; offsets in UTF-16 units, `end` exclusive. `why` names rules, never the value. */
export interface Span {
  readonly element: ElementId;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  readonly state: ValueState;
  readonly detector: string;
  readonly why: string;
  /** Of a name without a comma: which part the heads of its columns say stands first; the given one where they say nothing. */
  readonly order?: NameOrder | undefined;
  /** The value with digits and letters for those that a scanner took for each other; as it stands where nothing says so. */
  readonly read?: string;
}

/** A value as it is meant. */
export const spanValue = ({ start, end, read }: Span, text: string): string => read ?? text.slice(start, end);

const reasons = new Map<string, Map<string, string>>();

/** "DETECTOR, REASON": one string for each pair, however often it is given, so that it is hashed and compared once. */
export const reasonOf = (detector: string, reason: string): string => {
  const own = reasons.get(detector) ?? new Map<string, string>();
  const known = own.get(reason);
  if (known !== undefined) return known;
  const made = `${detector}, ${reason}`;
  reasons.set(detector, own.set(reason, made));
  return made;
};

/** How many places, sorted by where they begin, begin before an offset. */
export const countBefore = (sorted: readonly Pick<Span, 'start'>[], at: number): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.start ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
};
