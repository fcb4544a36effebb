import type { Count, ReportFacts, StatusFacts } from '../facts/report-facts.ts';
import { timelineRows } from '../facts/timeline-rows.ts';
import { bytesText, numberText, plainWord, statusText } from '../words.ts';
import { type Html, html } from './html.ts';
import { anchorOf, dataTable, date, num, section } from './pieces.ts';

const statusTable = (caption: string, rows: readonly StatusFacts[], all: Count, bytes: number): Html =>
  dataTable(
    caption,
    [{ text: 'Status' }, { text: 'Count', number: true }, { text: 'Size', number: true }],
    rows.map(({ status, count, bytes: size }) => [statusText(status), num(count), bytesText(size)]),
    ['All', num(all), bytesText(bytes)],
  );

/** What was opened, what was not, and why. */
export const evidenceSection = ({ evidence }: ReportFacts): Html =>
  section(
    'evidence',
    'Evidence, and what is unread',
    'Every file was opened to the bottom or stands here as unread, with the reason. Unread is never taken as clean.',
    [
      statusTable('Files as found', evidence.byFile, evidence.files, evidence.bytes),
      statusTable(
        'Documents inside them',
        evidence.byDocument,
        evidence.documents,
        evidence.byDocument.reduce((sum, { bytes }) => sum + bytes, 0),
      ),
      evidence.unread.length > 0
        ? dataTable(
            'Not read, or not wholly, by type and reason',
            [
              { text: 'Type' },
              { text: 'Status' },
              { text: 'Reason' },
              { text: 'Documents', number: true },
              { text: 'Size', number: true },
              { text: 'Pages or pieces', number: true },
            ],
            evidence.unread.map(({ mediaType, status, reason, documents, bytes, partsUnread }) => [
              mediaType || 'unknown type',
              statusText(status),
              reason.replaceAll('_', ' '),
              num(documents),
              bytesText(bytes),
              partsUnread === 0 ? '' : numberText(partsUnread),
            ]),
            [
              'All',
              '',
              '',
              numberText(evidence.unread.reduce((sum, { documents }) => sum + documents.value, 0)),
              bytesText(evidence.unread.reduce((sum, { bytes }) => sum + bytes, 0)),
              numberText(evidence.unread.reduce((sum, { partsUnread }) => sum + partsUnread, 0)),
            ],
          )
        : html`<p>Everything was read.</p>`,
    ],
  );

/** What the case leaves open, and what has been decided. */
const questionTable = (caption: string, where: string, questions: ReportFacts['questions']): Html =>
  dataTable(
    caption,
    [{ text: 'Question' }, { text: where }, { text: 'People', number: true }],
    questions.map(({ question, where, people }) => [question, where, people === null ? '' : numberText(people)]),
  );

export const questionsSection = ({ questions }: ReportFacts): Html => {
  const ofCase = questions.filter((question) => question.of === 'case');
  const ofLaw = questions.filter((question) => question.of === 'law');
  return section(
    'questions',
    'Open questions',
    html`The questions on which most people hang stand first. To answer one: <code>candor decide CASE ID value=... --by NAME --why TEXT</code>.`,
    [
      ofCase.length === 0
        ? html`<p>The case leaves nothing open.</p>`
        : questionTable('What the case does not say yet', 'Id', ofCase),
      ofLaw.length > 0 &&
        html`<details><summary>What a lawyer should settle in the laws that this case touches: ${numberText(ofLaw.length)}</summary><div>${questionTable('Open questions of the law data', 'Where', ofLaw)}</div></details>`,
    ],
  );
};

/** Awareness, discovery, determination, notice: each gap with the reasons on record. */
export const timelineSection = ({ timeline }: ReportFacts): Html => {
  const { steps, gaps } = timelineRows(timeline);
  return section(
    'timeline',
    'How long each step took',
    'From awareness to notice, with the reasons that people recorded. A changed day keeps the one before it, and why it changed.',
    [
      gaps.length > 0 &&
        dataTable('Days between the steps', [{ text: 'From, to' }, { text: 'Days' }, { text: 'Why' }], gaps),
      steps.length === 0
        ? html`<p>No date is on record.</p>`
        : dataTable(
            'Dates on record, in their order',
            [{ text: 'Event' }, { text: 'When' }, { text: 'Source' }],
            steps,
          ),
    ],
  );
};

