/** Exit codes of every command (one closed list; see docs/errors.md). */
export const EXIT = { done: 0, failed: 1, usage: 2, unread: 3, undetermined: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Every way in which Candor fails on purpose. Message and exit code stand here once; call sites give place and remedy. */
export const ERROR_CODES = {
  USAGE: { message: 'the call is not understood', exit: EXIT.usage },
  CASE_NOT_FOUND: { message: 'this folder is not a case', exit: EXIT.usage },
  CASE_INVALID: { message: 'case.yaml is not valid', exit: EXIT.usage },
  CASE_EXISTS: { message: 'something is there already', exit: EXIT.usage },
  FACTS_INVALID: { message: 'the facts are not valid', exit: EXIT.usage },
  LAW_INVALID: { message: 'the law data are not valid', exit: EXIT.failed },
  DATA_INVALID: { message: 'a data file of Candor is not valid', exit: EXIT.failed },
  KEY_MISSING: { message: 'the case key was not found', exit: EXIT.failed },
  KEY_UNSAFE: { message: 'the case key can be read by others', exit: EXIT.failed },
  KEY_WRONG: { message: 'this is not the key of the case', exit: EXIT.failed },
  AT_REST_REFUSED: { message: 'artifacts cannot be protected at rest as the case demands', exit: EXIT.failed },
  INPUT_NOT_FOUND: { message: 'the input was not found', exit: EXIT.usage },
  INPUT_UNREADABLE: { message: 'the input could not be read', exit: EXIT.failed },
  SHEET_INVALID: { message: 'the edited sheet does not fit', exit: EXIT.usage },
  STEP_FAILED: { message: 'a step of the analysis failed', exit: EXIT.failed },
  OUT_OF_MEMORY: { message: 'memory ran out', exit: EXIT.failed },
  ARTIFACT_MISSING: { message: 'an artifact of an earlier stage is missing', exit: EXIT.failed },
  ARTIFACT_OUTDATED: { message: 'an artifact was written by another version of Candor', exit: EXIT.failed },
  CASE_BUSY: { message: 'another run is working on this case', exit: EXIT.failed },
  LEDGER_BROKEN: { message: 'the ledger does not verify', exit: EXIT.failed },
  VERIFY_FAILED: { message: 'the case does not verify', exit: EXIT.failed },
  NOT_FOUND: { message: 'not found', exit: EXIT.usage },
  DISK_FULL: { message: 'there is not enough room on the disk', exit: EXIT.failed },
  PACKAGE_MISSING: { message: 'an optional package is needed', exit: EXIT.failed },
  SETUP_FAILED: { message: 'set-up did not finish', exit: EXIT.failed },
} as const satisfies Record<string, { message: string; exit: ExitCode }>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** Where something is wrong: a file (as the user named it), and inside it a key, line, row or offset. Never a value. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly key?: string;
}

/** An expected failure: what (code), where (place), why (detail), what to do (hint). Anything else thrown is a bug. */
export class CandorError extends Error {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly hint: string | undefined;
  readonly place: Place | undefined;

  constructor(code: ErrorCode, detail: string, options: { hint?: string; place?: Place; cause?: unknown } = {}) {
    super(`${ERROR_CODES[code].message}: ${detail}`, { cause: options.cause });
    this.name = 'CandorError';
    this.code = code;
    this.detail = detail;
    this.hint = options.hint;
    this.place = options.place;
  }

  get exit(): ExitCode {
    return ERROR_CODES[this.code].exit;
  }
}

/** "file:line:column (key)" as far as it is known. */
export const placeText = (place: Place | undefined): string =>
  [
    [place?.file, place?.line, place?.column].filter((part) => part !== undefined).join(':'),
    place?.key ? `(${place.key})` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');

/** A fault that does not stop the run: one row in reports. `location` names no personal value. */
export interface Problem {
  readonly code: string;
  readonly severity: 'warning' | 'error';
  readonly evidence: string;
  readonly location: string;
  readonly hint: string;
}
