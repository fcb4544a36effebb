import type { CaseAnswer } from './answer-case.ts';

/** Keys that only the evaluator needs. */
const INNER: readonly string[] = ['missing', 'item', 'shapes', 'each_group', 'possible'];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => {
      if (part === undefined || INNER.includes(key)) return [];
      return [[key, key === 'methods' && isRecord(part) ? methods(part) : plain(part)]];
    }),
  );
};

/** A method is allowed, not allowed or undetermined: one word. */
const methods = (value: Readonly<Record<string, unknown>>): unknown =>
  Object.fromEntries(Object.entries(value).map(([name, one]) => [name, isRecord(one) ? one['answer'] : one]));

/** The answer as `candor law evaluate` prints it: plain JSON in the format of docs/law.md. */
export const printedAnswer = (answer: CaseAnswer): Readonly<Record<string, unknown>> => ({
  ...answer,
  duties: answer.duties.map(plain),
});

/** Whether anything is undetermined: exit code 4. */
export const isUndetermined = ({ undetermined }: CaseAnswer): boolean => undetermined.length > 0;
