import { startWords } from '../../assess/deadline-words.ts';
import { startName } from '../../assess/law/days/deadline.ts';
import type { Combination } from '../../assess/law/schema/breach-schema.ts';
import type { Law } from '../../assess/law/schema/law-schema.ts';
import type { Bureaus, LawIndividuals, Regulator, Substitute } from '../../assess/law/schema/notice-schema.ts';
import type { Condition, Deadline } from '../../assess/law/schema/schema-parts.ts';

import { elementFacts, isElementId } from '../../schema/vocabulary.ts';

/** A law file as a page that a lawyer can read: what it says, where that stands, how sure it is, what is open. */

export interface PageSection {
  readonly title: string;
  /** Paragraphs and list items; an item begins with "- ". */
  readonly lines: readonly string[];
}

const words = (text: string): string => text.replaceAll('_', ' ');
const listed = (items: readonly string[], last = 'and'): string => {
  const plain = items.map(words);
  return plain.length < 2 ? plain.join('') : `${plain.slice(0, -1).join(', ')} ${last} ${plain.at(-1)}`;
};

/** Ids of the law that are no element of the evidence. */
const LAW_ONLY: Readonly<Record<string, string>> = {
  username_or_email: 'user name or e-mail address',
  password_or_security_answer: 'password or security answer',
  access_code: 'code that opens the account',
  phi: 'protected health information',
  phr_health_information: 'health information of a personal health record',
  cpni: 'call and service details (CPNI)',
  customer_information: "financial institution's customer information",
  any_personal_data: 'any personal data',
};

const lowerFirst = (text: string): string =>
  /^[A-Z][a-z]/.test(text) && !text.startsWith('Social') ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;

const elementWords = (id: string): string =>
  LAW_ONLY[id] ?? (isElementId(id) ? lowerFirst(elementFacts(id).label) : words(id));

const money = (usd: number): string => `$${usd.toLocaleString('en-US')}`;
const number = (n: number): string => n.toLocaleString('en-US');

const conditionText = (condition: Condition | undefined): string =>
  condition === undefined ? '' : ` [if: ${condition.text}${condition.holds_if ? '' : ' (counsel decides)'}]`;

const periodText = ({ days, hours, kind, from, also_from: also = [], or_sooner: sooner }: Deadline): string => {
  const count = days ?? hours ?? 0;
  const unit = kind === 'hours' ? 'hours' : `${kind} days`;
  const starts = [from, ...also].map((start) => startWords(startName(start)));
  const tail = sooner ? `, or when ${startWords(startName(sooner))} if that is sooner` : '';
  return `${count} ${unit} after ${starts.join(' or after ')}${also.length > 0 ? ' (whichever is first)' : ''}${tail}`;
};

const whenText = (deadline: Deadline | null, standard: string | null | undefined): string => {
  if (deadline && standard) return `${standard}; at the latest ${periodText(deadline)}`;
  return deadline ? `at the latest ${periodText(deadline)}` : (standard ?? 'no words and no period are stated');
};

const NULL_WORDS: Readonly<Record<string, string>> = { true: 'yes', false: 'no', null: 'not stated: undetermined' };
const yesNo = (value: boolean | null): string => NULL_WORDS[String(value)] ?? String(value);

const PAPER: Readonly<Record<string, string>> = {
  any: 'paper counts',
  from_computer: 'only print-outs of computerized data count',
  no: 'paper does not count',
};

const breachLines = (law: Law): readonly string[] => {
  const { event } = law;
  if (event.trigger === null) return ['Not about personal data: each duty below has its own condition.'];
  const harm = event.risk_of_harm;
  return [
    `- Breach: ${words(event.trigger)}${event.access_presumed_acquisition ? '; access counts as acquisition until shown otherwise' : ''}`,
    `- Paper: ${event.paper === null ? 'not stated: undetermined' : PAPER[event.paper]}`,
    `- Encrypted data with a safe key do not count: ${yesNo(event.encryption_safe_harbor)}`,
    `- Data taken with their key count: ${event.key_exception === null ? 'not stated; read as yes, with care' : yesNo(event.key_exception)}`,
    ...(harm
      ? [
          `- A finding of no harm lifts the duty: ${harm.exempts ? 'yes' : 'no'}${harm.standard ? ` (${harm.standard})` : ''}${conditionText(harm.condition)}`,
          ...(harm.document_years === null ? [] : [`- The finding is kept ${harm.document_years} years`]),
          ...(harm.report
            ? [`- The finding goes to: ${harm.report.to} (${words(harm.report.kind)}): ${harm.report.text ?? ''}`]
            : []),
          ...(harm.report_on_request
            ? [`- On request to: ${harm.report_on_request.to}, ${periodText(harm.report_on_request.deadline)}`]
            : []),
        ]
      : []),
  ];
};

const combinationText = ({ needs_name: named, all_of: all, any_of: any, condition, note }: Combination): string =>
  `- ${named ? 'a name with ' : ''}${all ? listed(all.map(elementWords)) : listed((any ?? []).map(elementWords), 'or')}${conditionText(condition)}${note ? ` (${note})` : ''}`;

