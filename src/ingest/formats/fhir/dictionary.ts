import { z } from 'zod';
import { once } from '../../../core/once.ts';
import { readDictionary } from '../records/dictionary-file.ts';

const names = z.record(z.string(), z.string());
const schema = z.strictObject({ names, patient: z.array(z.string()), people: names, systems: names });

/** What elements, references and identifiers are called. */
export const dictionary = once(() => {
  const read = readDictionary('fhir.yaml', schema);
  const { patient, people, systems } = read;
  return {
    names: new Map(Object.entries(read.names)),
    patient: new Set(patient),
    people: new Map(Object.entries(people)),
    systems: Object.entries(systems),
  };
});
