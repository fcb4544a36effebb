/** A word or phrase of medicine that stands in the text. */
export interface FoundTerm {
  readonly from: number;
  readonly to: number;
  readonly term: number;
}
