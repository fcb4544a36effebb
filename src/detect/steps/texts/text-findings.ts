import type { ElementId, ValueState } from '../../../schema/vocabulary.ts';

/** A value found in one part of a text. Offsets in code points; `record` counts the mentions of the part from 0. What several people share is there once for each. */
export interface TextDetection {
  readonly element: ElementId;
  readonly start: number;
  readonly end: number;
  readonly state: ValueState;
  /** How a hashed value was made; null for others. */
  readonly hash: string | null;
  readonly confidence: number;
  readonly token: string;
  readonly masked: string;
  readonly detector: string;
  readonly record: number | null;
  /** 1: it is there for another mention already, which has it as well. */
  readonly shared: number;
}

/** A mention of a person in one part of a text: cells of RECORD by name, without ids. */
interface TextRecord {
  readonly start: number;
  readonly kind: string;
  readonly cells: Readonly<Record<string, string | number | null>>;
}

export interface TextFindings {
  readonly detections: readonly TextDetection[];
  readonly records: readonly TextRecord[];
}
