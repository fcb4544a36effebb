import { type Html, html, trusted } from '../html/html.ts';
import { dataTable, date, section, tag } from '../html/pieces.ts';
import { styleSheet } from '../html/style.ts';
import type { MemoFacts, MemoLaw, MemoOpen } from './memo-facts.ts';

/** The memo as one self-contained page in the style of the report. */

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const pairs = (caption: string, rows: readonly (readonly [string, string])[], head = ''): Html | false =>
  rows.length > 0 && dataTable(caption, [{ text: 'What' }, { text: head }], rows);

const CONTENTS: readonly (readonly [string, string])[] = [
  ['summary', 'In short'],
  ['facts', 'Facts relied on'],
  ['timeline', 'How long it took'],
  ['dates', 'If a date were another'],
  ['decisions', 'Decisions'],
  ['filings', 'Filed and given'],
  ['policy', 'Beyond the law'],
  ['undetermined', 'Undetermined'],
  ['duties', 'Duties, law by law'],
  ['quiet', 'Nothing owed'],
  ['groups', 'Annex: groups'],
  ['check', 'To check this memo'],
];

const contents = html`<nav class="contents" aria-label="Contents"><ol>${CONTENTS.map(
  ([id, title]) => html`<li><a href="#${id}">${title}</a></li>`,
)}</ol></nav>`;

const openPart = ({ place, what, missing, asks, follows }: MemoOpen): Html =>
  html`<h3>${place}: ${what}</h3><p>Missing: ${asks.join('; ')} <code>${missing.join(', ')}</code></p><ul class="if">${follows.map(
    ({ when, answer }) => html`<li>If <strong>${when}</strong>: ${answer}</li>`,
  )}</ul>`;

const lawPart = (law: MemoLaw): Html =>
  html`<h3 id="law-${law.id}">${law.name}${law.version && html`, version ${law.version}`}</h3>
<p>${law.citations.join('; ')}. Facts of law as of ${law.asOf}, confidence ${law.confidence}.${law.flagged && html` ${tag('plain', 'Read with care')}`}</p>
${dataTable(
  `Duties under ${law.name}`,
  [{ text: 'Tell' }, { text: 'Answer' }, { text: 'People' }, { text: 'By' }, { text: 'Why' }],
  law.duties.map(({ whom, answer, people, by, why, overdue }) => [
    whom,
    html`${answer}${overdue && html` ${tag('over', 'Overdue')}`}`,
    people,
    by,
    why,
  ]),
)}
${pairs('Letter and records', law.letter)}
${law.openQuestions.length > 0 && html`<p><strong>Open questions of law</strong></p><ul>${law.openQuestions.map((question) => html`<li>${question}</li>`)}</ul>`}`;

const decisionsPart = ({ decisions }: MemoFacts): Html =>
  decisions.length === 0
    ? html`<p>No decision is on record.</p>`
    : dataTable(
        'Decisions',
        [{ text: 'About' }, { text: 'Decided' }, { text: 'By' }, { text: 'On' }, { text: 'Why' }, { text: 'Document' }],
        decisions.map(({ about, decided, by, on, why, document }) => [
          about,
          decided,
          by ?? '',
          on === null ? '' : date(on),
          why ?? '',
          document ?? '',
        ]),
      );

const tableOr = (caption: string, head: readonly string[], rows: readonly (readonly string[])[], none: string): Html =>
  rows.length === 0
    ? html`<p>${none}</p>`
    : dataTable(
        caption,
        head.map((text) => ({ text })),
        rows,
      );

