import { z } from 'zod';
import { once } from '../../../core/once.ts';
import { readDictionary } from '../records/dictionary-file.ts';

const names = z.record(z.string(), z.string());

const entitySchema = z.strictObject({
  table: z.string(),
  role: z.string(),
  /** Whose claims and benefits follow. */
  subject: z.boolean().optional(),
  /** It is another address of whoever was named before. */
  address: z.boolean().optional(),
});

const segmentSchema = z.strictObject({
  /** The table whose row it begins. */
  opens: z.string().optional(),
  /** It speaks of whoever is named next. */
  next: z.boolean().optional(),
  fields: names,
});

const schema = z.strictObject({
  entities: z.record(z.string(), entitySchema),
  ids: names,
  provider_ids: z.array(z.string()),
  offices: z.array(z.string()),
  dates: names,
  codes: z.record(z.string(), z.array(z.string())),
  contacts: names,
  segments: z.record(z.string(), segmentSchema),
  frames: z.array(z.string()),
});

type Entity = z.infer<typeof entitySchema>;
export type SegmentRule = z.infer<typeof segmentSchema>;

interface Dictionary {
  readonly entities: ReadonlyMap<string, Entity>;
  readonly ids: ReadonlyMap<string, string>;
  /** Kinds of identifiers that only those have who act. */
  readonly providerIds: ReadonlySet<string>;
  readonly offices: ReadonlySet<string>;
  readonly dates: ReadonlyMap<string, string>;
  readonly codes: ReadonlyMap<string, string>;
  readonly contacts: ReadonlyMap<string, string>;
  readonly segments: ReadonlyMap<string, SegmentRule>;
  readonly frames: ReadonlySet<string>;
}

const mapOf = <T>(record: Readonly<Record<string, T>>): ReadonlyMap<string, T> => new Map(Object.entries(record));

/** What segments, qualifiers and parties are called. */
export const dictionary = once((): Dictionary => {
  const read = readDictionary('x12.yaml', schema);
  const { entities, ids, provider_ids: providerIds, offices, dates, codes, contacts, segments, frames } = read;
  return {
    entities: mapOf(entities),
    ids: mapOf(ids),
    providerIds: new Set(providerIds),
    offices: new Set(offices),
    dates: mapOf(dates),
    codes: new Map(Object.entries(codes).flatMap(([name, all]) => all.map((code) => [code, name] as const))),
    contacts: mapOf(contacts),
    segments: mapOf(segments),
    frames: new Set(frames),
  };
});
