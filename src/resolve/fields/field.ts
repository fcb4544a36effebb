import { type Sql, sql } from '../../engine/sql.ts';
import type { RarityName } from '../rarity.ts';
import { pair } from './likeness.ts';

/**
 * The fields by which two mentions are compared. Each comparison ends in one level: 0 says nothing (missing on a
 * side), 1 differs, higher ones agree more. At most sixteen levels fit a field.
 */
export interface Field {
  readonly name: string;
  /** Columns of a mention that it looks at: where all of them are empty in all mentions, the field says nothing. */
  readonly needs: readonly string[];
  /** Level of mentions `a` and `b`. */
  readonly level: Sql;
  readonly labels: Readonly<Record<number, string>>;
  /** Levels of which nothing is believed where no mention fills any of the columns (names with blanks between). */
  readonly only?: Readonly<Record<string, readonly number[]>>;
  /** Share of pairs of one person at each level where both are filled: what is believed before anything is learned. */
  readonly same: Readonly<Record<number, number>>;
  /** Where a level stands at more of one person's pairs than this, the pairs are not of one person: learning goes no further. */
  readonly most?: Readonly<Record<number, number>>;
  /** The same for two people of one family or household: what agreement is worth against this explanation. */
  readonly relatives: Readonly<Record<number, number>>;
  /** Levels at which relatives are alike by chance alone, as strangers are: what is believed of them is what random pairs show. */
  readonly byChance?: readonly number[];
  /** The same for twins, where it is not that of relatives. `isTwins`: twins agree in it as one person does. */
  readonly twins?: Readonly<Record<number, number>>;
  readonly isTwins?: true;
  /** Twins and others of one age in one house are learned of by themselves. */
  readonly tellsTwins?: true;
  /**
   * The same for two strangers of one place, where the field tells the place (postal code and birth place go together):
   * absent where neighbours agree no more than anybody.
   */
  readonly neighbours?: Readonly<Record<number, number>>;
  /** The same for two strangers, where "different" is not nearly all of it: what is believed before random pairs are counted. */
  readonly strangers?: Readonly<Record<number, number>>;
  /** Pairs may lack what one of its levels asks, and are compared by another: a town where the street is not known, a year without its day. */
  readonly mayLack?: true;
  /** Levels of equal values, whose chance is the value's own frequency: which rarity that is. */
  readonly exact: Readonly<Record<number, RarityName>>;
}

type Comparison = Pick<Field, 'needs' | 'level' | 'labels'>;

/** A column whose values are the same or differ, and nothing between. */
export const sameOrNot = (column: string): Comparison => {
  const [a, b] = pair(column);
  return {
    needs: [column],
    level: sql`case when ${a} is null or ${b} is null then 0 when ${a} = ${b} then 3 else 1 end`,
    labels: { 1: 'different', 3: 'same' },
  };
};

/** The same of values that stand behind their kind ("employee_id:E1042"): those of two kinds say nothing of each other. */
export const sameOfKind = (column: string): Comparison => {
  const [a, b] = pair(column);
  const kindOf = (value: Sql): Sql => sql`split_part(${value}, ':', 1)`;
  return {
    needs: [column],
    level: sql`case when ${a} is null or ${b} is null then 0 when ${a} = ${b} then 3
      when ${kindOf(a)} = ${kindOf(b)} then 1 else 0 end`,
    labels: { 1: 'different', 3: 'same' },
  };
};
