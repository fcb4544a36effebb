import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ran, runCandor } from '../../test/support/run-candor.ts';
import { runSmallCase } from '../../test/support/small-case.ts';
import { parseCaseFile } from '../case/case-file.ts';
import type { Question } from './questions.ts';

let small: Awaited<ReturnType<typeof runSmallCase>>;
beforeAll(async () => {
  small = await runSmallCase();
});
afterAll(() => rmSync(dirname(small.folder), { recursive: true, force: true }));

const WHO = ['--by', 'counsel', '--why', 'minutes of 4 March', '--on', '2026-03-05'];
const decide = (...words: readonly string[]): Promise<Ran> =>
  runCandor(['decide', small.folder, ...words], { home: small.home });
const answer = async (id: string, value: string): Promise<Ran> => {
  const ran = await decide(id, `value=${value}`, ...WHO);
  if (ran.code !== 0) throw new Error(ran.stderr);
  return ran;
};
const yaml = (): string => join(small.folder, 'case.yaml');
const file = () => parseCaseFile(readFileSync(yaml(), 'utf8'));
const questions = async (): Promise<readonly Question[]> => JSON.parse((await decide('--json')).stdout);

describe('candor decide without anything more', () => {
  it('lists what is open by id: what duties wait for, then what the case leaves out', async () => {
    const ids = (await questions()).map(({ id }) => id);
    expect(ids[0]).toBe('state_office_named_bureaus');
    expect(ids).toEqual(
      expect.arrayContaining(['dates.notice_to_individuals', 'evidence[0].access', 'gap.discovered.determined']),
    );
  });
});

describe('the answer to an open question', () => {
  it('goes to its place, stays on record with who, when and why, and closes the question', async () => {
    await answer('state_office_named_bureaus', 'false');
    expect(file().incident?.state_office_named_bureaus).toBe(false);
    expect(file().decisions?.at(-1)).toEqual({
      about: 'answer',
      question: 'state_office_named_bureaus',
      value: false,
      by: 'counsel',
      on: '2026-03-05',
      why: 'minutes of 4 March',
    });
    expect((await questions()).some(({ id }) => id === 'state_office_named_bureaus')).toBe(false);
  });

  it('is taken as the key takes it: a word, a list, a fact below another', async () => {
    await answer('evidence[0].access', 'yes');
    await answer('notifier.regulated_by', 'FCC, FTC');
    await answer('relationship.phone_on_file', 'unknown');
    await answer('group.encrypted', 'none');
    const { evidence, notifier, incident } = file();
    expect([evidence?.[0]?.access, notifier.regulated_by]).toEqual(['yes', ['FCC', 'FTC']]);
    expect(incident).toMatchObject({ relationship: { phone_on_file: 'unknown' }, encrypted: 'none' });
  });

  it('that changes a date keeps the day before it, with the reason', async () => {
    await answer('dates.determined', '2026-03-03');
    expect(file().dates?.find(({ event }) => event === 'determined')).toMatchObject({
      at: '2026-03-03',
      recorded_by: 'counsel',
      earlier: [{ at: '2026-03-04', recorded_by: 'counsel', why: 'minutes of 4 March' }],
    });
  });

  it('may be the reason for a gap, or the answer to a condition that a law states in words', async () => {
    expect((await decide('gap.discovered.determined', ...WHO)).code).toBe(0);
    expect(file().decisions?.at(-1)).toMatchObject({ about: 'gap', from: 'discovered', to: 'determined' });
    await answer('us-tx:$.personal_information[3].condition', 'true');
    expect(file().decisions?.at(-1)).toMatchObject({ about: 'condition', jurisdiction: 'us-tx', met: true });
  });

  it('that nobody asked for, or that is no answer, changes nothing', async () => {
    const before = readFileSync(yaml(), 'utf8');
    for (const words of [
      ['weather.today', 'value=sun', ...WHO],
      ['evidence[7].access', 'value=yes', ...WHO],
      ['evidence[0].access', 'value=perhaps', ...WHO],
      ['dates.determined', 'value=2026-02-30', ...WHO],
      ['dates.determined', ...WHO],
      ['decisions.risk_of_harm', 'value=none', ...WHO],
      ['policy', 'policy=offer', ...WHO],
      ['state_office_named_bureaus', 'value=true', '--by', 'counsel'],
    ])
      expect((await decide(...words)).code, words.join(' ')).toBe(2);
    expect(readFileSync(yaml(), 'utf8')).toBe(before);
  });

  it('about something that the law data do not have is refused before it makes the case unjudgeable', async () => {
    const before = readFileSync(yaml(), 'utf8');
    for (const [words, says] of [
      [['exemption', 'jurisdiction=us-tx', 'exemption=nonsense', 'fulfilled=true'], /expected one of/],
      [['exemption', 'jurisdiction=us-tx', 'exemption=nydfs_500', 'fulfilled=true'], /no such exemption; it has/],
      [['exemption', 'jurisdiction=us-zz', 'exemption=own_policy', 'fulfilled=true'], /jurisdiction/],
      [['condition', 'jurisdiction=us-tx', 'path=$.regulator[9].condition', 'met=true'], /path/],
      [['us-tx:$.individuals.condition', 'value=true'], /path/],
      [['assumption', 'law=us-fcc-cpni', 'version=1999'], /2007/],
      [['law_enforcement_hold', 'from=2026-03-10', 'to=2026-03-05', 'agency=FBI'], /hold began/],
      [['risk_of_harm', 'finding=likely', 'finding=no_harm'], /twice/],
    ] as const) {
      const ran = await decide(...words, ...WHO);
      expect(ran.code, words.join(' ')).toBe(2);
      expect(ran.stderr).toMatch(says);
    }
    expect(readFileSync(yaml(), 'utf8')).toBe(before);
    expect((await decide('assumption', 'law=us-fcc-cpni', 'version=2007', ...WHO)).code).toBe(0);
  });

  it('survives a run, and the ledger covers it', async () => {
    expect([0, 3, 4]).toContain((await runCandor(['respond', small.folder], { home: small.home })).code);
    expect(file().decisions?.length).toBeGreaterThan(5);
    expect((await runCandor(['verify', small.folder], { home: small.home })).code).toBe(0);
    writeFileSync(yaml(), `${readFileSync(yaml(), 'utf8')}`);
  });
});
