import type { TableSchema } from './table.ts';
import { DUTY, PERSON_PROFILE, PROFILE } from './tables/assess.ts';
import { DETECTED, DETECTION, FIELD_ELEMENT, RECORD } from './tables/detect.ts';
import { DOCUMENT, FIELD, GONE_DOCUMENT, PROBLEM, SOURCE } from './tables/ingest.ts';
import {
  BLOCKED_VALUE,
  COMMON_VALUE,
  CONTACT_FLAG,
  DOUBT,
  EARLIER,
  FLOW,
  HOLDING,
  HOUSEHOLD,
  LINK,
  NORMAL_FORM,
  PERSON,
  PERSON_RECORD,
  WEIGHT,
} from './tables/resolve.ts';

/** Which stage writes which artifacts. A table has one writer. `problem` is written by every stage into its own part. */
export const STAGE_TABLES = {
  ingest: [SOURCE, DOCUMENT, FIELD, GONE_DOCUMENT],
  detect: [FIELD_ELEMENT, DETECTION, RECORD, DETECTED],
  resolve: [
    PERSON,
    PERSON_RECORD,
    LINK,
    HOLDING,
    BLOCKED_VALUE,
    WEIGHT,
    DOUBT,
    FLOW,
    CONTACT_FLAG,
    HOUSEHOLD,
    EARLIER,
    NORMAL_FORM,
    COMMON_VALUE,
  ],
  assess: [PROFILE, PERSON_PROFILE, DUTY],
} as const satisfies Record<string, readonly TableSchema[]>;

export type StageName = keyof typeof STAGE_TABLES;

export const STAGES = Object.keys(STAGE_TABLES) as readonly StageName[];

export const ALL_TABLES: readonly TableSchema[] = [...Object.values(STAGE_TABLES).flat(), PROBLEM];

export const tableNamed = (name: string): TableSchema => {
  const found = ALL_TABLES.find((schema) => schema.name === name);
  if (!found) throw new Error(`no such table: ${name}`);
  return found;
};
