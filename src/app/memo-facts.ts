import { deadlineWords } from '../assess/deadline-words.ts';
import type { DutyRow } from '../assess/duty-rows.ts';
import type { DeadlineAnswer, Entry, RegulatorAnswer } from '../assess/law/answer.ts';
import type { CaseAnswer } from '../assess/law/answer-case.ts';
import type { Law } from '../assess/law/law-schema.ts';
import type { Undetermined } from '../assess/law/undetermined.ts';
import type { CaseFile } from '../case/case-schema.ts';
import type { MemoDuty, MemoFacts, MemoLaw, MemoOpen } from '../report/memo/memo-facts.ts';
import { placeName } from '../report/place-names.ts';
import { numberText } from '../report/words.ts';

import { dateRows, type Facts, factRows, groupRows, peopleText, words } from './memo-case-rows.ts';

/** From the answer of the law to the words of the memo. */

const listed = (ids: readonly string[]): string => (ids.length === 0 ? 'nothing' : ids.map(words).join(', '));

const ANSWERS: Readonly<Record<string, string>> = {
  required: 'Required',
  not_required: 'Not required',
  undetermined: 'Undetermined',
  allowed: 'allowed',
  not_allowed: 'not allowed',
};
const answerWords = (answer: string): string => ANSWERS[answer] ?? words(answer);

const BECAUSE: Readonly<Record<string, string>> = {
  no_harm: 'a recorded finding that nobody is likely to be harmed',
  maintainer: 'the notifier keeps the data for their owner',
  exemption: 'a claimed exemption',
  not_bound: 'the law does not bind this notifier, or not on that day',
  not_triggered: 'no breach of data that this law protects',
};

const byText = (deadline: DeadlineAnswer | undefined): string => {
  if (!deadline) return '';
  if (deadline.at) return `${deadline.local ?? deadline.at} (${deadline.at})`;
  if (deadline.date) return deadline.date;
  return deadline.latest ? `with the letters, ${deadline.latest} at the latest` : 'no day';
};

interface DutyLike {
  readonly answer: string;
  readonly deadline?: DeadlineAnswer;
  readonly overdue?: true;
}

const dutyOf = (whom: string, duty: DutyLike, people: string, why: string): MemoDuty => ({
  whom,
  answer: answerWords(duty.answer),
  people,
  by: duty.answer === 'not_required' ? '' : byText(duty.deadline),
  why,
  overdue: duty.overdue === true,
});

const TESTS: Readonly<Record<string, string>> = {
  at_least: 'at least',
  more_than: 'more than',
  fewer_than: 'fewer than',
};

const officeWhy = (item: RegulatorAnswer): string => {
  const { threshold, timing, answer } = item;
  const limit = threshold
    ? `${TESTS[threshold.test]} ${numberText(threshold.residents)} people`
    : 'whatever the number';
  if (answer === 'not_required')
    return threshold ? `asked from ${limit}` : 'its condition is not met, or the duty is lifted';
  const rule = deadlineWords(item.deadline);
  return [limit, rule, timing && timing !== 'unspecified' ? words(timing) : null].filter((part) => part).join('; ');
};

const dutiesOf = (entry: Entry): readonly MemoDuty[] => {
  const { individuals, credit_bureaus: bureaus, tell_owner: owner } = entry;
  return [
    ...(individuals
      ? [
          dutyOf(
            'The people',
            individuals,
            peopleText(individuals.persons, individuals.persons_low, individuals.persons_high),
            individuals.because
              ? `${BECAUSE[individuals.because]}${entry.individuals_under ? `: ${entry.individuals_under} is followed` : ''}`
              : `${deadlineWords(individuals.deadline) ?? ''}${individuals.held ? '; held by the police' : ''}`,
          ),
        ]
      : []),
    ...entry.regulators.map((item) =>
      dutyOf(
        [item.who, item.step, item.state ? placeName(item.state) : undefined].filter((part) => part).join(', '),
        item,
        peopleText(item.residents),
        officeWhy(item),
      ),
    ),
    ...(bureaus
      ? [
          dutyOf(
            'Credit bureaus',
            bureaus,
            '',
            bureaus.answer === 'not_required' && bureaus.threshold
              ? `asked from ${TESTS[bureaus.threshold.test]} ${numberText(bureaus.threshold.persons)} people`
              : (deadlineWords(bureaus.deadline) ?? 'the law has no such duty'),
          ),
        ]
      : []),
    ...(owner ? [dutyOf('The owner of the data', owner, '', deadlineWords(owner.deadline) ?? '')] : []),
  ];
};

type Line = readonly [name: string, text: string];

const contentLines = ({ content, form }: Entry): readonly Line[] => {
  if (!content) return [];
  const forbidden = content.must_not.map((id) => id.replace(/^no_/, ''));
  return [
    ['The letter says', content.must.length === 0 ? 'no list is set' : listed(content.must)],
    ...(forbidden.length > 0 ? [['The letter may not say', listed(forbidden)] as const] : []),
    ...(form
      ? [
          [
            'Form',
            `"${form.title}", headings ${form.headings.join(', ')}, at least ${form.min_type_points}-point type`,
          ] as const,
        ]
      : []),
  ];
};

const substituteText = (substitute: NonNullable<Entry['substitute_notice']>): string => {
  if (substitute.answer !== 'allowed') return answerWords(substitute.answer);
  const people = substitute.for_persons === undefined ? '' : ` for ${substitute.for_persons} people`;
  return `allowed by ${substitute.because}: ${listed(substitute.means ?? [])}${people}`;
};

