import { stableJson } from '../case/manifest.ts';
import { deadlineWords } from './deadline-words.ts';
import type { Answered, DeadlineAnswer, Entry, RegulatorAnswer } from './law/answer.ts';
import type { CaseAnswer } from './law/answer-case.ts';
import type { Law } from './law/schema/law-schema.ts';
import type { Undetermined } from './law/undetermined.ts';

/** One row of the table of duties, but for its number. */
export interface DutyRow {
  readonly jurisdiction: string | null;
  readonly law_name: string;
  readonly version: string | null;
  readonly audience: 'individuals' | 'regulator' | 'credit_bureaus' | 'owner';
  readonly who: string | null;
  readonly answer: string;
  readonly basis: 'law' | 'policy' | 'filing';
  readonly persons: number | null;
  readonly residents: number | null;
  readonly threshold: string | null;
  readonly deadline_date: string | null;
  readonly deadline_at: string | null;
  readonly deadline_text: string | null;
  readonly standard: string | null;
  readonly depends_on: string | null;
  readonly because: string | null;
  readonly missing: string | null;
  readonly consequence: string | null;
  readonly citation: string | null;
  readonly as_of: string | null;
  readonly confidence: string | null;
  readonly open_questions: string | null;
  readonly flagged: number;
  readonly overdue: number;
  readonly item: string | null;
  readonly done_on: string | null;
  readonly done_reference: string | null;
  readonly update_of: string | null;
}

type Duty = Answered & {
  readonly deadline?: DeadlineAnswer;
  readonly because?: string;
  readonly flagged?: true;
  readonly overdue?: true;
};

const BECAUSE_WORDS: Readonly<Record<string, string>> = {
  no_harm: 'a recorded finding that nobody is likely to be harmed',
  maintainer: 'the notifier keeps the data for their owner, who tells people and offices',
  exemption: 'a claimed exemption',
  not_bound: 'the law does not bind this notifier, or not on that day',
  not_triggered: 'no breach of data that this law protects',
};

const HELD = 'held: law enforcement has asked to wait with the notice to people';

const TEST_WORDS: Readonly<Record<string, string>> = {
  at_least: 'at least',
  more_than: 'more than',
  fewer_than: 'fewer than',
};

const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

const thresholdText = (test: string, limit: number, unit: string): string =>
  `${TEST_WORDS[test] ?? test} ${number(limit)} ${unit}`;

/** What is the same in every row of an entry. */
interface Frame {
  readonly entry: Entry;
  readonly law: Law | undefined;
  readonly open: readonly Undetermined[];
}

const openFor = ({ open }: Frame, key: string, item?: RegulatorAnswer): Undetermined | undefined =>
  open.find(
    (one) =>
      one.key === key &&
      one.group === undefined &&
      (item === undefined || (one.who === item.who && one.step === item.step && one.state === item.state)),
  );

const rowOf = (
  frame: Frame,
  audience: DutyRow['audience'],
  duty: Duty,
  parts: Partial<DutyRow>,
  open?: Undetermined,
): DutyRow => {
  const { entry, law } = frame;
  const { deadline } = duty;
  return {
    jurisdiction: entry.jurisdiction,
    law_name: law?.name ?? 'Residence not known',
    version: entry.version ?? null,
    audience,
    who: null,
    answer: duty.answer,
    basis: 'law',
    persons: null,
    residents: null,
    threshold: null,
    deadline_date: deadline?.date ?? null,
    deadline_at: deadline?.at ?? null,
    deadline_text: deadlineWords(deadline),
    standard: deadline?.standard ?? null,
    depends_on: deadline?.depends_on ?? null,
    because: duty.because === undefined ? null : (BECAUSE_WORDS[duty.because] ?? duty.because),
    missing: open ? JSON.stringify(open.missing) : null,
    consequence: open ? JSON.stringify(open.if) : null,
    citation: entry.citations.length > 0 ? entry.citations.join('; ') : null,
    as_of: law?.as_of ?? null,
    confidence: law?.confidence ?? null,
    open_questions: entry.open_questions.length > 0 ? JSON.stringify(entry.open_questions) : null,
    flagged: (duty.flagged ?? entry.flagged) ? 1 : 0,
    overdue: duty.overdue ? 1 : 0,
    item: null,
    done_on: null,
    done_reference: null,
    update_of: null,
    ...parts,
  };
};

