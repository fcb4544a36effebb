import type { ProvenanceFacts } from '../facts/report-facts.ts';

/** What stands on every sheet of paper. */
export type SheetHead = Pick<ProvenanceFacts, 'caseName' | 'revision' | 'asOf' | 'drill'>;

/** A CSS string of any text: everything but letters and digits as a code point, so nothing can end the string. */
const cssText = (text: string): string =>
  `"${[...text.toWellFormed()].map((c) => (/[A-Za-z0-9 ]/.test(c) ? c : `\\${(c.codePointAt(0) ?? 0x20).toString(16)} `)).join('')}"`;

const SCREEN = `
:root { --ink: #16212c; --soft: #4d5b68; --line: #d9dde1; --hair: #eceef0; --paper: #ffffff; --tint: #f6f4ef;
  --accent: #0b4f8a; --warn: #9c2f0a; --warn-tint: #fdf1ea; --ask: #6b4a00; --ask-tint: #fdf6e3;
  --serif: Charter, 'Bitstream Charter', 'Iowan Old Style', 'Source Serif 4', Cambria, Georgia, serif;
  --sans: 'Inter', system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif; }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 1.5rem; -webkit-text-size-adjust: 100%; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; color: var(--ink); background: var(--paper); font: 16px/1.55 var(--sans); font-variant-numeric: tabular-nums; }
.skip { position: absolute; left: -999px; top: 0; background: var(--ink); color: #fff; padding: .6rem 1rem; z-index: 2; }
.skip:focus { left: 0; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: 1px; }
header.mast { background: var(--tint); border-bottom: 1px solid var(--line); }
header.mast > div, .layout, footer > div { max-width: 1240px; margin: 0 auto; padding: 0 2rem; }
header.mast > div { padding-top: 2.6rem; padding-bottom: 2.2rem; }
.kicker { font-size: .78rem; letter-spacing: .09em; text-transform: uppercase; color: var(--soft); margin: 0 0 .5rem; font-weight: 600; }
h1 { font: 600 2.5rem/1.15 var(--serif); text-wrap: balance; margin: 0 0 .9rem; overflow-wrap: anywhere; letter-spacing: -.01em; }
.facts { display: flex; flex-wrap: wrap; gap: .3rem 2.2rem; margin: 0; font-size: .92rem; }
.facts div { display: flex; gap: .5rem; } .facts dt { color: var(--soft); } .facts dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
.drill { margin: 1.2rem 0 0; display: inline-block; border: 1.5px solid var(--ask); color: var(--ask); background: var(--ask-tint); padding: .35rem .8rem; font-weight: 600; font-size: .9rem; border-radius: 3px; }
.layout { display: grid; grid-template-columns: 205px minmax(0, 1fr); gap: 3.5rem; align-items: start; }
nav.contents { position: sticky; top: 0; max-height: 100vh; overflow: auto; padding: 2.4rem 0; font-size: .9rem; }
nav.contents ol { list-style: none; margin: 0; padding: 0; border-left: 1px solid var(--line); }
nav.contents a { display: block; padding: .28rem 0 .28rem .95rem; color: var(--soft); text-decoration: none; margin-left: -1px; border-left: 2px solid transparent; }
nav.contents a:hover { color: var(--ink); border-left-color: var(--accent); }
main { padding: 2.2rem 0 4rem; min-width: 0; }
section { margin: 0 0 4rem; } section:not(:first-child) { border-top: 1px solid var(--line); padding-top: 2.2rem; }
h2 { font: 600 1.65rem/1.25 var(--serif); margin: 0 0 .5rem; letter-spacing: -.005em; }
h3 { font: 600 1.05rem/1.4 var(--sans); margin: 2.2rem 0 .5rem; }
p { margin: 0 0 1rem; max-width: 68ch; } .lead { color: var(--soft); font-size: 1.02rem; margin-bottom: 1.5rem; }
.hero { display: grid; grid-template-columns: minmax(0, auto) minmax(0, 1fr); gap: 1rem 2.4rem; align-items: center; margin: .4rem 0 1.8rem; }
.hero .big { font: 600 clamp(3rem, 7vw, 5.2rem)/.95 var(--serif); letter-spacing: -.025em; margin: 0; }
.hero .big a { color: var(--ink); border: 0; } .hero .big a:hover { color: var(--accent); }
.hero p { margin: 0; } .hero .between { color: var(--soft); } .hero strong { font-size: 1.12rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(230px, 1fr)); gap: 1px; margin: 0 0 1rem; padding: 0; list-style: none; }
.cards li { background: var(--paper); box-shadow: 0 0 0 1px var(--line); padding: 1.1rem 1.25rem 1.2rem; } .cards .head { font-size: .8rem; color: var(--soft); font-weight: 600; margin: 0 0 .3rem; }
.cards .value { font: 600 1.55rem/1.2 var(--serif); margin: 0 0 .25rem; } .cards .note { font-size: .88rem; color: var(--soft); margin: 0; line-height: 1.45; }
.cards li.alert { background: var(--warn-tint); } .cards li.alert .value, .cards li.alert .head { color: var(--warn); }
.cards li.ask { background: var(--ask-tint); } .cards li.ask .value, .cards li.ask .head { color: var(--ask); }
.frame { overflow-x: auto; margin: 0 0 1.6rem; }
table { border-collapse: collapse; min-width: min(100%, 36rem); font-size: .9rem; line-height: 1.4; } table.wide { width: 100%; }
caption { text-align: left; color: var(--soft); padding: 0 0 .5rem; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .48rem 1.4rem .48rem 0; border-bottom: 1px solid var(--hair); }
thead th { vertical-align: bottom; border-bottom: 1.5px solid var(--ink); font-size: .8rem; color: var(--soft); font-weight: 600; }
tbody th { font-weight: 500; overflow-wrap: anywhere; min-width: 8rem; } .n { text-align: right; } td.n, time { white-space: nowrap; } thead th.n { max-width: 9rem; } td:last-child, th:last-child { padding-right: .25rem; }
tfoot th, tfoot td { border-top: 1.5px solid var(--ink); border-bottom: 0; font-weight: 600; }
tbody tr:hover { background: #fafaf8; } td { overflow-wrap: break-word; }
.matrix th, .matrix td { padding-right: .8rem; } .matrix tbody th, .matrix tfoot th, .matrix thead th:first-child { position: sticky; left: 0; background: var(--paper); } .matrix thead th.n { min-width: 4.2rem; }
a.num { color: inherit; text-decoration: none; border-bottom: 1px dotted #97a3ae; } a.num:hover { color: var(--accent); border-bottom-style: solid; }
.zero { color: #6a7683; } .sub { display: block; color: var(--soft); font-size: .86rem; font-weight: 400; }
.whole { white-space: nowrap; }
.tag { display: inline-block; font-size: .76rem; font-weight: 600; padding: .08rem .5rem; border-radius: 2px; white-space: nowrap; border: 1px solid; }
.tag.over { color: var(--warn); background: var(--warn-tint); } .tag.next { color: #fff; background: var(--accent); border-color: var(--accent); }
.tag.ask { color: var(--ask); background: var(--ask-tint); } .tag.plain { color: var(--soft); }
code, pre { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace; font-size: .82em; }
td code { white-space: nowrap; color: var(--soft); } pre { background: var(--tint); padding: 1rem 1.2rem; overflow-x: auto; line-height: 1.5; margin: 0 0 1.2rem; }
figure { margin: 0 0 1.8rem; } figcaption { color: var(--soft); font-size: .9rem; margin: 0 0 .5rem; } svg.chart { max-width: 100%; height: auto; display: block; } svg.tiles { display: block; min-width: 560px; max-width: 100%; height: auto; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.3rem; padding: 0; margin: 0 0 .5rem; font-size: .86rem; } .legend svg { vertical-align: -1px; margin-right: .2rem; }
ul.if { margin: .3rem 0 0; padding-left: 1.1rem; } details { margin: 0 0 1.4rem; border: 1px solid var(--line); border-radius: 3px; }
summary { cursor: pointer; padding: .7rem 1rem; font-weight: 600; } details[open] > summary { border-bottom: 1px solid var(--line); } details > div { padding: 1rem 1rem 0; }
.bars { height: .55rem; display: flex; background: var(--hair); margin-top: .3rem; } .bars span { background: var(--accent); }
.flow { list-style: none; margin: 0 0 1.6rem; padding: 0; max-width: 46rem; } .flow li { padding: .75rem 0; border-bottom: 1px solid var(--hair); display: grid; grid-template-columns: 9rem 1fr; gap: .2rem 1.5rem; }
.flow .count { font: 600 1.3rem/1.3 var(--serif); text-align: right; } .flow li:last-child { border-bottom: 2px solid var(--ink); border-top: 1px solid var(--ink); } .flow li:last-child .count { font-size: 1.7rem; }
tr:target { background: #fff4c8; } footer { border-top: 1px solid var(--line); background: var(--tint); color: var(--soft); font-size: .88rem; } footer > div { padding-top: 1.4rem; padding-bottom: 1.4rem; } footer p { margin: 0; max-width: none; }
@media screen and (max-width: 900px) { .layout { grid-template-columns: minmax(0, 1fr); gap: 0; padding: 0 1.15rem; } header.mast > div, footer > div { padding-left: 1.15rem; padding-right: 1.15rem; }
  header.mast > div { padding-top: 1.6rem; padding-bottom: 1.4rem; } h1 { font-size: 1.8rem; } nav.contents { position: static; padding: 1rem 0 .4rem; max-height: none; }
  nav.contents ol { border: 0; columns: 2; column-gap: 1rem; } nav.contents a { padding: .38rem 0; border: 0; } .hero { grid-template-columns: minmax(0, 1fr); } main { padding-top: 1rem; } section { margin-bottom: 2.6rem; }
  .flow li { grid-template-columns: 5.5rem 1fr; } h2 { font-size: 1.4rem; } .facts { flex-direction: column; gap: .2rem; } }`;

