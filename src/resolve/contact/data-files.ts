import { z } from 'zod';
import { readYaml } from '../../core/data-files.ts';
import { CandorError } from '../../core/errors.ts';
import { CONTACT, CONTACT_EFFECT } from '../../schema/vocabulary.ts';
import { zipState } from '../data-files.ts';

const CELLS = ['address', 'city', 'region', 'postal_code', 'email', 'phone'] as const;
const cell = z.enum(CELLS);

const head = {
  flag: z.string().regex(/^[a-z-]+$/),
  of: z.enum(CONTACT),
  effect: z.enum(CONTACT_EFFECT),
  title: z.string(),
  us: z.literal(true).optional(),
  fiction: z.literal(true).optional(),
};

const ruleSchema = z.union([
  z.strictObject({ ...head, in: z.array(cell).nonempty(), pattern: z.string() }),
  z.strictObject({ ...head, in: z.array(cell).length(1), lacks: z.string() }),
  z.strictObject({
    ...head,
    missing: z.array(cell).nonempty(),
    has: z.array(cell).nonempty(),
    unless: z.string().optional(),
  }),
  z.strictObject({ ...head, zip: z.enum(['unused', 'elsewhere']) }),
  z.strictObject({ ...head, in: z.array(cell).length(1), twice: z.literal(true) }),
  z.strictObject({ ...head, own: z.literal(true) }),
  z.strictObject({ ...head, older_than_years: z.int().min(1) }),
  z.strictObject({ ...head, conflicting: z.literal(true) }),
  z.strictObject({ ...head, newer: z.literal(true) }),
  z.strictObject({ ...head, shared: z.int().min(2) }),
  z.strictObject({ ...head, same_name: z.literal(true) }),
]);

/** A rule of data/contact/flags.yaml: when a person's contact data get a flag. */
export type ContactRule = z.infer<typeof ruleSchema>;

const load = (): readonly ContactRule[] => {
  const file = new URL('../../../data/contact/flags.yaml', import.meta.url);
  const parsed = z.strictObject({ flags: z.array(ruleSchema) }).safeParse(readYaml(file));
  if (parsed.success) return parsed.data.flags;
  const [issue] = parsed.error.issues;
  throw new CandorError('DATA_INVALID', issue?.message ?? 'not as its schema says', {
    place: { file: 'data/contact/flags.yaml', key: issue?.path.join('.') ?? '' },
  });
};

export const CONTACT_RULES: readonly ContactRule[] = load();

const statesOf = (prefix: string): string => {
  const codes = Array.from({ length: 100 }, (_, n) => zipState(prefix + String(n).padStart(2, '0')));
  return [...new Set(codes.filter((state) => state !== null))].sort().join(' ');
};

let prefixes: readonly (readonly [prefix: string, states: string])[] | undefined;

/** States in which a prefix of three digits lies, between blanks; prefixes that no place has are left out. */
export const zipPrefixes = (): readonly (readonly [prefix: string, states: string])[] => {
  prefixes ??= Array.from({ length: 1000 }, (_, n) => String(n).padStart(3, '0')).flatMap((prefix) => {
    const states = statesOf(prefix);
    return states === '' ? [] : [[prefix, ` ${states} `] as const];
  });
  return prefixes;
};
