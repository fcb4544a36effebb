import type { CaseFile } from '../../case/case-schema.ts';
import type { DecidedBefore } from '../../report/review/review-rows.ts';
import type { StandingDecisions } from '../../report/review/write-review.ts';

type PersonEntry = NonNullable<CaseFile['persons']>[number];

/** Key of a pair of records as sheets and decisions share it. */
export const pairKey = (a: number, b: number): string => `${Math.min(a, b)} ${Math.max(a, b)}`;

/** What an entry of `persons` decides, as a sheet shows it: the pair's key or the first record, and the word. */
export const shownDecision = (entry: PersonEntry): { readonly key: string; readonly decision: string } | undefined => {
  const { apart, together, nobody } = entry;
  if (nobody) return { key: String(Math.min(...nobody)), decision: 'nobody' };
  const [a, b, third] = together ?? apart ?? [];
  if (a === undefined || b === undefined || third !== undefined) return undefined;
  return { key: pairKey(a, b), decision: together ? 'one person' : 'two people' };
};

/** Decisions of case.yaml that a sheet of review can show and take back: pairs, and records of nobody. */
export const decidedBefore = (
  file: Pick<CaseFile, 'persons'>,
): DecidedBefore & { readonly cells: StandingDecisions } => {
  const entries = (file.persons ?? []).flatMap((entry) => {
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
