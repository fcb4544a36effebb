import { describe, expect, it } from 'vitest';
import type { ElementId } from '../../schema/vocabulary.ts';
import type { Span } from '../text/spans/span.ts';
import { withNames } from './with-names.ts';

const TEXT = 'Quorra Zefti of Orrin Bank said that helicopter 219-09-9999 is hers: SIM lost';

const at = (value: string, element: ElementId, confidence: number): Span => {
  const start = TEXT.indexOf(value);
  return { element, start, end: start + value.length, confidence, state: 'clear', detector: 'rules', why: 'rules' };
};
const fromModel = (value: string, probability: number) => {
  const start = TEXT.indexOf(value);
  return { start, end: start + value.length, probability, label: 'PER' };
};
const shown = (spans: readonly Span[]) =>
  spans.map(({ start, end, confidence, detector }) => [TEXT.slice(start, end), confidence, detector]);

describe('what a model adds', () => {
  it('is a name that no rule found, with less confidence than the model has, and only where it is sure', () => {
    expect(shown(withNames(TEXT, [], [fromModel('Quorra Zefti', 99)], []))).toEqual([
      ['Quorra Zefti', 0.72, 'name-model'],
    ]);
    expect(withNames(TEXT, [], [fromModel('Quorra Zefti', 80)], [])).toEqual([]);
  });

  it('gives way to what rules are surer of, to other elements, and to organizations and places', () => {
    const sure = at('Quorra Zefti', 'person_name', 0.9);
    expect(withNames(TEXT, [sure], [fromModel('Quorra', 99)], [])).toEqual([sure]);
    const ssn = at('219-09-9999', 'ssn', 0.5);
    expect(withNames(TEXT, [ssn], [fromModel('helicopter 219-09-9999', 99)], [])).toEqual([ssn]);
    expect(withNames(TEXT, [], [fromModel('Orrin', 99)], [at('Orrin Bank', 'organization', 0.6)])).toEqual([]);
  });

  it('takes the place of a name that rules are less sure of, unless that holds more', () => {
    const weak = at('Zefti', 'person_name', 0.6);
    expect(shown(withNames(TEXT, [weak], [fromModel('Quorra Zefti', 99)], []))).toEqual([
      ['Quorra Zefti', 0.72, 'name-model'],
    ]);
    const longer = at('Quorra Zefti', 'person_name', 0.6);
    expect(withNames(TEXT, [longer], [fromModel('Zefti', 99)], [])).toEqual([longer]);
  });

  it('is no English word in small letters, and no abbreviation', () => {
    expect(withNames(TEXT, [], [fromModel('helicopter', 99), fromModel('SIM', 99)], [])).toEqual([]);
  });
});
