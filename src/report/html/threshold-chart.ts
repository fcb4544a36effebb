import { dot, line, type PlotOptions, plot, rectY, ruleX, ruleY, text } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { ReportFacts } from '../facts/report-facts.ts';
import { numberText } from '../words.ts';
import { dressed, FONT, rounded } from './chart.ts';
import { type Html, html, trusted } from './html.ts';

/** Thousandths as a share: 586 is "58.6 %". */
export const thresholdText = (threshold: number): string => `${threshold / 10} %`;

/** The nearest labels would stand on each other: every second of the inner ones has none. */
const labelled = <Point>(points: readonly Point[], isChosen: (point: Point) => boolean): readonly Point[] =>
  points.filter((point, n) => n === 0 || n === points.length - 1 || isChosen(point) || n % 2 === 1);

const TITLE = 'People at other thresholds';
const INK = '#0b4f8a';
const MARK = '#d55e00';

/** The count over the chance from which records are joined: a line with the chosen threshold marked, the model's interval behind. */
export const thresholdChart = ({ sure, people: { affected } }: ReportFacts): Html => {
  const { chosen, points } = sure.sensitivity;
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const shown = points.map(({ threshold, people }) => ({ at: thresholdText(threshold), people, threshold }));
  const isChosen = ({ threshold }: { readonly threshold: number }) => threshold === chosen;
  const all = [...shown.map(({ people }) => people), affected.low, affected.high];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const pad = Math.max(1, (most - least) * 0.15);
  const domain = shown.map(({ at }) => at);
  const svg = plot({
    document: document as unknown as NonNullable<PlotOptions['document']>,
    width: 720,
    height: 300,
    marginLeft: 24 + numberText(most).length * 8,
    marginRight: 40,
    marginTop: 28,
    marginBottom: 46,
    style: { fontFamily: FONT, fontSize: '13px', background: 'none', color: '#1b2733', overflow: 'visible' },
    x: { type: 'point', domain, label: 'Joined from this chance on', labelAnchor: 'center' },
    y: {
      domain: [Math.max(0, least - pad), most + pad],
      label: null,
      grid: true,
      ticks: 5,
      tickFormat: (value: number) => numberText(Math.round(value)),
    },
    marks: [
      rectY([affected], { y1: 'low', y2: 'high', fill: INK, fillOpacity: 0.09 }),
      ruleX(shown.filter(isChosen), { x: 'at', stroke: MARK, strokeDasharray: '4 3' }),
      ruleY([affected.value], { stroke: '#5b6b7a', strokeDasharray: '2 3' }),
      line(shown, { x: 'at', y: 'people', stroke: INK, strokeWidth: 2 }),
      dot(shown, { x: 'at', y: 'people', fill: INK, r: 3.5 }),
      dot(shown.filter(isChosen), { x: 'at', y: 'people', fill: MARK, r: 5.5 }),
      text(labelled(shown, isChosen), {
        x: 'at',
        y: 'people',
        text: ({ people }: { people: number }) => numberText(people),
        dy: -12,
      }),
    ],
  });
  const description = `The chosen threshold, ${thresholdText(chosen)}, is marked; the band is the model's interval. The table below holds every number.`;
  const chart = { id: 'thresholds', title: TITLE, description };
  return html`<figure><figcaption>${TITLE}: the chosen one in orange, the range of the estimate as a band</figcaption>${trusted(dressed(rounded(svg.outerHTML), chart))}</figure>`;
};
