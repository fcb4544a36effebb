import { scan } from '../src/detect/text/default-scanner.ts';
import type { NamedPerson } from '../src/detect/text/mentions/people/named-person.ts';
import { peopleOf } from '../src/detect/text/mentions/people/people.ts';
import type { Span } from '../src/detect/text/spans/span.ts';
import type { MarkedText, TrueSpan } from '../test/support/marked-text.ts';

/** Values of a text and the people whom it names. */
export interface Found {
  readonly spans: readonly Span[];
  readonly people: readonly NamedPerson[];
}

export const overlap = (a: Pick<Span, 'start' | 'end'>, b: Pick<Span, 'start' | 'end'>): number =>
  Math.min(a.end, b.end) - Math.max(a.start, b.start);

/** The true value that each span is, where it is one. */
export const truthOf = (spans: readonly Span[], truth: readonly TrueSpan[]): readonly (TrueSpan | undefined)[] =>
  spans.map((span) =>
    truth.find((one) => one.element === span.element && 2 * overlap(one, span) > span.end - span.start),
  );

export const asFound = ({ text }: { readonly text: string }): Found => {
  const spans = scan(text);
  return { spans, people: peopleOf(spans, text) };
};

const UNSEEN = { confidence: 0.8, state: 'clear', detector: 'truth', why: 'truth' } as const;

/** Somebody with all namings that the truth gives them, called as the rules read these. */
const personOf = (names: readonly number[], spans: readonly Span[], text: string): NamedPerson | undefined => {
  const read = peopleOf(
    names.flatMap((n) => spans[n] ?? []),
    text,
  );
  const one = read.find(({ given, family }) => given !== '' && family !== '') ?? read[0];
  return one && { ...one, names: [...names] };
};

/** The values and people of the truth as if they had been found: what is left is whose a value is. What the truth leaves open and gives to nobody is left out. */
export const asTrue = ({ text, spans: truth }: MarkedText): Found => {
  const found = scan(text);
  const given = truth
    .filter(({ optional, person }) => !optional || person !== 0)
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const spans = given.map(({ element, start, end }): Span => {
    const own = found.find((one) => one.element === element && overlap(one, { start, end }) > 0);
    return { ...(own ?? UNSEEN), element, start, end };
  });
  const named = given.flatMap(({ element, person }, n) => (element === 'person_name' ? [{ person, n }] : []));
  const groups = Map.groupBy(named, ({ person, n }) => (person === 0 ? -1 - n : person));
  const people = [...groups.values()].flatMap(
    (own) =>
      personOf(
        own.map(({ n }) => n),
        spans,
        text,
      ) ?? [],
  );
  return { spans, people };
};
