import { compare } from '../duties.ts';
import { type Html, html, trusted } from '../html/html.ts';
import { dataTable, date, section, tag } from '../html/pieces.ts';
import { styleSheet } from '../html/style.ts';
import { numberText } from '../words.ts';
import { type DutyMove, type DutyState, MOVES, type WhatIfFacts } from './whatif-facts.ts';
import { whatIfMap } from './whatif-map.ts';
import { daysMoved, moveText, stateText, toldText } from './whatif-words.ts';

/** What moves when facts are changed, as one self-contained page: the settings, a map, the calendar, and each duty. */

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const CONTENTS: readonly (readonly [string, string])[] = [
  ['summary', 'In short'],
  ['map', 'On the map'],
  ['calendar', 'On the calendar'],
  ['duties', 'Duty by duty'],
];

const contents = html`<nav class="contents" aria-label="Contents"><ol>${CONTENTS.map(
  ([id, title]) => html`<li><a href="#${id}">${title}</a></li>`,
)}</ol></nav>`;

const isMoved = ({ move }: DutyMove): boolean => move !== 'same';

const summary = ({ set, duties }: WhatIfFacts): Html => {
  const moved = duties.filter(isMoved);
  const counted = MOVES.flatMap((move) => {
    const count = moved.filter((duty) => duty.move === move).length;
    return count === 0 ? [] : [[moveText(move), numberText(count)] as const];
  });
  return section('summary', 'In short', 'The case stays as it is: nothing was written into it.', [
    dataTable(
      'What is assumed',
      [{ text: 'Fact' }, { text: 'Value' }],
      set.map(([key, value]) => [html`<code>${key}</code>`, value]),
    ),
    moved.length === 0
      ? html`<p>Nothing moves: all ${numberText(duties.length)} duties and their days are as before.</p>`
      : dataTable('Duties by what becomes of them', [{ text: 'Duties' }, { text: 'Count', number: true }], counted, [
          'Moved, of all',
          `${numberText(moved.length)} of ${numberText(duties.length)}`,
        ]),
  ]);
};

const dayOf = (state: DutyState | null): string | null =>
  state?.answer === 'required' && state.date ? state.date.slice(0, 10) : null;

const named = (duty: DutyMove): Html => html`${duty.name}: ${toldText(duty)}`;

const lines = (duties: readonly DutyMove[], mark: (duty: DutyMove) => string): Html =>
  html`${duties.map((duty) => {
    const text = mark(duty);
    return html`<span class="line">${named(duty)}${text && html` ${tag(duty.move === 'same' ? 'plain' : 'next', text)}`}</span>`;
  })}`;

const unmoved = (duties: readonly DutyMove[]): Html | false =>
  duties.length > 0 &&
  html`<details><summary>${numberText(duties.length)} as before</summary><div>${lines(duties, () => '')}</div></details>`;

/** The report's calendar twice: which duties fall on each day as things stand, and which if the facts were changed. */
const calendar = ({ duties }: WhatIfFacts): Html => {
  const days = [...new Set(duties.flatMap(({ before, after }) => [dayOf(before), dayOf(after)]))]
    .filter((day): day is string => day !== null)
    .sort(compare);
  const side = (day: string, which: 'before' | 'after'): Html => {
    const here = duties.filter((duty) => dayOf(duty[which]) === day);
    const stays = ({ before, after }: DutyMove) => dayOf(before) === dayOf(after);
    return html`${lines(
      here.filter((duty) => !stays(duty)),
      (duty) => (which === 'after' ? daysMoved(duty.days) || moveText(duty.move) : ''),
    )}${unmoved(here.filter(stays))}`;
  };
  return section(
    'calendar',
    'On the calendar',
    'Each day on which something is due, now and under what is assumed. A day is the last moment.',
    [
      days.length === 0
        ? html`<p>No duty has a day.</p>`
        : dataTable(
            'Days on which something is due',
            [{ text: 'Day' }, { text: 'As it stands' }, { text: 'Under what is assumed' }],
            days.map((day) => [date(day), side(day, 'before'), side(day, 'after')]),
          ),
    ],
  );
};

const dutyRows = (duties: readonly DutyMove[]) =>
  duties.map((duty) => [
    html`${duty.name}${duty.version && html`<span class="sub">version ${duty.version}</span>`}`,
    toldText(duty),
    stateText(duty.before),
    stateText(duty.after),
    html`${moveText(duty.move)}${daysMoved(duty.days) && html`<span class="sub">${daysMoved(duty.days)}</span>`}`,
  ]);

const table = ({ duties }: WhatIfFacts): Html =>
  section('duties', 'Duty by duty', 'Only what moves. The memo has all duties with reasons and citations.', [
    duties.some(isMoved)
      ? dataTable(
          'Duties that move',
          [{ text: 'Law' }, { text: 'Tell' }, { text: 'As it stands' }, { text: 'Then' }, { text: 'What moves' }],
          dutyRows(duties.filter(isMoved)),
        )
      : html`<p>Nothing moves.</p>`,
  ]);

export const whatIfPage = (facts: WhatIfFacts): string =>
  `<!doctype html>\n${
    html`<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light"><meta name="robots" content="noindex">
<title>${facts.caseName} – what if, revision ${facts.revision}</title>
<style>${trusted(styleSheet(facts))}
.line { display: block; } td details { margin: .2rem 0 0; border: 0; } td summary { padding: 0; font-weight: 400; color: var(--soft); } td details[open] > summary { border: 0; } td details > div { padding: 0; }</style></head>
<body><a class="skip" href="#main">Skip to what moves</a>
<header class="mast"><div><p class="kicker">What if</p><h1>${facts.caseName}</h1>
<dl class="facts"><div><dt>Notifier</dt><dd>${facts.notifier}</dd></div><div><dt>Revision</dt><dd>${facts.revision}</dd></div><div><dt>As of</dt><dd>${date(facts.asOf)}</dd></div></dl>
${facts.drill && html`<p class="drill">Rehearsal: the people in it are invented</p>`}</div></header>
<div class="layout">${contents}<main id="main" tabindex="-1">${summary(facts)}${section(
      'map',
      'On the map',
      'Laws of places. Rules on notifiers (a sector, a regulator) have no place and stand in the table.',
      [whatIfMap(facts.duties)],
    )}${calendar(facts)}${table(facts)}</main></div>
<footer><div><p>An assumption, not the case. Confidential. Prepared by Candor ${facts.codeVersion}, as of ${date(facts.asOf)}, days end in ${facts.timeZone}. It informs counsel; it is no legal advice.</p></div></footer>
</body></html>`.html
  }\n`;
