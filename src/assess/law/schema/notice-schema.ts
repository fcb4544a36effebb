import { z } from 'zod';
import { COUNTED, EMAIL_GROUNDS, NOTICE_METHODS, THRESHOLD_TESTS, TIMINGS } from './law-lists.ts';
import { condition, deadline, element, maybe, number, start, text } from './schema-parts.ts';

/** The shape of what a law asks for: who is told, by when and how, what they are offered, and what is kept. */

export const regulator = z.strictObject({
  who: text(),
  step: text().optional(),
  by_maintainer: z.boolean().optional(),
  threshold_residents: number().nullable(),
  threshold_is: z.enum(THRESHOLD_TESTS),
  counts: z.enum(COUNTED).nullable(),
  also_if: condition.optional().describe('The duty stands although the number is not reached.'),
  condition: condition.optional(),
  owed_despite_no_harm: z.boolean().optional(),
  despite_no_trigger: z.boolean().optional(),
  deadline: deadline.nullable(),
  deadline_bound: z.literal('individuals_deadline').optional(),
  standard: text()
    .optional()
    .describe("The words that bind where no period does, or beside the period; from the item's note."),
  timing: z.enum(TIMINGS),
  how: text().nullable(),
  content: z.array(text()),
  note: text().nullable(),
  recorded_as: z
    .enum(['notice_to_hhs', 'federal_notice'])
    .optional()
    .describe('The date of the facts that says when this notice was given.'),
  update: z
    .strictObject({ deadline: deadline.nullable(), standard: text(), citation: text() })
    .optional()
    .describe(
      'What binds when something that was filed turns out otherwise; left out: the law data name no such rule.',
    ),
  variants: z
    .array(
      z.strictObject({
        condition,
        threshold_residents: number().nullable().optional(),
        threshold_is: z.enum(THRESHOLD_TESTS).optional(),
        deadline: deadline.nullable().optional(),
      }),
    )
    .optional(),
});
export type Regulator = z.infer<typeof regulator>;

const means = z.array(text());
const substitute = z.strictObject({
  cost_over_usd: number().nullable(),
  persons_over: number().nullable(),
  insufficient_contact: maybe(),
  means_all: means,
  means_required: z.int().positive().optional(),
  website_days: number().nullable(),
  shown_to: text().optional(),
  variant: z
    .strictObject({
      when: text(),
      condition,
      cost_over_usd: number().nullable().optional(),
      persons_over: number().nullable().optional(),
      means_all: means.optional(),
    })
    .optional(),
  small_business: z
    .strictObject({ employees_max: z.int().positive(), cost_over_usd: z.int().positive(), means_all: means })
    .optional(),
});
export type Substitute = z.infer<typeof substitute>;

export const individuals = z.strictObject({
  condition: condition.optional(),
  deadline: deadline.nullable(),
  not_before: z
    .strictObject({
      days: z.int().positive(),
      kind: z.enum(['calendar', 'business']),
      from: start(),
      exception: text().optional(),
    })
    .optional(),
  standard: text(),
  extension: text().nullable(),
  extension_on_request: z
    .strictObject({ days: number().nullable(), kind: z.enum(['calendar', 'business']).nullable(), condition })
    .optional(),
  law_enforcement_delay: maybe(),
  after_law_enforcement_hold: z
    .strictObject({
      days: z.int().positive(),
      kind: z.enum(['calendar', 'business']),
      from: z.literal('hold_released'),
      rule: z.enum(['replaces', 'if_own_deadline_is_past']),
    })
    .optional(),
  methods: z.array(z.enum(NOTICE_METHODS)),
  email_allowed_when: text().nullable(),
  email_allowed_if: z
    .array(z.array(z.enum(EMAIL_GROUNDS)).min(1))
    .nullable()
    .optional(),
  substitute: substitute.nullable(),
  content: z.array(text()),
  content_conditions: z.record(text(), condition).optional(),
  format: text().nullable(),
  form: z.strictObject({ title: text(), headings: z.array(text()), min_type_points: z.int().positive() }).optional(),
  minors_or_deceased: text().nullable(),
  recipients: z
    .strictObject({ minors: text().nullable(), deceased: text().nullable(), deceased_condition: condition })
    .optional(),
});
export type LawIndividuals = z.infer<typeof individuals>;

export const bureaus = z.strictObject({
  threshold_persons: z.int().positive(),
  threshold_is: z.enum(['at_least', 'more_than']),
  counts: z.enum(['residents', 'persons_anywhere']),
  condition: condition.optional(),
  deadline: deadline.nullable(),
  standard: text().optional(),
  note: text().nullable(),
});

export const identityProtection = z.strictObject({
  months: z.int().positive(),
  when: z.array(element()).min(1),
  kind: text(),
  free: z.boolean(),
  condition: condition.optional(),
  variants: z.array(z.strictObject({ condition, months: z.int().positive() })).optional(),
});

export const record = z.strictObject({ of: text(), months: number().nullable(), from: start().nullable() });
export type Bureaus = z.infer<typeof bureaus>;
