import { describe, expect, it } from 'vitest';
import { calibrated } from './calibration.ts';
import type { Span } from './spans/span.ts';

const name = (confidence: number): Span => ({
  element: 'person_name',
  start: 0,
  end: 4,
  confidence,
  state: 'clear',
  detector: 'name-lists',
  why: 'name-lists, lists',
});

describe('calibrated confidence', () => {
  it('rises with that of the rules and stays a probability', () => {
    const said = [0.5, 0.6, 0.7, 0.8, 0.9, 0.98].map((raw) => calibrated(name(raw)).confidence);
    expect(said).toEqual([...said].sort((a, b) => a - b));
    expect(Math.min(...said)).toBeGreaterThan(0.5);
    expect(Math.max(...said)).toBeLessThan(1);
  });
});
