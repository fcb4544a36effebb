import { partsOf, shapeOf } from './parts/parts.ts';

/** Room that a drill takes, from measured drills (bench/RESULTS.md); rounded up, so that what is promised suffices. */
export interface DrillNeed {
  /** Tables and registers; texts, forms and mails come to some two thousand more files at most. */
  readonly files: number;
  readonly records: number;
  readonly bytes: number;
}

const TABLES = 13;
const RECORDS_A_PERSON = 2.5;
const BYTES_A_PERSON = 260;
/** Texts, forms, archives and workbooks, and the truth about them. */
const FIXED_BYTES = 20_000_000;
/** Truth of a small drill is lines; of a large one Parquet. */
const LINES_A_PERSON = 540;
const PARQUET_A_PERSON = 15;

export const needOf = (people: number): DrillNeed => {
  const parts = partsOf(people, shapeOf(people)).length;
  const truth = parts === 1 ? LINES_A_PERSON : PARQUET_A_PERSON;
  const fixed = Math.min(FIXED_BYTES, people * 200);
  return {
    files: parts * TABLES,
    records: Math.round(people * RECORDS_A_PERSON),
    bytes: fixed + people * (BYTES_A_PERSON + truth),
  };
};
