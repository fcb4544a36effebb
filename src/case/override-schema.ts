import { z } from 'zod';
import { COLUMN_PARTS, type ColumnRole, ELEMENT_IDS, MOST_MENTIONS } from '../schema/vocabulary.ts';
import { day, text } from './schema-parts.ts';

const ROLES = [...new Set<ColumnRole>([...COLUMN_PARTS, ...ELEMENT_IDS])] as [ColumnRole, ...ColumnRole[]];

export const columnOverride = z
  .strictObject({
    document: text().optional().describe('Path of the document below the case, or its control number.'),
    group: z
      .string()
      .regex(/^G-[0-9a-f]{10}$/, { error: 'expected a group as G-0123456789 of candor fields export' })
      .optional()
      .describe('All tables of the same columns; a decision about a document stands above it.'),
    column: z.union([text(), z.int().positive()]).describe('Header of the column, or its number from 1.'),
    role: z.enum(ROLES),
    mention: z.int().positive().max(MOST_MENTIONS).optional().describe('Which person of the row (1 = first).'),
    by: text(),
    on: day().optional(),
    why: text(),
  })
  .refine((entry) => (entry.document === undefined) !== (entry.group === undefined), {
    error: 'expected either document or group',
  });

const recordIds = () => z.array(z.int().nonnegative()).min(2);
export const personOverride = z
  .strictObject({
    apart: recordIds().optional(),
    together: recordIds().optional(),
    nobody: z.array(z.int().nonnegative()).min(1).optional().describe('Records of no person at all.'),
    seen: z
      .array(z.string().regex(/^[0-9a-f]{16}$/, { error: 'expected a token as candor review import writes it' }))
      .optional()
      .describe('What each of the records said then, as keyed tokens: by them it is found again where its id changes.'),
    by: text(),
    on: day().optional(),
    why: text(),
  })
  .refine(({ apart, together, nobody }) => [apart, together, nobody].filter((ids) => ids !== undefined).length === 1, {
    error: 'expected one of apart, together (two record ids or more) and nobody (one or more)',
  })
  .refine(
    ({ apart, together, nobody, seen }) =>
      seen === undefined || seen.length === (apart ?? together ?? nobody ?? []).length,
    { error: 'expected as many tokens in seen as there are records, or none' },
  );
