import { z } from 'zod';
import { readYaml } from '../../../core/data-files.ts';
import { CandorError } from '../../../core/errors.ts';
import { once } from '../../../core/once.ts';

const FILE = 'data/words/references.yaml';

const words = z.array(z.string()).min(1);
const schema = z.strictObject({ noun: words, classing: words, bound: words });

/** Words by which people are referred to only seemingly: nouns of labels, those behind which a letter is a class, and whole labels. */
export const referenceWords = once(() => {
  const parsed = schema.safeParse(readYaml(new URL(`../../../../${FILE}`, import.meta.url)));
  if (parsed.success) {
    const { noun, classing, bound } = parsed.data;
    return { noun: new Set(noun), classing: new Set(classing), bound: new Set(bound) };
  }
  const message = parsed.error.issues[0]?.message ?? 'not as its schema says';
  throw new CandorError('DATA_INVALID', message, { place: { file: FILE, line: 1 } });
});
