import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Law } from '../../src/assess/law/schema/law-schema.ts';
import type { LawIndividuals, Regulator, Substitute } from '../../src/assess/law/schema/notice-schema.ts';
import type { Deadline } from '../../src/assess/law/schema/schema-parts.ts';

/** The figures of a law file as text: every number, threshold, period and day that decides something. */

const or = (value: unknown): string => (value === null || value === undefined ? '-' : String(value));
const joined = (parts: readonly (string | false | undefined)[], by = ', '): string => parts.filter(Boolean).join(by);

const period = (deadline: Deadline | null | undefined): string => {
  if (!deadline) return 'words';
  const { days, hours, kind, from, also_from: others = [], or_sooner: sooner } = deadline;
  const count = hours === undefined ? `${days} ${kind}` : `${hours} hours`;
  return [`${count} from ${from}`, ...others.map((other) => `or ${other}`), sooner ? `or sooner ${sooner}` : '']
    .filter(Boolean)
    .join(' ');
};

const threshold = (test: string, number: number | null): string => (test === 'any' ? 'any' : `${test} ${number}`);

const office = (item: Regulator): string =>
  joined(
    [
      `${joined([item.who, item.step])}: ${joined([threshold(item.threshold_is, item.threshold_residents), item.counts ?? false], ' ')}`,
      period(item.deadline),
      item.timing,
      item.update?.deadline ? `update ${period(item.update.deadline)}` : undefined,
      ...(item.variants ?? []).map(
        (variant) =>
          `else ${joined([
            variant.threshold_is && threshold(variant.threshold_is, variant.threshold_residents ?? null),
            'deadline' in variant && period(variant.deadline),
          ])}`,
      ),
    ],
    '; ',
  );

const substitute = ({ variant, small_business: small, ...rule }: Substitute): string =>
  joined([
    `over ${or(rule.cost_over_usd)} USD`,
    `over ${or(rule.persons_over)} people`,
    rule.website_days !== null && `website ${rule.website_days} days`,
    rule.means_required !== undefined && `${rule.means_required} means`,
    variant?.cost_over_usd !== undefined &&
      `variant over ${variant.cost_over_usd} USD, over ${variant.persons_over} people`,
    small && `small up to ${small.employees_max} staff over ${small.cost_over_usd} USD`,
  ]);

const people = (rule: LawIndividuals): string => {
  const { extension_on_request: extension, after_law_enforcement_hold: hold } = rule;
  return joined(
    [
      period(rule.deadline),
      rule.not_before && `not before ${rule.not_before.days} ${rule.not_before.kind} from ${rule.not_before.from}`,
      extension && `extension ${or(extension.days)} ${or(extension.kind)}`,
      hold && `after hold ${hold.days} ${hold.kind} ${hold.rule}`,
    ],
    '; ',
  );
};

const isPeriod = (value: unknown): value is Deadline => typeof value === 'object' && value !== null && 'from' in value;

const former = ({ before, before_unknown: unknown }: Law['versions'][number]['changes'][string]): string => {
  if (unknown) return 'unknown';
  if (before === null || before === undefined) return 'none';
  if (isPeriod(before)) return period(before);
  return typeof before === 'number' ? String(before) : 'words';
};

const versions = (law: Law): readonly string[] =>
  law.versions.flatMap(({ effective_from: start, changes }) =>
    Object.keys(changes).length === 0
      ? [`version ${start}`]
      : Object.entries(changes).map(([path, change]) => `version ${start} ${path} before: ${former(change)}`),
  );

/** The older rule that binds until the newest takes effect, where there is one. */
const olderRule = ({ in_force_version: older, ...law }: Law): readonly string[] => {
  if (!older) return [];
  const rule = { ...law, legal_status: undefined, versions: [], ...older.replaces } as Law;
  return [
    `${older.version_id} since: ${or(older.since)}`,
    ...figures(rule).map((line) => `${older.version_id} ${line}`),
  ];
};

/** What a law's file says in numbers, one line a rule, in the order of the file. */
export const figures = (law: Law): readonly string[] => {
  const { legal_status: status, individuals, consumer_reporting_agencies: bureaus, identity_protection: offer } = law;
  const { maintainer_to_owner: owner, record, redaction, event } = law;
  const harm = event.risk_of_harm;
  return [
    ...(status
      ? [`since: ${joined([or(status.since), ...(status.later_for ?? []).map(({ since }) => `later ${since}`)])}`]
      : []),
    ...(individuals ? [`people: ${people(individuals)}`] : []),
    ...(individuals?.substitute ? [`substitute: ${substitute(individuals.substitute)}`] : []),
    ...(individuals?.form ? [`form: ${individuals.form.min_type_points} points`] : []),
    ...law.regulator.map((item) => `office: ${office(item)}`),
    ...(bureaus
      ? [
          `bureaus: ${threshold(bureaus.threshold_is, bureaus.threshold_persons)} ${bureaus.counts}; ${period(bureaus.deadline)}`,
        ]
      : []),
    ...(offer
      ? [
          `offer: ${joined([`${offer.months} months`, ...(offer.variants ?? []).map(({ months }) => `else ${months}`)])}`,
        ]
      : []),
    ...(owner ? [`owner: ${period(owner.deadline)}`] : []),
    ...(harm && harm.document_years !== null ? [`finding kept: ${harm.document_years} years`] : []),
    ...(harm?.report
      ? [
          `finding reported: ${threshold(harm.report.threshold_is, harm.report.threshold_residents)}; ${period(harm.report.deadline)}`,
        ]
      : []),
    ...(harm?.report_on_request ? [`finding on request: ${period(harm.report_on_request.deadline)}`] : []),
    ...(record ? [`record: ${or(record.months)} months from ${or(record.from)}`] : []),
    ...(redaction && redaction.max_visible_digits !== null ? [`visible: ${redaction.max_visible_digits} digits`] : []),
    ...versions(law),
    ...olderRule(law),
  ];
};

const file = join(import.meta.dirname, '..', 'fixtures', 'law', 'figures.yaml');

/** The same figures, entered by hand a second time. */
export const enteredFigures = (): Readonly<Record<string, readonly string[] | null>> =>
  parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly string[] | null>>;
