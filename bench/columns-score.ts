import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type ColumnLine, scanColumns } from '../src/app/scan.ts';
import { createTally, type OutcomeTally, type Share, shareOf } from '../src/drill/score/measures.ts';
import { type ColumnRole, elementOfRole, isCounted, isElementId } from '../src/schema/vocabulary.ts';

/** What a person says of a column. `role`: answers that are right, with `|` between; several roles of one column with `+`. */
interface ColumnTruth {
  readonly column: number;
  readonly role: string;
  /** Numbers that are right, with `|` between. */
  readonly mention: string;
  readonly state: string;
}

interface TableTruth {
  readonly file: string;
  /** Of a workbook, a dump: the table that the columns stand in. */
  readonly sheet?: string;
  readonly half: 'open' | 'held';
  readonly columns: readonly ColumnTruth[];
}

interface Tallies {
  readonly roles: OutcomeTally;
  readonly elements: OutcomeTally;
  readonly right: number[];
  readonly mentions: number[];
  readonly states: number[];
}

const alternatives = (text: string): readonly (readonly string[])[] => text.split('|').map((one) => one.split('+'));

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item) => b.includes(item));

const elementsOf = (roles: readonly string[]): readonly string[] => [
  ...new Set(
    roles
      .map((role) => elementOfRole(role as ColumnRole) ?? '')
      .filter((element) => isElementId(element) && isCounted(element)),
  ),
];

const addSets = (tally: OutcomeTally, found: readonly string[], wanted: readonly (readonly string[])[]): boolean => {
  const match = wanted.find((one) => sameSet(one, found));
  // Where no answer fits wholly, the nearest one is what the column is measured by.
  const nearest = [...wanted].sort(
    (a, b) => b.filter((role) => found.includes(role)).length - a.filter((role) => found.includes(role)).length,
  )[0];
  const truth = match ?? nearest ?? [];
  for (const role of truth) tally.add(role, found.includes(role) ? { hit: 1 } : { missed: 1 });
  for (const role of found) if (!truth.includes(role)) tally.add(role, { extra: 1 });
  return match !== undefined;
};

const scoreColumn = (tallies: Tallies, lines: readonly ColumnLine[], truth: ColumnTruth): string | undefined => {
  const found = [...new Set(lines.map(({ element }) => element))];
  const wanted = alternatives(truth.role);
  const isRight = addSets(tallies.roles, found, wanted);
  addSets(tallies.elements, elementsOf(found), wanted.map(elementsOf));
  tallies.right.push(isRight ? 1 : 0);
  const [first] = lines;
  if (isRight && first && elementsOf(found).length > 0) {
    const mention = truth.mention.split('|').includes(String(first.mention));
    const state = truth.state.split('|').includes(first.state);
    tallies.mentions.push(mention ? 1 : 0);
    tallies.states.push(state ? 1 : 0);
    if (mention && state) return undefined;
    return `mention ${first.mention} for ${truth.mention}, state ${first.state} for ${truth.state}`;
  }
  return isRight ? undefined : `${found.join('+')} (${first?.confidence}; ${first?.why}) for ${truth.role}`;
};

const shareText = ({ right, of, share, low, high }: Share): string =>
  share === null || low === null || high === null
    ? '-'
    : `${share.toFixed(3)} [${low.toFixed(2)}-${high.toFixed(2)}] ${right}/${of}`;

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

const printTally = (title: string, tally: OutcomeTally, onlyAll: boolean): void => {
  console.log(`\n| ${title} | precision | recall |\n| --- | --- | --- |`);
  for (const [name, { precision, recall }] of Object.entries(tally.result())) {
    if (onlyAll && name !== 'all') continue;
    console.log(`| ${name} | ${shareText(precision)} | ${shareText(recall)} |`);
  }
};

const isOfSheet = ({ sheet }: TableTruth, unit: ColumnLine['unit']): boolean =>
  sheet === undefined || unit === undefined || Object.values(unit).some((place) => String(place).endsWith(sheet));

/**
 * Measures columns of a folder of tables against its truth.json, by role and by element. `half` keeps tables apart that
 * were not looked at while rules were written; only sums are printed unless `faults` asks for more.
 */
export const scoreFolder = async (folder: string, half: string | undefined, faults: boolean): Promise<void> => {
  const { tables } = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as {
    readonly tables: readonly TableTruth[];
  };
  const tallies: Tallies = { roles: createTally(), elements: createTally(), right: [], mentions: [], states: [] };
  const chosen = tables.filter((table) => half === undefined || table.half === half);
  for (const table of chosen) {
    // A file that is no table to Candor answers for no column.
    const lines = await scanColumns(join(folder, table.file), Readable.from([])).catch(() => []);
    for (const truth of table.columns) {
      const own = lines.filter(({ number, unit }) => number === truth.column && isOfSheet(table, unit));
      const fault = scoreColumn(tallies, own, truth);
      if (faults && fault) console.log(`${table.file} ${truth.column} ${own[0]?.column ?? ''}: ${fault}`);
    }
  }
  console.log(`${chosen.length} tables, columns right ${shareText(shareOf(sum(tallies.right), tallies.right.length))}`);
  console.log(`whose column it is, right ${shareText(shareOf(sum(tallies.mentions), tallies.mentions.length))}`);
  console.log(`state of its values, right ${shareText(shareOf(sum(tallies.states), tallies.states.length))}`);
  printTally('element', tallies.elements, !faults);
  printTally('role', tallies.roles, !faults);
};
