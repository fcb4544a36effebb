import { z } from 'zod';
import { readYaml } from '../../core/data-files.ts';
import { CandorError } from '../../core/errors.ts';
import type { Steps } from '../words/data-files.ts';

const folder = new URL('../../../data/model/', import.meta.url);

const read = <Shape>(file: string, schema: z.ZodType<Shape>): Shape => {
  const parsed = schema.safeParse(readYaml(new URL(file, folder)));
  if (parsed.success) return parsed.data;
  const message = parsed.error.issues[0]?.message ?? 'not as its schema says';
  throw new CandorError('DATA_INVALID', message, { place: { file: `data/model/${file}`, line: 1 } });
};

const labelsSchema = z.array(z.strictObject({ label: z.string().regex(/^[A-Z0-9]+$/), source: z.string() })).min(1);

/** Labels by which models name people, in capitals without signs. */
export const personLabels = (): readonly string[] => read('labels.yaml', labelsSchema).map(({ label }) => label);

const hundredths = () => z.int().min(1).max(99);

/** From which probability of a model on a name is taken, and with which confidence; both in hundredths, rising. */
export const modelSteps = (): Steps => read('confidence.yaml', z.array(z.tuple([hundredths(), hundredths()])).min(1));
