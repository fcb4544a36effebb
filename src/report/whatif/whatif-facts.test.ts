import { describe, expect, it } from 'vitest';
import { type DutyState, daysBetween, moveOf } from './whatif-facts.ts';

const state = (answer: string, date: string | null = null): DutyState => ({ answer, date });

describe('what becomes of a duty', () => {
  it.each([
    [null, state('required'), 'added'],
    [state('not_required'), state('required', '2026-03-01'), 'added'],
    [state('undetermined'), state('required'), 'added'],
    [state('required'), null, 'lifted'],
    [state('required'), state('not_required'), 'lifted'],
    [state('required'), state('undetermined'), 'opened'],
    [state('undetermined'), state('not_required'), 'settled'],
    [state('required', '2026-03-02'), state('required', '2026-03-01'), 'earlier'],
    [state('required', '2026-03-02'), state('required', '2026-03-03'), 'later'],
    [state('required'), state('required', '2026-03-03'), 'dated'],
    [state('required', '2026-03-03'), state('required'), 'undated'],
    [state('required', '2026-03-03'), state('required', '2026-03-03'), 'same'],
    [null, state('not_required'), 'same'],
    [state('not_required'), null, 'same'],
  ] as const)('%j, then %j: %s', (before, after, move) => {
    expect(moveOf(before, after)).toBe(move);
  });

  it('counts days between dates, and none where one side has no date', () => {
    expect(daysBetween(state('required', '2026-02-27'), state('required', '2026-03-01'))).toBe(2);
    expect(daysBetween(state('required'), state('required', '2026-03-01'))).toBeNull();
  });
});