const dataLines = (law: Law): readonly string[] => {
  if (!law.personal_information) return [];
  const { redaction } = law;
  return [
    'Any one of:',
    ...law.personal_information.map(combinationText),
    ...(law.elements_alone_enough ? ['- also without the name, where the data suffice for identity theft'] : []),
    ...(redaction
      ? [
          `- Last four digits of a Social Security number count as redacted: ${yesNo(redaction.ssn_last4_is_redacted)}`,
          `- Most digits that may show: ${redaction.max_visible_digits ?? 'not stated: undetermined'}`,
        ]
      : []),
  ];
};

const substituteText = (rule: Substitute): string => {
  const grounds = [
    rule.cost_over_usd === null ? '' : `direct notice costs more than ${money(rule.cost_over_usd)}`,
    rule.persons_over === null ? '' : `more than ${number(rule.persons_over)} people`,
    rule.insufficient_contact ? 'contact data are missing' : '',
  ].filter((ground) => ground !== '');
  const needed = rule.means_required === undefined ? 'by all of' : `by ${rule.means_required} of`;
  const days = rule.website_days === null ? '' : `, ${rule.website_days} days on the website`;
  return `- Substitute notice where ${grounds.join(', or ')}: ${needed} ${listed(rule.means_all)}${days}`;
};

const individualLines = (rule: LawIndividuals | null): readonly string[] => {
  if (!rule) return ['No notice to people.'];
  const { not_before: earliest, after_law_enforcement_hold: after, extension_on_request: extension } = rule;
  const required = rule.content.filter((id) => !id.startsWith('no_'));
  const forbidden = rule.content.filter((id) => id.startsWith('no_'));
  return [
    `- When: ${whenText(rule.deadline, rule.standard)}${conditionText(rule.condition)}`,
    ...(earliest
      ? [`- Not before ${earliest.days} ${earliest.kind} days after ${startWords(startName(earliest.from))}`]
      : []),
    ...(rule.extension ? [`- Longer: ${rule.extension}`] : []),
    ...(extension ? [`- On request: ${extension.days ?? 'some'} more days${conditionText(extension.condition)}`] : []),
    `- Delay for the police: ${yesNo(rule.law_enforcement_delay)}`,
    ...(after ? [`- After release by the police: ${after.days} ${after.kind} days (${words(after.rule)})`] : []),
    `- How: ${listed(rule.methods, 'or')}${rule.email_allowed_when ? `; e-mail: ${rule.email_allowed_when}` : ''}`,
    ...(rule.substitute ? [substituteText(rule.substitute)] : []),
    `- The letter says: ${required.length > 0 ? listed(required) : 'no list is set'}`,
    ...Object.entries(rule.content_conditions ?? {}).map(([id, { text }]) => `- ${words(id)}: ${text}`),
    ...(forbidden.length > 0 ? [`- The letter may not say: ${listed(forbidden.map((id) => id.slice(3)))}`] : []),
    ...(rule.format ? [`- Form: ${rule.format}`] : []),
    ...(rule.minors_or_deceased ? [`- Minors, deceased: ${rule.minors_or_deceased}`] : []),
  ];
};

const TESTS: Readonly<Record<string, string>> = {
  at_least: 'at least',
  more_than: 'more than',
  fewer_than: 'fewer than',
};
const COUNTS: Readonly<Record<string, string>> = {
  residents: 'residents',
  persons_anywhere: 'people, wherever they live',
  residents_of_one_state: 'residents of one state',
};

const officeLines = (item: Regulator): readonly string[] => {
  const { threshold_is: test, threshold_residents: limit, counts } = item;
  const threshold =
    test === 'any' || limit === null
      ? 'whatever the number'
      : `${TESTS[test]} ${number(limit)} ${COUNTS[counts ?? ''] ?? ''}`;
  return [
    `- ${item.who}${item.step ? `, ${item.step}` : ''}: ${threshold}${conditionText(item.condition)}${item.also_if ? ` [also if: ${item.also_if.text}]` : ''}`,
    `    when: ${whenText(item.deadline, item.standard)}${item.timing === 'unspecified' ? '' : ` (${words(item.timing)})`}`,
    ...(item.how ? [`    how: ${item.how}`] : []),
    ...(item.content.length > 0 ? [`    content: ${listed(item.content)}`] : []),
    ...(item.update
      ? [`    when it turns out otherwise: ${whenText(item.update.deadline, item.update.standard)}`]
      : []),
    ...(item.note ? [`    ${item.note}`] : []),
  ];
};

const bureauLines = (rule: Bureaus | null): readonly string[] =>
  rule === null
    ? ['No notice to credit bureaus.']
    : [
        `- ${TESTS[rule.threshold_is]} ${number(rule.threshold_persons)} ${COUNTS[rule.counts]}${conditionText(rule.condition)}`,
        `    when: ${whenText(rule.deadline, rule.standard)}`,
        ...(rule.note ? [`    ${rule.note}`] : []),
      ];

