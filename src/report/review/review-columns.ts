/**
 * The sheets of a review, in the order of their columns: what Candor thinks, what the records say, and behind it what a
 * person fills in; last what stood decided when it was written (`stands`), by which a cell that was changed is told. The names
 * are how an edited sheet is read back.
 */
export const STANDS = 'stands';
/** Behind a decision that stands about some of a person's records alone: others came since. */
export const OF_SOME = ', of some records';

export const PAIR_COLUMNS = [
  'shown as',
  'record a',
  'record b',
  'outcome',
  'changes the count by',
  'weight (bits)',
  'reason',
  'compared',
  'name a',
  'name b',
  'born a',
  'born b',
  'address a',
  'address b',
  'phone a',
  'phone b',
  'email a',
  'email b',
  'SSN a',
  'SSN b',
  'decision',
  'by',
  'why',
  STANDS,
] as const;

export const PEOPLE_COLUMNS = [
  'shown as',
  'person',
  'kind',
  'relation',
  'name',
  'born',
  'address',
  'confidence %',
  'records',
  'record ids',
  'decision',
  'by',
  'why',
  STANDS,
] as const;

export const DETECTION_COLUMNS = [
  'shown as',
  'id',
  'document',
  'file',
  'part',
  'from',
  'to',
  'element',
  'state',
  'masked',
  'found by',
  'confidence %',
  'decision',
  'by',
  'why',
] as const;

export const COLUMN_COLUMNS = [
  'shown as',
  'id',
  'document',
  'file',
  'column',
  'name',
  'role',
  'element',
  'filled',
  'examples',
  'decision',
  'by',
  'why',
] as const;

export const DOCUMENT_COLUMNS = [
  'shown as',
  'id',
  'file',
  'kind',
  'rows',
  'characters',
  'decision',
  'by',
  'why',
] as const;

export const EDITED = ['decision', 'by', 'why'] as const;

export const PAIR_SHEET = 'Pairs';
export const PEOPLE_SHEET = 'People';
export const DETECTION_SHEET = 'Detections';
export const COLUMN_SHEET = 'Columns';
export const DOCUMENT_SHEET = 'Clean documents';
export const CHOICE_SHEET = 'Decisions';
/** Of which case and revision the review is: told by it when it comes back. */
export const ABOUT_SHEET = 'About';
export const ABOUT = { case: 'case', revision: 'revision' } as const;

/** Why a row is shown: it is doubtful, drawn at random, asked for, or decided already. */
export const SHOWN = {
  queue: 'doubtful',
  joined: 'sample of joined',
  apart: 'sample of kept apart',
  people: 'sample of people',
  detections: 'sample of detections',
  columns: 'sample of columns',
  cleanColumns: 'sample of clean columns',
  cleanDocuments: 'sample of clean documents',
  asked: 'asked for',
  decided: 'decided before',
} as const;
/** Between two reasons for which one row is shown. */
export const SHOWN_BOTH = '; ';
export type Shown = (typeof SHOWN)[keyof typeof SHOWN];

/** What a reviewer may write. `none` takes back the decision that stands. */
export const DECISIONS: Readonly<Record<string, string>> = {
  'one person': 'pairs: the two records are one person',
  'two people': 'pairs: they are not',
  right: 'people: all of its records are one person; detections and columns: it is what is said',
  wrong: 'people: they are not; say which on the sheet of pairs; detections and columns: it is not',
  clean: 'clean columns and documents: nothing personal in it',
  'holds data': 'clean columns and documents: something personal in it; say what under "why"',
  nobody: 'people: no person at all (a test, a product, a place)',
  none: 'takes the decision back that stands here',
};
