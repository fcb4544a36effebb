import type { Profile } from '../../assess/groups.ts';
import type { CaseFile } from '../../case/case-schema.ts';
import { decisionsInForce } from '../../case/decisions.ts';
import { placeName } from '../../report/place-names.ts';
import { numberText } from '../../report/words.ts';
import type { Facts } from '../memo/case-rows.ts';

/** What a case knows of the things that offices ask for. What it does not know stays open for a person. */
export interface FilingKnown {
  readonly file: CaseFile;
  readonly facts: Facts;
  /** Affected people of the place, or all where the filing is of no place. */
  readonly profiles: readonly Profile[];
  /** People of the place to report, and all who are affected; null: not known. */
  readonly residents: number | null;
  readonly total: number | null;
  /** Labels of the elements that these people lost. */
  readonly elements: readonly string[];
  readonly offer: string | null;
  /** The one state that is counted; null: none. */
  readonly state: string | null;
  readonly isUpdate: boolean;
  readonly earlier: string | null;
  readonly changes: readonly string[];
  /** Offices that are told in the same case. */
  readonly offices: readonly string[];
}

const words = (text: string): string => text.replaceAll('_', ' ');

const dateOf = (file: CaseFile, event: string): string | null =>
  file.dates?.find((one) => one.event === event)?.at ?? null;

const span = (file: CaseFile): string | null => {
  const [from, to] = [dateOf(file, 'occurred_from'), dateOf(file, 'occurred_to')];
  if (from === null && to === null) return null;
  return from === to || to === null || from === null ? (from ?? to) : `${from} to ${to}`;
};

const countText = (count: number | null): string | null => (count === null ? null : numberText(count));

const organization = ({ kind, sectors }: CaseFile['notifier']): string =>
  [words(kind ?? 'private_company'), ...sectors.map(words)].join(', ');

const policeText = (facts: Facts): string | null => {
  const hold = facts['law_enforcement_hold'];
  if (typeof hold !== 'object' || hold === null || !('by' in hold)) return null;
  const { by, from, to } = hold as Facts;
  return `yes: ${String(by)}, hold from ${String(from)}${to ? ` to ${String(to)}` : ''}`;
};

const timeline = (file: CaseFile): string | null => {
  const dates = file.dates ?? [];
  return dates.length === 0 ? null : dates.map(({ event, at }) => `${words(event)}: ${at}`).join('; ');
};

const counted = (profiles: readonly Profile[], which: (profile: Profile) => string): string | null => {
  const counts = new Map<string, number>();
  for (const profile of profiles) counts.set(which(profile), (counts.get(which(profile)) ?? 0) + profile.count);
  const sorted = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return sorted.length === 0 ? null : sorted.map(([name, n]) => `${name} ${numberText(n)}`).join(', ');
};

const minors = (profiles: readonly Profile[]): string =>
  numberText(profiles.reduce((n, { minor, count }) => n + (minor ? count : 0), 0));

const gapReasons = (file: CaseFile): string | null => {
  const reasons = decisionsInForce(file).flatMap((decision) =>
    decision.about === 'gap' ? [`${words(decision.from)} to ${words(decision.to)}: ${decision.why}`] : [],
  );
  return reasons.length === 0 ? null : reasons.join('; ');
};

const yesOrNo = (value: unknown): string | null => {
  if (value === true || value === 'yes') return 'yes';
  return value === false || value === 'no' ? 'no' : null;
};

const riskText = (facts: Facts): string | null => {
  const risk = facts['risk_of_harm'];
  if (typeof risk !== 'object' || risk === null) return null;
  const { level, finding } = risk as Facts;
  return level || finding ? words(String(level ?? finding)) : null;
};

const VALUES: Readonly<Record<string, (known: FilingKnown) => string | null>> = {
  reporting_entity: ({ file }) => file.notifier.name,
  organization_type: ({ file }) => organization(file.notifier),
  headquarters_location: ({ file }) => file.notifier.based_in ?? null,
  main_establishment: ({ file }) => file.notifier.main_establishment ?? file.notifier.based_in ?? null,
  regulated_by: ({ file }) => file.notifier.regulated_by?.join(', ') ?? null,
  hipaa_role: ({ file }) => (file.notifier.hipaa ? words(file.notifier.hipaa) : null),
  source_of_breach: ({ file }) => (file.incident?.source_of_breach ? words(file.incident.source_of_breach) : null),
  ransomware: ({ file }) => yesOrNo(file.incident?.ransomware),
  incident_description: ({ file }) => file.incident?.how ?? null,
  incident_date: ({ file }) => span(file),
  incident_from: ({ file }) => dateOf(file, 'occurred_from'),
  incident_to: ({ file }) => dateOf(file, 'occurred_to'),
  discovery_date: ({ file }) => dateOf(file, 'discovered'),
  determination_date: ({ file }) => dateOf(file, 'determined'),
  materiality_date: ({ file }) => dateOf(file, 'materiality_determined'),
  awareness: ({ file }) => dateOf(file, 'aware'),
  timeline: ({ file }) => timeline(file),
  reasons_for_delay: ({ file }) => gapReasons(file),
  data_types: ({ elements }) => (elements.length === 0 ? null : elements.join(', ')),
  residents: ({ residents }) => countText(residents),
  total: ({ total }) => countText(total),
  places: ({ profiles }) => counted(profiles, ({ jurisdiction }) => placeName(jurisdiction)),
  relations: ({ profiles }) => counted(profiles, ({ relation }) => words(relation)),
  minors: ({ profiles }) => minors(profiles),
  state: ({ state }) => (state === null ? null : placeName(state)),
  notice_date: ({ file }) => dateOf(file, 'notice_to_individuals'),
  services_offered: ({ offer }) => offer,
  law_enforcement_involved: ({ facts }) => policeText(facts),
  payment_made: ({ file }) => dateOf(file, 'payment'),
  risk: ({ facts }) => riskText(facts),
  other_offices: ({ offices }) => (offices.length === 0 ? null : offices.join('; ')),
  kind: ({ isUpdate }) => (isUpdate ? 'addendum to an earlier report' : 'initial report'),
  earlier_filing: ({ earlier }) => earlier,
  changes: ({ changes }) => (changes.length === 0 ? null : changes.join('; ')),
};

/** Names of values that forms may ask for. */
export const KNOWN_VALUES: readonly string[] = Object.keys(VALUES);

export const knownValue = (name: string, known: FilingKnown): string | null => VALUES[name]?.(known) ?? null;
