import { type Count, counted, sum } from './count.ts';
import { individualsCondition } from './duties/individuals.ts';
import type { Facts } from './facts/facts-schema.ts';
import { type LawOutcome, peopleOf, tells } from './outcome.ts';
import type { Law } from './schema/law-schema.ts';
import { any, NO, type Truth, unknown } from './truth.ts';

/** A law that the case reaches, with what it says of the groups in each of its shapes. */
export interface JudgedLaw {
  readonly newest: Law;
  readonly outcomes: readonly LawOutcome[];
}

const eitherShape = (law: string, each: readonly Truth[]): Truth => {
  const [first = NO] = each;
  if (each.every(({ is }) => is === first.is)) return first;
  return unknown({
    fact: 'versions',
    choices: each.map((_, shape) => ({
      label: shape === 0 ? 'as amended' : 'as before',
      patch: { kind: 'shape', law, shape },
    })),
  });
};

/** What one law says of each of its groups, by their index in the facts. */
const toldUnder = (
  { newest, outcomes }: JudgedLaw,
  facts: Facts,
): readonly (readonly [index: number, told: Truth])[] => {
  const conditions = outcomes.map(({ law }) => individualsCondition({ facts, law }));
  const [first] = outcomes;
  return (first?.groups ?? []).map(({ index }, at) => [
    index,
    eitherShape(
      newest.id,
      outcomes.map((outcome, shape) => {
        const group = outcome.groups[at];
        return group ? tells(outcome, group, conditions[shape] ?? NO) : NO;
      }),
    ),
  ]);
};

/** Who is told in the case, under whichever law; somebody whose home is not known may be. */
export const toldAnywhere = (laws: readonly JudgedLaw[], facts: Facts): Count => {
  const told = facts.groups.map((): Truth[] => []);
  for (const law of laws) for (const [index, one] of toldUnder(law, facts)) told[index]?.push(one);
  const hasPlaces = laws.some(({ newest }) => newest.reach === 'residents');
  return sum(
    facts.groups.map((group, index) => {
      const one = any(...(told[index] ?? []));
      const isHomeless = hasPlaces && group.jurisdiction === null && one.is === 'no';
      return counted(peopleOf(group), isHomeless ? unknown({ fact: 'group.jurisdiction', choices: [] }) : one);
    }),
  );
};
