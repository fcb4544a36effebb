import { describe, expect, it } from 'vitest';
import { type MarkedText, markedTexts, markedTextsIn } from '../../../test/support/marked-text.ts';
import { scan } from './default-scanner.ts';
import { mentionsOf } from './mentions.ts';
import type { Span } from './spans/span.ts';

interface Place {
  readonly start: number;
  readonly end: number;
}

const overlap = (a: Place, b: Place): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);

type Kind = 'name' | 'address' | 'value';

const kindOf = (element: string): Kind => {
  if (element === 'person_name') return 'name';
  return element === 'postal_address' ? 'address' : 'value';
};

/** Shares of what was found and of what is right, for one kind of element; 1 where there is nothing to find. */
const shares = (texts: readonly MarkedText[], kind: Kind) => {
  let [gold, found, said, right] = [0, 0, 0, 0];
  for (const { text, spans } of texts) {
    const guesses = scan(text).filter(({ element }) => element !== 'url' && kindOf(element) === kind);
    const truths = spans.filter(({ element }) => kindOf(element) === kind);
    const same = (a: { element: string }, b: { element: string }) => a.element === b.element;
    gold += truths.length;
    found += truths.filter((truth) =>
      guesses.some((guess) => same(guess, truth) && 2 * overlap(guess, truth) >= truth.end - truth.start),
    ).length;
    said += guesses.length;
    right += guesses.filter((guess) =>
      truths.some((truth) => same(guess, truth) && 2 * overlap(guess, truth) >= guess.end - guess.start),
    ).length;
  }
  return { recall: gold === 0 ? 1 : found / gold, precision: said === 0 ? 1 : right / said };
};

const texts = markedTexts();
const genres = [...new Set(texts.map(({ genre }) => genre))];

/** What every genre has to reach, recall and precision alike. */
const FLOORS: Readonly<Record<Kind, number>> = { name: 0.75, address: 0.9, value: 0.85 };

describe.each(genres)('texts of the genre %s', (genre) => {
  const own = texts.filter((text) => text.genre === genre);
  it.each(Object.entries(FLOORS) as [Kind, number][])('find each %s', (kind, floor) => {
    const { recall, precision } = shares(own, kind);
    expect(recall).toBeGreaterThanOrEqual(floor);
    expect(precision).toBeGreaterThanOrEqual(floor);
  });
});

/** The person whose name stands most in the record of a value. */
const personOf = (members: readonly number[], spans: readonly Span[], { spans: truths }: MarkedText): number => {
  const votes = new Map<number, number>();
  for (const n of members) {
    const span = spans[n];
    const truth = truths.find(
      (one) => span?.element === 'person_name' && one.element === 'person_name' && overlap(one, span) > 0,
    );
    if (truth) votes.set(truth.person, (votes.get(truth.person) ?? 0) + 1);
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? -1;
};

const linked = markedTextsIn(new URL('../../../test/fixtures/links/', import.meta.url));

describe.each([
  ['the texts', texts],
  ['forms of families', linked.filter(({ genre }) => genre === 'enrolment')],
  ['reports of incidents', linked.filter(({ genre }) => genre === 'incident')],
])('values of %s', (_, own) => {
  it('go to their person in at least 97 of 100', () => {
    let [values, right] = [0, 0];
    for (const text of own) {
      const spans = scan(text.text);
      const mentions = mentionsOf(spans, text.text, text.genre === 'mail' ? 'mail' : 'plain');
      for (const truth of text.spans) {
        if (truth.person === 0 || truth.optional || truth.element === 'person_name') continue;
        const n = spans.findIndex((span) => span.element === truth.element && overlap(span, truth) > 0);
        const record = mentions.find(({ members }) => members.includes(n));
        values += 1;
        if (record && personOf(record.members, spans, text) === truth.person) right += 1;
      }
    }
    expect(right / values).toBeGreaterThanOrEqual(0.97);
  });
});
