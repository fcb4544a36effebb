import type { CaseFile, DateEvent } from './case-schema.ts';
import { timelineOf } from './timeline.ts';

/** Whose answer changes: everybody's, or the people of one evidence entry, or of documents that no entry covers. */
export type QuestionScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'evidence'; readonly entry: number }
  | { readonly kind: 'uncovered' };

/** Something that the case does not say yet, and where in case.yaml the answer goes. */
export interface OpenQuestion {
  readonly id: string;
  readonly key: string;
  readonly question: string;
  readonly scope: QuestionScope;
  /** People that hang on the answer; null while nothing is counted. */
  readonly people: number | null;
}

const ALL: QuestionScope = { kind: 'all' };

const NEEDED_DATES: readonly (readonly [DateEvent, string])[] = [
  ['discovered', 'When was the breach found, or suspected with reason? Most deadlines run from this day.'],
  ['determined', 'When was it concluded that a breach happened and that harm is not excluded?'],
  ['notice_to_individuals', 'On which day do the letters go out? Other notices depend on it.'],
];

const dateQuestions = (file: CaseFile): readonly Omit<OpenQuestion, 'people'>[] => {
  const dates = file.dates ?? [];
  const missing = NEEDED_DATES.filter(([event]) => !dates.some((date) => date.event === event)).map(
    ([event, question]) => ({ id: `dates.${event}`, key: 'dates', question, scope: ALL }),
  );
  const unproven = dates.flatMap((date, index) =>
    date.document === undefined
      ? [
          {
            id: `dates.${date.event}.document`,
            key: `dates[${index}].document`,
            question: `Which paper shows the date of "${date.event}"?`,
            scope: ALL,
          },
        ]
      : [],
  );
  return [...missing, ...unproven];
};

const evidenceQuestions = (file: CaseFile): readonly Omit<OpenQuestion, 'people'>[] =>
  (file.evidence ?? []).flatMap((entry, index) => {
    const scope: QuestionScope = { kind: 'evidence', entry: index };
    const at = (key: string, question: string) => ({
      id: `evidence[${index}].${key}`,
      key: `evidence[${index}].${key}`,
      question,
      scope,
    });
    const questions: Omit<OpenQuestion, 'people'>[] = [];
    if (entry.exposure === 'reachable')
      questions.push(at('exposure', 'Was this folder taken (presumed) or not (excluded)? Reachable decides nothing.'));
    if (entry.exposure === 'excluded') return questions;
    if ((entry.access ?? 'unknown') === 'unknown') questions.push(at('access', 'Did the intruder see these files?'));
    if ((entry.acquisition ?? 'unknown') === 'unknown')
      questions.push(at('acquisition', 'Did the intruder take these files? Some states ask only then.'));
    if (entry.encrypted === 'unknown' || (entry.encrypted === undefined && file.incident?.encrypted === undefined))
      questions.push(
        at('encrypted', 'Were these files encrypted, and is the key safe? Taken as not encrypted till then.'),
      );
    if (entry.relation === undefined && file.notifier.relation_default === undefined)
      questions.push(at('relation', 'Whose data are these: customers, former or prospective customers, employees?'));
    return questions;
  });

const caseQuestions = (file: CaseFile): readonly Omit<OpenQuestion, 'people'>[] => {
  const questions: Omit<OpenQuestion, 'people'>[] = [];
  if ((file.evidence ?? []).every((entry) => entry.path !== '.'))
    questions.push({
      id: 'evidence.uncovered',
      key: 'evidence',
      question: 'Were documents that no entry covers taken? Till then they are reachable only.',
      scope: { kind: 'uncovered' },
    });
  if (!(file.decisions ?? []).some((decision) => decision.about === 'risk_of_harm'))
    questions.push({
      id: 'decisions.risk_of_harm',
      key: 'decisions',
      question: 'Has anybody decided on the risk of harm? Without a decision, notice is due.',
      scope: ALL,
    });
  if (file.notifier.sectors.length === 0)
    questions.push({
      id: 'notifier.sectors',
      key: 'notifier.sectors',
      question: 'In which sectors does the notifier work? Laws of sectors are not judged without.',
      scope: ALL,
    });
  if (file.incident?.contact?.cost_of_direct_notice_usd === undefined)
    questions.push({
      id: 'incident.contact.cost_of_direct_notice_usd',
      key: 'incident.contact.cost_of_direct_notice_usd',
      question:
        'What would it cost to write to everybody, in US dollars? Some places allow substitute notice above an amount.',
      scope: ALL,
    });
  if (file.incident?.relationship === undefined)
    questions.push({
      id: 'incident.relationship',
      key: 'incident.relationship',
      question:
        'How does the notifier deal with these people (e-mail or telephone on file)? Methods are not judged without.',
      scope: ALL,
    });
  return questions;
};

const gapQuestions = (file: CaseFile, asOf: string): readonly Omit<OpenQuestion, 'people'>[] =>
  timelineOf(file, asOf).gaps.flatMap(({ from, to, days, open, reasons }) =>
    days === null || days < 1 || open || reasons.length > 0
      ? []
      : [
          {
            id: `gap.${from}.${to}`,
            key: 'decisions',
            question: `Why did it take ${days} ${days === 1 ? 'day' : 'days'} from "${from}" to "${to}"?`,
            scope: ALL,
          },
        ],
  );

/** How many people hang on a scope; null when not counted. */
export type PeopleOf = (scope: QuestionScope) => number | null;

/**
 * What the case leaves open, the questions on which most people hang first; equal ones keep the order of the file.
 * `asOf`: the day of the case.
 */
export const openQuestions = (
  file: CaseFile,
  peopleOf: PeopleOf = () => null,
  asOf = '9999-12-31',
): readonly OpenQuestion[] =>
  [...caseQuestions(file), ...dateQuestions(file), ...evidenceQuestions(file), ...gapQuestions(file, asOf)]
    .map((question) => ({ ...question, people: peopleOf(question.scope) }))
    .filter((question) => !(question.scope.kind === 'uncovered' && question.people === 0))
    .sort((left, right) => (right.people ?? 0) - (left.people ?? 0));
