import { z } from 'zod';
import { readYaml } from '../../../core/data-files.ts';
import { CandorError } from '../../../core/errors.ts';
import { once } from '../../../core/once.ts';

const FILE = 'data/words/references.yaml';

/** How a text may introduce somebody, in the order in which it is about them. */
export const INTRODUCTIONS = [
  'patient',
  'child',
  'claimant',
  'insured',
  'employee',
  'client',
  'accused',
  'about',
  'named',
  'caller',
  'spouse',
  'offspring',
  'parent',
  'kin',
  'beside',
  'witness',
  'owner',
  'superior',
  'office',
  'writer',
  'reader',
  'saying',
  'joined',
  'for',
  'told',
] as const;

const words = z.array(z.string()).min(1);
const schema = z.strictObject({
  noun: words,
  classing: words,
  bound: words,
  introducing: z.record(z.enum(INTRODUCTIONS), words),
});

/** Words by which people are referred to only seemingly: nouns of labels, those behind which a letter is a class, and whole labels; and by which they are introduced, in groups. */
export const referenceWords = once(() => {
  const parsed = schema.safeParse(readYaml(new URL(`../../../../${FILE}`, import.meta.url)));
  if (parsed.success) {
    const { noun, classing, bound, introducing } = parsed.data;
    return {
      noun: new Set(noun),
      classing: new Set(classing),
      bound: new Set(bound),
      introducing: new Map(INTRODUCTIONS.flatMap((kind) => introducing[kind].map((word) => [word, kind] as const))),
    };
  }
  const message = parsed.error.issues[0]?.message ?? 'not as its schema says';
  throw new CandorError('DATA_INVALID', message, { place: { file: FILE, line: 1 } });
});
