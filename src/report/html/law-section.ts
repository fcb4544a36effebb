import type { ConsequenceFacts, DutyFacts, LawFacts, ReportFacts } from '../facts/report-facts.ts';
import { dutyMap } from '../map/duty-map.ts';
import { answerText, audienceText, numberText, plainWord } from '../words.ts';
import { type Html, html } from './html.ts';
import { dataTable, date, section, tag } from './pieces.ts';
import { daysText } from './summary.ts';

const whom = (duty: DutyFacts): Html =>
  html`${duty.who ?? plainWord(audienceText(duty.audience))}${duty.basis === 'policy' && html` ${tag('plain', 'by policy, not law')}`}${duty.updateOf !== null && html` ${tag('ask', 'Update')}`}`;

const law = (duty: DutyFacts): Html =>
  html`${duty.place}${duty.lawName === duty.place ? '' : html`<span class="sub">${duty.lawName}</span>`}${duty.version && html`<span class="sub">version ${duty.version}</span>`}`;

const how = (duty: DutyFacts): Html =>
  html`${duty.deadlineText ?? duty.standard ?? ''}${duty.dependsOn && html`<span class="sub">runs from: ${plainWord(duty.dependsOn).toLowerCase()}</span>`}${duty.threshold && html`<span class="sub">threshold: ${duty.threshold}</span>`}${duty.answer === 'required' && duty.because && html`<span class="sub">${duty.because}</span>`}${duty.citation && html`<span class="sub">${duty.citation}</span>`}${duty.flagged && html`<span class="sub">Read with care: the law's words or the count leave room.</span>`}`;

const number = (value: number | null): string => (value === null ? '' : numberText(value));

const due = (duty: DutyFacts, next: string | null): Html =>
  html`${duty.date && date(duty.date)}${duty.at && html`<span class="sub">${duty.at.slice(11)}</span>`}<span class="sub">${duty.overdue ? tag('over', 'Overdue') : duty.id === next ? tag('next', 'Next') : ''} <span class="whole">${duty.daysLeft === null ? '' : daysText(duty.daysLeft)}</span></span>`;

/** The id of a duty; the section's first words say what it is good for. */
const dutyId = ({ id }: DutyFacts): Html => html`<code title="candor why duty ${id}">${id}</code>`;

const HEAD = [{ text: 'Tell' }, { text: 'People', number: true }, { text: 'Rule' }, { text: 'Id' }] as const;
const rest = (duty: DutyFacts): readonly (Html | string)[] => [
  whom(duty),
  number(duty.persons ?? duty.residents),
  how(duty),
  dutyId(duty),
];

const outcome = (duty: DutyFacts, { when, answer }: ConsequenceFacts): Html =>
  html`<li>${when && html`If ${duty.missing.length > 0 ? html`<code>${duty.missing.join(', ')}</code> is ` : ''}<strong>${plainWord(when).toLowerCase()}</strong>: `}${answerText(answer)}</li>`;

const undetermined = (duties: readonly DutyFacts[]): Html =>
  html`<h3 id="undetermined">Undetermined: facts are missing</h3>${
    duties.length === 0
      ? html`<p>Nothing is undetermined.</p>`
      : dataTable(
          'Duties that cannot be decided yet, with what follows from each answer',
          [
            { text: 'Place' },
            { text: 'Tell' },
            { text: 'People', number: true },
            { text: 'What follows' },
            { text: 'Id' },
          ],
          duties.map((duty) => [
            law(duty),
            whom(duty),
            number(duty.persons ?? duty.residents),
            html`${duty.openQuestions.join(' ') || `Missing: ${duty.missing.join(', ') || 'see the law'}`}${
              duty.consequences.length > 0 &&
              html`<ul class="if">${duty.consequences.map((consequence) => outcome(duty, consequence))}</ul>`
            }${duty.date && html`<span class="sub">if required, by ${date(duty.date)}</span>`}${duty.because && html`<span class="sub">${plainWord(duty.because)}</span>`}`,
            dutyId(duty),
          ]),
        )
  }`;

/** How many days after the last day a notice was given; nothing where it was in time. */
const lateText = ({ date: last, doneOn }: DutyFacts): string => {
  if (last === null || doneOn === null || doneOn <= last) return '';
  const days = Math.round((Date.parse(doneOn) - Date.parse(last)) / 86_400_000);
  return `${numberText(days)} ${days === 1 ? 'day' : 'days'} after the last day`;
};

