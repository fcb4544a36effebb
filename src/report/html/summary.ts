import type { DutyFacts, ReportFacts } from '../facts/report-facts.ts';
import { audienceText, numberText } from '../words.ts';
import { type Html, html } from './html.ts';
import { date, num, section, shareText } from './pieces.ts';

const card = (kind: string, head: string, value: string | Html, note: string | Html): Html =>
  html`<li class="${kind}"><p class="head">${head}</p><p class="value">${value}</p><p class="note">${note}</p></li>`;

/** "today", "in 3 days", "12 days ago". */
export const daysText = (days: number): string => {
  if (days === 0) return 'today';
  const size = `${numberText(Math.abs(days))} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
  return days > 0 ? `in ${size}` : `${size} ago`;
};

const nextCard = (next: DutyFacts | undefined): Html =>
  next?.date
    ? card(
        'next',
        'Next deadline',
        date(next.date),
        html`${daysText(next.daysLeft ?? 0)}: ${next.place}, ${next.who ?? audienceText(next.audience)}. <a href="#deadlines">All deadlines</a>`,
      )
    : card('', 'Next deadline', 'None dated', html`No duty has a day yet. <a href="#deadlines">What is open</a>`);

/** Filings that say what is no longer so, and how many notices are on record. */
const updateCards = ({ dated, undated, done }: ReportFacts['law']): readonly (Html | false)[] => {
  const updates = [...dated, ...undated].filter(({ updateOf }) => updateOf !== null).length;
  return [
    updates > 0 &&
      card(
        'alert',
        'Updates to file',
        `${numberText(updates)} ${updates === 1 ? 'filing' : 'filings'}`,
        html`What an office was told has changed since. <a href="#deadlines">Which</a>`,
      ),
    done.length > 0 &&
      card(
        '',
        'Given or filed',
        `${numberText(done.length)} ${done.length === 1 ? 'notice' : 'notices'}`,
        html`On record with day and number. <a href="#done">Which</a>`,
      ),
  ];
};

const cards = (facts: ReportFacts): readonly (Html | false)[] => {
  const { law, evidence, coverage, people, places, contacts } = facts;
  const unread = evidence.unread.reduce((sum, { documents }) => sum + documents.value, 0);
  const unknown = places.find(({ jurisdiction }) => jurisdiction === null)?.residents;
  const returned = contacts.undeliverable.find(({ contact }) => contact === 'address')?.people;
  return [
    law.overdue > 0 &&
      card(
        'alert',
        'Overdue',
        `${numberText(law.overdue)} ${law.overdue === 1 ? 'notice' : 'notices'}`,
        html`The day has passed and no notice is on record. <a href="#deadlines">Which</a>`,
      ),
    nextCard(law.dated.find(({ id }) => id === law.next)),
    ...updateCards(law),
    law.undetermined.length > 0 &&
      card(
        'ask',
        'Undetermined',
        `${numberText(law.undetermined.length)} ${law.undetermined.length === 1 ? 'duty' : 'duties'}`,
        html`Facts are missing; both outcomes are shown. <a href="#undetermined">Which</a>`,
      ),
    unread > 0 &&
      card(
        'ask',
        'Not wholly read',
        `${numberText(unread)} ${unread === 1 ? 'document' : 'documents'}`,
        html`They may hold more people: no count below covers them. <a href="#evidence">Types and reasons</a>`,
      ),
    coverage.expected > 0 &&
      card(
        'ask',
        'Read, but not as people',
        `${numberText(coverage.expected)} ${coverage.expected === 1 ? 'document' : 'documents'}`,
        html`${coverage.expected === 1 ? 'It looks as if it' : 'They look as if they'} held people, and none or few came out. <a href="#coverage">Which</a>`,
      ),
    card(
      '',
      'Minors and deceased',
      html`${num(people.minors)} and ${num(people.deceased)}`,
      `Notices go to a parent, guardian or next of kin. Age not known, or no key date to count it on: ${numberText(people.minorUnknown.value)}.`,
    ),
    card(
      '',
      'Cannot be reached by mail yet',
      num(people.withoutAddress),
      html`No postal address found. ${returned !== undefined && returned.value > 0 && html`Flagged as undeliverable, some of these too: ${num(returned)}. `}${unknown ? html`Residence not known: ${num(unknown)}. ` : ''}<a href="#places">By place</a>`,
    ),
  ];
};

const headline = ({ people, elements }: ReportFacts): Html => {
  const [first] = [...elements].filter(({ element }) => element !== 'person_name');
  const ssn = elements.find(({ element }) => element === 'ssn') ?? first;
  const { affected } = people;
  return html`<div class="hero"><p class="big">${num(affected)}</p>
<div><p><strong>${affected.value === 1 ? 'person is' : 'people are'} affected.</strong>
${ssn && html` For ${num(ssn.people)} of them (${shareText(ssn.people.value, affected.value)}) this includes: ${ssn.label}.`}</p>
<p class="between">So many were found. Some may be one person found twice, or two taken for one: by estimate they are ${numberText(affected.estimated)}, at least ${numberText(affected.low)}, at most ${numberText(affected.high)}, as far as the evidence was read. See <a href="#sure">how sure this is</a>.</p></div></div>`;
};

/** What an executive reads: one number, how sure it is, and what must be done next. */
export const summarySection = (facts: ReportFacts): Html => {
  const reachable = facts.people.byExposure.find(({ exposure }) => exposure === 'reachable');
  return section(
    'summary',
    'Summary',
    'Affected means: something of the person was read, as logs show, or is presumed taken by a recorded decision.',
    [
      headline(facts),
      reachable !== undefined &&
        reachable.value > 0 &&
        html`<p>${num(reachable)} more ${reachable.value === 1 ? 'person stands' : 'people stand'} only in evidence that could be reached. Nobody has decided on it: see <a href="#questions">open questions</a>.</p>`,
      html`<ul class="cards">${cards(facts)}</ul>`,
    ],
  );
};