const sections = (memo: MemoFacts, factsFile: string): readonly Html[] => {
  const loud = memo.laws.filter(({ quiet }) => !quiet);
  const quiet = memo.laws.filter((law) => law.quiet);
  return [
    section('summary', 'In short', 'What is owed, what is open, what comes first.', [pairs('In short', memo.summary)]),
    section('facts', 'Facts relied on', 'A changed fact changes the duties: candor whatif shows which.', [
      pairs('Facts of the case', memo.facts, 'As recorded'),
      dataTable('Dates', [{ text: 'Event' }, { text: 'When' }, { text: 'Recorded' }], memo.dates),
      dataTable(
        'People by place',
        [{ text: 'Place' }, { text: 'People' }, { text: 'What anybody there lost' }],
        memo.places,
      ),
    ]),
    section('timeline', 'How long each step took', 'From awareness to notice, with the reasons on record.', [
      tableOr('Days between the steps', ['From, to', 'Days', 'Why'], memo.gaps, 'No date is on record.'),
    ]),
    section(
      'dates',
      'If a date were another',
      'Dates that were recorded before, and what would move if they held. candor whatif tries any other.',
      [
        tableOr(
          'Duties that would move',
          ['If', 'Duty', 'As it stands', 'Then'],
          memo.otherDates,
          'No date was recorded differently before, or nothing would move.',
        ),
      ],
    ),
    section('decisions', 'Decisions on record', 'Who decided what, when and why.', [
      decisionsPart(memo),
      memo.laterDecisions > 0 &&
        html`<p>${memo.laterDecisions} more were taken after ${date(memo.provenance.asOf)}, and do not count here.</p>`,
    ]),
    section('filings', 'Filed and given', 'Notices on record, and filings that say what is no longer so.', [
      tableOr('Notices', ['Office', 'State', 'Details'], memo.filings, 'No notice is on record.'),
    ]),
    section('policy', 'Beyond the law', 'What the notifier does by its own policy; no law asks it.', [
      tableOr('Policy of the notifier', ['What', 'People', 'By', 'Decided'], memo.policies, 'Nothing was decided.'),
    ]),
    section('undetermined', 'Undetermined', 'Each with what is missing, and what follows either way.', [
      memo.open.length === 0 ? html`<p>Nothing is undetermined.</p>` : html`${memo.open.map(openPart)}`,
    ]),
    section(
      'duties',
      'Duties, law by law',
      'Each with its citation. A day is the last moment; words may bind earlier.',
      [html`${loud.map(lawPart)}`],
    ),
    section('quiet', 'Judged, and nothing owed', 'These laws were evaluated, and ask nothing as things stand.', [
      quiet.length === 0
        ? html`<p>None.</p>`
        : dataTable(
            'Laws that ask nothing',
            [{ text: 'Law' }, { text: 'Why' }],
            quiet.map(({ name, duties }) => [name, duties[0]?.why ?? '']),
          ),
    ]),
    section(
      'groups',
      'Annex: groups of people',
      'People of one place who lost the same things in the same way; the law is judged for each group.',
      [
        dataTable(
          'Groups',
          [{ text: 'Group' }, { text: 'Place' }, { text: 'People' }, { text: 'What they lost' }],
          memo.groups.map((row, index) => [String(index + 1), ...row]),
        ),
      ],
    ),
    section('check', 'To check this memo', 'Every line can be worked out again.', [
      memo.lawChanged &&
        html`<p>${tag('ask', 'Read anew')} The law data or the code are not those of the revision that is shown: its duties may have read otherwise then.</p>`,
      html`<p>The duties follow from <code>${factsFile}</code> (SHA-256 <code>${memo.factsHash}</code>) and the law data of this version: <code>candor law evaluate ${factsFile}</code> gives them again. <code>candor memo CASE --revision ${memo.provenance.revision} --as-of ${memo.provenance.asOf}</code> writes this memo again.</p><ul>${memo.provenance.dataVersions.map(({ name, version }) => html`<li>${name}: <code>${version}</code></li>`)}</ul>`,
    ]),
  ];
};

/** `factsFile`: where the facts lie that the duties follow from. */
export const memoPage = (memo: MemoFacts, factsFile: string): string => {
  const { provenance } = memo;
  return `<!doctype html>\n${
    html`<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light"><meta name="robots" content="noindex">
<title>${provenance.caseName} – decision memo, revision ${provenance.revision}</title>
<style>${trusted(styleSheet(provenance))}</style></head>
<body><a class="skip" href="#main">Skip to the memo</a>
<header class="mast"><div><p class="kicker">Decision memo</p><h1>${provenance.caseName}</h1>
<dl class="facts"><div><dt>Notifier</dt><dd>${provenance.notifier}</dd></div><div><dt>Revision</dt><dd>${provenance.revision}</dd></div><div><dt>As of</dt><dd>${date(provenance.asOf)}</dd></div></dl>
${provenance.drill && html`<p class="drill">Rehearsal: the people in it are invented</p>`}</div></header>
<div class="layout">${contents}<main id="main" tabindex="-1">${sections(memo, factsFile)}</main></div>
<footer><div><p>Confidential. Prepared by Candor ${provenance.codeVersion} for counsel, as of ${date(provenance.asOf)}. It informs; it is no legal advice.</p></div></footer>
</body></html>`.html
  }\n`;
};
