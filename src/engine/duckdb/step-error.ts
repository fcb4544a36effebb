import { CandorError } from '../../core/errors.ts';

/** What is told of a step that failed: its name and the class of the fault. */
export const stepError = (name: string, query: string, cause: unknown): CandorError => {
  // DuckDB's messages can hold row values (casts, constraint texts): the class alone is shown.
  const kind = cause instanceof Error ? (/^[A-Za-z ]+Error/.exec(cause.message)?.[0] ?? cause.name) : 'fault';
  if (kind.startsWith('Out of Memory'))
    return new CandorError('OUT_OF_MEMORY', `step ${name}`, {
      hint: 'give more with --memory MB, take fewer --threads, or make room on the disk (docs/operations.md)',
      cause,
    });
  return new CandorError('STEP_FAILED', `step ${name}: ${kind}`, {
    hint: `where the disk is full, make room (docs/operations.md); else report this step: ${query.replace(/\s+/g, ' ').slice(0, 160)}`,
    cause,
  });
};
