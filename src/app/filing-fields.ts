import type { CaseFile } from '../case/case-schema.ts';
import type { FilingField } from '../report/filings/filing.ts';
import { numberText } from '../report/words.ts';
import type { Facts } from './memo-case-rows.ts';

/** What the case knows of the things that offices ask for. What it does not know stays open for a person. */

export interface FilingKnown {
  readonly file: CaseFile;
  readonly facts: Facts;
  /** People of the place, and all who are told; null: not known. */
  readonly residents: number | null;
  readonly total: number | null;
  /** Labels of the elements that these people lost. */
  readonly elements: readonly string[];
  readonly offer: string | null;
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
  return typeof hold === 'object' && hold !== null && 'by' in hold ? `yes: ${String(hold.by)}` : null;
};

const timeline = (file: CaseFile): string | null => {
  const dates = file.dates ?? [];
  return dates.length === 0 ? null : dates.map(({ event, at }) => `${words(event)}: ${at}`).join('; ');
};

const noticeDay = ({ file }: FilingKnown): string | null => dateOf(file, 'notice_to_individuals');

const VALUES: Readonly<Record<string, (known: FilingKnown) => string | null>> = {
  reporting_entity: ({ file }) => file.notifier.name,
  organization_type: ({ file }) => organization(file.notifier),
  headquarters_location: ({ file }) => file.notifier.based_in ?? null,
  incident_description: ({ file }) => file.incident?.how ?? null,
  method_of_compromise: ({ file }) => file.incident?.how ?? null,
  incident_date: ({ file }) => span(file),
  exposure_time_frame: ({ file }) => span(file),
  discovery_date: ({ file }) => dateOf(file, 'discovered'),
  determination_date: ({ file }) => dateOf(file, 'determined'),
  timeline: ({ file }) => timeline(file),
  data_types: ({ elements }) => (elements.length === 0 ? null : elements.join(', ')),
  number_of_residents: ({ residents }) => countText(residents),
  number_affected_total: ({ total }) => countText(total),
  notice_date: noticeDay,
  planned_notice_date: noticeDay,
  services_offered: ({ offer }) => offer,
  law_enforcement_involved: ({ facts }) => policeText(facts),
  payment_made: ({ file }) => dateOf(file, 'payment'),
};

const LABELS: Readonly<Record<string, string>> = {
  number_affected_total: 'People affected in all',
  number_of_residents: 'Residents affected',
  wisp_status: 'Written information security program',
  dpo_contact: 'Contact of the data protection officer',
};

const labelOf = (id: string): string => {
  const label = LABELS[id] ?? words(id);
  return `${label.charAt(0).toUpperCase()}${label.slice(1)}`;
};

/** Papers that go with a filing instead of standing in a field. */
const ATTACHED: Readonly<Record<string, string>> = {
  copy_of_notice: 'a copy of the notice to the people',
  names_of_residents: 'the names of the people of this place (from the notification list)',
};

export const filingFields = (content: readonly string[], known: FilingKnown): readonly FilingField[] =>
  content
    .filter((id) => !Object.hasOwn(ATTACHED, id))
    .map((id) => ({ id, label: labelOf(id), value: VALUES[id]?.(known) ?? null }));

export const filingAttachments = (content: readonly string[]): readonly string[] =>
  content.flatMap((id) => ATTACHED[id] ?? []);