const recordText = ({ years, months, until }: NonNullable<Entry['record']>): string => {
  if (years) return `${years} years`;
  return months ? `${months} months, until ${until ?? 'not known'}` : 'yes';
};

const wayLines = ({ methods, substitute_notice: substitute }: Entry): readonly Line[] => [
  ...(methods
    ? [
        [
          'Ways',
          Object.entries(methods)
            .map(([way, { answer }]) => `${words(way)}: ${answerWords(answer)}`)
            .join(', '),
        ] as const,
      ]
    : []),
  ...(substitute ? [['Substitute notice', substituteText(substitute)] as const] : []),
];

const letterOf = (entry: Entry): MemoLaw['letter'] => {
  const { identity_protection: offer, record, recipients } = entry;
  return [
    ...contentLines(entry),
    ...(offer && offer.answer !== 'not_required'
      ? [['Offer', `${answerWords(offer.answer)}: ${offer.kind}, ${offer.months} months`] as const]
      : []),
    ...(entry.individuals?.answer === 'not_required' ? [] : wayLines(entry)),
    ...(recipients
      ? [
          [
            'Recipients',
            `minors: ${words(recipients.minors ?? 'as others')}; deceased: ${words(recipients.deceased ?? 'nobody')}`,
          ] as const,
        ]
      : []),
    ...(record ? [['Kept', recordText(record)] as const] : []),
  ];
};

const isQuiet = (entry: Entry): boolean =>
  [entry.individuals, ...entry.regulators, entry.credit_bureaus, entry.tell_owner].every(
    (duty) => duty === undefined || duty.answer === 'not_required',
  );

const lawOf = (entry: Entry, laws: readonly Law[]): MemoLaw => {
  const law = laws.find(({ id }) => id === entry.jurisdiction);
  return {
    id: entry.jurisdiction ?? 'unknown',
    name: law?.name ?? 'People whose residence is not known',
    version: entry.version ?? null,
    citations: entry.citations,
    asOf: law?.as_of ?? '',
    confidence: law?.confidence ?? '',
    flagged: entry.flagged,
    quiet: isQuiet(entry),
    duties: dutiesOf(entry),
    letter: letterOf(entry),
    openQuestions: isQuiet(entry) ? [] : entry.open_questions,
  };
};

const KEYS: Readonly<Record<string, string>> = {
  individuals: 'notice to the people',
  regulators: 'notice to the office',
  credit_bureaus: 'notice to credit bureaus',
  tell_owner: 'notice to the owner',
  identity_protection: 'offer of protection',
  substitute_notice: 'substitute notice',
  methods: 'way of telling people',
};

const openOf = (one: Undetermined, laws: readonly Law[]): MemoOpen => {
  const [key = '', part] = one.key.split('.');
  const what = [KEYS[key] ?? words(key), part ? `its ${part}` : '', one.who, one.step, one.state, one.group, one.method]
    .filter((text) => text)
    .join(', ');
  return {
    place: laws.find(({ id }) => id === one.jurisdiction)?.name ?? placeName(one.jurisdiction),
    what,
    missing: one.missing,
    follows: Object.entries(one.if).map(([when, answer]) => ({ when, answer: answerWords(answer) })),
  };
};

const firstDate = (answer: CaseAnswer): string => {
  const days = answer.duties.flatMap((entry) =>
    [entry.individuals, ...entry.regulators, entry.credit_bureaus, entry.tell_owner].flatMap((duty) =>
      duty?.answer === 'required' ? (duty.deadline?.date ?? duty.deadline?.at?.slice(0, 10) ?? []) : [],
    ),
  );
  return days.sort()[0] ?? 'no duty has a day yet';
};

const count = (answer: CaseAnswer, wanted: string): number =>
  answer.duties
    .flatMap((entry) => [entry.individuals, ...entry.regulators, entry.credit_bureaus, entry.tell_owner])
    .filter((duty) => duty?.answer === wanted).length;

const openRow = ({ law_name: place, who, audience, missing, consequence }: DutyRow): MemoOpen => ({
  place,
  what: who ?? words(audience),
  missing: JSON.parse(missing ?? '[]'),
  follows: Object.entries(JSON.parse(consequence ?? '{}') as Readonly<Record<string, string>>).map(([when, then]) => ({
    when,
    answer: answerWords(then),
  })),
});

export interface MemoSource {
  readonly answer: CaseAnswer;
  readonly facts: Facts;
  readonly file: CaseFile;
  readonly laws: readonly Law[];
  /** Duties that hang on evidence which is only reachable, so far as nobody has decided. */
  readonly reachable: readonly DutyRow[];
}

/** Everything of the memo but its provenance, the decisions and the hash. */
export const memoParts = ({
  answer,
  facts,
  file,
  laws,
  reachable,
}: MemoSource): Pick<MemoFacts, 'summary' | 'facts' | 'dates' | 'groups' | 'open' | 'laws'> => ({
  summary: [
    ['Duties required', String(count(answer, 'required'))],
    ['Undetermined', String(answer.undetermined.length)],
    ['First day', firstDate(answer)],
    [
      'Overdue',
      answer.duties
        .filter(({ overdue }) => overdue)
        .map(({ jurisdiction }) => placeName(jurisdiction))
        .join(', ') || 'nothing',
    ],
    ['One letter for all places', answer.one_text_for_all],
  ],
  facts: factRows(facts),
  dates: dateRows(file),
  groups: groupRows((facts['groups'] as readonly Facts[] | undefined) ?? []),
  open: [...answer.undetermined.map((one) => openOf(one, laws)), ...reachable.map(openRow)],
  laws: answer.duties.map((entry) => lawOf(entry, laws)),
});