export const decisionsSection = ({ decisions }: ReportFacts): Html =>
  section(
    'decisions',
    'Decisions on record',
    'Who decided what, when and why. Candor decides nothing of this by itself.',
    [
      decisions.length === 0
        ? html`<p>No decision is on record: everything found is reachable only.</p>`
        : dataTable(
            'Decisions',
            [{ text: 'About' }, { text: 'Decided' }, { text: 'By' }, { text: 'On' }, { text: 'Why' }],
            decisions.map(({ about, decided, by, on, why, document }) => [
              plainWord(about),
              plainWord(decided),
              by,
              on === null ? '' : date(on),
              html`${why}${document && html`<span class="sub">${document}</span>`}`,
            ]),
          ),
    ],
  );

export const problemsSection = ({ problems }: ReportFacts): Html =>
  section(
    'problems',
    'Problems of the run',
    'Faults that did not stop the run. Each has its file and place in the artifacts.',
    [
      problems.length === 0
        ? html`<p>None.</p>`
        : dataTable(
            'Problems by stage and code',
            [
              { text: 'Stage' },
              { text: 'Code' },
              { text: 'Severity' },
              { text: 'Count', number: true },
              { text: 'First remedy' },
            ],
            problems.map(({ stage, code, severity, count, hint }) => [
              stage,
              html`<code>${code}</code>`,
              severity,
              num(count),
              hint,
            ]),
          ),
    ],
  );

const isCount = (value: object): value is Count =>
  'id' in value && typeof value.id === 'string' && 'value' in value && typeof value.value === 'number';

/** Every number with an id, in the order in which the facts hold them. */
export const countsOf = (value: unknown): readonly Count[] => {
  if (typeof value !== 'object' || value === null) return [];
  return [...(isCount(value) ? [value] : []), ...Object.values(value).flatMap(countsOf)];
};

const appendix = (facts: ReportFacts): Html => {
  const seen = new Set<string>();
  const counts = countsOf(facts).filter(
    ({ id, value }) => value > 0 && !seen.has(anchorOf(id)) && seen.add(anchorOf(id)),
  );
  return html`<details><summary>All ${numberText(counts.length)} numbers and their commands</summary><div><div class="frame" tabindex="0" role="group" aria-label="Numbers and their commands"><table>
<caption>Numbers and their commands</caption><thead><tr><th scope="col">Command</th><th scope="col" class="n">Number</th></tr></thead>
<tbody>${counts.map(({ id, value }) => html`<tr id="${anchorOf(id)}"><th scope="row"><code>candor why count ${/[^\w.:/-]/.test(id) ? `'${id.replaceAll("'", "'\\''")}'` : id}</code></th><td class="n">${numberText(value)}</td></tr>`)}</tbody></table></div></div></details>`;
};

/** Where this report comes from, and how anybody can check it. */
export const provenanceSection = (facts: ReportFacts): Html => {
  const { provenance } = facts;
  return section(
    'provenance',
    'Where this comes from, and how to check it',
    'The same evidence, decisions and data give the same report. Keep the checkpoint outside the house: with it, a later change of the record shows.',
    [
      dataTable(
        'Versions',
        [{ text: 'What' }, { text: 'Version' }],
        [
          ['Case', `${provenance.caseName} (${provenance.caseId}), revision ${provenance.revision}`],
          ['As of', date(provenance.asOf)],
          ['Candor', provenance.codeVersion],
          ...provenance.dataVersions.map(
            ({ name, version }) => [`Data: ${name}`, html`<code>${version}</code>`] as const,
          ),
        ],
      ),
      provenance.checkpoint === null
        ? html`<p>No checkpoint of the ledger was given.</p>`
        : html`<h3>Checkpoint of the ledger</h3><pre tabindex="0" role="group" aria-label="Checkpoint of the ledger">${provenance.checkpoint}</pre><p>Check with <code>candor verify CASE</code>.</p>`,
      html`<h3>From a number to its rows</h3><p>Each number in this report leads to its line below. The command there prints the people (as ids) or documents behind it; <code>candor why person P-…</code> and <code>candor why document …</code> go on to columns, rows and bytes, masked.</p>`,
      appendix(facts),
    ],
  );
};
