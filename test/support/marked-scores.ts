import { type ElementId, isCounted } from '../../src/schema/vocabulary.ts';
import type { MarkedText, TrueSpan } from './marked-text.ts';

/** What stands at a place of a text: a detection or a truth. */
export interface Placed {
  readonly element: ElementId;
  readonly start: number;
  readonly end: number;
}

/** `gold` truths, of which `found`; `said` detections, of which `right`; `elsewhere`: missed, but found as another element. */
export interface Score {
  readonly gold: number;
  readonly found: number;
  readonly elsewhere: number;
  readonly said: number;
  readonly right: number;
}

export interface Fault<T extends Placed> {
  readonly text: MarkedText;
  readonly missed?: TrueSpan;
  readonly wrong?: T;
}

/** Elements between which a country's law, not the value, decides: a number of one is right as the other. */
const SAME: readonly (readonly ElementId[])[] = [
  ['tax_id', 'other_government_id', 'medical_id'],
  ['account_pin', 'access_code'],
  ['api_key', 'security_token'],
  ['bank_routing_number', 'electronic_identifier'],
];

const agree = (a: ElementId, b: ElementId): boolean =>
  a === b || SAME.some((group) => group.includes(a) && group.includes(b));

const shared = (a: Placed, b: Placed): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);

const covers = (a: Placed, b: Placed): boolean => 2 * shared(a, b) >= b.end - b.start;

const zero = { gold: 0, found: 0, elsewhere: 0, said: 0, right: 0 };

export const addScores = (a: Score, b: Score): Score => ({
  gold: a.gold + b.gold,
  found: a.found + b.found,
  elsewhere: a.elsewhere + b.elsewhere,
  said: a.said + b.said,
  right: a.right + b.right,
});

type Add = (element: ElementId, score: Partial<Score>) => void;

const countTruths = <T extends Placed>(
  text: MarkedText,
  said: readonly T[],
  add: Add,
  onFault: (fault: Fault<T>) => void,
): void => {
  for (const truth of text.spans) {
    if (truth.optional) continue;
    const found = said.some((one) => agree(one.element, truth.element) && covers(one, truth));
    const elsewhere = !found && said.some((one) => covers(one, truth));
    add(truth.element, { gold: 1, found: found ? 1 : 0, elsewhere: elsewhere ? 1 : 0 });
    if (!found) onFault({ text, missed: truth });
  }
};

const countDetections = <T extends Placed>(
  text: MarkedText,
  said: readonly T[],
  add: Add,
  onFault: (fault: Fault<T>) => void,
): void => {
  for (const one of said) {
    const on = text.spans.filter((truth) => shared(one, truth) > 0);
    const same = on.filter((truth) => truth.optional || agree(one.element, truth.element));
    const held = same.reduce((sum, truth) => sum + shared(one, truth), 0);
    const right = 2 * held >= one.end - one.start;
    if (right && same.every(({ optional }) => optional)) continue;
    add(one.element, { said: 1, right: right ? 1 : 0 });
    if (!right) onFault({ text, wrong: one });
  }
};

/**
 * Scores by element. A truth is found when a detection of its element covers half of it; a detection is right when
 * truths of its element cover half of it. Helpers are not counted.
 */
export const scoreTexts = <T extends Placed>(
  texts: readonly MarkedText[],
  detect: (text: string) => readonly T[],
  onFault: (fault: Fault<T>) => void,
): ReadonlyMap<ElementId, Score> => {
  const scores = new Map<ElementId, Score>();
  const add: Add = (element, score) => {
    scores.set(element, addScores(scores.get(element) ?? zero, { ...zero, ...score }));
  };
  for (const text of texts) {
    const said = detect(text.text).filter(({ element }) => isCounted(element));
    countTruths(text, said, add, onFault);
    countDetections(text, said, add, onFault);
  }
  return scores;
};
