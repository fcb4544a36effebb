import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { readYaml } from '../../../core/data-files.ts';
import { CandorError } from '../../../core/errors.ts';
import { once } from '../../../core/once.ts';

const FILES = ['cda.yaml', 'fhir.yaml', 'fixed-records.yaml', 'hl7.yaml', 'ldif.yaml', 'x12.yaml'] as const;

const fileOf = (name: string): URL => new URL(`../../../../data/formats/${name}`, import.meta.url);

/** What a format calls its parts, as its file of `data/formats` says. */
export const readDictionary = <T>(name: (typeof FILES)[number], schema: z.ZodType<T>): T => {
  const parsed = schema.safeParse(readYaml(fileOf(name)));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CandorError('DATA_INVALID', issue?.message ?? 'not as its schema says', {
    place: { file: `data/formats/${name}`, key: issue?.path.join('.') ?? '' },
  });
};

/** Changes with what any format calls its parts, and so with the names of columns. */
export const dictionariesHash = once((): string => {
  const hash = createHash('sha256');
  for (const name of FILES) hash.update(readFileSync(fileOf(name)));
  return hash.digest('hex');
});
