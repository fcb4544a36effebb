import { z } from 'zod';
import { once } from '../../../core/once.ts';
import { readDictionary } from '../records/dictionary-file.ts';

const names = z.record(z.string(), z.string());
const schema = z.strictObject({
  people: names,
  relatives: z.array(z.string()),
  statements: names,
  elements: names,
  uses: names,
});

/** Which elements of a clinical document hold people and statements, and which resources those are. */
export const dictionary = once(() => {
  const read = readDictionary('cda.yaml', schema);
  return {
    people: new Map(Object.entries(read.people)),
    relatives: new Set(read.relatives),
    statements: new Map(Object.entries(read.statements)),
    elements: new Map(Object.entries(read.elements)),
    uses: new Map(Object.entries(read.uses)),
  };
});
