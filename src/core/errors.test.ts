import { describe, expect, it } from 'vitest';
import { CandorError, placeText } from './errors.ts';

describe('CandorError', () => {
  it('says what and why, and carries the exit code of its kind', () => {
    const error = new CandorError('CASE_INVALID', 'unknown key "sectros"', {
      place: { file: 'case.yaml', line: 4, column: 3 },
    });
    expect(error.message).toBe('case.yaml is not valid: unknown key "sectros"');
    expect(error.exit).toBe(2);
    expect(placeText(error.place)).toBe('case.yaml:4:3');
  });
});
