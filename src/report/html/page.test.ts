import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportCase, reportMeta } from '../../../test/support/report-case.ts';
import type { Engine } from '../../engine/port.ts';
import { reportFacts } from '../facts/facts.ts';
import type { ReportFacts } from '../facts/report-facts.ts';
import { withHeld } from '../steps/held.ts';
import { barChart } from './chart.ts';
import { html } from './html.ts';
import { reportPage } from './page.ts';
import { styleSheet } from './style.ts';

describe('html', () => {
  it('escapes everything but html itself, and shows marks that turn text around', () => {
    expect(html`<p title="${'"><script>'}">${['a<b', html`<i>${'&'}</i>`, null, false, 0]}</p>`.html).toBe(
      '<p title="&quot;&gt;&lt;script&gt;">a&lt;b<i>&amp;</i>0</p>',
    );
    expect(html`${'evil\u202Etxt.exe'}`.html).toBe('evil\ufffdtxt.exe');
  });

  it('lets no text end a string of the style sheet', () => {
    const css = styleSheet({ ...reportMeta, caseName: '"; } </style><script>alert(1)</script>' });
    expect(css).not.toContain('</style>');
    expect(css).not.toContain('"; } ');
  });
});

describe('a chart', () => {
  const chart = {
    id: 'c',
    title: 'A title',
    description: 'What it shows',
    unit: 'People',
    series: ['one'],
    bars: [{ label: '<script>', series: 'one', value: 12_345 }],
  };
  it('is one picture with title and description, the same on every run', () => {
    const drawn = barChart(chart).html;
    expect(drawn).toContain('<title id="c-chart">A title</title><desc id="c-chart-text">What it shows</desc>');
    expect(drawn).toContain('12,345');
    expect(drawn).not.toContain('<script>');
    expect(barChart(chart).html).toBe(drawn);
  });
});

describe('the page', () => {
  let engine: Engine;
  let facts: ReportFacts;
  beforeAll(async () => {
    engine = await reportCase();
    facts = await withHeld(engine, () => reportFacts(engine, reportMeta));
  });
  afterAll(() => engine.close());

  it('holds no markup that came from the case', () => {
    const page = reportPage(facts);
    expect(page).toContain('Acme Mobile 2021 &lt;rehearsal&gt;');
    expect(page).not.toMatch(/<rehearsal>|<again>|<script/);
  });

  it('names the next deadline, what is overdue, both consequences and the unread', () => {
    const page = reportPage(facts);
    for (const words of [
      'Next deadline',
      '8 Apr 2026',
      'Overdue',
      'Undetermined',
      'password protected',
      'Not evaluated',
      'Updates to file',
      'WA-77 &lt;again&gt;',
      '2 days after the last day',
      'by policy, not law',
    ])
      expect(page).toContain(words);
    expect(page).toMatch(/<strong>yes<\/strong>: Not required/);
    expect(page).toMatch(/<strong>none<\/strong>: Required/);
  });

  it('stands for a case in which nothing was found', async () => {
    const empty = await reportCase(0);
    const page = reportPage(
      await withHeld(empty, () =>
        reportFacts(empty, { ...reportMeta, questions: [], decisions: [], checkpoint: null }),
      ),
    );
    await empty.close();
    expect(page).toContain('people are affected');
    expect(page).not.toMatch(/undefined|NaN/);
  });
});
