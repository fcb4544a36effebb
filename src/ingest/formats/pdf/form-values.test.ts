import { describe, expect, it } from 'vitest';
import { type FormField, withFormValues } from './form-values.ts';
import { pageText } from './page-layout.ts';
import type { TextRun } from './text-runs.ts';

const run = (text: string, x: number, y: number): TextRun => ({ text, x, y, width: 5 * text.length, height: 10 });

const field = (value: string, left: number, bottom: number): FormField => ({
  line: `f1: ${value}`,
  value,
  left,
  right: left + 150,
  bottom,
  top: bottom + 16,
});

const textOf = (runs: readonly TextRun[], fields: readonly FormField[]): readonly string[] => {
  const filled = withFormValues(runs, fields);
  return [...pageText(filled.runs, 600).text.split('\n'), ...filled.lines];
};

describe('values of a form', () => {
  it('stand behind the labels in front of their boxes', () => {
    const runs = [run('Full name', 40, 700), run('Born', 40, 670)];
    expect(textOf(runs, [field('Ann Lee', 150, 696), field('3/7/1970', 150, 666)])).toEqual([
      'Full name\tAnn Lee',
      'Born\t3/7/1970',
    ]);
  });

  it('stand below the labels above their boxes', () => {
    const runs = [run('Last name', 40, 720), run('First name', 240, 720)];
    expect(textOf(runs, [field('Lee', 40, 700), field('Ann', 240, 700)])).toEqual([
      'Last name\tFirst name',
      'Lee\tAnn',
    ]);
  });

  it('stand behind the names of their fields where the page says nothing by them', () => {
    expect(textOf([run('Form 7', 40, 780)], [field('Ann Lee', 150, 300)])).toEqual(['Form 7', 'f1: Ann Lee']);
  });
});
