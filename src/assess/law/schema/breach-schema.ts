import { z } from 'zod';
import { condition, deadline, element, maybe, number, text } from './schema-parts.ts';

/** The shape of what a law takes for a breach: of which data, by what event, and where no harm is feared. */

export const combination = z
  .strictObject({
    needs_name: z.boolean(),
    any_of: z.array(element()).min(1).optional(),
    all_of: z.array(element()).min(1).optional(),
    condition: condition.optional(),
    note: text().optional(),
  })
  .refine(({ any_of, all_of }) => (any_of === undefined) !== (all_of === undefined), {
    error: 'either any_of or all_of',
  });
export type Combination = z.infer<typeof combination>;

const harmReport = z.strictObject({
  to: text(),
  kind: z.enum(['filing', 'prior_notice', 'consultation']),
  threshold_residents: number().nullable(),
  threshold_is: z.enum(['any', 'at_least', 'more_than']),
  deadline: deadline.nullable(),
  text: text().nullable(),
  standard: text().optional(),
  variants: z.array(z.strictObject({ condition, to: text() })).optional(),
});

const riskOfHarm = z.strictObject({
  exempts: z.boolean(),
  level_exempts: z
    .enum(['high', 'some', 'unlikely'])
    .optional()
    .describe('A level of risk that lifts the duty as the finding no_harm does.'),
  condition: condition.optional(),
  standard: text().nullable(),
  document_years: number().nullable(),
  report_to_regulator: z.boolean(),
  report: harmReport.optional(),
  report_on_request: z.strictObject({ to: text(), deadline }).optional(),
});

export const event = z.strictObject({
  trigger: z.enum(['acquisition', 'access', 'access_or_acquisition', 'access_and_acquisition']).nullable(),
  media: z.array(z.enum(['electronic', 'paper', 'oral'])).nullable(),
  paper: z.enum(['any', 'from_computer', 'no']).nullable(),
  access_presumed_acquisition: z.boolean().optional(),
  encryption_safe_harbor: maybe(),
  key_exception: maybe(),
  risk_of_harm: riskOfHarm.nullable(),
});
