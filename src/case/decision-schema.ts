import { z } from 'zod';
import { day, flag, maybe, place, text } from './schema-parts.ts';

/** What people decided, each with who, when and why (docs/case.md). */

/** Events that dates are recorded for; caseFacts says under which key of the facts each goes. */
export const DATE_EVENTS = [
  'discovered',
  'determined',
  'confirmed',
  'scope_identified',
  'aware',
  'reasonable_belief',
  'notice_to_individuals',
  'federal_notice',
  'notice_to_hhs',
  'payment',
  'materiality_determined',
  'information_available',
  'maintainer_told_owner',
  'regulator_request',
  'occurred_from',
  'occurred_to',
  'good_cause_filed',
] as const;
export type DateEvent = (typeof DATE_EVENTS)[number];

/** What a notifier may do beyond the law. */
export const POLICIES = ['tell_everyone', 'strictest_content', 'offer'] as const;

const answerValue = z.union([text(), z.number(), z.boolean(), z.array(text())]);

const decided = { by: text(), on: day(), why: text(), document: text().optional() };

/** One recorded decision; the latest of an `about` (and of its jurisdiction) holds, the earlier ones stay on record. */
export const decisionSchema = z.discriminatedUnion('about', [
  z.strictObject({
    about: z.literal('risk_of_harm'),
    finding: z.enum(['none', 'likely', 'some', 'no_harm']),
    level: z.enum(['high', 'some', 'unlikely']).optional(),
    documented: flag().optional(),
    ...decided,
  }),
  z.strictObject({
    about: z.literal('law_enforcement_hold'),
    from: day(),
    to: day().nullable().optional(),
    agency: text(),
    covers: z.enum(['notice to individuals']).optional(),
    ...decided,
  }),
  z.strictObject({
    about: z.literal('exemption'),
    jurisdiction: place(),
    exemption: text(),
    fulfilled: maybe(),
    ...decided,
  }),
  z.strictObject({
    about: z.literal('extension'),
    jurisdiction: place(),
    days: z.int().positive(),
    filed: day(),
    with: text(),
    good_cause: maybe(),
    ...decided,
  }),
  z.strictObject({ about: z.literal('condition'), jurisdiction: place(), path: text(), met: maybe(), ...decided }),
  z.strictObject({ about: z.literal('assumption'), law: place(), version: text(), ...decided }),
  z
    .strictObject({
      about: z.literal('policy'),
      policy: z
        .enum(POLICIES)
        .describe('What the notifier does beyond the law: for whom no law reaches, or for everybody.'),
      holds: flag().optional().describe('false: no longer.'),
      months: z.int().positive().optional().describe('Of the offer.'),
      by_day: day().optional().describe('By when people whom no law reaches are told.'),
      ...decided,
    })
    .refine(({ policy, months }) => policy !== 'offer' || months !== undefined, {
      path: ['months'],
      error: 'an offer needs its months',
    }),
  z.strictObject({
    about: z.literal('gap'),
    from: z.enum(DATE_EVENTS),
    to: z.enum(DATE_EVENTS),
    ...decided,
  }),
  z.strictObject({
    about: z.literal('answer'),
    question: text().describe('Id of the open question; the value stands at its place in this file too.'),
    value: answerValue,
    ...decided,
  }),
  z.strictObject({ about: z.literal('note'), ...decided }),
]);
export type Decision = z.infer<typeof decisionSchema>;
