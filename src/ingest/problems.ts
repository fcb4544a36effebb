import type { Problem } from '../core/errors.ts';
import { UNREAD_REASONS, type UnreadReason } from '../schema/unread-reasons.ts';
import type { Oddity, ProblemCode } from './reader.ts';

const ODDITIES: Readonly<Record<ProblemCode, (count: number, first: number) => string>> = {
  ROWS_RAGGED: (count) => `${count} rows have more or fewer cells than the header; all cells were kept`,
  QUOTES_UNBALANCED: (count) => `${count} quotes never close; they were taken as plain characters`,
  ROWS_NOT_PARSED: (count) => `${count} rows are not in the form of the others; they were kept as text`,
  SEGMENTS_ODD: (count, first) =>
    `${count} segments or lines are not in the form of the others, the first is number ${first}; they were kept as text`,
  FORMULAS_EMPTY: (count, first) =>
    `${count} formulas keep no result, the first in row ${first}; open a copy in a spreadsheet program, save it, and put it beside the file`,
  ROWS_REPEATED: (count, first) =>
    `${count} more copies of rows that are said once and repeated were left out, the first from row ${first}; the first thousand of each were read`,
  CHARSET_MIXED: () => 'lines in UTF-8 and in windows-1252 stand beside each other; each was read as what it is',
  NUL_BYTES: () => 'the text holds NUL bytes; they were kept',
  UNLOCKED: (count, first) =>
    count === 1
      ? `it was locked; the password in line ${first} of the file of passwords opened it`
      : `${count} entries were locked and were opened, the first by the password in line ${first} of the file of passwords`,
  PASSWORDS_UNTRIED: (count) =>
    `not every password was tried on ${count} locked entries, as a try costs much: put the likely ones first, or an unlocked copy beside it`,
  NAME_UNSAFE: (count) =>
    `${count} entries have a name that leads out of the archive or cannot be read; they were read under another one`,
};

/** What was odd inside a document that was read all the same. */
export const oddityProblem = (evidence: string, family: string, { code, count, first }: Oddity): Problem => ({
  code,
  severity: 'warning',
  evidence,
  location: family,
  hint: ODDITIES[code](count, first ?? 0),
});

/** A document that was not read, or not wholly. */
export const unreadProblem = (evidence: string, family: string, reason: UnreadReason): Problem => ({
  code: `UNREAD_${reason.toUpperCase()}`,
  severity: 'error',
  evidence,
  location: family,
  hint: `${UNREAD_REASONS[reason].sentence} ${UNREAD_REASONS[reason].remedy}`,
});

export const emptyProblem = (evidence: string, family: string): Problem => ({
  code: 'FILE_EMPTY',
  severity: 'warning',
  evidence,
  location: family,
  hint: 'the file has no bytes: find out whether it had any where it came from',
});

export const rootProblem = (root: string, code: 'EVIDENCE_MISSING' | 'EVIDENCE_EMPTY' | 'EVIDENCE_LINK'): Problem => ({
  code,
  severity: code === 'EVIDENCE_EMPTY' ? 'warning' : 'error',
  evidence: `${root}/`,
  location: `${root}/`,
  hint: {
    EVIDENCE_MISSING: 'there is no such folder in the case: make it and put the exposed files in it',
    EVIDENCE_EMPTY: 'the folder holds no file: put the exposed files in it',
    EVIDENCE_LINK: 'the folder is a link or a file, which is not followed: make it a folder',
  }[code],
});
