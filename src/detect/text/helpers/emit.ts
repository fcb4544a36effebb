import type { ElementId } from '../../../schema/vocabulary.ts';
import { reasonOf, type Span } from '../spans/span.ts';
import type { Tokens } from '../tokens/tokens.ts';

/** Elements that keep names, telephones and addresses apart; nobody is told about them. */
export type HelperElement = Extract<ElementId, 'organization' | 'place' | 'title' | 'age' | 'date'>;

/** What helpers are found in: the tokens of a window, and where names of people begin that are known already. */
export interface HelperPage {
  readonly text: string;
  readonly tokens: Tokens;
  readonly names: ReadonlySet<number>;
}

/** A helper's span: `score` in hundredths, `reason` a rule and never the value. */
export const helperSpan = (
  element: HelperElement,
  start: number,
  end: number,
  score: number,
  reason: string,
): Span => ({
  element,
  start,
  end,
  confidence: score / 100,
  state: 'clear',
  detector: element,
  why: reasonOf(element, reason),
});
