import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { attachArtifacts } from '../src/case/artifacts.ts';
import { openDuckdb } from '../src/engine/duckdb/engine.ts';
import { sql } from '../src/engine/sql.ts';
import { ALL_TABLES } from '../src/schema/tables.ts';
import { type MarkedText, markedTextsIn } from '../test/support/marked-text.ts';
import { respondTo } from './bench-case.ts';

/** A name that was found in a text, in UTF-16 units, and the person to whom its record went. */
interface FoundName {
  readonly start: number;
  readonly end: number;
  readonly person: string;
}

/** A person of one text's truth who is named there: "TEXT 3". */
type TruePerson = string;

const NOBODY = '';

/** UTF-16 units of the code points that a detection counts. */
const unitsOf = (text: string): readonly number[] => {
  const units = [0];
  for (const sign of text) units.push((units.at(-1) ?? 0) + sign.length);
  return units;
};

/** Names that the case holds, by the file in which they stand; files that are read as tables have none. */
const foundNames = async (
  folder: string,
  texts: readonly MarkedText[],
): Promise<ReadonlyMap<string, readonly FoundName[]>> => {
  const engine = await openDuckdb();
  try {
    await attachArtifacts(engine, folder, ALL_TABLES);
    const rows = await engine.read({
      name: 'names',
      reads: ['detection', 'document', 'person_record'],
      sql: sql`select document.family, start_at, end_at, person_id from document
        left join (select * from detection where element = 'person_name') d using (document_no)
        left join person_record using (record_id) where document.kind = 'text' order by 1, 2, 3`,
    });
    const units = new Map(texts.map(({ name, text }) => [`evidence/${name}`, unitsOf(text)]));
    const names = new Map<string, FoundName[]>();
    for (const row of rows) {
      const file = String(row['family']);
      const at = units.get(file);
      const own = names.get(file.slice('evidence/'.length)) ?? [];
      names.set(file.slice('evidence/'.length), own);
      if (row['person_id'] === null || at === undefined) continue;
      own.push({
        start: at[Number(row['start_at'])] ?? 0,
        end: at[Number(row['end_at'])] ?? 0,
        person: String(row['person_id']),
      });
    }
    return names;
  } finally {
    await engine.close();
  }
};

/** Whom a found name names by the truth; null where it is no name at all. */
const namedBy = ({ name, spans }: MarkedText, found: FoundName): TruePerson | null => {
  const mark = spans.find(
    ({ element, start, end }) =>
      element === 'person_name' &&
      2 * (Math.min(end, found.end) - Math.max(start, found.start)) > found.end - found.start,
  );
  if (mark === undefined) return null;
  return mark.person === 0 ? NOBODY : `${name} ${mark.person}`;
};

/** A person of the list: whom its names name by the truth and how often, and the first of them for those who look. */
interface FoundPerson {
  readonly votes: ReadonlyMap<TruePerson, number>;
  readonly shown: string;
}

const peopleOf = (
  texts: readonly MarkedText[],
  names: ReadonlyMap<string, readonly FoundName[]>,
): readonly FoundPerson[] => {
  const people = new Map<string, { readonly votes: Map<TruePerson, number>; readonly shown: string }>();
  for (const text of texts) {
    for (const found of names.get(text.name) ?? []) {
      const shown = `${text.name}: ${text.text.slice(found.start, found.end).replace(/\s+/g, ' ')}`;
      const one = people.get(found.person) ?? { votes: new Map<TruePerson, number>(), shown };
      people.set(found.person, one);
      const named = namedBy(text, found);
      if (named !== null) one.votes.set(named, (one.votes.get(named) ?? 0) + 1);
    }
  }
  return [...people.values()];
};

/** Who is meant most often. */
const meant = ({ votes }: FoundPerson): TruePerson =>
  [...votes].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? NOBODY;

/** People whom texts name firmly. */
const namedFirmly = (texts: readonly MarkedText[]): readonly TruePerson[] => {
  const named = texts.flatMap(({ name, spans }) =>
    spans
      .filter(({ element, person, optional }) => element === 'person_name' && person > 0 && !optional)
      .map(({ person }) => `${name} ${person}`),
  );
  return [...new Set(named)];
};

/**
 * People of marked texts as a case counts them: of those whom a text names firmly, how many are one person of the list, several, or
 * none; whom the list has of names that are none, and who is two people of the truth. Usage: npm run bench:people-of-texts -- FOLDER [faults]
 */
const measure = (
  texts: readonly MarkedText[],
  names: ReadonlyMap<string, readonly FoundName[]>,
  show: (fault: string) => void,
): string => {
  const truth = namedFirmly(texts.filter(({ name }) => names.has(name)));
  const people = peopleOf(texts, names);
  const foundAs = Map.groupBy(people, meant);
  const several = truth.filter((one) => (foundAs.get(one)?.length ?? 0) > 1);
  const none = truth.filter((one) => !foundAs.has(one));
  const noName = people.filter(({ votes }) => votes.size === 0);
  const merged = people.filter(({ votes }) => [...votes.keys()].filter((one) => one !== NOBODY).length > 1);
  for (const one of several)
    show(
      `several: ${foundAs
        .get(one)
        ?.map(({ shown }) => shown)
        .join(' | ')}`,
    );
  for (const one of none) show(`none: ${one}`);
  for (const { shown } of noName) show(`no name: ${shown}`);
  for (const { shown, votes } of merged) show(`merged: ${shown}: ${[...votes.keys()].join(', ')}`);
  return (
    `${names.size} texts, ${truth.length} people named: ${truth.length - several.length - none.length} are one person of the list, ` +
    `${several.length} several, ${none.length} none; of ${people.length} in the list ${noName.length} are no name, ${merged.length} two people of the truth`
  );
};

const [folder, faults] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: npm run bench:people-of-texts -- FOLDER [faults]');
const texts = markedTextsIn(pathToFileURL(`${resolve(folder)}/`));
const out = mkdtempSync(join(tmpdir(), 'candor-people-'));
try {
  const files = new Map(texts.map(({ name, text }) => [name, text]));
  respondTo(out, { id: 'people-of-texts', title: 'People of texts', sector: 'telecom_carrier', files });
  const names = await foundNames(join(out, 'case'), texts);
  const show = (fault: string): void => {
    if (faults === 'faults') console.log(`  ${fault}`);
  };
  console.log(measure(texts, names, show));
} finally {
  rmSync(out, { recursive: true, force: true });
}
