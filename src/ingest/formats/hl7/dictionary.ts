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

export interface FieldRule {
  readonly type: FieldType;
  /** What it is called in the row that it goes to. */
  readonly name: string;
  readonly apart: Apart | undefined;
}

export interface SegmentRule {
  readonly table: string;
  /** Whether it says more about the row that another segment opened. */
  readonly joins: boolean;
  /** Whether its rows speak of the patient of the message. */
  readonly isOfPatient: boolean;
  /** By their number. */
  readonly fields: readonly (FieldRule | undefined)[];
}

interface Dictionary {
  readonly segments: ReadonlyMap<string, SegmentRule>;
  readonly shared: readonly string[];
  readonly frames: ReadonlySet<string>;
  readonly ids: ReadonlyMap<string, string>;
}

type Segment = z.infer<typeof segmentSchema>;

/** Whether these words stand in front of a name, or are all of it. */
const isAbout = (words: string, name: string): boolean => name === words || name.startsWith(`${words} `);

/** What is called by the words of somebody else goes to them; what is said of a person there needs the words no more. */
const fieldOf = ({ people = {}, firms = {} }: Segment, type: FieldType, name: string): FieldRule => {
  const person = Object.entries(people).find(([words]) => isAbout(words, name));
  if (person) return { type, name: name.slice(person[0].length + 1), apart: { table: person[1], isPerson: true } };
  const firm = Object.entries(firms).find(([words]) => isAbout(words, name));
  return { type, name, apart: firm && { table: firm[1], isPerson: false } };
};

const ruleOf = (segment: Segment): SegmentRule => {
  const { table, joins = false, of, fields } = segment;
  const rules: (FieldRule | undefined)[] = [];
  for (const [no, [type, name]] of Object.entries(fields)) rules[Number(no)] = fieldOf(segment, type, name);
  return { table, joins, isOfPatient: of === 'patient', fields: rules };
};

/** What segments and their fields are called. */
export const dictionary = once((): Dictionary => {
  const { segments, shared, frames, ids } = readDictionary('hl7.yaml', schema);
  return {
    segments: new Map(Object.entries(segments).map(([name, segment]) => [name, ruleOf(segment)])),
    shared,
    frames: new Set(frames),
    ids: new Map(Object.entries(ids)),
  };
});
