import type { Step } from '../../engine/port.ts';
import { type Sql, sql } from '../../engine/sql.ts';
import { householdRows } from '../steps/contacts.ts';
import { bandOf, reportExposed, reportPerson } from '../steps/people.ts';

/** One kind of number: what its ids look like, what it counts, and the rows behind it. */
interface CountQuery {
  readonly pattern: RegExp;
  readonly example: string;
  readonly title: string;
  /** One row for each thing counted (flow: the step itself). */
  readonly step: (parts: readonly string[]) => Step;
}

const PEOPLE = ['person', 'holding', 'exposure'];

const people = (where: Sql): Step => ({
  name: 'count:people',
  reads: PEOPLE,
  sql: sql`select 'P-' || person_id as person, kind, relation, residence, exposure, band as sure
    from (${reportPerson}) counted where ${where} order by person_id`,
});

const exposed = (element: string, where: Sql): Step => ({
  name: 'count:exposed',
  reads: PEOPLE,
  sql: sql`select 'P-' || person_id as person, element, relation, residence from
    (${reportExposed(sql`(${reportPerson})`)}) counted where element = ${element} and ${where} order by person_id`,
});

const contactPeople = (where: Sql): Step => ({
  name: 'count:contacts',
  reads: [...PEOPLE, 'contact_flag'],
  sql: sql`select 'P-' || counted.person_id as person, string_agg(flag, ' ' order by flag) as flags, kind, relation, residence
    from (${reportPerson}) counted join contact_flag on contact_flag.person_id = counted.person_id
    where affected = 1 and ${where} group by counted.person_id, kind, relation, residence order by counted.person_id`,
});

const residence = (id: string): Sql => (id === 'unknown' ? sql`residence is null` : sql`residence = ${id}`);

const STATES: Readonly<Record<string, Sql>> = {
  clear: sql`clear = 1`,
  masked: sql`masked = 1`,
  truncated: sql`truncated = 1`,
  hashed: sql`hashed = 1`,
  encrypted: sql`encrypted = 1`,
  tokenised: sql`tokenised = 1`,
};

const PEOPLE_WHO: Readonly<Record<string, Sql>> = {
  affected: sql`affected = 1`,
  minor: sql`affected = 1 and minor = 1`,
  minor_unknown: sql`affected = 1 and minor is null`,
  deceased: sql`affected = 1 and deceased = 1`,
  without_address: sql`affected = 1 and with_address = 0`,
};

const REGISTER: Readonly<Record<string, Sql>> = {
  affected: sql`affected = 1 and in_register = 1`,
  unaffected: sql`kind = 'person' and affected = 0 and in_register = 1`,
  not_found: sql`affected = 1 and in_register = 0`,
};

const NOBODY = sql`1 = 0`;

const documents = (where: Sql): Step => ({
  name: 'count:documents',
  reads: ['document'],
  sql: sql`select control_number, family as path, root, media_type, status, reason, bytes, parts_unread
    from document where ${where} order by document_no`,
});

const files = (where: Sql): Step => ({
  name: 'count:files',
  reads: ['source'],
  sql: sql`select path, root, media_type, status, reason, bytes, sha256 from source where ${where} order by source_no`,
});

