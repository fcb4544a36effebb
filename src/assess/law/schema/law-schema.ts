import { z } from 'zod';
import { combination, event } from './breach-schema.ts';
import { EXEMPTION_SOURCES } from './law-lists.ts';
import { bureaus, identityProtection, individuals, record, regulator } from './notice-schema.ts';
import { condition, date, deadline, maybe, number, start, text } from './schema-parts.ts';

/**
 * The shape of a law file (data/law/jurisdictions/*.json): facts about one breach-notification law, each with its
 * source. The JSON Schema in data/law/schema.json is generated from this one. docs/law.md explains every key; what
 * a null means stands there too: a null never decides silently.
 */

const exemption = z.strictObject({
  by: z.enum(EXEMPTION_SOURCES),
  effect: z.enum([
    'exempt',
    'deemed_compliant',
    'content_deemed_met',
    'method_only',
    'public_notice_instead',
    'delay',
    'enforcement_only',
    'none',
  ]),
  needs: z.enum(['subject', 'compliance', 'fact']),
  still_owed: z.array(z.enum(['individuals', 'regulators', 'credit_bureaus', 'copy_to_regulator'])),
  note: text().nullable(),
});
export type Exemption = z.infer<typeof exemption>;

const change = z.strictObject({ before: z.unknown(), before_unknown: z.literal(true).optional(), after: z.unknown() });

const version = z.strictObject({
  effective_from: date(),
  effective_to: date().nullable(),
  changes: z.record(z.string().regex(/^\$(\.[a-z_]+(\[\d+\])?)+$/), change),
  decided_by: z
    .array(start())
    .optional()
    .describe('The version binds if any of these lies on or after its start; left out: discovery.'),
  citation: text(),
  note: text().nullable(),
});
export type LawVersion = z.infer<typeof version>;

const legalStatus = z.strictObject({
  state: z.enum(['in_force', 'proposed', 'adopted_not_effective']),
  since: date().nullable(),
  detail: text().nullable(),
  later_for: z.array(z.strictObject({ condition, since: date() })).optional(),
});

const rule = {
  statute: text(),
  event,
  personal_information: z.array(combination).min(1).nullable(),
  individuals: individuals.nullable(),
  regulator: z.array(regulator),
  record: record.optional(),
};

export const lawSchema = z
  .strictObject({
    $schema: z.string().optional(),
    id: z.string().regex(/^[a-z]{2}(-[a-z0-9]+)+$/),
    name: text(),
    place: z.string().optional().describe('The place of residence whose people the law protects, as groups name it.'),
    reach: z
      .enum(['residents', 'notifier'])
      .describe(
        'residents: the law of a place, looked up by residence. notifier: it binds certain notifiers (applies_if).',
      ),
    followed_as: z
      .array(z.enum(EXEMPTION_SOURCES))
      .optional()
      .describe('Exemptions of other laws that mean: this law is followed.'),
    holidays: z
      .string()
      .optional()
      .describe("The place's own holidays in data/calendars/, which may or may not count."),
    version_id: text().optional(),
    ...rule,
    as_of: date(),
    confidence: z.enum(['high', 'medium', 'low']),
    sources: z.array(z.strictObject({ what: text(), where: text(), read: z.boolean() })).min(1),
    applies_to: text(),
    applies_if: condition.optional(),
    elements_alone_enough: maybe(),
    redaction: z.strictObject({ ssn_last4_is_redacted: maybe(), max_visible_digits: number().nullable() }).nullable(),
    consumer_reporting_agencies: bureaus.nullable(),
    identity_protection: identityProtection.nullable(),
    maintainer_to_owner: z.strictObject({ deadline: deadline.nullable(), standard: text().nullable() }).nullable(),
    exemptions: z.array(text()),
    exemptions_structured: z.array(exemption),
    penalties: text().nullable(),
    private_right_of_action: maybe(),
    pending_or_recent_changes: text().nullable(),
    versions: z.array(version),
    notes: text().nullable(),
    open_questions: z.array(text()),
    legal_status: legalStatus.optional(),
    in_force_version: z
      .strictObject({
        version_id: text(),
        since: date(),
        statute: text(),
        note: text(),
        replaces: z.strictObject(rule).omit({ statute: true }).partial(),
      })
      .optional()
      .describe('The rule that binds until the one of this file takes effect: these keys replace those of the file.'),
  })
  .meta({ title: 'Facts about one breach-notification law' });

export type Law = z.infer<typeof lawSchema>;
