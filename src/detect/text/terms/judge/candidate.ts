import type { Page } from '../../page.ts';
import type { Said } from '../extent.ts';

/** Words of medicine in a page of which the judge is asked whether they say something of somebody. */
export interface Candidate {
  readonly page: Page;
  /** Words that stand around those of medicine, as flags by their number. */
  readonly contexts: Uint8Array;
  readonly said: Said;
  /** Whether such a word stands near. */
  readonly near: boolean;
  readonly around: Around;
  /** What kind of text the page is, as signs. */
  readonly genres: readonly string[];
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
