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

const readWords = (roles?: readonly string[], isSure = false): ReadonlySet<string> => {
  const read = schema.safeParse(readYaml(new URL(`../../../../${FILE}`, import.meta.url)));
  if (!read.success) {
    throw new CandorError('DATA_INVALID', read.error.issues[0]?.message ?? 'not as expected', {
      place: { file: FILE },
    });
  }
  const chosen = Object.entries(read.data).filter(([role]) => roles === undefined || roles.includes(role));
  return new Set(chosen.flatMap(([, { phrases, weak = [] }]) => [...phrases, ...(isSure ? [] : weak)].map(folded)));
};

/** Words by which columns are called, in many languages; detection says by the same data what each of them means. */
const WORDS = readWords();

const NAME_WORDS = readWords(['full_name', 'given_name', 'family_name']);

/** Whether a column is called as names of people are. */
export const isNameHeader = (cell: string): boolean => NAME_WORDS.has(folded(cell));

const GIVEN_NAMES = readWords(['given_name'], true);
const FAMILY_NAMES = readWords(['family_name'], true);

const ACCOUNT_NUMBERS = readWords(['account_number']);

/** Whether a column is called as numbers of accounts are. */
export const isAccountHeader = (cell: string): boolean => ACCOUNT_NUMBERS.has(folded(cell));

/** What is told of people and hardly ever of tests, payments or wares. */
const DETAILS = readWords(
  [
    ...['ssn', 'tax_id', 'date_of_birth', 'age', 'gender', 'email', 'phone', 'username', 'account_number'],
    ...['full_address', 'street', 'city', 'region', 'postal_code', 'occupation', 'employee_id', 'student_id'],
    ...['drivers_license', 'passport', 'other_government_id', 'medical_record_number', 'health_insurance_id', 'mbi'],
  ],
  true,
);

/**
 * Whether columns list people: a name in two parts, or one with a detail of a person beside it. A name alone may be that of
 * a test, or of who ordered each of somebody's tests.
 */
export const areOfPeople = (header: readonly string[]): boolean => {
  const words = header.map(folded);
  const says = (known: ReadonlySet<string>): boolean => words.some((word) => known.has(word));
  return (says(NAME_WORDS) && says(DETAILS)) || (says(GIVEN_NAMES) && says(FAMILY_NAMES));
};

export const isHeaderWord = (cell: string): boolean => WORDS.has(folded(cell));

/** Changes with the words, and so with what is taken for a header. */
export const HEADER_WORDS_HASH = createHash('sha256')
  .update([...WORDS].sort().join('\n'))
  .digest('hex');
