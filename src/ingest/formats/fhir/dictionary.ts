import { z } from 'zod';
import { once } from '../../../core/once.ts';
import { readDictionary } from '../records/dictionary-file.ts';

const names = z.record(z.string(), z.string());
const words = z.array(z.string());
const schema = z.strictObject({
  names,
  patient: words,
  relatives: words,
  people: names,
  systems: names,
  silent: words,
  same: words,
  types: words,
});

/** What elements, references and identifiers are called, and which types there are. */
export const dictionary = once(() => {
  const read = readDictionary('fhir.yaml', schema);
  return {
    names: new Map(Object.entries(read.names)),
    patient: new Set(read.patient),
    relatives: new Set(read.relatives),
    people: new Map(Object.entries(read.people)),
    systems: Object.entries(read.systems),
    silent: new Set(read.silent),
    same: new Set(read.same),
    types: new Set(read.types),
  };
});