/** Every number of the report by the shape of its id; the first that fits holds. */
export const countQueries: readonly CountQuery[] = [
  {
    pattern: /^people\.(affected|minor|minor_unknown|deceased|without_address)$/,
    example: 'people.affected',
    title: 'People of whom something was read or is presumed taken',
    step: ([who = '']) => people(PEOPLE_WHO[who] ?? NOBODY),
  },
  {
    pattern: /^people\.households$/,
    example: 'people.households',
    title: 'Addresses that two or more affected people share',
    step: () => ({
      name: 'count:households',
      reads: [...PEOPLE, 'household'],
      sql: sql`select household, people from (${householdRows(sql`(select * from (${reportPerson}) counted where affected = 1)`)}) households order by people desc, household`,
    }),
  },
  {
    pattern: /^people\.(read|presumed|reachable|excluded|none)$/,
    example: 'people.presumed',
    title: 'People by their strongest exposure',
    step: ([exposure = '']) => people(sql`kind = 'person' and exposure = ${exposure}`),
  },
  {
    pattern: /^kind\.([a-z_]+)$/,
    example: 'kind.company',
    title: 'Found, but no person',
    step: ([kind = '']) => people(sql`kind = ${kind}`),
  },
  {
    pattern: /^relation\.([a-z_]+)$/,
    example: 'relation.customer',
    title: 'Affected people of this relation',
    step: ([relation = '']) => people(sql`affected = 1 and relation = ${relation}`),
  },
  {
    pattern: /^relation\.([a-z_]+)\.([a-z0-9_]+)$/,
    example: 'relation.customer.ssn',
    title: 'Affected people of this relation whose element was exposed',
    step: ([relation = '', element = '']) => exposed(element, sql`relation = ${relation}`),
  },
  {
    pattern: /^element\.([a-z0-9_]+)$/,
    example: 'element.ssn',
    title: 'Affected people whose element was exposed',
    step: ([element = '']) => exposed(element, sql`1 = 1`),
  },
  {
    pattern: /^element\.([a-z0-9_]+)\.([a-z]+)$/,
    example: 'element.ssn.clear',
    title: 'Affected people whose element was exposed in this state',
    step: ([element = '', state = '']) => exposed(element, STATES[state] ?? NOBODY),
  },
  {
    pattern: /^state\.([a-z0-9-]+)$/,
    example: 'state.us-tx',
    title: 'Affected people who live there',
    step: ([place = '']) => people(sql`affected = 1 and ${residence(place)}`),
  },
  {
    pattern: /^state\.([a-z0-9-]+)\.(minor|deceased)$/,
    example: 'state.us-tx.minor',
    title: 'Affected people who live there: minors, deceased',
    step: ([place = '', who = '']) => people(sql`${PEOPLE_WHO[who] ?? NOBODY} and ${residence(place)}`),
  },
  {
    pattern: /^state\.([a-z0-9-]+)\.([a-z0-9_]+)$/,
    example: 'state.us-tx.ssn',
    title: 'Affected people who live there and whose element was exposed',
    step: ([place = '', element = '']) => exposed(element, residence(place)),
  },
  {
    pattern: /^register\.(affected|unaffected|not_found)$/,
    example: 'register.not_found',
    title: 'People beside the customer register',
    step: ([which = '']) => people(REGISTER[which] ?? NOBODY),
  },
  {
    pattern: /^contact\.(address|email|phone)$/,
    example: 'contact.address',
    title: 'Affected people whom this way cannot reach',
    step: ([contact = '']) => contactPeople(sql`contact = ${contact} and effect = 'undeliverable'`),
  },
  {
    pattern: /^contact\.(address|email|phone)\.([a-z-]+)$/,
    example: 'contact.address.no-street',
    title: 'Affected people whose contact data have this flag',
    step: ([contact = '', flag = '']) => contactPeople(sql`contact = ${contact} and flag = ${flag}`),
  },
  {
    pattern: /^earlier\.(.+?)(\.protected)?$/,
    example: 'earlier.acme-2019',
    title: 'Affected people who were in an earlier case',
    step: ([caseId = '', protection]) => ({
      name: 'count:earlier',
      reads: [...PEOPLE, 'earlier'],
      sql: sql`select 'P-' || counted.person_id as person, 'P-' || earlier_person as person_there, cast(since as string) as since, kinds, protection_months
        from (${reportPerson}) counted join earlier on earlier.person_id = counted.person_id
        where affected = 1 and case_id = ${caseId} and ${protection ? sql`protection_months > 0` : sql`1 = 1`}
        order by counted.person_id`,
    }),
  },
  {
    pattern: /^sure\.people\.([a-z]+)$/,
    example: 'sure.people.weak',
    title: 'Affected people by how surely their records are one person',
    step: ([band = '']) => people(sql`affected = 1 and band = ${band}`),
  },
  {
    pattern: /^sure\.columns\.([a-z]+)$/,
    example: 'sure.columns.fair',
    title: 'Columns by how surely they hold the element',
    step: ([band = '']) => ({
      name: 'count:columns',
      reads: ['field_element', 'document'],
      sql: sql`select document.control_number, column_no, mention, role, element, state, confidence, why
        from field_element left join document on document.document_no = field_element.document_no
        where element is not null and ${bandOf(sql`confidence`)} = ${band}
        order by field_element.document_no, column_no, mention, role`,
    }),
  },
  {
    pattern: /^sure\.values\.([a-z]+)$/,
    example: 'sure.values.weak',
    title: 'Values in text by how surely they are what they are said to be',
    step: ([band = '']) => ({
      name: 'count:values',
      reads: ['detection', 'document'],
      sql: sql`select document.control_number, part, start_at, end_at, element, detection.state, masked, detector, confidence
        from detection left join document on document.document_no = detection.document_no
        where ${bandOf(sql`confidence`)} = ${band} and shared = 0 order by detection.document_no, part, start_at, end_at, element`,
    }),
  },
  {
    pattern: /^links\.(joined|apart)\.(.*)$/,
    example: 'links.apart.conflict:ssn',
    title: 'Pairs of records that were joined or kept apart',
    step: ([which = '', reason = '']) => ({
      name: 'count:links',
      reads: ['link'],
      sql: sql`select record_a, record_b, weight, pattern, reason, joined from link
        where coalesce(joined, 0) = ${which === 'joined' ? 1 : 0} and coalesce(reason, '') = ${reason} order by record_a, record_b`,
    }),
  },
  { pattern: /^files$/, example: 'files', title: 'Files as found', step: () => files(sql`1 = 1`) },
  {
    pattern: /^files\.([a-z]+)$/,
    example: 'files.unread',
    title: 'Files by status',
    step: ([status = '']) => files(sql`status = ${status}`),
  },
  { pattern: /^documents$/, example: 'documents', title: 'Documents', step: () => documents(sql`1 = 1`) },
  {
    pattern: /^documents\.([a-z]+)$/,
    example: 'documents.read',
    title: 'Documents by status',
    step: ([status = '']) => documents(sql`status = ${status}`),
  },
  {
    pattern: /^documents\.([a-z]+):([^:]*):(.*)$/,
    example: 'documents.unread:application/pdf:no_text',
    title: 'Documents that were not read, by type and reason',
    step: ([status = '', type = '', reason = '']) =>
      documents(sql`status = ${status} and coalesce(media_type, '') = ${type} and coalesce(reason, '') = ${reason}`),
  },
  {
    pattern: /^flow\.(\d{1,6})$/,
    example: 'flow.1',
    title: 'Step from records to people',
    step: ([step = '']) => ({
      name: 'count:flow',
      reads: ['flow'],
      sql: sql`select step_no, step, count, removed, why from flow where step_no = ${Number(step)}`,
    }),
  },
  {
    pattern: /^blocked\.([a-z_]+)\.(.*)$/,
    example: 'blocked.phone.shared',
    title: 'Values that join nobody',
    step: ([field = '', reason = '']) => ({
      name: 'count:blocked',
      reads: ['blocked_value'],
      sql: sql`select field, masked, records, reason from blocked_value where field = ${field} and reason = ${reason}
        order by records desc, masked, token`,
    }),
  },
  {
    pattern: /^problems\.([^.]+)\.(.+)\.([a-z]+)$/,
    example: 'problems.ingest.UNREADABLE.warning',
    title: 'Faults that did not stop the run',
    step: ([stage = '', code = '', severity = '']) => ({
      name: 'count:problems',
      reads: ['problem'],
      sql: sql`select stage, code, severity, evidence, location, hint from problem
        where stage = ${stage} and code = ${code} and severity = ${severity} order by evidence, location, hint`,
    }),
  },
];

/** The rows behind a number of the report: person ids or control numbers, never a value. Undefined where no number has this id. */
export const countQuery = (id: string): { readonly title: string; readonly step: Step } | undefined => {
  for (const { pattern, title, step } of countQueries) {
    const match = pattern.exec(id);
    if (match) return { title, step: step(match.slice(1)) };
  }
  return undefined;
};
