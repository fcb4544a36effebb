import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCandor } from '../../test/support/run-candor.ts';
import { runSmallCase } from '../../test/support/small-case.ts';
import type { MemoFacts } from '../report/memo/memo-facts.ts';
import { memoMarkdown } from '../report/memo/memo-markdown.ts';

let small: Awaited<ReturnType<typeof runSmallCase>>;
let memo: MemoFacts;
beforeAll(async () => {
  small = await runSmallCase();
  const { code, stdout, stderr } = await runCandor(['memo', small.folder, '--json'], { home: small.home });
  if (code !== 0) throw new Error(stderr);
  memo = JSON.parse(stdout);
});
afterAll(() => rmSync(dirname(small.folder), { recursive: true, force: true }));

const out = (name: string): string => join(small.folder, 'out', name);

describe('candor memo', () => {
  it('states every duty with citation, date and reason', () => {
    const texas = memo.laws.find(({ id }) => id === 'us-tx');
    expect(texas?.citations[0]).toMatch(/Tex\. Bus/);
    expect(texas?.duties[0]).toMatchObject({ whom: 'The people', answer: 'Required', people: '5', by: '2026-05-03' });
    expect(texas?.duties[1]).toMatchObject({ answer: 'Not required', why: 'asked from at least 250 people' });
    expect(texas?.openQuestions.length).toBeGreaterThan(0);
  });

  it('states the facts and decisions that it relies on, and what is open', () => {
    expect(memo.dates).toContainEqual(['determined', '2026-03-04', 'by counsel']);
    expect(memo.decisions[0]).toMatchObject({ decided: 'presumed', by: 'counsel' });
    expect(memo.open).toContainEqual(
      expect.objectContaining({ place: 'Massachusetts', missing: ['state_office_named_bureaus'] }),
    );
  });

  it('begins with the people by place, says what comes first, and asks in words', () => {
    expect(memo.places[0]?.[0]).toBe(memo.groups[0]?.[0].split(',')[0]);
    expect(memo.places.length).toBeLessThanOrEqual(memo.groups.length);
    expect(memo.summary.find(([name]) => name === 'First day')?.[1]).toMatch(/^\d{4}-\d{2}-\d{2}: \w+.*, /);
    const cost = memo.open.find(({ what }) => what === 'substitute notice');
    expect(cost?.asks).toEqual(['what letters to everybody would cost, in US dollars']);
    expect(cost?.follows[0]?.when).toMatch(/^up to \d{1,3},\d{3} US dollars$/);
  });

  it('can be worked out again from the facts beside it', async () => {
    const facts = readFileSync(out('law-facts.json'), 'utf8');
    const { stdout } = await runCandor(['law', 'evaluate', out('law-facts.json')]);
    const texas = JSON.parse(stdout).duties.find((entry: { jurisdiction: string }) => entry.jurisdiction === 'us-tx');
    expect(texas.individuals.deadline.date).toBe('2026-05-03');
    // Aggregates only: nobody's number, name or street stands in what the law is asked.
    expect(facts).not.toMatch(/\d{3}-\d{2}-\d{4}|Oak Street|Quill/);
  });

  it('is written for its owner alone, and the case still verifies', async () => {
    for (const name of ['memo.md', 'memo.html', 'law-facts.json']) expect(statSync(out(name)).mode & 0o777).toBe(0o600);
    expect((await runCandor(['verify', small.folder], { home: small.home })).code).toBe(0);
    expect(readFileSync(out('memo.html'), 'utf8')).toMatch(/^<!doctype html>/);
  });

  it('judges as of another day', async () => {
    const { stdout } = await runCandor(['memo', small.folder, '--as-of', '2026-06-01', '--json'], { home: small.home });
    const late: MemoFacts = JSON.parse(stdout);
    expect(late.provenance.asOf).toBe('2026-06-01');
    expect(late.laws.find(({ id }) => id === 'us-tx')?.duties[0]?.overdue).toBe(true);
    for (const day of ['2026-02-30', '2020-01-01'])
      expect((await runCandor(['memo', small.folder, '--as-of', day], { home: small.home })).code).toBe(2);
  });

  it('says in which time zone days end, how long each step took, and what is on record', async () => {
    expect(memo.summary).toContainEqual(['Time zone', 'America/New_York: days end there at midnight']);
    expect(memo.gaps).toContainEqual(['Discovered to determined', '2 days', 'No reason is on record.']);
    expect(memo.filings).toEqual([]);
  });

  it('says what would move if a date that was recorded before held', async () => {
    expect(memo.otherDates).toEqual([]);
    const file = join(small.folder, 'case.yaml');
    const before = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      before.replace(
        'at: 2026-03-04, recorded_by: counsel }',
        'at: 2026-03-04, recorded_by: counsel, earlier: [{ at: 2026-03-01, why: minutes were found }] }',
      ),
    );
    const { stdout } = await runCandor(['memo', small.folder, '--json'], { home: small.home });
    writeFileSync(file, before);
    expect((JSON.parse(stdout) as MemoFacts).otherDates).toContainEqual([
      'determined 2026-03-01',
      'Texas: The people',
      'Required by 3 May 2026',
      'Required by 30 Apr 2026 (\u22123 days)',
    ]);
  });

  it('judges substitute notice by the counted people and addresses, and leaves the unknown cost open once for all places', () => {
    const substitute = memo.open.filter(({ what }) => what === 'substitute notice');
    expect(substitute.length).toBeGreaterThan(0);
    expect(new Set(substitute.map(({ missing, follows }) => JSON.stringify([missing, follows]))).size).toBe(
      substitute.length,
    );
    expect(substitute[0]?.missing).toEqual(['contact.cost_of_direct_notice_usd']);
  });

  it('counts no decision that was taken after its day', async () => {
    const decided = ['note', '--by', 'counsel', '--why', 'a later note', '--on', '2026-03-06'];
    await runCandor(['decide', small.folder, ...decided], { home: small.home });
    const on = async (day: string): Promise<MemoFacts> =>
      JSON.parse((await runCandor(['memo', small.folder, '--as-of', day, '--json'], { home: small.home })).stdout);
    expect(await on('2026-03-05')).toMatchObject({ laterDecisions: 1 });
    expect(await on('2026-03-06')).toMatchObject({ laterDecisions: 0 });
  });

  it('shows an earlier revision again, from the facts that are kept of it, and refuses facts that were changed', async () => {
    const run = (...args: readonly string[]) => runCandor(args, { home: small.home });
    const customers = join(small.folder, 'evidence', 'customers.csv');
    writeFileSync(
      customers,
      `${readFileSync(customers, 'utf8')}Frank,Marlowe,232-51-4411,77 Elm Street,Austin,TX,78701\n`,
    );
    await run('respond', small.folder);
    const people = async (...more: readonly string[]) => {
      const { stdout } = await run('memo', small.folder, '--json', ...more);
      return (JSON.parse(stdout) as MemoFacts).laws.find(({ id }) => id === 'us-tx')?.duties[0]?.people;
    };
    expect(await people()).toBe('6');
    expect(await people('--revision', '1')).toBe('5');
    expect(statSync(out('memo-revision-1.html')).mode & 0o777).toBe(0o600);
    expect((await run('verify', small.folder)).code).toBe(0);
    expect((await run('memo', small.folder, '--revision', '9')).code).toBe(2);
    const facts = join(small.folder, 'revisions', '0001.json');
    expect(readFileSync(facts, 'utf8')).not.toMatch(/Quill|Oak Street|\d{3}-\d{2}-\d{4}/);
    writeFileSync(facts, readFileSync(facts, 'utf8').replace('"count":5', '"count":4'));
    expect((await run('memo', small.folder, '--revision', '1')).code).toBe(1);
    expect((await run('verify', small.folder)).code).toBe(1);
  });

  it('lets no text become markup', () => {
    const text = memoMarkdown(
      { ...memo, provenance: { ...memo.provenance, caseName: '<b>*x*</b> | [y](z)' } },
      'out/law-facts.json',
    );
    expect(text.split('\n')[0]).toBe('# Decision memo: \\<b\\>\\*x\\*\\</b\\> \\| \\[y\\](z)');
  });
});
