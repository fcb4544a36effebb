import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { parseDocument } from 'yaml';
import { lawFaults } from '../assess/check-law.ts';
import { type LawFault, loadLawData, readLawData } from '../assess/data-files.ts';
import { answerCase } from '../assess/law/answer-case.ts';
import { lawBook } from '../assess/law/evaluate.ts';
import { parseFacts } from '../assess/law/facts/facts.ts';
import { isUndetermined, printedAnswer } from '../assess/law/printed.ts';
import type { Law } from '../assess/law/schema/law-schema.ts';
import { CandorError } from '../core/errors.ts';

const readAll = async (stdin: Readable): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
};

const readInput = async (path: string, stdin: Readable): Promise<string> => {
  if (path === '-') return readAll(stdin);
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    throw new CandorError(
      missing ? 'INPUT_NOT_FOUND' : 'INPUT_UNREADABLE',
      missing ? 'no such file' : 'it cannot be read',
      {
        place: { file: path },
        cause,
      },
    );
  }
};

/** JSON lets a key stand twice and takes the last: a fact that is said twice is no fact. */
const refuseTwice = (text: string, file: string): void => {
  const [twice] = parseDocument(text, { schema: 'json', uniqueKeys: true }).errors.filter(
    ({ code }) => code === 'DUPLICATE_KEY',
  );
  if (!twice) return;
  const line = twice.linePos?.[0].line;
  throw new CandorError('FACTS_INVALID', 'a key stands twice', { place: { file, ...(line ? { line } : {}) } });
};

const parsed = (given: string, path: string): unknown => {
  const text = given.replace(/^\uFEFF/, '');
  let facts: unknown;
  try {
    facts = JSON.parse(text);
  } catch (cause) {
    const line = /line (\d+)/.exec(cause instanceof Error ? cause.message : '')?.[1];
    throw new CandorError('FACTS_INVALID', 'not JSON', {
      place: { file: path, ...(line ? { line: Number(line) } : {}) },
      hint: 'docs/law.md shows an example',
      cause,
    });
  }
  refuseTwice(text, path);
  return facts;
};

export interface EvaluatedLaw {
  readonly answer: Readonly<Record<string, unknown>>;
  readonly undetermined: boolean;
}

const withFile = (error: unknown, file: string): unknown =>
  error instanceof CandorError
    ? new CandorError(error.code, error.detail, {
        place: { ...error.place, file },
        ...(error.hint ? { hint: error.hint } : {}),
      })
    : error;

/** What the law asks under the facts of a file; `today` counts where the facts name no `as_of`. */
export const evaluateLaw = async (path: string, stdin: Readable, today: Date): Promise<EvaluatedLaw> => {
  const input = parsed(await readInput(path, stdin), path);
  const book = lawBook(loadLawData());
  try {
    const answer = answerCase(parseFacts(input, book.known), book, today.toISOString().slice(0, 10));
    return { answer: printedAnswer(answer), undetermined: isUndetermined(answer) };
  } catch (error) {
    throw withFile(error, path);
  }
};

/** Every law that Candor knows, by id. */
export const listLaws = (): readonly Law[] => loadLawData().laws;

/** One law by its id. */
export const oneLaw = (id: string): Law => {
  const law = listLaws().find((one) => one.id === id.toLowerCase());
  if (!law) throw new CandorError('NOT_FOUND', 'no law has this id', { hint: 'candor law list shows all ids' });
  return law;
};

/** Every fault of the law data, with its place. */
export const checkLaws = (): { readonly laws: number; readonly faults: readonly LawFault[] } => {
  const { data, faults } = readLawData();
  return { laws: data.laws.length, faults: [...faults, ...lawFaults(data)] };
};
