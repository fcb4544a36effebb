import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { createTally, type Share } from '../src/drill/score/measures.ts';
import { ELEMENT_IDS, type ElementId, isCounted } from '../src/schema/vocabulary.ts';
import { scoreFolder } from './columns-score.ts';

/** People whom a file speaks of, by the elements that it exposes of them. No two of a folder are called alike. */
interface TruePeople {
  readonly names: readonly string[];
  readonly elements: readonly string[];
}

interface TruePerson {
  readonly name: string;
  readonly elements: readonly string[];
}

interface TableTruth {
  readonly file: string;
  readonly people?: readonly TruePeople[];
}

const CASE = `candor: 1
id: bench-tables
name: Tables of invented people
drill: true
at_rest: none
as_of: 2026-01-12
notifier: {name: Bench, sectors: [other], relation_default: customer}
evidence:
  - {path: ., exposure: presumed, relation: customer, decided_by: bench, decided_at: 2026-01-06, why: measurement}
`;

const out = fileURLToPath(new URL('./out/tables/', import.meta.url));
const candor = fileURLToPath(new URL('../bin/candor.mjs', import.meta.url));

/** Lines of a person: by the whole name, else the one whose names hold it (second family names, middle names). */
const linesOf = (
  byName: ReadonlyMap<string, readonly Readonly<Record<string, string>>[]>,
  byWhole: ReadonlyMap<string, readonly Readonly<Record<string, string>>[]>,
  person: TruePerson,
): readonly Readonly<Record<string, string>>[] => {
  const own = byName.get(withoutOrder(person.name)) ?? byWhole.get(withoutOrder(person.name));
  if (own) return own;
  const words = withoutOrder(person.name).split(' ');
  const like = [...byName].filter(([name]) => words.every((word) => name.split(' ').includes(word)));
  return like.length === 1 ? (like[0]?.[1] ?? []) : [];
};

const respondTo = (folder: string): readonly Readonly<Record<string, string>>[] => {
  rmSync(out, { recursive: true, force: true });
  const own = join(out, 'case');
  mkdirSync(own, { recursive: true });
  cpSync(folder, join(own, 'evidence'), { recursive: true });
  rmSync(join(own, 'evidence', 'truth.json'));
  writeFileSync(join(own, 'case.yaml'), CASE);
  writeFileSync(join(out, 'case.key'), `${'5a'.repeat(32)}\n`, { mode: 0o600 });
  const done = spawnSync(process.execPath, [candor, 'respond', own, '--quiet'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, CANDOR_KEY_FILE: join(out, 'case.key') },
  });
  if (done.status === null || ![0, 3, 4].includes(done.status)) throw new Error(`candor respond: exit ${done.status}`);
  return parse(readFileSync(join(own, 'out', 'list.csv'), 'utf8'), { columns: true, bom: true });
};

const peopleOf = ({ people = [] }: TableTruth): readonly TruePerson[] =>
  people.flatMap(({ names, elements }) => names.map((name) => ({ name, elements })));

const nameOf = (given = '', family = ''): string =>
  `${given} ${family}`
    .toLowerCase()
    .replace(/[^\p{L} ]/gu, '')
    .trim();

const withoutOrder = (name: string): string => nameOf(name).split(/\s+/).sort().join(' ');

/** Elements that hang on a choice of the reader (an order's number, a place) and not on what is told of whom. */
const isJudged = (element: string): element is ElementId =>
  (ELEMENT_IDS as readonly string[]).includes(element) &&
  isCounted(element as ElementId) &&
  !['order_number', 'ticket_number', 'account_number', 'place_of_birth', 'cpni'].includes(element);

const exposedOf = (line: Readonly<Record<string, string>>): readonly string[] =>
  ELEMENT_IDS.filter(
    (element) => isJudged(element) && line[element] !== undefined && !['', 'no'].includes(line[element]),
  );

const shareText = ({ right, of, share, low, high }: Share): string =>
  share === null || low === null || high === null
    ? '-'
    : `${share.toFixed(3)} [${low.toFixed(2)}-${high.toFixed(2)}] ${right}/${of}`;

