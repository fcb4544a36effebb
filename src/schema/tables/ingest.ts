import { table } from '../table.ts';

/** A file as found below `evidence/` or `register/`. `path` is relative to the case folder, with `/`. */
export const SOURCE = table('source', 2, ['source_no'], {
  source_no: 'integer',
  path: 'text',
  root: 'text', // evidence | register
  bytes: 'bigint',
  sha256: 'text',
  media_type: 'text',
  status: 'text', // DOCUMENT_STATUS
  reason: 'text',
  documents: 'integer',
  read_key: 'text', // what it was read with: where it is unchanged, so is what was read
});

/**
 * A readable unit. `family` is the path inside containers ("mail.mbox!/3!/scan.pdf"), `parent_no` the document it
 * was found in. `document_no` belongs to a content: it stays where the file moves, and another content in its place gets
 * another; `control_number` is its printed form.
 */
export const DOCUMENT = table('document', 1, ['document_no'], {
  document_no: 'integer',
  control_number: 'text',
  source_no: 'integer',
  parent_no: 'integer',
  family: 'text',
  root: 'text',
  kind: 'text', // text | mail | table | container | unread
  media_type: 'text',
  bytes: 'bigint',
  sha256: 'text',
  status: 'text', // DOCUMENT_STATUS
  reason: 'text',
  duplicate_of: 'integer', // document_no of the copy that is read
  charset: 'text',
  language: 'text',
  rows: 'bigint',
  columns: 'integer',
  header_row: 'integer', // 1-based row of the header in the file; null: none
  characters: 'bigint',
  parts: 'integer', // pages, or pieces of a long text
  parts_unread: 'integer',
});

/**
 * A document that is not there any more: its number stays its content's, so that the same file has it again when it comes again, and nothing else
 * ever has it.
 */
export const GONE_DOCUMENT = table('gone_document', 1, ['document_no'], {
  document_no: 'integer',
  source_no: 'integer',
  family: 'text',
  root: 'text',
  bytes: 'bigint',
  sha256: 'text',
});

/** A column of a tabular document as the file names it. `column_no` counts from 1; the working copy calls it c<column_no>. */
export const FIELD = table('field', 1, ['document_no', 'column_no'], {
  document_no: 'integer',
  column_no: 'integer',
  name: 'text',
  filled: 'bigint',
});

/** Faults that did not stop the run. */
export const PROBLEM = table('problem', 1, ['stage', 'evidence', 'location', 'code', 'hint'], {
  stage: 'text',
  code: 'text',
  severity: 'text',
  evidence: 'text',
  location: 'text',
  hint: 'text',
});

/** Working copies (never artifacts): text of documents, one row a part, offsets in UTF-16 units of `text`. */
export const WORKING_TEXT = table('working_text', 1, ['document_no', 'part'], {
  document_no: 'integer',
  part: 'integer',
  kind: 'text', // plain | mail
  text: 'text',
});
