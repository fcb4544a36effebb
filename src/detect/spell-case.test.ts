import { setFlagsFromString } from 'node:v8';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDetectors, patternOf } from './data-files.ts';
import { spellCase } from './spell-case.ts';

/** As V8 compiles by itself once a process has compiled much. */
describe('case-blind groups where the engine no longer optimises', () => {
  beforeAll(() => setFlagsFromString('--no-regexp-optimization'));
  afterAll(() => setFlagsFromString('--regexp-optimization'));

  it.each([
    ['(?i:catholic|jewish)', ['Catholic', 'JEWISH', 'jewish'], ['Cath', 'jew']],
    [
      'No (?i:(?:type [12a-c] |old )?cáncer) [a-z]',
      ['No TYPE B CÁNCER x', 'No cáncer x'],
      ['no cáncer x', 'No cáncer X'],
    ],
    ['(?i:a(?-i:b|c)(?<last>d|e))f', ['Abdf', 'acef', 'AcEf'], ['ABdf', 'abdF']],
    ['(?i:\\bdan\\.|[^a-f-]x)y', ['DAN.y', 'ZXy'], ['DAN.Y', 'Bxy', '-xy']],
  ])('%s asks for letters of either case', (pattern, match, noMatch) => {
    const spelled = new RegExp(`^(?:${spellCase(pattern)})$`);
    expect(match.filter((text) => !spelled.test(text))).toEqual([]);
    expect(noMatch.filter((text) => spelled.test(text))).toEqual([]);
  });
});

it('no expression of a detector leaves the case to the engine', () => {
  const own = loadDetectors();
  expect(own.filter((detector) => patternOf(detector).includes('(?i:'))).not.toEqual([]);
  expect(own.filter(({ expression }) => expression.source.includes('(?i')).map(({ id }) => id)).toEqual([]);
});
