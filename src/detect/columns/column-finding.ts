import type { ColumnRole, ElementId, ValueState } from '../../schema/vocabulary.ts';
import type { ColumnProfile } from './cells/column-profile.ts';
import type { ColumnPart } from './cells/composite.ts';

/** A person's decision about a column; it stands above everything that is found. */
export interface ColumnOverride {
  readonly column: number;
  readonly role: ColumnRole;
  readonly mention?: number;
  readonly by: string;
  readonly why: string;
}

/** What a column holds and why. `confidence` is a probability; `validShare` is over the sample's clear filled cells. */
export interface ColumnFinding {
  readonly column: number;
  readonly name: string | null;
  readonly role: ColumnRole;
  readonly element: ElementId | null;
  readonly mention: number;
  /** Which person of the row a second one of the same cell is; those whom a cell lists behind are the next ones. */
  readonly second?: number;
  /** Whose the header says that it is ("joint", "guardian"; `mention` in qualifiers.yaml); undefined: nobody's in particular. */
  readonly group: string | undefined;
  readonly state: ValueState;
  /** All states that the sample shows, the commonest first. */
  readonly states: readonly ValueState[];
  readonly confidence: number;
  readonly validShare: number;
  /** Test by which a cell counts as valid. */
  readonly validBy: string;
  readonly why: string;
  readonly overridden: boolean;
  readonly profile: ColumnProfile;
  /** Roles of a column whose cells hold several values each, or one of several kinds; its own role is the first of them. */
  readonly parts?: readonly ColumnPart[];
  /** Of a part of a column of several kinds of numbers: its cells. */
  readonly cells?: ColumnPart['cells'];
  /** Its cells are written with marks of pages, and mean what a page shows of them (`marked-cells.ts`). */
  readonly isMarked?: true;
}

/** A share as findings tell it. */
export const percent = (share: number): string => `${Math.floor(share * 100)} %`;