const PRINT = `
@media print { html { font-size: 9.6pt; } body { font-size: 1rem; line-height: 1.42; } p { orphans: 3; widows: 3; } header.mast { background: none; border-bottom: 1.5pt solid var(--ink); } header.mast > div { padding: 0 0 10pt; } h1 { font-size: 22pt; }
  .skip, nav.contents { display: none; } .layout { display: block; max-width: none; padding: 0; } main { padding: 12pt 0 0; } footer, footer > div { background: none; padding-left: 0; padding-right: 0; }
  section { margin-bottom: 16pt; } section:not(:first-child) { padding-top: 11pt; } section.page { break-before: page; border-top: 0; padding-top: 0; } h2 { font-size: 14.5pt; } h2, h3, caption, figcaption, .lead { break-after: avoid; }
  tr, figure, .cards, .cards li, .flow, .lead, .short { break-inside: avoid; } thead { display: table-header-group; } tfoot { display: table-row-group; } .frame { overflow: visible; } table { min-width: 55%; } table.wide { width: 100%; } th, td { padding: 2.6pt 9pt 2.6pt 0; }
  .hero .big { font-size: 44pt; } .cards { grid-template-columns: repeat(3, 1fr); } .cards li { padding: 8pt 9pt; } .cards .value { font-size: 14pt; } .matrix table { font-size: 7.6pt; width: 100%; } .matrix thead th { font-size: 7pt; } .matrix th, .matrix td { padding-right: 5pt; } .matrix thead th.n { min-width: 0; } tbody th { min-width: 0; } .matrix tbody th, .matrix tfoot th, .matrix thead th:first-child { position: static; }
  a { color: inherit; text-decoration: none; } a.num { border: 0; } svg.chart, svg.tiles { max-width: 15cm; min-width: 0; } .map svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; } .cards li, .tag, .bars span, .bars { print-color-adjust: exact; -webkit-print-color-adjust: exact; } .screen { display: none; } td code { white-space: normal; } }`;

const pageBoxes = ({ caseName, revision, asOf, drill }: SheetHead): string => {
  const left = `${drill ? 'REHEARSAL – ' : ''}${caseName} – revision ${revision}, ${asOf}`;
  const font = 'font: 8pt system-ui, sans-serif; color: #4d5b68;';
  return `@page { margin: 20mm 16mm 18mm; @top-left { content: ${cssText(left)}; ${font} } @top-right { content: "Confidential"; ${font} }
  @bottom-right { content: counter(page) " / " counter(pages); ${font} } }`;
};

/** The style sheet of the page: screen, small screens, and paper with the case and its revision on every sheet. */
export const styleSheet = (head: SheetHead): string => `${SCREEN}\n${PRINT}\n${pageBoxes(head)}`;
