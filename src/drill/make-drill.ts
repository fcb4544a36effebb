import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../engine/port.ts';
import { isElementId, US_STATES } from '../schema/vocabulary.ts';
import { type DrillDuties, loadDrillData } from './data-files.ts';
import { type DrillOptions, drillCaseText } from './drill-case.ts';
import { writeBytes } from './files/sink.ts';
import { makePeople } from './people.ts';
import type { DrillWorld } from './table-rows.ts';
import { type DrillTotals, type DutyTruth, openTruth } from './truth.ts';
import { writeTables } from './write-tables.ts';
import { writeTexts } from './write-texts.ts';

const tally = (counts: Record<string, number>, key: string): void => {
  counts[key] = (counts[key] ?? 0) + 1;
};

const sorted = (counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));

const isPresumed = (exposure: string): boolean => exposure.endsWith('=presumed');

/** Whether a name stands with a number that every one of the 54 statutes counts. */
const isToldEverywhere = (exposed: ReadonlySet<string>): boolean =>
  exposed.has('person_name=clear=presumed') &&
  (exposed.has('ssn=clear=presumed') || exposed.has('drivers_license=clear=presumed'));

interface PersonSums {
  readonly affected: number;
  readonly minors: number;
  readonly deceased: number;
  readonly relations: Readonly<Record<string, number>>;
  readonly residences: Readonly<Record<string, number>>;
  readonly elements: Readonly<Record<string, number>>;
  /** Residents that every statute has told, by jurisdiction. */
  readonly told: Readonly<Record<string, number>>;
}

/** Writes who the people really are and what of theirs was exposed, and sums the affected ones. */
const writePeople = ({ people, truth }: DrillWorld): PersonSums => {
  const relations: Record<string, number> = {};
  const residences: Record<string, number> = {};
  const elements: Record<string, number> = {};
  const told: Record<string, number> = {};
  let [affected, minors, deceased] = [0, 0, 0];
  for (const person of people) {
    const held = truth.exposuresOf(person.id);
    const exposed = [...held].sort();
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
    if (!exposed.some(isPresumed)) continue;
    affected += 1;
    minors += Number(person.minor);
    deceased += Number(person.deceased);
    tally(relations, person.relation);
    tally(residences, residence);
    for (const element of new Set(exposed.filter(isPresumed).map((text) => text.split('=')[0] ?? ''))) {
      if (isElementId(element)) tally(elements, element);
    }
    if (isToldEverywhere(held)) tally(told, residence);
  }
  return {
    affected,
    minors,
    deceased,
    relations: sorted(relations),
    residences: sorted(residences),
    elements: sorted(elements),
    told,
  };
};

/** Duties that can be said without the evaluator, either way: see data/drill/duties.yaml. What hangs on more is left out. */
const dutiesOf = ({ told, residences }: PersonSums, duties: DrillDuties): readonly DutyTruth[] => {
  const total = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((n, m) => n + m, 0);
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

const countWhere = <Item>(items: readonly Item[], test: (item: Item) => boolean): number => items.filter(test).length;

/**
 * Makes a case folder with evidence, registers, case.yaml and, in `truth/`, what is true of it. The folder must be
 * empty; the same options give the same bytes in every file.
 */
export const makeDrill = async (
  folder: string,
  options: DrillOptions,
  engine: Engine,
  onFile: (path: string) => void,
): Promise<DrillTotals> => {
  const { people: count, seed, from } = options;
  const data = loadDrillData();
  mkdirSync(folder, { recursive: true });
  writeBytes(join(folder, 'case.yaml'), Buffer.from(drillCaseText(options)));
  const truth = openTruth(join(folder, 'truth'));
  const world: DrillWorld = {
    data,
    seed,
    truth,
    people: makePeople(data, count, seed, Number(from.replaceAll('-', ''))),
  };
  await writeTables(folder, world, engine, onFile);
  writeTexts(folder, world);
  const sums = writePeople(world);
  for (const duty of dutiesOf(sums, data.duties)) truth.add('duty', duty);
  truth.close();
  const { documents } = truth;
  const registerRecords = documents.reduce(
    (sum, { document, rows }) => sum + (document.startsWith('register/') ? (rows ?? 0) : 0),
    0,
  );
  const totals: DrillTotals = {
    people: count,
    seed,
    from,
    affected: sums.affected,
    unaffected: count - sums.affected,
    documents: documents.length,
    unread: countWhere(documents, ({ status }) => status === 'unread'),
    duplicates: countWhere(documents, ({ status }) => status === 'duplicate'),
    records: truth.counts.record - registerRecords,
    register_records: registerRecords,
    by_relation: sums.relations,
    by_residence: sums.residences,
    by_element: sums.elements,
    minors: sums.minors,
    deceased: sums.deceased,
  };
  writeBytes(join(folder, 'truth', 'totals.json'), Buffer.from(`${JSON.stringify(totals, null, 2)}\n`));
  return totals;
};
