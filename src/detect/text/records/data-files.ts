import { z } from 'zod';
import { readYaml } from '../../../core/data-files.ts';
import { CandorError } from '../../../core/errors.ts';
import { once } from '../../../core/once.ts';

const words = z.array(z.string()).min(1);

const load = <T>(file: string, schema: z.ZodType<T>): T => {
  const parsed = schema.safeParse(readYaml(new URL(`../../../../${file}`, import.meta.url)));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CandorError('DATA_INVALID', issue?.message ?? 'not as its schema says', {
    place: { file, key: issue?.path.join('.') ?? '' },
  });
};

/** What is written in a field instead of an answer: the whole of it, or its beginning; folded words. */
export const noAnswers = once(() =>
  load('data/words/no-answers.yaml', z.strictObject({ whole: words, begins: words })),
);

/** What stands in place of a name that nobody knows. */
export const missingNames = once(
  () => load('data/names/missing-names.yaml', z.looseObject({ any: z.array(z.coerce.string()) })).any,
);

/** Words that fields about somebody's faith, origin, love or union hold, by role; folded. */
export const toldWords = once(() =>
  load(
    'data/words/told-words.yaml',
    z.strictObject({
      religion: words,
      race_or_ethnicity: words,
      sexual_orientation: words,
      union_membership: words,
      joining: words,
      unsure_labels: words,
    }),
  ),
);
