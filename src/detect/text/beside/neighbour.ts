import type { ElementId, ValueState } from '../../../schema/vocabulary.ts';
import { readBirthDate } from '../../values/birth-dates.ts';
import { withoutConfusions } from '../../values/validators.ts';

/** What may stand right behind a value of one element without a label of its own: its place says what it is. */
export interface Neighbour {
  readonly behind: ElementId;
  readonly element: ElementId;
  /** Signs between the two, with the value as its last group. */
  readonly form: RegExp;
  /** Of the value, and of what it stands behind with what stands in front of that. */
  readonly isValid: (value: string, before: string, around: Around) => boolean;
  readonly confidence: number;
  readonly state?: ValueState;
}

/** What else is known of a value that stands behind another. */
export interface Around {
  /** What stands between the two. */
  readonly between: string;
  /** The latest year that the text names; 0 for none. */
  readonly newest: () => number;
}

/** Signs in front of what a value stands behind that tell what kind of value it is. */
export const HEAD = 160;

export const isBirth = (value: string): boolean => readBirthDate(value, withoutConfusions) !== undefined;

export const always = (): boolean => true;
