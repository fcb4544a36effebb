import { readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCandor } from '../../test/support/run-candor.ts';
import { runSmallCase } from '../../test/support/small-case.ts';
import type { WhatIf } from './whatif.ts';

let small: Awaited<ReturnType<typeof runSmallCase>>;
beforeAll(async () => {
  small = await runSmallCase();
});
afterAll(() => rmSync(dirname(small.folder), { recursive: true, force: true }));

const ask = async (...set: readonly string[]): Promise<WhatIf> => {
  const args = set.flatMap((one) => ['--set', one]);
  const { code, stdout, stderr } = await runCandor(['whatif', small.folder, ...args, '--json'], { home: small.home });
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
};

describe('candor whatif', () => {
  it('moves dates with the day they run from', async () => {
    const { moved } = await ask('dates.determined=2026-03-01');
    expect(moved).toContainEqual(
      expect.objectContaining({
        law: 'us-tx',
        audience: 'individuals',
        before: { answer: 'required', date: '2026-05-03' },
        after: { answer: 'required', date: '2026-04-30' },
        days: -3,
      }),
    );
  });

  it('lifts duties where the data were encrypted and the key is safe', async () => {
    const { moved } = await ask('encrypted=yes');
    expect(moved).toContainEqual(
      expect.objectContaining({ law: 'us-tx', audience: 'individuals', after: { answer: 'not_required', date: null } }),
    );
  });

  it('reaches a threshold with another number of people', async () => {
    const { moved } = await ask('count.us-tx=250');
    expect(moved.filter(({ law, audience }) => law === 'us-tx' && audience === 'regulator')).toMatchObject([
      { before: { answer: 'not_required' }, after: { answer: 'required', date: '2026-04-03' } },
    ]);
  });

  it('takes an element away, puts it into another state, or gives it to everyone', async () => {
    const none = await ask('element.ssn=none');
    expect(none.moved).toContainEqual(
      expect.objectContaining({ law: 'us-tx', audience: 'individuals', move: 'lifted' }),
    );
    const hashed = await ask('element.ssn=hashed');
    expect(hashed.moved).toContainEqual(
      expect.objectContaining({ law: 'us-tx', audience: 'individuals', move: 'opened' }),
    );
    expect((await ask('element.ssn=none', 'element.passport=everyone')).moved).not.toContainEqual(
      expect.objectContaining({ law: 'us-ca', audience: 'individuals', move: 'lifted' }),
    );
  });

  it('writes a page with map, calendar and table, readable by its owner only', async () => {
    const page = join(dirname(small.folder), 'whatif.html');
    const { code, stdout } = await runCandor(
      ['whatif', small.folder, '--set', 'dates.determined=2026-03-01', '--html', page],
      small,
    );
    expect(code).toBe(0);
    expect(stdout).toContain(page);
    expect(statSync(page).mode & 0o777).toBe(0o600);
    const text = readFileSync(page, 'utf8');
    expect(text).toMatch(/<title>Texas: The people earlier \u22123 days[^<]*<\/title>/);
    expect(text).toContain('<time datetime="2026-05-03">');
    expect(text).toContain('<time datetime="2026-04-30">');
    expect(text).not.toMatch(/undefined|NaN|<script/);
  });

  it('refuses facts that the law does not take', async () => {
    const wrong = await runCandor(['whatif', small.folder, '--set', 'risk_of_harm.finding=none_harm'], small);
    expect(wrong.code).toBe(2);
    for (const set of ['nothing', 'element.sn=none', 'element.ssn=gone', 'count.us-wy=5', 'dates.found=2026-03-01'])
      expect((await runCandor(['whatif', small.folder, '--set', set], small)).code).toBe(2);
  });
});
