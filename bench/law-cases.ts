/** The cases and examples of the law without a test runner, for `bench/mutate-law.ts`: exit 1 where one does not hold. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerCase } from '../src/assess/law/answer-case.ts';
import { parseFacts } from '../src/assess/law/facts/facts.ts';
import { printedAnswer } from '../src/assess/law/printed.ts';
import { missingFrom } from '../test/support/holds.ts';
import { evaluate, type Json, lawCases, testBook } from '../test/support/law-case.ts';

const file = join(import.meta.dirname, '..', 'test', 'fixtures', 'law', 'examples.json');
const { examples } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly examples: readonly { readonly facts: unknown; readonly answer: Json }[];
};

const fails = (given: Json, wanted: Json): boolean => missingFrom(given, wanted).length > 0;
const book = testBook();
const failed =
  examples.some(({ facts, answer }) =>
    fails(printedAnswer(answerCase(parseFacts(facts, book.known), book, '2026-12-31')), answer),
  ) || lawCases().some(([, cases]) => cases.some(({ facts, answer }) => fails(evaluate(facts), answer)));

process.exit(failed ? 1 : 0);
