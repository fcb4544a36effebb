import type { CaseFile } from '../../case/case-schema.ts';
import type { Engine } from '../../engine/port.ts';
import type { DecidedBefore } from '../../report/review/review-rows.ts';
import type { StandingDecisions } from '../../report/review/write-review.ts';
import { followDecisions } from '../../resolve/followed-decisions.ts';

export type PersonEntry = NonNullable<CaseFile['persons']>[number];

/** Decisions of case.yaml, in its order, with the ids that their records have now. The engine has `record`. */
export const personsNow = async (
  engine: Engine,
  tokenKey: string,
  { persons = [] }: Pick<CaseFile, 'persons'>,
): Promise<readonly PersonEntry[]> => {
  const given = persons.map(({ apart, together, nobody, seen }) => ({
    ...(apart ? { apart } : {}),
    ...(together ? { together } : {}),
    ...(nobody ? { nobody } : {}),
    ...(seen ? { seen } : {}),
  }));
  const followed = await followDecisions(engine, tokenKey, given);
  return persons.map(({ by, on, why }, n) => {
    const { apart, together, nobody } = followed.persons[n] ?? {};
    return {
      ...(apart ? { apart: [...apart] } : {}),
      ...(together ? { together: [...together] } : {}),
      ...(nobody ? { nobody: [...nobody] } : {}),
      by,
      ...(on ? { on } : {}),
      why,
    };
  });
};

/** Key of a pair of records as sheets and decisions share it. */
export const pairKey = (a: number, b: number): string => `${Math.min(a, b)} ${Math.max(a, b)}`;

/** What an entry of `persons` decides, as a sheet shows it: the pair's key or the first record, and the word. */
export const shownDecision = (entry: PersonEntry): { readonly key: string; readonly decision: string } | undefined => {
  const { apart, together, nobody } = entry;
  if (nobody?.length === 0) return undefined;
  if (nobody) return { key: String(Math.min(...nobody)), decision: 'nobody' };
  const [a, b, third] = together ?? apart ?? [];
  if (a === undefined || b === undefined || third !== undefined) return undefined;
  return { key: pairKey(a, b), decision: together ? 'one person' : 'two people' };
};

/** Decisions of case.yaml that a sheet of review can show and take back: pairs, and records of nobody. */
export const decidedBefore = (
  persons: readonly PersonEntry[],
): DecidedBefore & { readonly cells: StandingDecisions } => {
  const entries = persons.flatMap((entry) => {
    const shown = shownDecision(entry);
    return shown ? [{ entry, ...shown }] : [];
  });
  return {
    pairs: entries.flatMap(({ entry, key }) => {
      const [a = 0, b = 0] = key.split(' ').map(Number);
      return entry.nobody ? [] : [[a, b] as const];
    }),
    nobody: entries.flatMap(({ entry }) => entry.nobody ?? []),
    cells: new Map(entries.map(({ entry, key, decision }) => [key, { decision, by: entry.by, why: entry.why }])),
  };
};
