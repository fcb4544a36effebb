import type { LabelPlan } from '../../labels/label-plan.ts';
import { labelsBefore } from '../../labels/labels-before.ts';
import { isThingBefore, type Nouns, nounsBefore } from '../../nouns/nouns-before.ts';
import { isRightBehind } from '../../nouns/right-behind.ts';
import type { FoundLabel, Page } from '../../page.ts';
import type { Candidate } from './candidates.ts';
import type { Sort } from './form-signs.ts';
import { addNumber, addText, numberRole, type Role, type Signs, textRole } from './sign-list.ts';

const NEAREST: readonly Role[] = [0, 1, 2, 3].map((step) => textRole(`label at ${step}`));
const NEAREST_SORT: readonly Role[] = [0, 1, 2, 3].map((sort) => textRole(`label ${sort}`));
const SECOND = textRole('second label');
const ANY = textRole('any label');
const NONE = numberRole('no label');
const ABOVE = textRole('label above');
const NOUN = textRole('noun');
const NOUN_SORT: readonly Role[] = [0, 1, 2, 3].map((sort) => textRole(`noun ${sort}`));
const THING = numberRole('thing');

const elements = new WeakMap<LabelPlan, readonly string[]>();

/** The elements of a label's detectors. */
export const elementsOf = ({ plan }: FoundLabel): readonly string[] => {
  const own = plan();
  const known = elements.get(own);
  if (known) return known;
  const made = [...new Set(own.all.detectors.map(({ element }) => element))];
  elements.set(own, made);
  return made;
};

const STEPS = [1, 3, 6];
const MOST_LABELS = 4;
const stepOf = (distance: number): number => {
  let step = 0;
  while (step < STEPS.length && distance >= (STEPS[step] ?? 0)) step += 1;
  return step;
};

const addNearest = (signs: Signs, own: readonly string[], distance: number, sort: Sort): void => {
  for (const element of own) {
    addText(signs, NEAREST[stepOf(distance)] ?? ANY, element);
    addText(signs, NEAREST_SORT[sort] ?? ANY, element);
  }
};

/** The labels of a line in front of a token, the nearest first, and the one before them. */
const labelsOf = (
  labels: readonly FoundLabel[],
  first: number,
  head: number,
): { readonly own: readonly FoundLabel[]; readonly above: FoundLabel | undefined } => {
  const own: FoundLabel[] = [];
  let n = labelsBefore(labels, first) - 1;
  for (; n >= 0 && own.length < MOST_LABELS; n -= 1) {
    const label = labels[n];
    if (!label || label.from < head) break;
    if (label.to <= first) own.push(label);
  }
  return { own, above: labels[n] };
};

/** Tokens of the line above that are searched for a label. */
const ABOVE_REACH = 24;

/** What the labels in the line of a number name, the nearest first, and that of the line above where it has none; gives the elements of the nearest. */
export const addLabels = (
  signs: Signs,
  { labels }: Page,
  { first }: Candidate,
  head: number,
  sort: Sort,
): readonly string[] => {
  const { own, above } = labelsOf(labels, first, head);
  const [nearest, second] = own;
  if (nearest) addNearest(signs, elementsOf(nearest), first - nearest.to, sort);
  if (second) for (const element of elementsOf(second)) addText(signs, SECOND, element);
  for (const label of own) for (const element of elementsOf(label)) addText(signs, ANY, element);
  if (nearest) return elementsOf(nearest);
  addNumber(signs, NONE, sort);
  if (!above || head - above.from >= ABOVE_REACH) return [];
  for (const element of elementsOf(above)) addText(signs, ABOVE, element);
  return elementsOf(above);
};

const REACH = 80;

/** What the nearest noun of numbers in front says, and whether it is that of a thing; gives its elements. */
export const addNouns = (
  signs: Signs,
  page: Page,
  nouns: Nouns,
  { start }: Candidate,
  sort: Sort,
): readonly string[] => {
  const none = new Uint8Array(0);
  if (isThingBefore(page, nouns, start, none, (end) => isRightBehind(page.text, end, start)))
    addNumber(signs, THING, sort);
  for (const { own } of nounsBefore(page, nouns, Math.max(0, start - REACH), start)) {
    const elements = [...new Set(own.map((detector) => detector.element))];
    for (const element of elements) {
      addText(signs, NOUN, element);
      addText(signs, NOUN_SORT[sort] ?? NOUN, element);
    }
    return elements;
  }
  return [];
};
