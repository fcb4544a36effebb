import { z } from 'zod';
import { ELEMENT_IDS } from '../schema/vocabulary.ts';
import { day, text } from './schema-parts.ts';

const share = () => z.number().min(0).max(1);

/** What counts as found, and who signed it. */
const protocolFacts = {
  by: text().describe('Who signed it.'),
  on: day(),
  why: text(),
  document: text().optional().describe('The paper that shows it.'),
  threshold: share()
    .optional()
    .describe('How sure a finding must be to count, from 0 to 1, where no element says more.'),
  thresholds: z.partialRecord(z.enum(ELEMENT_IDS as [string, ...string[]]), share()).optional(),
  exclude: z
    .array(z.strictObject({ element: z.enum(ELEMENT_IDS as [string, ...string[]]), why: text() }))
    .optional()
    .describe('Elements that do not count in this case at all.'),
};

/** What a protocol leaves out exposes nobody, and stays on record. */
export const protocol = z.strictObject({
  ...protocolFacts,
  earlier: z.array(z.strictObject(protocolFacts)).optional().describe('Protocols that held before.'),
});
