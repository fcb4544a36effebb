import type { ElementId, ValueState } from '../../schema/vocabulary.ts';

/** A value found in text; offsets in UTF-16 units, `end` exclusive. `why` names rules, never the value. */
export interface Span {
  readonly element: ElementId;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  readonly state: ValueState;
  readonly detector: string;
  readonly why: string;
}
