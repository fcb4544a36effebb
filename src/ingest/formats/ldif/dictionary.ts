import { z } from 'zod';
import { once } from '../../../core/once.ts';
import { readDictionary } from '../records/dictionary-file.ts';

const schema = z.strictObject({ names: z.record(z.string(), z.string()), people: z.array(z.string()) });

/** What attributes are called, and which classes of entries are people. */
export const dictionary = once(
  (): { readonly names: ReadonlyMap<string, string>; readonly people: ReadonlySet<string> } => {
    const read = readDictionary('ldif.yaml', schema);
    const { names, people } = read;
    return { names: new Map(Object.entries(names)), people: new Set(people) };
  },
);
