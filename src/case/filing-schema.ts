import { z } from 'zod';
import { count, day, dayOrMoment, place, relativePath, text } from './schema-parts.ts';

/** Notices to offices that a person filed, and the letters that go with them (docs/law.md). */

const sha256 = () => z.string().regex(/^[0-9a-f]{64}$/, { error: 'expected a SHA-256 in hexadecimal digits' });

const paper = z.strictObject({ file: relativePath().describe('Below the case folder.'), sha256: sha256() });

/** What an office was told: a later change of any of it asks for an update. */
const toldFacts = z.strictObject({
  residents: count().nullable(),
  total: count().nullable(),
  elements: z.array(text()),
  discovered: dayOrMoment().nullable(),
  determined: dayOrMoment().nullable(),
  occurred_from: dayOrMoment().nullable(),
  occurred_to: dayOrMoment().nullable(),
  notice_to_individuals: dayOrMoment().nullable(),
});
export type ToldFacts = z.infer<typeof toldFacts>;

export const filingSchema = z.strictObject({
  law: place(),
  also: z.array(place()).optional().describe('Other laws that the same notice answers.'),
  office: text().describe('The office as the table of duties names it.'),
  version: text().optional(),
  kind: z.enum(['initial', 'update']),
  number: text().describe('What the office gave: confirmation, case or accession number.'),
  on: day(),
  by: text(),
  receipt: paper,
  draft: paper.describe('The draft as it stood on the day, as JSON.'),
  told: toldFacts,
  letters: z.array(sha256()).optional().describe('Sample letters that went with it.'),
  note: text().optional(),
});
export type FilingRecord = z.infer<typeof filingSchema>;

/** A sample of the letter to people, for the filings that ask for a copy. */
export const letterSchema = z.strictObject({
  path: relativePath().describe('File below letters/.'),
  places: z.array(place()).optional().describe('Whose letter it is; left out: everybody.'),
  language: text().optional(),
  note: text().optional(),
});
