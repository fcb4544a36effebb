import { lineBefore } from '../../text/mentions/people/standing.ts';
import { countBefore, type Span } from '../../text/spans/span.ts';

/** What a sentence says of whom it begins with: "Ann Lee is a member of", "Ann Lee's SSN is", "Ann Lee was diagnosed with". */
const SAID_OF =
  /^(?:['’]s? [\p{L} ]{2,24}?(?: is|:|#)? ?|(?:,? (?:is|was|became|has been) (?:also |now )?(?:an?|the) | (?:was|has been|is) (?:just |recently )?diagnosed with | suffers from )[^.;:!?\n]{0,40})$/iu;
/** Signs of such words, at most. */
const MOST_SAID = 72;

/** Whether the words between a name and a value say that it is of whom they name. */
export const isSaidOf = (words: string): boolean => words.length <= MOST_SAID && SAID_OF.test(words);

/** "Ann Lee: ", "Ann Lee (03/01 09:12): ", "Ann Lee wrote: ": what stands behind a name that heads a line of who wrote it. */
const HEADS = /^(?: ?[([][^()[\]\n]{1,24}[)\]])?(?: (?:wrote|said|writes|added|replied))?:\s/iu;
const IN_FRONT = /^[\s>*-]{0,6}(?:[[(]?\d[\d/., :apmAPM-]{3,24}[\])]?[ -]{0,3})?$/;

/** For each place of a text the name, by its place in the list of spans, that heads its line or one above it; undefined for none. */
export const linesOfWriters = (text: string, spans: readonly Span[]): ((at: number) => number | undefined) => {
  const heads = spans.flatMap((span, n) =>
    span.element === 'person_name' &&
    HEADS.test(text.slice(span.end, span.end + 40)) &&
    IN_FRONT.test(lineBefore(text, span.start))
      ? [{ n, start: span.start }]
      : [],
  );
  return (at) => heads[countBefore(heads, at) - 1]?.n;
};
