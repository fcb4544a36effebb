import type { Count } from '../facts/report-facts.ts';
import { dateText, numberText } from '../words.ts';
import { type Html, html } from './html.ts';

/** Where the appendix names the command for a number. */
export const anchorOf = (id: string): string => `n-${id.replace(/[^A-Za-z0-9._-]/g, '_')}`;

/** A number that leads to its line in the appendix, where the command stands that shows the rows behind it. */
export const num = ({ id, value }: Count): Html =>
  value === 0
    ? html`<span class="zero">0</span>`
    : html`<a class="num" href="#${anchorOf(id)}" title="candor why count ${id}">${numberText(value)}</a>`;

export interface ColumnHead {
  readonly text: string | Html;
  readonly number?: boolean;
}

/** Tables of so few rows are not parted on paper. */
const SHORT = 12;

/** A table with caption and scopes; the first cell of a row is its heading. Wide ones scroll inside their frame. */
export const dataTable = (
  caption: string | Html,
  head: readonly ColumnHead[],
  rows: readonly (readonly (string | number | Html | null)[])[],
  foot?: readonly (string | number | Html | null)[],
): Html => {
  const cellClass = (n: number) => (head[n]?.number ? 'n' : '');
  const line = (cells: readonly (string | number | Html | null)[]) =>
    html`<tr>${cells.map((cell, n) =>
      n === 0 ? html`<th scope="row">${cell}</th>` : html`<td class="${cellClass(n)}">${cell}</td>`,
    )}</tr>`;
  return html`<div class="frame ${rows.length <= SHORT ? 'short' : ''}" tabindex="0" role="group" aria-label="${typeof caption === 'string' ? caption : 'Table'}"><table class="${head.length > 4 || !head.some(({ number }) => number) ? 'wide' : ''}">
<caption>${caption}</caption>
<thead><tr>${head.map(({ text }, n) => html`<th scope="col" class="${cellClass(n)}">${text}</th>`)}</tr></thead>
<tbody>${rows.map(line)}</tbody>
${foot && html`<tfoot>${line(foot)}</tfoot>`}
</table></div>`;
};

/** A part of the report with its heading; the contents link to it. */
export const section = (id: string, title: string, lead: string | Html, body: readonly (Html | false | null)[]): Html =>
  html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
<p class="lead">${lead}</p>
${body}
</section>`;

export const date = (iso: string): Html => html`<time datetime="${iso}">${dateText(iso)}</time>`;

export const tag = (kind: string, text: string): Html => html`<span class="tag ${kind}">${text}</span>`;

/** A share as a whole percentage; what is there but rounds to nothing is "under 1". */
export const shareText = (part: number, whole: number): string => {
  if (whole === 0 || part === 0) return '0 %';
  const share = (100 * part) / whole;
  return share < 1 ? 'under 1 %' : `${Math.floor(share + 0.5)} %`;
};