interface FileCount {
  found: number;
  exact: number;
  readonly faults: Map<string, number>;
}

/** Whether a person of the truth is on the list once and alone, and with which elements. */
const countPerson = (
  person: TruePerson,
  lines: readonly Readonly<Record<string, string>>[],
  tally: ReturnType<typeof createTally>,
  count: FileCount,
): void => {
  const fault = (text: string) => count.faults.set(text, (count.faults.get(text) ?? 0) + 1);
  const truth = person.elements.filter(isJudged);
  const exposed = lines.flatMap(exposedOf);
  for (const element of truth) tally.add(element, exposed.includes(element) ? { hit: 1 } : { missed: 1 });
  for (const element of exposed) if (!truth.includes(element as ElementId)) tally.add(element, { extra: 1 });
  if (lines.length === 1) count.found += 1;
  else fault(lines.length === 0 ? 'not on the list' : 'on the list more than once');
  const missed = truth.filter((element) => !exposed.includes(element));
  const extra = [...new Set(exposed)].filter((element) => !truth.includes(element as ElementId));
  if (lines.length === 1 && missed.length + extra.length === 0) count.exact += 1;
  if (lines.length === 0) return;
  for (const element of missed) fault(`-${element}`);
  for (const element of extra) fault(`+${element}`);
};

/** Runs a case of the folder's files and compares the notification list with the people that the truth names. */
const scorePeople = (folder: string, faults: boolean): void => {
  const { tables } = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as {
    readonly tables: readonly TableTruth[];
  };
  const list = respondTo(folder);
  const byName = new Map<string, Readonly<Record<string, string>>[]>();
  // Names with what stands between given and family name are whole names as well.
  const byWhole = new Map<string, Readonly<Record<string, string>>[]>();
  for (const line of list) {
    const key = withoutOrder(nameOf(line['given_name'], line['family_name']));
    byName.set(key, [...(byName.get(key) ?? []), line]);
    const whole = withoutOrder(nameOf(`${line['given_name']} ${line['middle_name']}`, line['family_name']));
    if (whole !== key) byWhole.set(whole, [...(byWhole.get(whole) ?? []), line]);
  }
  const tally = createTally();
  const all = { people: 0, found: 0, exact: 0 };
  for (const table of tables) {
    const { file } = table;
    const people = peopleOf(table);
    const count: FileCount = { found: 0, exact: 0, faults: new Map() };
    for (const person of people) countPerson(person, linesOf(byName, byWhole, person), tally, count);
    all.people += people.length;
    all.found += count.found;
    all.exact += count.exact;
    if (!faults || count.exact === people.length) continue;
    const told = [...count.faults].map(([text, times]) => `${text} ×${times}`).join(', ');
    console.log(`${file}: ${count.exact} of ${people.length} exact; ${told}`);
  }
  const known = new Set(tables.flatMap((table) => peopleOf(table).map(({ name }) => withoutOrder(name))));
  const isKnown = (line: Readonly<Record<string, string>>): boolean =>
    [...byWhole].some(([name, lines]) => known.has(name) && lines.includes(line));
  const strangers = [...byName]
    .filter(([name]) => !known.has(name))
    .map(([, lines]) => lines.filter((line) => !isKnown(line)).length);
  console.log(
    `${all.people} people in the truth: ${all.found} are one line of the list, ${all.exact} with exactly their elements; ` +
      `${list.length} lines, ${strangers.reduce((sum, lines) => sum + lines, 0)} of others`,
  );
  console.log('\n| element of a person | precision | recall |\n| --- | --- | --- |');
  for (const [name, { precision, recall }] of Object.entries(tally.result())) {
    if (name === 'all' || faults) console.log(`| ${name} | ${shareText(precision)} | ${shareText(recall)} |`);
  }
};

/** Columns of the tables of a folder, and the people that a whole run makes of them, against its truth.json. */
export const measureTables = async (folder: string, faults: boolean): Promise<void> => {
  await scoreFolder(folder, undefined, faults);
  scorePeople(folder, faults);
};
