import type { CaseFile, DateEvent } from './case-schema.ts';

/** With these somebody knows of the breach. */
const KNOWING: readonly DateEvent[] = ['discovered', 'aware', 'reasonable_belief', 'determined'];

/** The first day on which, as recorded now or before, anybody knew of the breach; null: no such day is on record. */
export const firstKnownDay = (file: Pick<CaseFile, 'dates'>): string | null =>
  (file.dates ?? [])
    .filter(({ event }) => KNOWING.includes(event))
    .flatMap(({ at, earlier = [] }) => [at, ...earlier.map((before) => before.at)])
    .map((at) => at.slice(0, 10))
    .sort()[0] ?? null;
