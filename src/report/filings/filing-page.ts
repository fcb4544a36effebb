import { type Html, html, trusted } from '../html/html.ts';
import { dataTable, section } from '../html/pieces.ts';
import { styleSheet } from '../html/style.ts';
import type { Filing, FilingField } from './filing.ts';
import { attachmentText, headRows, portalText } from './filing-words.ts';

/** A filing as a self-contained page: to be read, and to be printed as PDF. */

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const OPEN = html`<em class="open">to be filled in</em>`;

const answerOf = ({ value, choices, limit }: FilingField): Html =>
  html`${value ?? OPEN}${choices.length > 0 && html`<span class="sub">one of: ${choices.join('; ')}</span>`}${limit !== null && html`<span class="sub">at most ${limit} characters</span>`}`;

const fieldTables = (fields: readonly FilingField[]): readonly Html[] => {
  const parts = [...new Set(fields.map(({ part }) => part))];
  return parts.map((part) =>
    dataTable(
      part ?? 'What the office asks for',
      [{ text: 'Field' }, { text: 'Answer' }],
      fields.filter((field) => field.part === part).map((field) => [field.label, answerOf(field)]),
    ),
  );
};

const list = (items: readonly string[]): Html => html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;

const sections = (filing: Filing): readonly (Html | false)[] => [
  section('head', 'What is filed', 'Prepared for review. Nothing was sent; a person checks, completes and files it.', [
    dataTable('This filing', [{ text: 'What' }, { text: 'Answer' }], headRows(filing)),
    filing.portal !== null && html`<p>${portalText(filing.portal)}</p>`,
  ]),
  filing.changes.length > 0 &&
    section('changes', 'What has changed', 'What the office was told, and what the case says now.', [
      list(filing.changes),
    ]),
  filing.text.length > 0 &&
    section(
      'text',
      'Text',
      'What stands in brackets is to be filled in.',
      filing.text.map((text) => html`<p>${text}</p>`),
    ),
  section(
    'fields',
    'Fields',
    filing.form ? `${filing.form.title}. ${filing.form.source}.` : 'What the law lists as content of this notice.',
    [...fieldTables(filing.fields)],
  ),
  filing.attachments.length > 0 &&
    section('attachments', 'To be attached', 'Papers that go with it, each by its hash.', [
      list(filing.attachments.flatMap(attachmentText)),
    ]),
  filing.note !== null && section('note', 'Note of the law data', 'For whoever files.', [html`<p>${filing.note}</p>`]),
];

export const filingPage = (filing: Filing): string => {
  const { caseName, revision, asOf, drill, office, kind } = filing;
  const title = `${kind === 'update' ? 'Update' : 'Draft'}: notice to ${office}`;
  const style = styleSheet({ caseName, revision, asOf, drill });
  return `<!doctype html>\n${
    html`<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light"><meta name="robots" content="noindex">
<title>${title} – ${caseName}</title>
<style>${trusted(style)}
.layout.one { grid-template-columns: minmax(0, 1fr); max-width: 900px; } em.open { color: var(--warn); }</style></head>
<body><header class="mast"><div><p class="kicker">${filing.law}</p><h1>${title}</h1>
${drill && html`<p class="drill">Rehearsal: the people in it are invented. Not for filing.</p>`}</div></header>
<div class="layout one"><main id="main">${sections(filing)}</main></div>
<footer><div><p>${caseName}, revision ${revision}, as of ${asOf}. Confidential.</p></div></footer>
</body></html>`.html
  }\n`;
};
