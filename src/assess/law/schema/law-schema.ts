import { z } from 'zod';
import {
  CLOCK_STARTS,
  COUNTED,
  EMAIL_GROUNDS,
  EXEMPTION_SOURCES,
  LAW_ELEMENTS,
  NOTICE_METHODS,
  TEST_OPERATORS,
  THRESHOLD_TESTS,
  TIMINGS,
} from './law-lists.ts';

/**
 * The shape of a law file (data/law/jurisdictions/*.json): facts about one breach-notification law, each with its
 * source. The JSON Schema in data/law/schema.json is generated from this one. docs/law.md explains every key; what
 * a null means stands there too: a null never decides silently.
 */

const text = () => z.string().min(1);
const element = () => z.enum(LAW_ELEMENTS);
const start = () => z.enum(CLOCK_STARTS);
const maybe = () => z.boolean().nullable();
const number = () => z.int().nonnegative();
/** A year, a month or a day: inside a month or year nobody can say on which side a case falls. */
const date = () => z.string().regex(/^[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);

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

const condition = z
  .strictObject({ text: text(), holds_if: test.optional() })
  .describe('Limits what it stands beside. Without holds_if only counsel can say whether it is met.');

const deadline = z
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

const combination = z
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

const regulator = z.strictObject({
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

const event = z.strictObject({
  trigger: z.enum(['acquisition', 'access', 'access_or_acquisition', 'access_and_acquisition']).nullable(),
  media: z.array(z.enum(['electronic', 'paper', 'oral'])).nullable(),
  paper: z.enum(['any', 'from_computer', 'no']).nullable(),
  access_presumed_acquisition: z.boolean().optional(),
  encryption_safe_harbor: maybe(),
  key_exception: maybe(),
  risk_of_harm: riskOfHarm.nullable(),
});

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

const individuals = z.strictObject({
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

const bureaus = z.strictObject({
  threshold_persons: z.int().positive(),
  threshold_is: z.enum(['at_least', 'more_than']),
  counts: z.enum(['residents', 'persons_anywhere']),
  condition: condition.optional(),
  deadline: deadline.nullable(),
  standard: text().optional(),
  note: text().nullable(),
});

const identityProtection = z.strictObject({
  months: z.int().positive(),
  when: z.array(element()).min(1),
  kind: text(),
  free: z.boolean(),
  condition: condition.optional(),
  variants: z.array(z.strictObject({ condition, months: z.int().positive() })).optional(),
});

const record = z.strictObject({ of: text(), months: number().nullable(), from: start().nullable() });

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
export type Condition = z.infer<typeof condition>;
export type Deadline = z.infer<typeof deadline>;
export type Combination = z.infer<typeof combination>;
export type Bureaus = z.infer<typeof bureaus>;
