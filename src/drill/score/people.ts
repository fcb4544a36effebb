import type { PersonTruth } from '../truth.ts';
import { type Accuracy, createTally, type Share, shareOf } from './measures.ts';

export interface FoundPerson {
  readonly personId: number;
  readonly kind: string;
  readonly relation: string | null;
  readonly minor: number | null;
  readonly deceased: number | null;
  readonly residence: string | null;
}

export interface FoundExposure {
  readonly personId: number;
  readonly element: string;
  readonly exposure: string;
}

/** The true person that most records of a found person belong to; the smaller number where two have as many. */
export const mainPersons = (
  records: Iterable<{ readonly personId: number; readonly truth: number }>,
): ReadonlyMap<number, number> => {
  const counts = new Map<number, Map<number, number>>();
  for (const { personId, truth } of records) {
    const inside = counts.get(personId) ?? new Map<number, number>();
    inside.set(truth, (inside.get(truth) ?? 0) + 1);
    counts.set(personId, inside);
  }
  return new Map(
    [...counts].map(([personId, inside]) => {
      const [best] = [...inside].sort(([a, n], [b, m]) => m - n || a - b);
      return [personId, best?.[0] ?? 0];
    }),
  );
};

export const ATTRIBUTES = ['relation', 'minor', 'deceased', 'residence'] as const;

/** How often each attribute of the people who were found is right; an unknown one counts as wrong. */
export const scoreAttributes = (
  found: readonly FoundPerson[],
  mains: ReadonlyMap<number, number>,
  truth: ReadonlyMap<number, PersonTruth>,
): Readonly<Record<(typeof ATTRIBUTES)[number], Share>> => {
  const right = { relation: 0, minor: 0, deceased: 0, residence: 0 };
  let of = 0;
  for (const person of found) {
    const real = truth.get(mains.get(person.personId) ?? 0);
    if (person.kind !== 'person' || !real) continue;
    of += 1;
    for (const name of ATTRIBUTES) if (person[name] === real[name]) right[name] += 1;
  }
  return {
    relation: shareOf(right.relation, of),
    minor: shareOf(right.minor, of),
    deceased: shareOf(right.deceased, of),
    residence: shareOf(right.residence, of),
  };
};

const isTaken = (exposure: string): boolean => exposure === 'presumed' || exposure === 'read';

/** Person by element: whether what was taken of each person is known. A found person whom truth does not know counts as extra. */
export const scoreExposures = (
  found: readonly FoundExposure[],
  mains: ReadonlyMap<number, number>,
  truth: Iterable<PersonTruth>,
): Readonly<Record<string, Accuracy>> => {
  const expected = new Set<string>();
  for (const { person, exposed } of truth) {
    for (const text of exposed) {
      const [element = '', , exposure = ''] = text.split('=');
      if (isTaken(exposure)) expected.add(`${person} ${element}`);
    }
  }
  const seen = new Set<string>();
  for (const { personId, element, exposure } of found) {
    if (isTaken(exposure)) seen.add(`${mains.get(personId) ?? `unknown-${personId}`} ${element}`);
  }
  const tally = createTally();
  const elementIn = (key: string): string => key.slice(key.indexOf(' ') + 1);
  // A code beside a street is part of the address: whether it is named apart is not judged.
  const isPart = (key: string): boolean => key.endsWith(' zip') && expected.has(key.replace(/zip$/, 'postal_address'));
  for (const key of [...seen, ...expected].filter(isPart)) {
    seen.delete(key);
    expected.delete(key);
  }
  for (const key of seen) tally.add(elementIn(key), expected.has(key) ? { hit: 1 } : { extra: 1 });
  for (const key of expected) if (!seen.has(key)) tally.add(elementIn(key), { missed: 1 });
  return tally.result();
};
