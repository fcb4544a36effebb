import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder, type Ran, runCandor } from '../../../test/support/run-candor.ts';

const init = (folder: string, path: string, ...more: readonly string[]): Promise<Ran> =>
  runCandor([
    ...['init', folder, '--notifier', 'Northern Voice', '--sector', 'telecom_carrier', '--at-rest', 'none', '--drill'],
    ...['--evidence', `${path}=presumed:customer`, '--decided-by', 'counsel', '--why', 'copied', ...more],
  ]);

describe('a new case', () => {
  it('makes the folder of an entry where nothing lies yet, and says so', async () => {
    const folder = join(newFolder('case'), 'acme');
    const { code, stdout } = await init(folder, 'crm');
    expect([code, existsSync(join(folder, 'evidence', 'crm'))]).toEqual([0, true]);
    expect(stdout).toContain('made, and empty: evidence/crm');
    expect(stdout).toContain('next: put the exposed files into evidence/crm and call: candor respond');
  });

  it('refuses an entry that names what is not there beside evidence that is, and makes nothing', async () => {
    const folder = join(newFolder('case'), 'acme');
    mkdirSync(join(folder, 'evidence', 'crm'), { recursive: true });
    for (const more of [[], ['--dry-run']]) {
      const { code, stderr } = await init(folder, 'crn', ...more);
      expect([code, stderr]).toEqual([2, expect.stringContaining('give a path below evidence/, which holds: crm')]);
    }
    expect([existsSync(join(folder, 'case.yaml')), existsSync(join(folder, 'evidence', 'crn'))]).toEqual([
      false,
      false,
    ]);
    expect((await init(folder, 'crm')).code).toBe(0);
  });

  it('takes an entry of what stands in a container that is there, and makes no folder of its name', async () => {
    const folder = join(newFolder('case'), 'acme');
    mkdirSync(join(folder, 'evidence'), { recursive: true });
    writeFileSync(join(folder, 'evidence', 'mail.zip'), 'PK');
    expect((await init(folder, 'mail.zip!/inbox')).code).toBe(0);
    expect(readdirSync(join(folder, 'evidence'))).toEqual(['mail.zip']);
  });

  it('takes the whole folder, whatever lies in it', async () => {
    const folder = join(newFolder('case'), 'acme');
    mkdirSync(join(folder, 'evidence', 'crm'), { recursive: true });
    const { code, stdout } = await init(folder, '.');
    expect([code, stdout]).toEqual([0, expect.not.stringContaining('made, and empty')]);
  });

  it('warns of a sector that no law asks for, with the word that was meant', async () => {
    const folder = join(newFolder('case'), 'acme');
    const { code, stderr } = await init(folder, 'crm', '--sector', 'telecom_carier');
    expect([code, stderr]).toEqual([0, expect.stringContaining('did you mean "telecom_carrier"?')]);
  });

  it('knows what everyday words for a sector mean, and which mean none', async () => {
    const folder = join(newFolder('case'), 'acme');
    const { stderr } = await init(folder, 'crm', '--sector', 'hospital,school');
    expect(stderr).toContain('"hospital"; it is kept; did you mean "health_care_provider"?');
    expect(stderr).toContain('"school"; it is kept; no sector of these laws is meant by it');
  });

  it('is named by a command that was given a folder of it', async () => {
    const folder = join(newFolder('case'), 'acme');
    await init(folder, 'crm');
    const { code, stderr } = await runCandor(['respond', join(folder, 'evidence', 'crm')]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`the case is the folder above it: ${folder}`)]);
  });
});
