import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingFrom } from '../../../test/support/holds.ts';
import { loadLawData } from '../data-files.ts';
import { answerCase } from './answer-case.ts';
import { lawBook } from './evaluate.ts';
import { parseFacts } from './facts/facts.ts';
import { printedAnswer } from './printed.ts';

interface Example {
  readonly id: string;
  readonly title: string;
  readonly facts: unknown;
  readonly answer: unknown;
}

const folder = join(import.meta.dirname, '..', '..', '..', 'test', 'fixtures', 'law');
const { examples }: { readonly examples: readonly Example[] } = JSON.parse(
  readFileSync(join(folder, 'examples.json'), 'utf8'),
);
const book = lawBook(loadLawData());

describe('worked examples of the law', () => {
  it.each(examples.map((example) => [example.id, example] as const))('%s', (_id, { facts, answer }) => {
    const given = printedAnswer(answerCase(parseFacts(facts, book.known), book, '2026-12-31'));
    expect(missingFrom(given, answer)).toEqual([]);
  });
});
