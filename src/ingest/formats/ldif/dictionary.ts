import { z } from 'zod';
import { readYaml } from '../../../core/data-files.ts';
import { CandorError } from '../../../core/errors.ts';
import { once } from '../../../core/once.ts';

const FILE = 'data/formats/ldif.yaml';

const schema = z.strictObject({ names: z.record(z.string(), z.string()), people: z.array(z.string()) });

/** What attributes are called, and which classes of entries are people. */
export const dictionary = once(
  (): { readonly names: ReadonlyMap<string, string>; readonly people: ReadonlySet<string> } => {
    const parsed = schema.safeParse(readYaml(new URL('../../../../data/formats/ldif.yaml', import.meta.url)));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new CandorError('DATA_INVALID', issue?.message ?? 'not as its schema says', {
        place: { file: FILE, key: issue?.path.join('.') ?? '' },
      });
    }
    const { names, people } = parsed.data;
    return { names: new Map(Object.entries(names)), people: new Set(people) };
  },
);