const regulatorRow = (frame: Frame, item: RegulatorAnswer): DutyRow => {
  const who = [item.who, item.step, item.state].filter((part) => part !== undefined).join(', ');
  const { threshold } = item;
  return rowOf(
    frame,
    'regulator',
    item,
    {
      who,
      item: item.item,
      residents: item.residents ?? null,
      threshold: threshold ? thresholdText(threshold.test, threshold.residents, 'people') : null,
      because: item.answer === 'not_required' ? regulatorBecause(frame, item) : null,
    },
    openFor(frame, 'regulators', item),
  );
};

const regulatorBecause = ({ entry }: Frame, item: RegulatorAnswer): string => {
  const why = entry.individuals?.because;
  if (why !== undefined) return BECAUSE_WORDS[why] ?? why;
  return item.threshold ? 'the number is not reached' : 'its condition is not met';
};

const entryRows = (frame: Frame): readonly DutyRow[] => {
  const { entry } = frame;
  const { individuals, credit_bureaus: bureaus, tell_owner: owner } = entry;
  return [
    ...(individuals
      ? [
          rowOf(
            frame,
            'individuals',
            individuals,
            {
              item: 'individuals',
              persons: individuals.persons ?? null,
              ...(individuals.held ? { because: HELD } : {}),
            },
            openFor(frame, 'individuals'),
          ),
        ]
      : []),
    ...entry.regulators.map((item) => regulatorRow(frame, item)),
    ...(bureaus
      ? [
          rowOf(
            frame,
            'credit_bureaus',
            bureaus,
            {
              item: 'consumer_reporting_agencies',
              threshold: bureaus.threshold
                ? thresholdText(bureaus.threshold.test, bureaus.threshold.persons, 'people')
                : null,
            },
            openFor(frame, 'credit_bureaus'),
          ),
        ]
      : []),
    ...(owner ? [rowOf(frame, 'owner', owner, { item: 'maintainer_to_owner' }, openFor(frame, 'tell_owner'))] : []),
  ];
};

/** The rows of an answer, law by law in the order of their ids; people whose home is not known last. */
export const dutyRows = ({ duties, undetermined }: CaseAnswer, laws: readonly Law[]): readonly DutyRow[] =>
  [...duties]
    .sort((a, b) => ((a.jurisdiction ?? '~') < (b.jurisdiction ?? '~') ? -1 : 1))
    .flatMap((entry) =>
      entryRows({
        entry,
        law: laws.find(({ id }) => id === entry.jurisdiction),
        open: undetermined.filter(({ jurisdiction }) => jurisdiction === entry.jurisdiction),
      }),
    );

const nameOf = ({ jurisdiction, version, audience, who }: DutyRow): string =>
  [jurisdiction, version, audience, who].join('|');

/** What is missing where evidence is only reachable. */
export const NOBODY_DECIDED = 'evidence.exposure';

const openRow = (taken: DutyRow, left: string): DutyRow => ({
  ...taken,
  answer: 'undetermined',
  because: null,
  missing: JSON.stringify([NOBODY_DECIDED]),
  consequence: stableJson({ excluded: left, presumed: taken.answer }),
  flagged: 1,
  overdue: 0,
});

/**
 * One answer from two: with what is only reachable taken, and with it left out. Where both say the same it stands,
 * with the people of the firm one; where they differ nobody has decided, and both consequences are shown.
 */
export const withReachable = (firm: readonly DutyRow[], taken: readonly DutyRow[]): readonly DutyRow[] => {
  const without = new Map(firm.map((row) => [nameOf(row), row]));
  const rows = taken.map((row) => {
    const left = without.get(nameOf(row));
    if (left && (left.answer === row.answer || left.answer === 'undetermined')) return left;
    const answer = left?.answer ?? 'not_required';
    return row.answer === answer ? row : openRow(row, answer);
  });
  const named = new Set(taken.map(nameOf));
  return [...rows, ...firm.filter((row) => !named.has(nameOf(row)))];
};

/** What would be asked if another version of a rule bound: shown, not owed. */
export const asAssumption = (row: DutyRow): DutyRow => ({
  ...row,
  answer: 'not_required',
  because:
    row.answer === 'not_required'
      ? 'this version does not bind; it would not ask it either'
      : `this version does not bind; if it did: ${row.answer.replaceAll('_', ' ')}${row.deadline_date ? ` by ${row.deadline_date}` : ''}`,
  missing: null,
  consequence: null,
  overdue: 0,
});
