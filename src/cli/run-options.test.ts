import { describe, expect, it } from 'vitest';
import { runCandor } from '../../test/support/run-candor.ts';

describe('--memory', () => {
  it('is refused at once where it is too little for any step, with the least', async () => {
    const { code, stderr } = await runCandor(['respond', 'no-case', '--memory', '1']);
    expect(code).toBe(2);
    expect(stderr).toContain('expected a whole number from 64');
  });
});
