import { countBefore, type Span } from '../../spans/span.ts';
import { partyIn } from '../parties.ts';
import { roleIn } from '../people/standing.ts';
import { pronounIn } from '../pronouns.ts';
import { fitsOffice, isNewParagraph, type Place, REACH, type Scene, type Tier } from '../scene.ts';
import { SINGLE, valueKey } from '../single-values.ts';

/** Values of a block that are looked at. */
const MOST_VALUES = 24;

/** A label that is all in front of a name on its line: "Co-applicant's name: ", "4. Spouse: ". */
const HEAD =
  /^[ \t>]{0,8}(?:\d{1,2}[.)] ?)?\p{L}[^\n:=]{0,40}?(?: ?[:=]|\.{3,30})[ \t.]{0,30}(?:(?:mr|mrs|ms|dr)\.? )?$/iu;
const ALONE = /^(?: ?\([^()\n]{1,24}\))?[ \t]*(?:\r?\n|$)/;
/** Below a name lines that each begin with a label. */
const FIELDS =
  /^[^\n]*\n(?:[ \t>]{0,8}(?:\d{1,2}[.)] ?)?\p{L}[^\n:=]{0,40}(?: ?[:=]|\.{3})[^\n]*\n)*[ \t>]{0,8}(?:\d{1,2}[.)] ?)?\p{L}[^\n:=]{0,40}(?: ?[:=]|\.{3})[^\n]*$/u;

/** Signs of a line in front of a name, at most. */
const MOST_OF_LINE = 100;

/** Whether a name fills its line behind a label. */
const isHead = ({ text }: Scene, { start, end }: Place): boolean => {
  const front = text.slice(Math.max(0, start - MOST_OF_LINE), start);
  const line = front.lastIndexOf('\n') + 1;
  return (line > 0 || start <= MOST_OF_LINE) && HEAD.test(front.slice(line)) && ALONE.test(text.slice(end, end + 48));
};

/** The values between a name and an offset, or the next name. */
const valuesOf = ({ spans }: Scene, { end }: Place, until: number): readonly Span[] => {
  const own: Span[] = [];
  for (let n = countBefore(spans, end); n < spans.length && own.length < MOST_VALUES; n += 1) {
    const span = spans[n];
    if (!span || span.start >= until || (span.start >= end && span.element === 'person_name')) break;
    if (span.start >= end) own.push(span);
  }
  return own;
};

/**
 * "Insured: Ann Lee / SSN: ... / Dependent: Bo Ray / SSN: ...", without a line between: a name alone behind a label begins somebody's block
 * where another value follows of a kind of which a person has one and which was given in the block before. What both blocks have, and what
 * stands in front of it, is theirs.
 */
export const byBlock: Tier = (scene, { span, label, before, after }) => {
  const { text, chat } = scene;
  const [near] = before;
  const isOthers = roleIn(label) !== undefined || partyIn(label) !== undefined || pronounIn(label) !== undefined;
  if (chat.isChat || isOthers || !near || span.start - near.end > REACH || !fitsOffice(scene, near.person, span))
    return [];
  const other = before.find(({ person }) => person !== near.person);
  const first = before.findLast((place) => place.person === near.person && place.start > (other?.end ?? 0));
  if (!other || !first || first.start - other.end > REACH || !isHead(scene, first) || !isHead(scene, other)) return [];
  const stretch = text.slice(first.end, span.start);
  if (isNewParagraph(stretch) || !FIELDS.test(stretch)) return [];
  const given = valuesOf(scene, other, first.start);
  const own = valuesOf(scene, near, Math.min(near.end + REACH, after[0]?.start ?? text.length));
  const isGiven = ({ element }: Span) => given.some((one) => one.element === element);
  const isAnother = (one: Span) => isGiven(one) && !given.some((known) => isSame(known, one, text));
  const last = own.findLast((one) => SINGLE.has(one.element) && isAnother(one));
  return last && (span.start <= last.start || isGiven(span)) ? [near.person] : [];
};

const isSame = (a: Span, b: Span, text: string): boolean =>
  a.element === b.element && valueKey(a, text) === valueKey(b, text);
