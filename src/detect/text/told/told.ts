import type { ElementId } from '../../../schema/vocabulary.ts';
import type { Detector } from '../../data-files.ts';
import { isCapital } from '../names/look.ts';
import { emitAt, type Page } from '../page.ts';
import type { ToldRole } from '../records/told-words.ts';
import { reasonOf } from '../spans/span.ts';
import { isDenied } from '../terms/denied.ts';
import type { FoundTerm } from '../terms/found-term.ts';
import { fieldValue } from './fields.ts';
import { offencesOf, penaltiesOf, type Stretch } from './offences.ts';
import {
  isBesideSex,
  isByItself,
  isDescription,
  isFragment,
  isListedBehindSex,
  isNotedAlone,
  isPredicate,
  isWhere,
} from './said.ts';
import { TOLD } from './told-words.ts';
import { unionOf } from './unions.ts';

/** What tells an element, the names of its fields, and the role of their values. */
interface Telling {
  readonly terms: number;
  readonly labels: number;
  readonly role: ToldRole;
}

const TELLING: Readonly<Partial<Record<ElementId, Telling>>> = {
  religion: { terms: TOLD.faith, labels: TOLD.faithLabel, role: 'religion' },
  race_or_ethnicity: { terms: TOLD.group | TOLD.colour, labels: TOLD.groupLabel, role: 'race_or_ethnicity' },
  sexual_orientation: { terms: TOLD.love, labels: 0, role: 'sexual_orientation' },
  union_membership: { terms: TOLD.union | TOLD.unionist, labels: TOLD.unionLabel, role: 'union_membership' },
};

const isDescribed = (tokens: Page['tokens'], from: number, to: number): boolean =>
  tokens.told && (isDescription(tokens, from, to) || isNotedAlone(tokens, from, to));

/** Whether a word says of somebody what they are: in a sentence, or alone between signs. */
const isSaid = ({ tokens, told }: Page, n: number, { from, to, term }: FoundTerm): boolean => {
  if (isDenied(tokens, from, to) || ((term & TOLD.group) !== 0 && isWhere(tokens, from))) return false;
  if ((term & TOLD.asName) !== 0 && !isCapital(tokens.kind[from] ?? 0)) return false;
  // Of love the sentences have detectors of their own.
  if ((term & TOLD.love) !== 0) return isListedBehindSex(tokens, from, to);
  if (isPredicate(tokens, from)) return isByItself(tokens, to);
  if ((term & (TOLD.group | TOLD.colour)) !== 0 && isCapital(tokens.kind[from] ?? 0) && isDescribed(tokens, from, to))
    return true;
  if (!isCapital(tokens.kind[from] ?? 0) || (term & TOLD.unionist) !== 0 || !isFragment(tokens, from, to)) return false;
  // "Catholic, Protestant, Jewish": a list to choose from.
  const isAmongOthers = [told[n - 1], told[n + 1]].some(
    (other) => other !== undefined && (other.term & term) !== 0 && Math.abs(other.from - from) < 5,
  );
  if (isAmongOthers) return false;
  return (term & TOLD.faith) !== 0 || isBesideSex(tokens, from, to);
};

const stretchesOf = (page: Page, { terms, labels, role }: Telling): readonly (readonly [Stretch, string])[] =>
  page.told.flatMap((found, n): readonly (readonly [Stretch, string])[] => {
    if ((found.term & labels) !== 0) {
      const value = fieldValue(page, role, found);
      if (value) return [[value, 'field']];
    }
    if ((found.term & terms) === 0) return [];
    if ((found.term & TOLD.union) !== 0) {
      const union = unionOf(page.tokens, found);
      return union ? [[union, 'member']] : [];
    }
    return isSaid(page, n, found) ? [[found, 'said']] : [];
  });

/** What a window says of records: offences in sentences and lists, penalties whose boxes are ticked. */
const recordOf = ({ tokens, told }: Page): readonly Stretch[] => [
  ...offencesOf(
    tokens,
    told.filter(({ term }) => (term & TOLD.offence) !== 0),
  ),
  ...penaltiesOf(
    tokens,
    told.filter(({ term }) => (term & TOLD.penalty) !== 0),
  ),
];

/** What a text says of somebody's faith, people, union or offences in words that are listed, wherever the sentence or the form has them. */
export const findTold = (page: Page, { id, element, score }: Detector): void => {
  const { tokens, told } = page;
  if (!tokens.personal || tokens.code || told.length === 0) return;
  const telling = TELLING[element];
  const found = telling
    ? stretchesOf(page, telling)
    : recordOf(page).map((one): readonly [Stretch, string] => [one, 'said']);
  for (const [{ from, to }, reason] of found)
    emitAt(page, from, {
      element,
      start: tokens.start[from] ?? 0,
      end: tokens.end[to - 1] ?? 0,
      confidence: score,
      state: 'clear',
      detector: id,
      why: reasonOf(id, reason),
    });
};
