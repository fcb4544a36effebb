import { z } from 'zod';
import { once } from '../../../core/once.ts';
import { readDictionary } from '../records/dictionary-file.ts';

const typeSchema = z.enum([
  ...(['id', 'name', 'alias', 'maiden', 'address', 'phone', 'staff', 'coded'] as const),
  ...(['organization', 'day', 'license', 'place', 'text', 'value', 'none'] as const),
]);

const segmentSchema = z.strictObject({
  table: z.string(),
  joins: z.boolean().optional(),
  of: z.literal('patient').optional(),
  people: z.record(z.string(), z.string()).optional(),
  firms: z.record(z.string(), z.string()).optional(),
  fields: z.record(z.string(), z.tuple([typeSchema, z.string()])),
});

const schema = z.strictObject({
  segments: z.record(z.string(), segmentSchema),
  shared: z.array(z.string()),
  frames: z.array(z.string()),
  ids: z.record(z.string(), z.string()),
});

export type FieldType = z.infer<typeof typeSchema>;

/** Where values go that are about somebody else than the row. */
export interface Apart {
  readonly table: string;
  readonly isPerson: boolean;
}

export interface SegmentRule {
  readonly table: string;
  /** Whether it says more about the row that another segment opened. */
  readonly joins: boolean;
  /** Whether its rows speak of the patient of the message. */
  readonly isOfPatient: boolean;
  /** Words that names begin with which are about somebody else, and the table of those. */
  readonly apart: ReadonlyMap<string, Apart>;
  readonly fields: ReadonlyMap<number, { readonly type: FieldType; readonly name: string }>;
}

interface Dictionary {
  readonly segments: ReadonlyMap<string, SegmentRule>;
  readonly shared: readonly string[];
  readonly frames: ReadonlySet<string>;
  readonly ids: ReadonlyMap<string, string>;
}

const apartOf = (tables: Readonly<Record<string, string>> | undefined, isPerson: boolean): readonly [string, Apart][] =>
  Object.entries(tables ?? {}).map(([words, table]) => [words, { table, isPerson }]);

/** What segments and their fields are called. */
export const dictionary = once((): Dictionary => {
  const read = readDictionary('hl7.yaml', schema);
  const { segments, shared, frames, ids } = read;
  const rules = Object.entries(segments).map(
    ([name, { table, joins, of, people, firms, fields }]): [string, SegmentRule] => [
      name,
      {
        table,
        joins: joins ?? false,
        isOfPatient: of === 'patient',
        apart: new Map([...apartOf(people, true), ...apartOf(firms, false)]),
        fields: new Map(Object.entries(fields).map(([no, [type, called]]) => [Number(no), { type, name: called }])),
      },
    ],
  );
  return { segments: new Map(rules), shared, frames: new Set(frames), ids: new Map(Object.entries(ids)) };
});
