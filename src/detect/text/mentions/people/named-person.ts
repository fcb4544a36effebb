import type { Gender } from './gender.ts';
import type { KnownName } from './same-name.ts';
import type { Titled } from './titled.ts';

/** A person whom a text names, with every place where it does. */
export interface NamedPerson extends KnownName {
  /** As titles and relations say. */
  gender: Gender;
  /** What the rows and blocks that name the person say, by element, of what everybody has one of. */
  readonly own: Map<string, string>;
  /** Whether their family name alone was used for them. */
  calledAlone: boolean;
  /** By which title they were called first. */
  titled: Titled;
  /** Whether a naming calls them somebody's child. */
  isChild: boolean;
  /** The parts of their name as they are written apart from each other, or once for several people. */
  readonly written: Written;
  /** Whole names that are theirs as well, as `nameKey` gives them: before a marriage, "AKA". */
  readonly otherNames: Set<string>;
  /** Places in the list of spans of names that were theirs before a marriage or a change of name. */
  readonly formerNames: Set<number>;
  /** Places in the list of spans. */
  readonly names: number[];
}

export interface Written {
  given?: string;
  family?: string;
}
