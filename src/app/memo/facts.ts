import { deadlineWords } from '../../assess/deadline-words.ts';
import { type DutyRow, NOBODY_DECIDED } from '../../assess/duty-rows.ts';
import type { DeadlineAnswer, Entry, RegulatorAnswer } from '../../assess/law/answer.ts';
import type { CaseAnswer } from '../../assess/law/answer-case.ts';
import { DEFAULT_TIME_ZONE } from '../../assess/law/facts/facts-schema.ts';
import type { Law } from '../../assess/law/schema/law-schema.ts';
import type { CaseFile } from '../../case/case-schema.ts';
import type { Timeline } from '../../case/timeline.ts';
import { timelineRows } from '../../report/facts/timeline-rows.ts';
import type { MemoDuty, MemoFacts, MemoLaw } from '../../report/memo/memo-facts.ts';
import { placeName } from '../../report/place-names.ts';
import { numberText } from '../../report/words.ts';
import { dateRows, type Facts, factRows, groupRows, peopleText, placeRows } from './case-rows.ts';
import { type LetterCase, letterOf } from './letter.ts';
import { memoOpen } from './open.ts';
import { answerWords, words } from './words.ts';

/** From the answer of the law to the words of the memo. */

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

const isQuiet = (entry: Entry): boolean =>
  [entry.individuals, ...entry.regulators, entry.credit_bureaus, entry.tell_owner].every(
    (duty) => duty === undefined || duty.answer === 'not_required',
  );

const lawOf = (entry: Entry, laws: readonly Law[], letters: LetterCase): MemoLaw => {
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
    letter: letterOf(entry, law, letters),
    openQuestions: isQuiet(entry) ? [] : entry.open_questions,
  };
};

/** The first day that anything is owed by, and what: days of the law, not of what is already given. */
const firstDay = (rows: readonly DutyRow[]): string => {
  const dated = rows.flatMap((row) => {
    const day = row.deadline_date ?? row.deadline_at;
    return row.answer === 'required' && row.basis !== 'policy' && row.done_on === null && day !== null
      ? [{ day: day.slice(0, 10), what: `${row.law_name}, ${row.who ?? WHOM[row.audience]}` }]
      : [];
  });
  const [first] = dated.map(({ day }) => day).sort();
  if (first === undefined) return 'no duty has a day yet';
  return `${first}: ${dated
    .filter(({ day }) => day === first)
    .map(({ what }) => what)
    .join('; ')}`;
};

const WHOM: Readonly<Record<DutyRow['audience'], string>> = {
  individuals: 'the people',
  regulator: 'the office',
  credit_bureaus: 'credit bureaus',
  owner: 'the owner of the data',
};

const count = (answer: CaseAnswer, wanted: string): number =>
  answer.duties
    .flatMap((entry) => [entry.individuals, ...entry.regulators, entry.credit_bureaus, entry.tell_owner])
    .filter((duty) => duty?.answer === wanted).length;

/** What was filed, what was given, and which filings say what is no longer so. */
const filingRows = (rows: readonly DutyRow[]): MemoFacts['filings'] =>
  rows.flatMap((row): MemoFacts['filings'] => {
    const { law_name: law, audience, who, done_on: on, done_reference: number, update_of: of, because } = row;
    const office = `${law}: ${who ?? words(audience)}`;
    if (of !== null) return [[office, 'Update due', `${because ?? ''}; ${row.deadline_text ?? row.standard ?? ''}`]];
    return on === null ? [] : [[office, `On record since ${on}`, number === null ? '' : `number ${number}`]];
  });

const policyRows = (rows: readonly DutyRow[]): MemoFacts['policies'] =>
  rows
    .filter(({ basis }) => basis === 'policy')
    .map(({ jurisdiction, who, persons, deadline_date: by, standard, because }) => [
      who ?? `the people of ${placeName(jurisdiction)} whom no law has told for certain`,
      persons === null ? '' : numberText(persons),
      by ?? standard ?? '',
      because ?? '',
    ]);

export interface MemoSource {
  readonly answer: CaseAnswer;
  readonly facts: Facts;
  readonly file: CaseFile;
  readonly laws: readonly Law[];
  /** The duties as the run judges them, with filings and policy. */
  readonly rows: readonly DutyRow[];
  readonly timeline: Timeline;
  readonly letters: LetterCase;
}

type MemoParts = Omit<
  MemoFacts,
  'candor_memo' | 'provenance' | 'factsHash' | 'decisions' | 'laterDecisions' | 'lawChanged' | 'otherDates'
>;

/** Everything of the memo but its provenance, the decisions and the hash. */
export const memoParts = ({ answer, facts, file, laws, rows, timeline, letters }: MemoSource): MemoParts => {
  const groups = (facts['groups'] as readonly Facts[] | undefined) ?? [];
  const reachable = rows.filter(({ missing }) => missing?.includes(NOBODY_DECIDED));
  return {
    summary: [
      ['Duties required', String(count(answer, 'required'))],
      ['Given or filed', String(rows.filter(({ done_on: on }) => on !== null).length)],
      ['Updates of filings due', String(rows.filter(({ update_of: of }) => of !== null).length)],
      ['Undetermined', String(answer.undetermined.length)],
      ['First day', firstDay(rows)],
      [
        'Overdue',
        [...new Set(rows.filter(({ overdue }) => overdue === 1).map(({ law_name: name }) => name))].join(', ') ||
          'nothing',
      ],
      ['One letter for all places', answer.one_text_for_all],
      ['Time zone', `${String(facts['time_zone'] ?? DEFAULT_TIME_ZONE)}: days end there at midnight`],
    ],
    facts: factRows(facts),
    dates: dateRows(file),
    gaps: timelineRows(timeline).gaps,
    places: placeRows(groups),
    groups: groupRows(groups),
    filings: filingRows(rows),
    policies: policyRows(rows),
    open: memoOpen(answer.undetermined, reachable, laws),
    laws: answer.duties.map((entry) => lawOf(entry, laws, letters)),
  };
};
