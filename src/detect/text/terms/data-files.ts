import { z } from 'zod';
import { readYaml } from '../../../core/data-files.ts';
import { CandorError } from '../../../core/errors.ts';
import { type HashSet, hashOf, hashSet } from '../tokens/characters.ts';

const CONTEXTS = [
  'denies',
  'passive',
  'passive_before',
  'office',
  'claimed',
  'owned',
  'none',
  'open_negation',
  'open',
  'opened_by',
  'or',
  'and',
  'history',
  'history_before',
  'else',
  'else_shorthand',
  'told_behind',
  'qualifier',
  'side_behind',
  'goes_on',
  'of_a_name',
  'of_a_germ',
  'germ',
  'germ_end',
  'of_what',
  'of_borne',
  'borne',
  'coded',
  'procedure',
  'numbered',
  'numbered_by',
  'inflamed_dutch',
  'no_illness_abroad',
  'no_cognate',
  'as_written',
  'general',
  'about',
  'anyone',
  'of_animals',
  'of_people_beside',
  'reviewed',
  'vaccine',
  'charted',
  'chart_head',
] as const;

type MedicalContext = (typeof CONTEXTS)[number];

const FILE = 'data/words/medical-context.yaml';

const readLists = (): Readonly<Record<MedicalContext, readonly string[]>> => {
  const read = readYaml(new URL(`../../../../${FILE}`, import.meta.url));
  const parsed = z.record(z.enum(CONTEXTS), z.array(z.string())).safeParse(read);
  if (parsed.success) return parsed.data;
  const message = parsed.error.issues[0]?.message ?? 'not as its schema says';
  throw new CandorError('DATA_INVALID', message, { place: { file: FILE, line: 1 } });
};

/** The closed lists of data/words/medical-context.yaml. */
export const MEDICAL_CONTEXT = readLists();

/** The words of one of them. */
export const medicalContext = (context: MedicalContext): HashSet => hashSet(MEDICAL_CONTEXT[context].map(hashOf));
