import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ran, runCandor } from '../../../test/support/run-candor.ts';
import { runSmallCase } from '../../../test/support/small-case.ts';
import { previewOf } from './preview.ts';

describe('a preview', () => {
  const sets = [
    {
      people: 10,
      elements: new Map([
        ['ssn', 990_000],
        ['phone', 620_000],
      ]),
    },
    { people: 5, elements: new Map([['phone', 620_000]]) },
    { people: 2, elements: new Map([['ip_address', 950_000]]) },
  ];
  const preview = (given: { thresholds?: Record<string, number>; excluded?: string[] }) =>
    previewOf(sets, { threshold: 0, thresholds: {}, excluded: [], ...given });

  it('says how many people each threshold adds or removes', () => {
    const phone = preview({ thresholds: { phone: 700_000 } }).elements.find(({ element }) => element === 'phone');
    expect(phone).toMatchObject({ people: 0, found: 15, threshold: 0.7 });
    expect(phone?.at.map(({ people, change }) => [people, change]).slice(0, 3)).toEqual([
      [15, 15],
      [15, 15],
      [0, 0],
    ]);
  });

  it('counts people of whom anything is left, under what holds now and under one threshold for all', () => {
    const { affected } = preview({ excluded: ['ip_address'] });
    expect(affected.people).toBe(15);
    expect(affected.at.map(({ threshold, people }) => [threshold, people])).toEqual(
      expect.arrayContaining([
        [0.6, 15],
        [0.7, 10],
        [0.95, 10],
      ]),
    );
  });
});

describe('candor protocol', () => {
  let small: Awaited<ReturnType<typeof runSmallCase>>;
  beforeAll(async () => {
    small = await runSmallCase();
  }, 60_000);
  afterAll(() => rmSync(dirname(small.folder), { recursive: true, force: true }));
  const run = (...args: readonly string[]): Promise<Ran> => runCandor(args, { home: small.home });
  const affected = async (): Promise<number> => {
    await run('respond', small.folder, '--quiet');
    const { stdout } = await run('protocol', 'preview', small.folder, '--json');
    return JSON.parse(stdout).elements.find(({ element }: { element: string }) => element === 'ssn').people;
  };

  it('is set by somebody, with a reason, and the next run counts by it; the one before stays on record', async () => {
    expect(await affected()).toBe(15);
    const signed = ['--by', 'A. Counsel', '--why', 'memo of 4 March'];
    expect((await run('protocol', 'set', small.folder, 'ssn=0.999', 'all=0.5', ...signed)).code).toBe(0);
    expect(await affected()).toBe(0);
    expect((await run('protocol', 'set', small.folder, 'ssn=0.9', ...signed)).code).toBe(0);
    expect(await affected()).toBe(15);
    const text = readFileSync(join(small.folder, 'case.yaml'), 'utf8');
    expect(text).toMatch(/earlier:\n\s+- by: A. Counsel/);
    expect((await run('verify', small.folder)).code).toBe(0);
  }, 120_000);

  it('knows the word that was meant', async () => {
    const { code, stderr } = await run('protocol', 'set', small.folder, 'snn=0.9', '--by', 'x', '--why', 'y');
    expect(code).toBe(2);
    expect(stderr).toContain('did you mean "ssn"?');
  });
});
