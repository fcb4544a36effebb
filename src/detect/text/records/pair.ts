/** A field of a record in text: what it is called, and where its value begins. */
export interface Pair {
  readonly name: string;
  /** Where its name begins. */
  readonly at: number;
  /** Where its value begins, and where it ends at the latest: where the window does, if nothing closes it. */
  readonly from: number;
  readonly limit: number;
  /** A tag closes the value at its limit: all up to there is of it. */
  readonly isClosed: boolean;
  /** The name is a label of a form, with a colon behind, and no name that a program gave. */
  readonly isLabel: boolean;
}

export type Take = (pair: Pair) => void;
