import type { CaseFile, DateEvent, Decision } from './case-schema.ts';
import { decisionsInForce } from './decisions.ts';

/**
 * The notifier's side of `candor law evaluate FACTS.json`: everything of a case that is not counted from evidence.
 * The caller adds `groups` and, where it knows them, the counted numbers of `contact`.
 */
export interface CaseFacts {
  readonly notifier: Readonly<Record<string, unknown>>;
  readonly dates: Readonly<Record<string, string>>;
  readonly event: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

/** Keys of the facts for a day and for a moment; null: the law has no such key, so a moment counts by its day. */
const DATE_KEYS: Readonly<Record<DateEvent, readonly [day: string | null, moment: string | null]>> = {
  discovered: ['discovered', 'discovered_at'],
  determined: ['determined', 'determined_at'],
  confirmed: ['confirmed', null],
  scope_identified: ['scope_identified', null],
  aware: ['aware_at', 'aware_at'],
  reasonable_belief: ['reasonable_belief_at', 'reasonable_belief_at'],
  notice_to_individuals: ['notice_to_individuals', null],
  federal_notice: ['federal_notice', null],
  notice_to_hhs: ['notice_to_hhs', null],
  payment: ['payment', 'payment_at'],
  materiality_determined: ['materiality_determined', null],
  information_available: ['information_available', null],
  maintainer_told_owner: ['maintainer_told_owner', null],
  regulator_request: ['regulator_request', null],
  occurred_from: ['occurred_from', null],
  occurred_to: ['occurred_to', null],
  good_cause_filed: ['good_cause_filed', null],
};

const datesOf = (file: CaseFile): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (file.dates ?? []).flatMap(({ event, at }): (readonly [string, string])[] => {
      const [day, moment] = DATE_KEYS[event];
      const isMoment = at.includes('T');
      const key = isMoment ? moment : day;
      if (key !== null) return [[key, at]];
      return day === null ? [] : [[day, at.slice(0, 10)]];
    }),
  );

const EVENT_KEYS = ['accessed', 'acquired', 'inadvertent_by_authorized', 'ransomware', 'how'] as const;
/** Facts of a group that the whole case states: `groupDefaults` hands them to each group. */
const GROUP_KEYS = ['encrypted', 'redacted', 'data_form', 'phi'] as const;

const pick = (value: object, keys: readonly string[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(value).filter(([key, item]) => keys.includes(key) && item !== undefined));

const omit = (value: object, keys: readonly string[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(value).filter(([key, item]) => !keys.includes(key) && item !== undefined));

const oneDecision = (decision: Decision): Readonly<Record<string, unknown>> => {
  switch (decision.about) {
    case 'risk_of_harm': {
      const { finding, level, documented, by, on, why } = decision;
      return { risk_of_harm: omit({ finding, level, documented, by, on, note: why }, []) };
    }
    case 'law_enforcement_hold': {
      const { from, to, agency, covers } = decision;
      return { law_enforcement_hold: { from, to: to ?? null, by: agency, covers: covers ?? 'notice to individuals' } };
    }
    case 'extension': {
      const { jurisdiction, days, filed, with: office, good_cause } = decision;
      return { extension_claimed: { jurisdiction, days, filed, with: office, good_cause } };
    }
    default:
      return {};
  }
};

const listedDecisions = (decisions: readonly Decision[]): Readonly<Record<string, unknown>> => {
  const exemptions = decisions.flatMap((decision) =>
    decision.about === 'exemption'
      ? [
          {
            jurisdiction: decision.jurisdiction,
            by: decision.exemption,
            fulfilled: decision.fulfilled,
            claimed_by: decision.by,
            on: decision.on,
          },
        ]
      : [],
  );
  const conditions = decisions.flatMap((decision) =>
    decision.about === 'condition'
      ? [
          {
            jurisdiction: decision.jurisdiction,
            path: decision.path,
            met: decision.met,
            by: decision.by,
            on: decision.on,
          },
        ]
      : [],
  );
  const assumptions = decisions.flatMap((decision) =>
    decision.about === 'assumption' ? [[decision.law, decision.version] as const] : [],
  );
  return {
    ...(exemptions.length > 0 ? { exemptions_claimed: exemptions } : {}),
    ...(conditions.length > 0 ? { conditions } : {}),
    ...(assumptions.length > 0 ? { assumptions: Object.fromEntries(assumptions) } : {}),
  };
};

/** All facts of the law that a case file states; keys that it leaves out keep the default of the facts format. */
export const caseFacts = (file: CaseFile): CaseFacts => {
  const incident = file.incident ?? {};
  const decisions = decisionsInForce(file);
  return {
    ...(file.time_zone ? { time_zone: file.time_zone } : {}),
    ...(file.as_of ? { as_of: file.as_of } : {}),
    notifier: omit(file.notifier, ['relation_default']),
    dates: datesOf(file),
    event: pick(incident, EVENT_KEYS),
    ...omit(incident, [...EVENT_KEYS, ...GROUP_KEYS]),
    ...Object.assign({}, ...decisions.map(oneDecision)),
    ...listedDecisions(decisions),
  };
};

const ENTRY_ONLY = [
  'path',
  'exposure',
  'relation',
  'access',
  'acquisition',
  'decided_by',
  'decided_at',
  'why',
  'document',
];

/**
 * Facts of the groups whose people come from one evidence entry (null: from documents that no entry covers): what the
 * case states for all, then what the entry says otherwise. `event` is there only where the entry says something.
 */
export const groupFacts = (file: CaseFile, entry: number | null): Readonly<Record<string, unknown>> => {
  const common = pick(file.incident ?? {}, GROUP_KEYS);
  const evidence = entry === null ? undefined : file.evidence?.[entry];
  if (!evidence) return common;
  const event = omit({ accessed: evidence.access, acquired: evidence.acquisition }, []);
  return {
    ...common,
    ...omit(evidence, ENTRY_ONLY),
    ...(Object.keys(event).length > 0 ? { event: { ...pick(file.incident ?? {}, EVENT_KEYS), ...event } } : {}),
  };
};
