import type { ColumnRole, ElementId, ValueState } from '../../../schema/vocabulary.ts';
import type { ColumnPart } from '../../columns/cells/composite.ts';
import type { NameOrder } from '../../columns/cells/split-name.ts';
import type { DateOrder } from '../../columns/cells/value-dates.ts';
import type { TalkPlan } from '../talk/talk-plan.ts';
import type { CodePlace } from './code-place.ts';

/** What a column says beside its role. */
export type ColumnMeaning = 'status' | 'as_of' | 'day_of_age' | 'deceased' | 'date_of_death' | null;

/** A day or year of somebody that stays what it is: "graduation", "hired", "since"; whether its cells are days, or years alone. */
export interface Lasting {
  readonly kind: string;
  readonly isDays: boolean;
}

/** A column as the record step needs it; plain data, so that tables of one plan are worked on together. */
export interface PlanColumn {
  readonly column: number;
  readonly role: ColumnRole;
  readonly element: ElementId | null;
  readonly mention: number;
  readonly states: readonly ValueState[];
  readonly dateOrder: DateOrder;
  readonly nameOrder: NameOrder;
  readonly meaning: ColumnMeaning;
  readonly lasting?: Lasting;
  /** US codes whose leading zeros a spreadsheet took. */
  readonly padZip: boolean;
  /** Where a row has several addresses of the person: which it is of, 0 the one that mail goes to first. */
  readonly addressSet?: number;
  /** Where five figures of it are a postal code, if not in the US. */
  readonly codePlace?: CodePlace;
  /** Cells with the sign by which spreadsheets keep digits as text. */
  readonly isQuoted?: true;
  /** Codes in which "m" is a woman (h/m, hombre/mujer). */
  readonly spanishGender: boolean;
  /** It does not count by the case's protocol. */
  readonly withheld: boolean;
  /** Said of another person of the row, and of this one too. */
  readonly isShared?: true;
  /** Of a whole name only the family name is said: that of somebody else of the household. */
  readonly isFamilyOnly?: true;
  /** The second of two family names in columns of their own. */
  readonly isSecondName?: true;
  /** What stands in front of a family name, in a column of its own ("van der"). */
  readonly isFamilyPrefix?: true;
  /** Its value is one of several in the cell, or the cell is now its own and now another's. */
  readonly isWithin?: true;
  /** Names beside that of a company, some of which may be one of its offices. */
  readonly isOfCompany?: true;
  /** Names beside that of a login, some of which may be accounts of systems. */
  readonly isOfLogins?: true;
  /** Days of birth without their years, and none of a date in several columns. */
  readonly isBirthday?: true;
  /** In a column of several kinds of numbers: its cells. */
  readonly cells?: NonNullable<ColumnPart['cells']>;
  /** Its value is the key of the row, among those of this name. */
  readonly keySpace?: string;
  /** No cell of it was given a form by the script: SQL turns them all. */
  readonly isPlain?: boolean;
}

/** The columns whose cells these are made of: their own, and those that say of what kind a number is. */
export const readColumns = (columns: readonly PlanColumn[]): readonly number[] => [
  ...new Set(
    columns.flatMap(({ column, cells }) =>
      typeof cells === 'object' && 'kinds' in cells ? [column, cells.kinds] : [column],
    ),
  ),
];

/** How the rows of a table become records. */
export interface RecordPlan {
  readonly columns: readonly PlanColumn[];
  /** Persons of a row that give records, in order. */
  readonly mentions: readonly number[];
  /** Those of them who in some rows are the first once more. */
  readonly again?: readonly number[];
  /** How its free text is read, where it names somebody. */
  readonly talk?: TalkPlan;
  /** Of which year its ages are. */
  readonly yearOfAges?: number;
}
