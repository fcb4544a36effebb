import { z } from 'zod';
import { type ElementId, isElementId, VALUE_STATE } from '../schema/vocabulary.ts';
import { numberedSchema } from './numbered-labels.ts';
import { VALIDATORS } from './values/validators.ts';

const SHARE = 'expected a number above 0 and up to 1';
const cases = z.array(z.string()).min(3, { error: 'expected three cases or more' });

/** A detector as a YAML file states it. */
export const detectorSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/, { error: 'expected a-z, 0-9 and -, beginning with a letter' }),
    version: z.int({ error: 'expected a whole number from 1' }).positive({ error: 'expected a whole number from 1' }),
    element: z.custom<ElementId>((value) => typeof value === 'string' && isElementId(value), 'no such element'),
    pattern: z.string().optional(),
    labels: z.array(z.string()).min(1).optional(),
    /** Things whose numbers and IDs it takes: each stands for all labels of them ("client": "client no.", "client #" ...). */
    numbered: numberedSchema.optional(),
    ids: numberedSchema.optional(),
    /** Abbreviations that are labels, also with a full stop behind each letter: "nas", "N.A.S.". */
    initials: z
      .array(z.string().regex(/^\p{L}{2,8}$/u, { error: 'expected two to eight letters' }))
      .min(1)
      .optional(),
    /** Nouns that tell what a number of their sentence is, where no label does: of all such nouns the nearest in front counts. */
    nouns: z.array(z.string()).min(1).optional(),
    /** Right behind one of its nouns it takes a number of a file or an account however it is written. */
    filed: z.boolean().optional(),
    value: z.string().optional(),
    separator: z.boolean().optional(),
    /** Other words may stand between the label and the value, within the sentence. */
    far: z.boolean().optional(),
    /** A question may stand between: "security question (first pet): Rex". */
    question: z.boolean().optional(),
    /** The value ends with its sentence. */
    sentence: z.boolean().optional(),
    /** Several values may follow the label, with commas or "and" between. */
    list: z.boolean().optional(),
    /** Coded finders that a file describes: their form is more than a pattern says. */
    finder: z.enum(['email', 'url', 'phone', 'name', 'address', 'hex_chain', 'medical', 'told']).optional(),
    /** What a pattern's value begins with: a number, a code of letters and digits, a word or a mark. */
    at: z.enum(['number', 'code', 'word', 'mark']).optional(),
    /** Least and most digits of the first run of a number. */
    first: z.tuple([z.int(), z.int()]).readonly().optional(),
    /** Signs that may stand behind the first run of digits; any where none is named. */
    behind: z.array(z.string()).optional(),
    /** Last groups may belong to what follows: they are left out until the rest is valid. */
    shorten: z.boolean().optional(),
    /** Behind "denies", "no" or a "not" it says nothing of anybody. */
    deniable: z.boolean().optional(),
    /** No other number may stand directly before or behind. */
    alone: z.boolean().optional(),
    /** Lower-case words that a value may begin with: the tokeniser lists them. */
    words: z.array(z.string()).optional(),
    /** First signs of a word or mark. */
    starts: z.array(z.string()).optional(),
    validator: z
      .string()
      .refine((name) => Object.hasOwn(VALIDATORS, name), 'no such validator')
      .optional(),
    score: z.number().gt(0, { error: SHARE }).max(1, { error: SHARE }),
    boost: z.number().optional(),
    context: z.array(z.string()).optional(),
    needsContext: z.boolean().optional(),
    /** Signs in front of a value that are searched for context; where none is named 160 behind a label and 60 else. */
    reach: z.int().positive().optional(),
    state: z.enum(VALUE_STATE).optional(),
    source: z.string(),
    match: cases,
    noMatch: cases,
  })
  .refine(
    ({ pattern, at, labels, numbered, ids, initials, nouns, value, finder }) =>
      Number(pattern !== undefined) +
        Number((labels ?? numbered ?? ids ?? initials ?? nouns) !== undefined && value !== undefined) +
        Number(finder !== undefined) ===
        1 &&
      (at === undefined || pattern !== undefined),
    { message: 'either a pattern, or labels or nouns and a value, or a finder' },
  );

export type DetectorFile = z.infer<typeof detectorSchema>;
