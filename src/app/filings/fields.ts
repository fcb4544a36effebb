import type { FilingField } from '../../report/filings/filing.ts';
import type { FilingForm, FormField } from './forms.ts';
import { type FilingKnown, knownValue } from './values.ts';

/** The fields of a filing: those of the office's form, or what its law lists as content. */

/** Under which name the case knows an item of content of a law. */
const CONTENT_VALUES: Readonly<Record<string, string>> = {
  reporting_entity: 'reporting_entity',
  organization_type: 'organization_type',
  headquarters_location: 'headquarters_location',
  incident_description: 'incident_description',
  method_of_compromise: 'incident_description',
  incident_date: 'incident_date',
  exposure_time_frame: 'incident_date',
  discovery_date: 'discovery_date',
  determination_date: 'determination_date',
  timeline: 'timeline',
  data_types: 'data_types',
  number_of_residents: 'residents',
  number_affected_total: 'total',
  notice_date: 'notice_date',
  planned_notice_date: 'notice_date',
  services_offered: 'services_offered',
  law_enforcement_involved: 'law_enforcement_involved',
  payment_made: 'payment_made',
  new_information: 'changes',
};

const LABELS: Readonly<Record<string, string>> = {
  number_affected_total: 'People affected in all',
  number_of_residents: 'Residents affected',
  wisp_status: 'Written information security program',
  dpo_contact: 'Contact of the data protection officer',
};

const labelOf = (id: string): string => {
  const label = LABELS[id] ?? id.replaceAll('_', ' ');
  return `${label.charAt(0).toUpperCase()}${label.slice(1)}`;
};

/** Papers that go with a filing instead of standing in a field. */
export const ATTACHED: Readonly<Record<string, string>> = {
  copy_of_notice: 'a copy of the notice to the people',
  names_of_residents: 'the names of the people of this place (from the notification list)',
};

/** Where a law lists nothing, an office is told at least this. */
const LEAST = [
  'reporting_entity',
  'incident_description',
  'incident_date',
  'discovery_date',
  'data_types',
  'number_of_residents',
];

const contentFields = (content: readonly string[]): readonly FormField[] =>
  (content.length === 0 ? LEAST : content)
    .filter((id) => !Object.hasOwn(ATTACHED, id))
    .map((id) => ({ id, label: labelOf(id), ...(CONTENT_VALUES[id] ? { from: CONTENT_VALUES[id] } : {}) }));

/** What every update says first. */
const UPDATE_FIELDS: readonly FormField[] = [
  { id: 'earlier_filing', label: 'Earlier filing', from: 'earlier_filing' },
  { id: 'changes', label: 'What has changed', from: 'changes' },
];

const withValue = (field: FormField, known: FilingKnown): FilingField => {
  const { id, label, part = null, from, choices = [], limit = null } = field;
  return { id, label, part, value: from === undefined ? null : knownValue(from, known), choices, limit };
};

export const filingFields = (
  form: FilingForm | undefined,
  content: readonly string[],
  known: FilingKnown,
): readonly FilingField[] => {
  const own = form?.fields ?? contentFields(content);
  const fields = known.isUpdate
    ? [...UPDATE_FIELDS.filter(({ from }) => !own.some((one) => one.from === from)), ...own]
    : own;
  return fields.map((field) => withValue(field, known));
};

const OPEN = /\{open: ([^}]*)\}|\{([a-z_]+)\}/g;

/** The text of a form with what the case knows; what it does not know stands in brackets. */
export const filingText = (form: FilingForm | undefined, known: FilingKnown): readonly string[] =>
  (form?.text ?? []).map((paragraph) =>
    paragraph.replaceAll(OPEN, (_, open: string | undefined, name: string | undefined) => {
      const value = name === undefined ? null : knownValue(name, known);
      return value ?? `[to be filled in: ${open ?? (name ?? '').replaceAll('_', ' ')}]`;
    }),
  );

export const attachmentIds = (form: FilingForm | undefined, content: readonly string[]): readonly string[] => [
  ...new Set([...content.filter((id) => Object.hasOwn(ATTACHED, id)), ...(form?.attachments ?? [])]),
];
