import { once } from '../../../core/once.ts';
import { integer, type Sql, sql } from '../../../engine/sql.ts';
import type { ElementId } from '../../../schema/vocabulary.ts';
import { foldWords } from '../../columns/cells/fold.ts';
import { missingNames, noAnswers } from '../../text/records/data-files.ts';
import { either, isOneOf, matches } from './cell-sql.ts';

/** What forms ask of somebody in words, and who fills them in may decline to say or have none of. */
const ASKED: ReadonlySet<ElementId> = new Set<ElementId>([
  ...(['race_or_ethnicity', 'religion', 'political_opinion', 'union_membership', 'sexual_orientation'] as const),
  ...(['criminal_record', 'medical', 'genetic'] as const),
]);
/** What is so or is not: "N" is an answer to it, and a code of a faith or an origin elsewhere. */
const YES_OR_NO: ReadonlySet<ElementId> = new Set<ElementId>([
  'criminal_record',
  'medical',
  'genetic',
  'union_membership',
]);
const NO = ['n', 'false', 'nka', 'nkda', 'nkfa', 'nkma'];

/** What may stand behind such a beginning where illnesses have it too ("Unspecified asthma"). */
const TO_SAY = '( to (answer|disclose|provide|respond|say|specify|state))?';

/** Answers that a form offers in the words of who fills it in: "No, I do not have a disability", "I do not want to answer". */
const IN_OWN_WORDS =
  '^(no )?i (do not|don t|dont|did not|choose not|prefer not|decline|am not|have not|have no|have never)( |$)';

/** Signs of such an answer: nobody refuses at length. */
const MOST_SIGNS = 64;

const refusals = once(() => {
  const { whole, begins } = noAnswers();
  return {
    whole: [...new Set([...whole, ...missingNames().map(foldWords)])].sort(),
    begins: [...begins].sort().join('|'),
  };
});

/**
 * Whether a cell tells nothing of an element: "Declined to specify" under a race, "No" under a criminal record, as in texts
 * (`saysNothing`). Undefined for elements that nobody answers so.
 */
export const tellsNothing = (cell: Sql, element: ElementId): Sql | undefined => {
  if (!ASKED.has(element)) return undefined;
  const { whole, begins } = refusals();
  const folded = sql`fold(${cell})`;
  const words = YES_OR_NO.has(element) ? [...whole, ...NO] : whole;
  const isBegun = matches(folded, `^(${begins})${element === 'medical' ? `${TO_SAY}$` : '( |$)'}`);
  const isNothing = either([isOneOf(folded, words), isBegun, matches(folded, IN_OWN_WORDS)]);
  return sql`case when length(${cell}) > ${integer(MOST_SIGNS)} then false else ${isNothing} end`;
};
