import type { Tokens } from '../../tokens/tokens.ts';
import type { Said } from '../extent.ts';

/** Words of medicine in a page of which the judge is asked whether they say something of somebody. */
export interface Candidate {
  readonly tokens: Tokens;
  readonly said: Said;
  /** Whether a word that stands around those of medicine ("patient", "mg", "s/p") is near, and the signs to the one in front. */
  readonly near: boolean;
  readonly distance: number;
  readonly around: Around;
  /** What kind of text the page is, as signs; worked out when it is asked for first. */
  readonly genres: () => readonly string[];
  /** Whether it is of care and of nothing else. */
  readonly ofCare: () => boolean;
  /** Whether its page speaks to everybody, and of hardly anybody. */
  readonly toAll: () => boolean;
}

/** What other words of medicine stand around one. */
export interface Around {
  /** Signs to the next one that means nothing else. */
  readonly nearest: number;
  /** Others in the same line, and those of them that mean nothing else: a few at most. */
  readonly onLine: number;
  readonly sureOnLine: number;
  /** Words of the page that mean nothing else, and those that stand around words of medicine. */
  readonly sure: number;
  readonly spoken: number;
}
