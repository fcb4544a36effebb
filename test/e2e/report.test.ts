import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportFacts } from '../../src/report/facts/facts.ts';
import { reportPage } from '../../src/report/html/page.ts';
import { withHeld } from '../../src/report/steps/held.ts';
import { whatIfPage } from '../../src/report/whatif/whatif-page.ts';
import { axeFaults } from '../support/axe.ts';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { reportCase, reportMeta } from '../support/report-case.ts';

const path = chromiumPath();

describe.skipIf(path === undefined)(`the report in a browser${path === undefined ? ' (no Chromium here)' : ''}`, () => {
  let browser: Browser;
  let page: Page;
  let folder: string;
  let address: string;
  const requests: string[] = [];
  const complaints: string[] = [];
  beforeAll(async () => {
    const engine = await reportCase();
    const facts = await withHeld(engine, () => reportFacts(engine, reportMeta));
    await engine.close();
    folder = await mkdtemp(join(tmpdir(), 'candor-page-'));
    const file = join(folder, 'report.html');
    await writeFile(file, reportPage(facts));
    browser = await openBrowser(path ?? '');
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    address = pathToFileURL(file).href;
    await page.goto(address);
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true });
  });

  it('asks for nothing but itself, and the browser has nothing to complain about', () => {
    expect(requests.length).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('has no fault that axe finds (WCAG 2.2 AA)', async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    expect(await axeFaults(page, tags)).toEqual([]);
  });

  it('leads from every number to its command', async () => {
    // As text: the types of a browser's page are not those of this program.
    const dead = await page.evaluate<readonly string[]>(
      `[...document.querySelectorAll('a[href^="#"]')].map((a) => a.getAttribute('href')).filter((href) => !document.getElementById(href.slice(1)))`,
    );
    expect(dead).toEqual([]);
    await page.click('.hero .big a');
    expect(await page.locator('#n-people\\.affected').isVisible()).toBe(true);
    expect(await page.locator('#n-people\\.affected code').innerText()).toBe('candor why count people.affected');
  });

  it('begins with a skip link for the keyboard', async () => {
    await page.goto('about:blank');
    await page.goto(address);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the report');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
  });

  it('fits a phone: only tables scroll sideways', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('marks the line of a number, and no more, when a link leads there', async () => {
    await page.goto(`${address}#deadlines`);
    const marked = await page.evaluate('getComputedStyle(document.querySelector("#deadlines")).backgroundColor');
    expect(marked).toBe('rgba(0, 0, 0, 0)');
  });

  it('prints', async () => {
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: false });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('shows what moves under another fact on a page without a fault that axe finds', async () => {
    const day = (answer: string, date: string | null) => ({ answer, date });
    const duty = { name: 'Texas', law: 'us-tx', version: null, audience: 'individuals', who: null };
    const office = { ...duty, name: 'Ohio', law: 'us-oh', audience: 'regulator', who: 'An office' };
    const file = join(folder, 'whatif.html');
    await writeFile(
      file,
      whatIfPage({
        ...reportMeta,
        set: [['dates.determined', '2026-03-01']],
        duties: [
          {
            ...duty,
            before: day('required', '2026-05-03'),
            after: day('required', '2026-04-30'),
            move: 'earlier',
            days: -3,
          },
          { ...office, before: null, after: day('undetermined', null), move: 'opened', days: null },
          {
            ...office,
            who: 'Another',
            before: day('required', '2026-05-03'),
            after: day('required', '2026-05-03'),
            move: 'same',
            days: 0,
          },
        ],
      }),
    );
    await page.goto(pathToFileURL(file).href);
    expect(await axeFaults(page, ['wcag2a', 'wcag2aa', 'best-practice'])).toEqual([]);
    expect(await page.locator('svg.tiles g title').allTextContents()).toEqual(
      expect.arrayContaining(['Texas: The people earlier \u22123 days', 'Ohio: An office now undetermined']),
    );
    expect(complaints).toEqual([]);
  });
});
