import type { ColumnProfile } from './cells/column-profile.ts';
import type { KindsBeside } from './cells/kinds-beside.ts';
import type { RoleScore } from './column-scores.ts';
import type { HeaderReading } from './headers/header-words.ts';

/** A column with what is known of it while classification goes on. */
export interface Candidate {
  readonly column: number;
  readonly name: string | null;
  /** The sampled cells, in row order. */
  readonly cells: readonly (string | null)[];
  readonly header: HeaderReading;
  readonly profile: ColumnProfile;
  scores: readonly RoleScore[];
  /** Whose it is by what stands around, where the header itself does not say so. */
  group?: string;
  /** A column beside it that says of what kind the number of each row is. */
  kinds?: KindsBeside;
  /** Its numbers are those of goods, though some are written as somebody's. */
  isOfThings?: true;
  /** Why neighbours changed the scores. */
  notes: readonly string[];
}
