import type { ReportFacts } from '../facts/report-facts.ts';
import { contactSection } from './contact-section.ts';
import { coverageSection } from './coverage-section.ts';
import { earlierSection } from './earlier-section.ts';
import { type Html, html, trusted } from './html.ts';
import { lawSection } from './law-section.ts';
import { flowSection, peopleSection, placesSection, registerSection } from './people-sections.ts';
import { date } from './pieces.ts';
import {
  decisionsSection,
  evidenceSection,
  problemsSection,
  provenanceSection,
  questionsSection,
  timelineSection,
} from './proof-sections.ts';
import { styleSheet } from './style.ts';
import { summarySection } from './summary.ts';
import { sureSection } from './sure-section.ts';

const CONTENTS: readonly (readonly [string, string])[] = [
  ['summary', 'Summary'],
  ['deadlines', 'Deadlines'],
  ['timeline', 'How long it took'],
  ['people', 'People and elements'],
  ['places', 'By state'],
  ['flow', 'Records to people'],
  ['register', 'Register'],
  ['contacts', 'Before sending'],
  ['sure', 'How sure'],
  ['coverage', 'Read, but not as people'],
  ['evidence', 'Evidence, unread'],
  ['questions', 'Open questions'],
  ['decisions', 'Decisions'],
  ['problems', 'Problems'],
  ['provenance', 'Checking this report'],
];

const masthead = ({ provenance }: ReportFacts): Html => html`<header class="mast"><div>
<p class="kicker">Impact assessment</p>
<h1>${provenance.caseName}</h1>
<dl class="facts"><div><dt>Notifier</dt><dd>${provenance.notifier}</dd></div><div><dt>Revision</dt><dd>${provenance.revision}</dd></div><div><dt>As of</dt><dd>${date(provenance.asOf)}</dd></div></dl>
${provenance.drill && html`<p class="drill">Rehearsal: the people in it are invented</p>`}
</div></header>`;

const contents = html`<nav class="contents" aria-label="Contents"><ol>${CONTENTS.map(
  ([id, title]) => html`<li><a href="#${id}">${title}</a></li>`,
)}</ol></nav>`;

const sections = (facts: ReportFacts): readonly Html[] => [
  summarySection(facts),
  lawSection(facts),
  timelineSection(facts),
  peopleSection(facts),
  placesSection(facts),
  flowSection(facts),
  registerSection(facts),
  earlierSection(facts),
  contactSection(facts),
  sureSection(facts),
  coverageSection(facts),
  evidenceSection(facts),
  questionsSection(facts),
  decisionsSection(facts),
  problemsSection(facts),
  provenanceSection(facts),
];

// No script, no request: the page is whole, and nothing in it can call out.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The report as one self-contained page, for executive and counsel, on screen and on paper. */
export const reportPage = (facts: ReportFacts): string =>
  `<!doctype html>\n${
    html`<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light"><meta name="robots" content="noindex">
<title>${facts.provenance.caseName} – impact assessment, revision ${facts.provenance.revision}</title>
<style>${trusted(styleSheet(facts.provenance))}</style></head>
<body><a class="skip" href="#main">Skip to the report</a>
${masthead(facts)}
<div class="layout">${contents}<main id="main" tabindex="-1">${sections(facts)}</main></div>
<footer><div><p>Confidential. Prepared by Candor ${facts.provenance.codeVersion} from the evidence of the case, as of ${date(facts.provenance.asOf)}. It informs counsel; it is no legal advice.</p></div></footer>
</body></html>`.html
  }\n`;
