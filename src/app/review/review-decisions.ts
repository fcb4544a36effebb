import type { CaseFile } from '../../case/case-schema.ts';
import type { Engine } from '../../engine/port.ts';
import type { DecidedBefore } from '../../report/review/review-rows.ts';
import type { StandingDecisions } from '../../report/review/write-review.ts';
import { followDecisions } from '../../resolve/decisions/followed-decisions.ts';

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

/** What an entry of `persons` decides, as a sheet shows it: about a pair, or about records that are nobody. */
export interface StandingDecision {
  /** Its place in `persons`. */
  readonly index: number;
  readonly decision: 'one person' | 'two people' | 'nobody';
  readonly records: readonly number[];
  readonly by: string;
  readonly on: string | undefined;
  readonly why: string;
}

/** Decisions of case.yaml that a sheet of review can show and take back. Others (of three records, or of none that is left) stand as they are. */
export const standingDecisions = (persons: readonly PersonEntry[]): readonly StandingDecision[] =>
  persons.flatMap(({ together, apart, nobody, by, on, why }, index): readonly StandingDecision[] => {
    const said = { index, by, on, why };
    if (nobody) return nobody.length === 0 ? [] : [{ ...said, decision: 'nobody', records: nobody }];
    const records = together ?? apart ?? [];
    if (records.length !== 2) return [];
    return [{ ...said, decision: together ? 'one person' : 'two people', records }];
  });

/** What a review of this case draws no samples of, and what it shows as decided already. */
export const decidedBefore = (
  persons: readonly PersonEntry[],
): DecidedBefore & { readonly cells: StandingDecisions } => {
  const standing = standingDecisions(persons);
  return {
    pairs: standing.flatMap(({ decision, records: [a = 0, b = 0] }) =>
      decision === 'nobody' ? [] : [[a, b] as const],
    ),
    nobody: standing.flatMap(({ decision, records }) => (decision === 'nobody' ? records : [])),
    cells: new Map(
      standing.flatMap((one) => {
        const [a = 0, b = 0] = one.records;
        const keys = one.decision === 'nobody' ? one.records.map(String) : [pairKey(a, b)];
        return keys.map((key) => [key, one] as const);
      }),
    ),
  };
};
