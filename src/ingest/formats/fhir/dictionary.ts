import { z } from 'zod';
import { readYaml } from '../../../core/data-files.ts';
import { CandorError } from '../../../core/errors.ts';
import { once } from '../../../core/once.ts';

const FILE = 'data/formats/fhir.yaml';

const names = z.record(z.string(), z.string());
const schema = z.strictObject({ names, patient: z.array(z.string()), people: names, systems: names });

/** What elements, references and identifiers are called. */
export const dictionary = once(() => {
  const parsed = schema.safeParse(readYaml(new URL('../../../../data/formats/fhir.yaml', import.meta.url)));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new CandorError('DATA_INVALID', issue?.message ?? 'not as its schema says', {
      place: { file: FILE, key: issue?.path.join('.') ?? '' },
    });
  }
  const { patient, people, systems } = parsed.data;
  return {
    names: new Map(Object.entries(parsed.data.names)),
    patient: new Set(patient),
    people: new Map(Object.entries(people)),
    systems: Object.entries(systems),
  };
});
