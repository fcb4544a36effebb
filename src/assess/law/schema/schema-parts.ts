import { z } from 'zod';
import { CLOCK_STARTS, LAW_ELEMENTS, TEST_OPERATORS } from './law-lists.ts';

/** What the shape of a law is put together of: words, days, tests of facts, conditions and deadlines. */

export const text = () => z.string().min(1);
export const element = () => z.enum(LAW_ELEMENTS);
export const start = () => z.enum(CLOCK_STARTS);
export const maybe = () => z.boolean().nullable();
export const number = () => z.int().nonnegative();
/** A year, a month or a day: inside a month or year nobody can say on which side a case falls. */
export const date = () => z.string().regex(/^[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);

const testValue = z.union([z.string(), z.boolean(), z.number(), z.array(z.string())]);

export interface FactTest {
  readonly fact: string;
  readonly op: (typeof TEST_OPERATORS)[number];
  readonly value?: z.infer<typeof testValue> | undefined;
}
export type Test =
  | FactTest
  | { readonly all: readonly Test[] }
  | { readonly any: readonly Test[] }
  | { readonly not: Test };

const test: z.ZodType<Test> = z.lazy(() =>
  z.union([
    z.strictObject({
      fact: z.string().regex(/^[a-z_]+(\.[a-z_]+)?$/),
      op: z.enum(TEST_OPERATORS),
      value: testValue.optional(),
    }),
    z.strictObject({ all: z.array(test).min(2) }),
    z.strictObject({ any: z.array(test).min(2) }),
    z.strictObject({ not: test }),
  ]),
);

export const condition = z
  .strictObject({ text: text(), holds_if: test.optional() })
  .describe('Limits what it stands beside. Without holds_if only counsel can say whether it is met.');

export const deadline = z
  .strictObject({
    days: z.int().positive().optional(),
    hours: z.int().positive().optional(),
    kind: z.enum(['calendar', 'business', 'hours']),
    from: start(),
    outer_limit: z.boolean(),
    or_sooner: start().optional(),
    also_from: z.array(start()).optional(),
  })
  .refine(
    ({ days, hours, kind }) =>
      kind === 'hours' ? hours !== undefined && days === undefined : days !== undefined && hours === undefined,
    {
      error: 'days with kind calendar or business, or hours with kind hours',
    },
  );

export type Condition = z.infer<typeof condition>;
export type Deadline = z.infer<typeof deadline>;
