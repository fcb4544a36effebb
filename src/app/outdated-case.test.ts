import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCandor } from '../../test/support/run-candor.ts';
import { runSmallCase } from '../../test/support/small-case.ts';

describe('a case whose tables another version wrote', () => {
  it('is refused by what only reads it, with what to do, and made anew by a run', async () => {
    const { folder, home } = await runSmallCase();
    const path = join(folder, 'artifacts', 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    manifest.stages.detect.outputs.record.schema_version -= 1;
    // Settings hang on the versions of tables.
    manifest.stages.detect.settings_key = 'another';
    manifest.stages.detect.input_key = 'another';
    writeFileSync(path, JSON.stringify(manifest));
    const refused = await runCandor(['report', folder], { home });
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('candor respond')]);
    expect(refused.stderr).toContain('artifacts/detect/record.parquet');
    expect((await runCandor(['respond', folder], { home })).code).toBe(4);
    expect((await runCandor(['report', folder], { home })).code).toBe(4);
  });
});
