import { z } from 'zod';
import { ELEMENT_IDS, EXPOSURE_STATE, RELATION } from '../schema/vocabulary.ts';
import { DATE_EVENTS, decisionSchema } from './decision-schema.ts';
import { filingSchema, letterSchema } from './filing-schema.ts';
import { groupFacts, incident } from './incident-schema.ts';
import { notifier } from './notifier-schema.ts';
import { columnOverride, personOverride } from './override-schema.ts';
import { protocol } from './protocol-schema.ts';
import { day, dayOrMoment, flag, relativePath, text, yesNo } from './schema-parts.ts';

export { DATE_EVENTS, type DateEvent, type Decision, decisionSchema } from './decision-schema.ts';
export { DAY_HINT, isDay, isDayOrMoment, isPlace, MOMENT_HINT, PLACE_HINT } from './schema-parts.ts';

const recordedDate = z.strictObject({
  event: z.enum(DATE_EVENTS),
  at: dayOrMoment(),
  document: text().optional().describe('The paper that shows it.'),
  recorded_by: text(),
  recorded_on: day().optional(),
  earlier: z
    .array(
      z.strictObject({ at: dayOrMoment(), recorded_by: text().optional(), document: text().optional(), why: text() }),
    )
    .optional()
    .describe('Values that stood here before, each with the reason for the change.'),
});

/** `read` is no decision: only logs can show it. */
export const DECIDED_EXPOSURE = EXPOSURE_STATE.filter((state) => state !== 'read') as (
  | 'presumed'
  | 'reachable'
  | 'excluded'
)[];

const evidence = z.strictObject({
  path: relativePath().describe('File or folder below evidence/; "." is the whole folder.'),
  exposure: z.enum(DECIDED_EXPOSURE),
  relation: z.enum(RELATION).optional(),
  access: yesNo().optional().describe('Did the intruder see it?'),
  acquisition: yesNo().optional().describe('Did the intruder take it?'),
  decided_by: text().optional(),
  decided_at: day().optional(),
  why: text().optional(),
  document: text().optional(),
  ...groupFacts,
});

const register = z.strictObject({
  path: relativePath().describe('File or folder below register/.'),
  kind: z.enum(['customers', 'former_customers', 'employees', 'addresses', 'other']).optional(),
  relation: z.enum(RELATION).optional(),
  as_of: day().optional(),
  note: text().optional(),
});

export const caseSchema = z
  .strictObject({
    candor: z.literal(1).describe('Version of this format.'),
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{2,62}$/, { error: 'expected 3 to 63 of a-z, 0-9 and -' })
      .describe('Names the case key and the ledger; never changed.'),
    name: text(),
    drill: flag().optional().describe('A rehearsal: its people are invented.'),
    at_rest: z.enum(['encrypted', 'volume', 'none']),
    at_rest_statement: z
      .strictObject({ by: text(), on: day(), text: text() })
      .optional()
      .describe('For `volume`: who states that the folder lies on an encrypted volume.'),
    time_zone: text().optional(),
    as_of: day().optional().describe('Law and knowledge of this day count; left out: today.'),
    notifier,
    incident: incident.optional(),
    dates: z.array(recordedDate).optional(),
    evidence: z.array(evidence).optional(),
    registers: z.array(register).optional(),
    environments: z
      .array(z.strictObject({ name: text(), kind: text().optional(), hosts: z.array(text()).optional() }))
      .optional(),
    columns: z.array(columnOverride).optional(),
    protocol: protocol.optional(),
    detectors: z
      .array(relativePath())
      .optional()
      .describe('Files of own detectors, below the case folder; they are looked for beside those of Candor.'),
    model: text()
      .optional()
      .describe('Folder of a model that adds names of people: a path from the case folder, or an absolute one.'),
    passwords: text()
      .optional()
      .describe(
        'File of passwords, one a line, tried on what is locked: a path from the case folder, or an absolute one. No password stands in case.yaml.',
      ),
    persons: z.array(personOverride).optional(),
    test_values: z
      .array(z.strictObject({ element: z.enum(ELEMENT_IDS as [string, ...string[]]), value: text(), why: text() }))
      .optional()
      .describe('Values that stand for nobody in particular (a switchboard): they join no records.'),
    earlier_cases: z
      .array(z.strictObject({ tokens: relativePath().describe('File of tokens that candor bridge export wrote.') }))
      .optional()
      .describe('Earlier cases whose people are looked for, by tokens under a bridging key.'),
    contact: z
      .strictObject({
        own_addresses: z
          .array(z.strictObject({ street: text(), postal_code: text() }))
          .optional()
          .describe('Addresses of the notifier itself: a letter to them reaches no customer, and is flagged.'),
      })
      .optional(),
    decisions: z.array(decisionSchema).optional(),
    letters: z.array(letterSchema).optional(),
    filings: z.array(filingSchema).optional().describe('Notices that were filed; candor filings file adds them.'),
  })
  .meta({ title: 'Candor case file' });

export type CaseFile = z.infer<typeof caseSchema>;
export type EvidenceEntry = z.infer<typeof evidence>;
