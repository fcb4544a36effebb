import { z } from 'zod';
import { readYaml } from '../../../core/data-files.ts';
import { CandorError } from '../../../core/errors.ts';

const FILE = 'data/helpers/firms.yaml';

const schema = z.strictObject({ firm: z.array(z.string()).min(1), body: z.array(z.string()).min(1) });

/** Firms and bodies that do not say in their name that they are one. */
export const knownFirms = (): readonly string[] => {
  const parsed = schema.safeParse(readYaml(new URL(`../../../../${FILE}`, import.meta.url)));
  if (parsed.success) return [...parsed.data.firm, ...parsed.data.body];
  const message = parsed.error.issues[0]?.message ?? 'not as its schema says';
  throw new CandorError('DATA_INVALID', message, { place: { file: FILE, line: 1 } });
};
