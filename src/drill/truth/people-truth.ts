import { isElementId, US_STATES } from '../../schema/vocabulary.ts';
import type { DrillDuties } from '../data-files.ts';
import type { DrillWorld } from '../tables/table-rows.ts';
import type { DutyTruth } from './truth.ts';

type Counts = Readonly<Record<string, number>>;

/** Sums over the affected people. */
export interface PersonSums {
  readonly affected: number;
  readonly minors: number;
  readonly deceased: number;
  readonly relations: Counts;
  readonly residences: Counts;
  readonly elements: Counts;
  /** Residents that every statute has told, by jurisdiction. */
  readonly told: Counts;
}

const tally = (counts: Record<string, number>, key: string, by = 1): void => {
  counts[key] = (counts[key] ?? 0) + by;
};

const sorted = (counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));

const isPresumed = (exposure: string): boolean => exposure.endsWith('=presumed');

/** Whether a name stands with a number that every one of the 54 statutes counts. */
const isToldEverywhere = (exposed: readonly string[]): boolean =>
  exposed.includes('person_name=clear=presumed') &&
  (exposed.includes('ssn=clear=presumed') || exposed.includes('drivers_license=clear=presumed'));

interface Taken {
  readonly isAffected: boolean;
  readonly isTold: boolean;
  readonly elements: readonly string[];
}

const takenOf = (exposed: readonly string[]): Taken => {
  const presumed = exposed.filter(isPresumed);
  return {
    isAffected: presumed.length > 0,
    isTold: isToldEverywhere(exposed),
    elements: [...new Set(presumed.map((text) => text.split('=')[0] ?? ''))].filter(isElementId),
  };
};

/** Adds who the people of a block really are and what of theirs was exposed, and sums the affected ones. */
export const addPeople = ({ people, truth }: DrillWorld): PersonSums => {
  const relations: Record<string, number> = {};
  const residences: Record<string, number> = {};
  const elements: Record<string, number> = {};
  const told: Record<string, number> = {};
  const taken = new Map<readonly string[], Taken>();
  let [affected, minors, deceased] = [0, 0, 0];
  for (const person of people) {
    const exposed = truth.exposuresOf(person.id);
    const { residence } = person.home;
    truth.add('person', {
      person: person.id,
      household: person.household,
      relation: person.relation,
      minor: Number(person.minor),
      deceased: Number(person.deceased),
      guardian: person.guardian,
      residence,
      exposed,
    });
    const what = taken.get(exposed) ?? takenOf(exposed);
    taken.set(exposed, what);
    if (!what.isAffected) continue;
    affected += 1;
    minors += Number(person.minor);
    deceased += Number(person.deceased);
    tally(relations, person.relation);
    tally(residences, residence);
    for (const element of what.elements) tally(elements, element);
    if (what.isTold) tally(told, residence);
  }
  return { affected, minors, deceased, relations, residences, elements, told };
};

const totalOf = (sums: readonly PersonSums[], count: (sum: PersonSums) => number): number =>
  sums.reduce((total, sum) => total + count(sum), 0);

const mergedCounts = (all: readonly Counts[]): Counts => {
  const merged: Record<string, number> = {};
  for (const counts of all) for (const [key, n] of Object.entries(counts)) tally(merged, key, n);
  return sorted(merged);
};

export const mergeSums = (sums: readonly PersonSums[]): PersonSums => ({
  affected: totalOf(sums, ({ affected }) => affected),
  minors: totalOf(sums, ({ minors }) => minors),
  deceased: totalOf(sums, ({ deceased }) => deceased),
  relations: mergedCounts(sums.map(({ relations }) => relations)),
  residences: mergedCounts(sums.map(({ residences }) => residences)),
  elements: mergedCounts(sums.map(({ elements }) => elements)),
  told: mergedCounts(sums.map(({ told }) => told)),
});

/** Duties that can be said without the evaluator, either way: see data/drill/duties.yaml. What hangs on more is left out. */
export const dutiesOf = ({ told, residences }: PersonSums, duties: DrillDuties): readonly DutyTruth[] => {
  const total = (counts: Counts): number => Object.values(counts).reduce((n, m) => n + m, 0);
  const [toldAnywhere, affectedAnywhere] = [total(told), total(residences)];
  const officeOf = (state: string, residents: number, affected: number): DutyTruth['answer'] | undefined => {
    const over = duties.office[state];
    const everybody = duties.everybody.includes(state);
    if (over === undefined || affected === 0) return 'not_required';
    if (residents > 0 && (everybody ? toldAnywhere : residents) > over) return 'required';
    return (everybody ? affectedAnywhere : affected) <= over ? 'not_required' : undefined;
  };
  return US_STATES.flatMap((state): readonly DutyTruth[] => {
    const jurisdiction = `us-${state.toLowerCase()}`;
    const binds = !duties.not_bound.includes(state);
    const residents = binds ? (told[jurisdiction] ?? 0) : 0;
    const affected = binds ? (residences[jurisdiction] ?? 0) : 0;
    const individuals = residents > 0 ? 'required' : affected === 0 ? 'not_required' : undefined;
    const regulator = officeOf(state, residents, affected);
    return [
      ...(individuals ? [{ jurisdiction, audience: 'individuals', answer: individuals, residents } as const] : []),
      ...(regulator ? [{ jurisdiction, audience: 'regulator', answer: regulator, residents } as const] : []),
    ];
  });
};
