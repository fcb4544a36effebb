import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../engine/port.ts';
import { loadDrillData } from './data-files.ts';
import { type DrillOptions, drillCaseText } from './drill-case.ts';
import { fileSink, writeBytes } from './files/sink.ts';
import { type MadePart, makePart } from './parts/make-part.ts';
import { makeParts } from './parts/part-pool.ts';
import { type DrillShape, partsOf, shapeOf } from './parts/parts.ts';
import { dutiesOf, mergeSums } from './truth/people-truth.ts';
import type { DrillTotals, TruthFile, TruthRows } from './truth/truth.ts';

const countWhere = <Item>(items: readonly Item[], test: (item: Item) => boolean): number => items.filter(test).length;

const writeLines = <Name extends TruthFile>(folder: string, name: Name, rows: TruthRows[Name]): void => {
  const sink = fileSink(join(folder, 'truth', `${name}.ndjson`));
  for (const row of rows) sink.write(`${JSON.stringify(row)}\n`);
  sink.close();
};

const totalsOf = ({ people, seed, from }: DrillOptions, { documents, records, sums }: MadePart): DrillTotals => {
  const registerRecords = documents.reduce(
    (sum, { document, rows }) => sum + (document.startsWith('register/') ? (rows ?? 0) : 0),
    0,
  );
  return {
    people,
    seed,
    from,
    affected: sums.affected,
    unaffected: people - sums.affected,
    documents: documents.length,
    unread: countWhere(documents, ({ status }) => status === 'unread'),
    duplicates: countWhere(documents, ({ status }) => status === 'duplicate'),
    records: records - registerRecords,
    register_records: registerRecords,
    by_relation: sums.relations,
    by_residence: sums.residences,
    by_element: sums.elements,
    minors: sums.minors,
    deceased: sums.deceased,
  };
};

const merged = (parts: readonly MadePart[]): MadePart => ({
  documents: parts.flatMap(({ documents }) => documents),
  columns: parts.flatMap(({ columns }) => columns),
  spans: parts.flatMap(({ spans }) => spans),
  records: parts.reduce((sum, { records }) => sum + records, 0),
  sums: mergeSums(parts.map(({ sums }) => sums)),
});

export interface DrillMaking {
  /** For drills of one part; large ones open one a thread. */
  readonly engine: Engine;
  readonly threads: number;
  readonly shape?: DrillShape;
  readonly onPeople?: (people: number) => void;
}

/**
 * Makes a case folder with evidence, registers, case.yaml and, in `truth/`, what is true of it. The folder must be
 * empty; the same options give the same bytes in every file, whatever the number of threads.
 */
export const makeDrill = async (
  folder: string,
  options: DrillOptions,
  { engine, threads, shape = shapeOf(options.people), onPeople = () => undefined }: DrillMaking,
): Promise<DrillTotals> => {
  const parts = partsOf(options.people, shape);
  const data = loadDrillData();
  mkdirSync(folder, { recursive: true });
  const isLarge = parts.length > 1;
  writeBytes(join(folder, 'case.yaml'), Buffer.from(drillCaseText(options, isLarge)));
  const [first] = parts;
  if (!first) throw new Error('a drill without people');
  const made = isLarge
    ? await makeParts(folder, options, parts, threads, onPeople)
    : [
        await makePart({ folder, options, engine, data }, first, ({ people }, { rows }) => {
          writeLines(folder, 'record', rows.record);
          writeLines(folder, 'person', rows.person);
          onPeople(people);
        }),
      ];
  const whole = merged(made);
  writeLines(folder, 'document', whole.documents);
  writeLines(folder, 'column', whole.columns);
  writeLines(folder, 'span', whole.spans);
  writeLines(folder, 'duty', dutiesOf(whole.sums, data.duties));
  const totals = totalsOf(options, whole);
  writeBytes(join(folder, 'truth', 'totals.json'), Buffer.from(`${JSON.stringify(totals, null, 2)}\n`));
  return totals;
};
