import { createHash } from 'node:crypto';
import { z } from 'zod';
import { readYaml } from '../../../core/data-files.ts';
import { CandorError } from '../../../core/errors.ts';

const FILE = 'data/columns/roles.yaml';

const schema = z.record(z.string(), z.object({ phrases: z.array(z.string()), weak: z.array(z.string()).optional() }));

/** Lower case without accents, blanks and signs: `Fecha_Nac.` and `fecha nac` are one. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

const readWords = (roles?: readonly string[]): ReadonlySet<string> => {
  const read = schema.safeParse(readYaml(new URL(`../../../../${FILE}`, import.meta.url)));
  if (!read.success) {
    throw new CandorError('DATA_INVALID', read.error.issues[0]?.message ?? 'not as expected', {
      place: { file: FILE },
    });
  }
  const chosen = Object.entries(read.data).filter(([role]) => roles === undefined || roles.includes(role));
  return new Set(chosen.flatMap(([, { phrases, weak = [] }]) => [...phrases, ...weak].map(folded)));
};

/** Words by which columns are called, in many languages; detection says by the same data what each of them means. */
const WORDS = readWords();

const NAME_WORDS = readWords(['full_name', 'given_name', 'family_name']);

/** Whether a column is called as names of people are. */
export const isNameHeader = (cell: string): boolean => NAME_WORDS.has(folded(cell));

export const isHeaderWord = (cell: string): boolean => WORDS.has(folded(cell));

/** Changes with the words, and so with what is taken for a header. */
export const HEADER_WORDS_HASH = createHash('sha256')
  .update([...WORDS].sort().join('\n'))
  .digest('hex');