const doneDuties = (duties: readonly DutyFacts[]): Html | false =>
  duties.length > 0 &&
  html`<h3 id="done">Given or filed</h3>${dataTable(
    'Notices on record, with the number that the office gave',
    [{ text: 'Day' }, { text: 'Place' }, { text: 'Told' }, { text: 'Number' }, { text: 'Last day' }, { text: 'Id' }],
    duties.map((duty) => {
      const late = lateText(duty);
      return [
        date(duty.doneOn ?? ''),
        law(duty),
        whom(duty),
        duty.doneReference ?? '',
        html`${duty.date && date(duty.date)}${late && html`<span class="sub">${tag('over', 'Late')} ${late}</span>`}`,
        dutyId(duty),
      ];
    }),
  )}`;

const others = (duties: readonly DutyFacts[], title: string, lead: string): Html | false =>
  duties.length > 0 &&
  html`<details><summary>${title}: ${numberText(duties.length)}</summary><div><p>${lead}</p>${dataTable(
    title,
    [{ text: 'Place' }, { text: 'Tell' }, { text: 'Why' }],
    duties.map((duty) => [law(duty), whom(duty), duty.because === null ? '' : plainWord(duty.because)]),
  )}</div></details>`;

const notEvaluated = (duties: readonly DutyFacts[]): Html | false =>
  duties.length > 0 &&
  html`<h3>Not evaluated</h3><p>These laws may ask something; this version of Candor does not judge them. Counsel must.</p>${dataTable(
    'Laws that were not evaluated',
    [{ text: 'Law' }, { text: 'Whom it may concern' }],
    duties.map((duty) => [law(duty), duty.because === null ? whom(duty) : plainWord(duty.because)]),
  )}`;

const placesOf = (duties: readonly DutyFacts[]): string =>
  duties
    .map((duty) => {
      const people = duty.persons ?? duty.residents;
      return people === null ? duty.place : `${duty.place} (${numberText(people)})`;
    })
    .join(', ');

const officesOf = (duties: readonly DutyFacts[]): string =>
  duties.map((duty) => `${duty.place}: ${duty.who ?? plainWord(audienceText(duty.audience)).toLowerCase()}`).join('; ');

/** One line a day: whom to tell where. The rules stand in the table of duties. */
const calendar = ({ dated, next }: LawFacts): Html => {
  const days = new Map<string, DutyFacts[]>();
  for (const duty of dated) days.set(duty.date ?? '', [...(days.get(duty.date ?? '') ?? []), duty]);
  return dataTable(
    'By day: people to be told, and offices',
    [{ text: 'Day' }, { text: 'People who live in' }, { text: 'Offices' }],
    [...days.values()].flatMap((duties) => {
      const [first] = duties;
      if (!first) return [];
      const marked = duties.find(({ id }) => id === next) ?? first;
      const people = duties.filter(({ audience }) => audience === 'individuals');
      return [
        [
          due({ ...marked, at: null }, next),
          placesOf(people),
          officesOf(duties.filter((duty) => !people.includes(duty))),
        ],
      ];
    }),
  );
};

/** What the law asks: by when, of whom, what is not decided, and what was not judged. */
export const lawSection = ({ law: facts, provenance }: Pick<ReportFacts, 'law' | 'provenance'>): Html =>
  section(
    'deadlines',
    'Deadlines',
    html`What the law asks, earliest day first. A day is the last moment, at midnight in ${provenance.timeZone}; the words of a standard may bind earlier. Counsel decides. <code>candor why duty ID</code> shows the chain behind each.`,
    [
      facts.dated.length > 0
        ? html`${calendar(facts)}<h3>Each duty with a day</h3>${dataTable(
            'Rule, threshold and citation',
            [{ text: 'Day' }, { text: 'Place' }, ...HEAD],
            facts.dated.map((duty) => [due(duty, facts.next), law(duty), ...rest(duty)]),
          )}`
        : html`<p>No duty has a day yet.</p>`,
      dutyMap(facts),
      facts.undated.length > 0 &&
        html`<h3>Required, without a day yet</h3>${dataTable(
          'Duties in words only, or that run from an event that has not happened',
          [{ text: 'Place' }, ...HEAD],
          facts.undated.map((duty) => [law(duty), ...rest(duty)]),
        )}`,
      doneDuties(facts.done),
      undetermined(facts.undetermined),
      notEvaluated(facts.notEvaluated),
      others(facts.notRequired, 'Judged and not required', 'These were evaluated, and ask nothing as things stand.'),
    ],
  );
