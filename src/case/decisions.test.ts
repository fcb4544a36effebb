import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { caseFacts, groupFacts } from './case-facts.ts';
import { parseCaseFile, readCaseFile } from './case-file.ts';
import type { Decision } from './case-schema.ts';
import { decisionsInForce, recordDecision } from './decisions.ts';

const TEXT = `# kept by counsel
candor: 1
id: acme-2021
name: Acme
at_rest: encrypted
time_zone: America/Chicago
notifier: {name: Acme, sectors: [telecom_carrier], regulated_by: [FCC], relation_default: customer}
incident:
  acquired: "yes"
  encrypted: none
  ransom_paid: unknown
dates:
  - {event: discovered, at: 2021-08-13, recorded_by: counsel, earlier: [{at: 2021-08-16, why: forum post found}]}
  - {event: aware, at: 2021-08-13T16:00:00-04:00, recorded_by: counsel}
  - {event: confirmed, at: 2021-08-17T09:00:00Z, recorded_by: counsel}
evidence:
  - {path: hr, exposure: reachable, acquisition: unknown, encrypted: key_taken}
`;

const by = { by: 'counsel', on: '2021-08-17', why: 'memo' };
const harm = (finding: 'likely' | 'no_harm'): Decision => ({ about: 'risk_of_harm', finding, ...by });

describe('a recorded decision', () => {
  it('is added behind the others, keeps comments, and the last one of a topic holds', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'candor-decide-'));
    await writeFile(join(folder, 'case.yaml'), TEXT);
    const before = (await readCaseFile(folder)).hash;
    await recordDecision(folder, harm('no_harm'));
    await recordDecision(folder, { about: 'note', ...by });
    const recorded = await recordDecision(folder, harm('likely'));
    const { file, hash } = await readCaseFile(folder);
    expect(recorded).toMatchObject({ index: 2, after: hash });
    expect(recorded.before).not.toBe(before);
    expect(file.decisions).toHaveLength(3);
    expect(decisionsInForce(file).map(({ about }) => about)).toEqual(['note', 'risk_of_harm']);
    expect(await readFile(join(folder, 'case.yaml'), 'utf8')).toContain('# kept by counsel');
    expect(caseFacts(file)['risk_of_harm']).toEqual({
      finding: 'likely',
      by: 'counsel',
      on: '2021-08-17',
      note: 'memo',
    });
  });

  it('that is not valid changes nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'candor-decide-'));
    await writeFile(join(folder, 'case.yaml'), TEXT);
    const wrong: Decision = { about: 'note', by: 'x', on: '2021-02-30', why: 'y' };
    await expect(recordDecision(folder, wrong)).rejects.toMatchObject({ code: 'CASE_INVALID' });
    expect(await readFile(join(folder, 'case.yaml'), 'utf8')).toBe(TEXT);
  });
});

describe('the facts of a case', () => {
  const file = parseCaseFile(TEXT);

  it('are what the law asks of the notifier, in its words', () => {
    expect(caseFacts(file)).toEqual({
      time_zone: 'America/Chicago',
      notifier: { name: 'Acme', sectors: ['telecom_carrier'], regulated_by: ['FCC'] },
      dates: { discovered: '2021-08-13', aware_at: '2021-08-13T16:00:00-04:00', confirmed: '2021-08-17' },
      event: { acquired: 'yes' },
      ransom_paid: 'unknown',
    });
  });

  it('hold for each group, and an evidence folder says otherwise for its people', () => {
    expect(groupFacts(file, null)).toEqual({ encrypted: 'none' });
    expect(groupFacts(file, 0)).toEqual({ encrypted: 'key_taken', event: { acquired: 'unknown' } });
  });
});
