import { barX, type PlotOptions, plot, ruleX, text } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { numberText } from '../words.ts';
import { escapeHtml, type Html, html, trusted } from './html.ts';

interface Bar {
  readonly label: string;
  /** Which part of the bar this is, for stacked bars; the palette's order. */
  readonly series: string;
  readonly value: number;
}

export interface BarChart {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly bars: readonly Bar[];
  readonly series: readonly string[];
  readonly unit: string;
}

/** Okabe and Ito's colours, told apart with any colour vision; dark ones first for contrast on white. */
const PALETTE = ['#0b4f8a', '#d55e00', '#56b4e9', '#009e73', '#cc79a7', '#e69f00'];

const ROW = 30;
export const FONT = 'system-ui, sans-serif';

/** Numbers in paths are rounded: the same bytes on every machine, and a smaller page. */
export const rounded = (svg: string): string =>
  svg.replace(/-?\d+\.\d{3,}(e-?\d+)?/g, (number) => String(Math.round(Number(number) * 100) / 100));

const longest = (labels: readonly string[]): number => labels.reduce((most, label) => Math.max(most, label.length), 0);

const drawing = ({ bars, series, unit }: BarChart): string => {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const labels = [...new Set(bars.map(({ label }) => label))];
  const totals = labels.map((label) => ({
    label,
    value: bars.filter((bar) => bar.label === label).reduce((sum, { value }) => sum + value, 0),
  }));
  const svg = plot({
    document: document as unknown as NonNullable<PlotOptions['document']>,
    width: 720,
    height: labels.length * ROW + 48,
    marginLeft: Math.min(280, 24 + longest(labels) * 7.4),
    marginRight: 70,
    marginTop: 8,
    marginBottom: 40,
    style: { fontFamily: FONT, fontSize: '13px', background: 'none', color: '#1b2733', overflow: 'visible' },
    x: { label: unit, grid: true, ticks: 5, tickFormat: (value: number) => numberText(value), labelAnchor: 'center' },
    y: { label: null, domain: labels, padding: 0.28, tickSize: 0 },
    color: { domain: [...series], range: PALETTE.slice(0, series.length) },
    marks: [
      barX(bars, { x: 'value', y: 'label', fill: 'series', order: [...series], insetLeft: 0.5 }),
      text(totals, {
        x: 'value',
        y: 'label',
        text: ({ value }: { value: number }) => numberText(value),
        dx: 6,
        textAnchor: 'start',
      }),
      ruleX([0], { stroke: '#5b6b7a' }),
    ],
  });
  return rounded(svg.outerHTML);
};

/** Plot names its style by a class that it counts up; a fixed one keeps pages equal, and no style element is needed. */
export const dressed = (
  svg: string,
  { id, title, description }: Pick<BarChart, 'id' | 'title' | 'description'>,
): string =>
  svg
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/class="plot-[a-z0-9-]+"/, '')
    // One picture with one description: what its parts are called inside is nobody's reading.
    .replace(/ aria-(label|hidden)="[^"]*"/g, '')
    .replace(
      /<svg /,
      `<svg role="img" aria-labelledby="${id}-chart ${id}-chart-text" class="chart" xmlns="http://www.w3.org/2000/svg" `,
    )
    .replace(
      /(<svg[^>]*>)/,
      `$1<title id="${id}-chart">${escapeHtml(title)}</title><desc id="${id}-chart-text">${escapeHtml(description)}</desc>`,
    );

/** Horizontal bars as one SVG with title, description and legend. The table beside it holds the same numbers. */
export const barChart = (chart: BarChart): Html => {
  if (chart.bars.length === 0) return html``;
  const legend =
    chart.series.length < 2
      ? html``
      : html`<ul class="legend">${chart.series.map((name, n) => html`<li><svg aria-hidden="true" width="12" height="12"><rect width="12" height="12" fill="${PALETTE[n]}"/></svg> ${name}</li>`)}</ul>`;
  return html`<figure><figcaption>${chart.title}</figcaption>${legend}${trusted(dressed(drawing(chart), chart))}</figure>`;
};
