import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from './errors.ts';

describe('docs/errors.md', () => {
  const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');
  const documented = [...page.matchAll(/^\| `([A-Z_]+)` \| (\d) \|/gm)].map(([, code, exit]) => [code, Number(exit)]);

  it('explains every error code with its exit code, and no other', () => {
    const codes = Object.entries(ERROR_CODES).map(([code, { exit }]) => [code, exit]);
    expect(documented).toEqual(codes);
  });
});
