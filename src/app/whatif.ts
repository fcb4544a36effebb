import { resolve } from 'node:path';
import { loadLawData } from '../assess/data-files.ts';
import type { DutyRow } from '../assess/duty-rows.ts';
import { type CaseUnderLaw, rowsOfCase } from '../assess/judge-case.ts';
import { lawBook } from '../assess/law/evaluate.ts';
import { DEFAULT_TIME_ZONE } from '../assess/law/facts/facts-schema.ts';
import { assessOptions } from '../assess/options.ts';
import { readProfiles } from '../assess/profiles.ts';
import { attachArtifacts } from '../case/artifacts.ts';
import { readManifest } from '../case/manifest.ts';
import { writeOutFile } from '../report/files/out-file.ts';
import { type DutyMove, type DutyState, daysBetween, moveOf, type WhatIfFacts } from '../report/whatif/whatif-facts.ts';
import { whatIfPage } from '../report/whatif/whatif-page.ts';
import { PROFILE } from '../schema/tables/assess.ts';
import { codeVersion, type OpenCase, withCase } from './open-case.ts';
import { parseSettings, underSettings } from './whatif/settings.ts';
import type { World } from './world.ts';

export interface WhatIfOptions {
  readonly caseFolder: string;
  readonly keyFile?: string;
  /** Changed facts, as `dates.determined=2026-03-10`, `encrypted=yes`, `count.us-tx=260`, `element.ssn=none`. */
  readonly set: readonly string[];
  /** Where a page with table, calendar and map goes; left out: no page. */
  readonly html?: string;
}

export interface WhatIf {
  readonly set: Readonly<Record<string, unknown>>;
  readonly duties: number;
  readonly moved: readonly DutyMove[];
}

const nameOf = ({ jurisdiction, version, audience, who, basis, item }: DutyRow): string =>
  JSON.stringify([jurisdiction, version, audience, who, basis, item]);

const stateOf = (row: DutyRow | undefined): DutyState | null =>
  row ? { answer: row.answer, date: row.deadline_date ?? row.deadline_at } : null;

/** Every duty on both sides, in the order of the laws. */
export const dutyMoves = (before: readonly DutyRow[], after: readonly DutyRow[]): readonly DutyMove[] => {
  const old = new Map(before.map((row) => [nameOf(row), row]));
  const now = new Map(after.map((row) => [nameOf(row), row]));
  const moves = [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    const row = now.get(name) ?? old.get(name);
    const [from, to] = [stateOf(old.get(name)), stateOf(now.get(name))];
    if (!row) return [];
    const { jurisdiction: law, law_name: lawName, version, audience, who } = row;
    const move = moveOf(from, to);
    return [{ law, name: lawName, version, audience, who, before: from, after: to, move, days: daysBetween(from, to) }];
  });
  const order = ({ law }: DutyMove): string => law ?? '~';
  return moves.sort((a, b) => (order(a) === order(b) ? 0 : order(a) < order(b) ? -1 : 1));
};

/** A case as the law sees it, from the profiles of its last run. */
export const caseUnderLaw = async ({ engine, folder, file }: OpenCase, asOf: string): Promise<CaseUnderLaw> => {
  await attachArtifacts(engine, folder, [PROFILE]);
  return { options: assessOptions(file, asOf), profiles: await readProfiles(engine), book: lawBook(loadLawData()) };
};

const factsOf = (
  { file, folders }: OpenCase,
  asOf: string,
  parts: Pick<WhatIfFacts, 'set' | 'duties'>,
): WhatIfFacts => ({
  caseName: file.name,
  notifier: file.notifier.name,
  drill: file.drill === true,
  revision: readManifest(folders.manifest).revision,
  asOf,
  timeZone: file.time_zone ?? DEFAULT_TIME_ZONE,
  codeVersion: codeVersion(),
  ...parts,
});

const valueText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Which duties and dates move when facts are changed. Nothing of the case is touched. */
export const whatIf = (options: WhatIfOptions, world: World): Promise<WhatIf> =>
  withCase({ ...options, readOnly: true }, world, async (open) => {
    const settings = parseSettings(options.set);
    const asOf = open.file.as_of ?? world.now().toISOString().slice(0, 10);
    const underLaw = await caseUnderLaw(open, asOf);
    const before = rowsOfCase(underLaw);
    const duties = dutyMoves(before, rowsOfCase(underSettings(underLaw, settings)));
    if (options.html !== undefined) {
      const set = settings.map(([key, value]) => [key, valueText(value)] as const);
      const page = whatIfPage(factsOf(open, asOf, { set, duties }));
      await writeOutFile(resolve(options.html), async (file) => {
        await file.write(page);
        return 0;
      });
    }
    return {
      set: Object.fromEntries(settings),
      duties: before.length,
      moved: duties.filter(({ move }) => move !== 'same'),
    };
  });