const otherLines = (law: Law): readonly string[] => {
  const { identity_protection: offer, maintainer_to_owner: owner, record } = law;
  return [
    offer
      ? `- Offer: ${offer.kind}, ${offer.months} months, free: ${offer.free ? 'yes' : 'no'}, where ${listed(offer.when.map(elementWords), 'or')} was exposed${conditionText(offer.condition)}`
      : '- No offer of monitoring is asked.',
    ...(offer?.variants ?? []).map(({ months, condition }) => `    ${months} months${conditionText(condition)}`),
    owner
      ? `- Whoever keeps data for another tells the owner: ${whenText(owner.deadline, owner.standard)}`
      : '- No rule for those who keep data for others.',
    ...(record ? [`- Kept: ${record.of}${record.months === null ? '' : `, ${record.months} months`}`] : []),
    ...law.exemptions_structured.map(
      ({ by, effect, needs, still_owed: owed, note }) =>
        `- Exemption by ${words(by)} (${words(effect)}, needs ${needs}): ${note ?? ''}${owed.length > 0 ? `; still owed: ${listed(owed)}` : ''}`,
    ),
    `- Penalties: ${law.penalties ?? 'not stated'}`,
    `- Private action: ${yesNo(law.private_right_of_action)}`,
  ];
};

const isPeriod = (value: unknown): value is Deadline =>
  typeof value === 'object' && value !== null && 'kind' in value && 'from' in value;

/** What stood at a path before, in words where it has some. */
const valueText = (value: unknown): string => {
  if (value === null || value === undefined) return 'no such rule';
  if (isPeriod(value)) return periodText(value);
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return listed(value.map(elementWords));
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 157)}...` : text;
};

const versionLines = (law: Law): readonly string[] => {
  if (law.versions.length === 0) return ['No earlier version is described.'];
  return law.versions.flatMap(({ effective_from: start, citation, note, changes }) => [
    `- Since ${start}: ${citation}${note ? ` (${note})` : ''}`,
    ...Object.entries(changes).map(
      ([path, { before, before_unknown: isUnknown }]) =>
        `    before, ${words(path.replace('$.', ''))}: ${isUnknown ? 'not known' : valueText(before)}`,
    ),
  ]);
};

const statusLines = (law: Law): readonly string[] => {
  const { legal_status: status, in_force_version: older } = law;
  return [
    `- Citation: ${law.statute}`,
    `- Facts hold for: ${law.as_of}; confidence: ${law.confidence}`,
    `- Binds: ${law.applies_to}${conditionText(law.applies_if)}`,
    ...(status
      ? [
          `- Status: ${words(status.state)}${status.since ? ` since ${status.since}` : ''}${status.detail ? `; ${status.detail}` : ''}`,
        ]
      : []),
    ...(older
      ? [
          `- Until it takes effect binds: ${older.statute} (version ${older.version_id}, since ${older.since}); ${older.note}`,
        ]
      : []),
    ...(law.pending_or_recent_changes ? [`- Changes: ${law.pending_or_recent_changes}`] : []),
  ];
};

/** The rule that binds until the one of the file takes effect, as far as it differs. */
const olderSections = (law: Law): readonly PageSection[] => {
  const older = law.in_force_version?.replaces;
  if (!older) return [];
  return [
    {
      title: `In force today: version ${law.in_force_version?.version_id}`,
      lines: [
        ...(older.personal_information ?? []).map(combinationText),
        ...(older.individuals ? individualLines(older.individuals) : []),
        ...(older.regulator ?? []).flatMap(officeLines),
      ],
    },
  ];
};

/** The page of one law, section by section. */
export const lawPage = (law: Law): readonly PageSection[] => [
  { title: `${law.name} (${law.id})`, lines: statusLines(law) },
  ...olderSections(law),
  { title: 'What is a breach', lines: breachLines(law) },
  ...(law.personal_information ? [{ title: 'Which data', lines: dataLines(law) }] : []),
  { title: 'The people', lines: individualLines(law.individuals) },
  { title: 'Offices', lines: law.regulator.length > 0 ? law.regulator.flatMap(officeLines) : ['No office is told.'] },
  { title: 'Credit bureaus', lines: bureauLines(law.consumer_reporting_agencies) },
  { title: 'Offers, owners, exemptions, sanctions', lines: otherLines(law) },
  { title: 'Earlier law', lines: versionLines(law) },
  {
    title: 'Open questions: what a lawyer should settle',
    lines:
      law.open_questions.length > 0 ? law.open_questions.map((question) => `- ${question}`) : ['None is recorded.'],
  },
  ...(law.notes ? [{ title: 'Notes', lines: [law.notes] }] : []),
  {
    title: 'Sources',
    lines: law.sources.map(({ what, where, read }) => `- ${what}: ${where}${read ? '' : ' (not read)'}`),
  },
];
