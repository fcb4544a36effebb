import { type ColumnRole, isColumnRole } from '../../../schema/vocabulary.ts';
import type { Candidate } from '../candidate.ts';
import { filledCell } from '../cells/column-profile.ts';
import { foldWords } from '../cells/fold.ts';
import type { KindsBeside } from '../cells/kinds-beside.ts';
import { KINDS_OF_IDS, SHORT_KINDS_OF_IDS, US_STATE_NAMES, wordList } from '../data-files.ts';
import { holds, isUnsaid, type Rule, raise, topOf } from './neighbour-rule.ts';

/** One "code" for nearly all rows of a payroll is of the tax, the shift or the plant, whatever the table is called. */
export const sharedStaffCodes: Rule = (candidate) => {
  const { profile } = candidate;
  if (holds(candidate, 'employee_id') && profile.filled >= 5 && profile.distinct <= 0.2 * profile.filled)
    raise(candidate, 'other', 12, 'many rows have the same');
};

/** Share of cells that must be kinds of documents, and of one kind, so that numbers of no known kind beside them are of it too. */
const KINDS = 0.75;
const ONE_KIND = 0.9;
const LEAST_CELLS = 3;
/** Cells that are looked at: what most of them say, all say. */
const LOOKED_AT = 200;

const STATE = new Set(['state', 'st']);
const DOCUMENTS = wordList('documents_in_headers');
const VERDICTS = wordList('verdicts_in_headers');

/** "Pass" under "document type" is a kind of document; under "type" it may be a ticket, under "status" it is how a check went. */
const namesDocuments = ({ header: { tokens } }: Candidate): boolean =>
  tokens.some((token) => DOCUMENTS.has(token)) && !tokens.some((token) => VERDICTS.has(token));

const STATES = new Set([...US_STATE_NAMES].flatMap(([name, code]) => [name, code.toLowerCase()]));

/** "DRIVERSLICENSE", as codes of programs are written. */
const GLUED_KINDS = new Map([...KINDS_OF_IDS].map(([words, role]) => [words.replaceAll(' ', ''), role]));

/** The document that a folded cell names, also with the state that gave it ("oh dl", "drivers license ohio"). */
const documentIn = (words: string, isShortRead: boolean): ColumnRole | undefined => {
  const known = (text: string): string | undefined =>
    KINDS_OF_IDS.get(text) ?? GLUED_KINDS.get(text) ?? (isShortRead ? SHORT_KINDS_OF_IDS.get(text) : undefined);
  const [first = '', ...rest] = words.split(' ');
  const [last = '', ...front] = words.split(' ').reverse();
  const role =
    known(words) ??
    (STATES.has(first) ? known(rest.join(' ')) : undefined) ??
    (STATES.has(last) ? known(front.reverse().join(' ')) : undefined);
  return role !== undefined && isColumnRole(role) ? role : undefined;
};

/** All known words for each document, beside those that a column has. */
const wordsOfKinds = (found: ReadonlyMap<string, ColumnRole>): ReadonlyMap<ColumnRole, ReadonlySet<string>> => {
  const roles = new Map<ColumnRole, Set<string>>();
  for (const [word, role] of [...KINDS_OF_IDS, ...found]) {
    if (!isColumnRole(role)) continue;
    roles.set(role, (roles.get(role) ?? new Set()).add(word));
  }
  return roles;
};

/** What the kinds in a column say that the numbers beside it are; undefined: it holds no kinds of documents. */
const kindsIn = (candidate: Candidate, isOfPerson: boolean): KindsBeside | undefined => {
  const { cells, profile } = candidate;
  // A column of kinds has a few words over and over.
  if (profile.filled < LEAST_CELLS || profile.distinct > 12 || profile.averageLength > 30) return undefined;
  const values = cells.flatMap((cell) => filledCell(cell) ?? []).slice(0, LOOKED_AT);
  const isShortRead = isOfPerson && namesDocuments(candidate);
  const counts = new Map<ColumnRole, number>();
  const found = new Map<string, ColumnRole>();
  let known = 0;
  for (const value of values) {
    const word = foldWords(value);
    const role = documentIn(word, isShortRead);
    if (role === undefined) continue;
    known += 1;
    found.set(word, role);
    counts.set(role, (counts.get(role) ?? 0) + 1);
  }
  if (known < KINDS * values.length) return undefined;
  const [role, count = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return {
    column: candidate.column,
    roles: wordsOfKinds(found),
    rest: role !== undefined && count >= ONE_KIND * known ? role : 'other_government_id',
    shares: new Map([...counts].map(([one, times]) => [one, times / values.length])),
  };
};

/** Another column of the row is about a person. */
const speaksOfPerson = (candidate: Candidate, all: readonly Candidate[]): boolean =>
  all.some((other) => other !== candidate && holds(other, ...OF_PEOPLE));

const NUMBERS = new Set([
  'id',
  'number',
  'code',
  'document',
  'doc',
  'documento',
  'dokument',
  'legal',
  'identification',
]);

/** "ID State" over codes of states: which one gave the card. */
const saysStateOfId = ({ header: { tokens }, profile }: Candidate): boolean =>
  tokens.includes('id') && tokens.some((token) => STATE.has(token)) && profile.share('us_state') >= KINDS;

const isNumbered = ({ header, profile }: Candidate): boolean =>
  header.tokens.some((token) => NUMBERS.has(token)) && profile.share('has_digit') >= 0.8;

/** How far from the numbers their kinds may stand. */
const REACH = 2;

/** Whether a bare "No." counts the rows beside kinds whose numbers another column near them says to be of documents ("Doc. no."). */
const isOfRows = (candidate: Candidate, kinds: number, all: readonly Candidate[]): boolean => {
  const saysDocument = ({ header }: Candidate) => header.tokens.some((token) => DOCUMENTS.has(token));
  const isOther = (other: Candidate) =>
    other !== candidate && other.column !== kinds && Math.abs(other.column - kinds) <= REACH;
  return !saysDocument(candidate) && all.some((other) => isOther(other) && saysDocument(other) && isNumbered(other));
};

/** "ID type" beside "ID number": the kinds of documents say what the numbers are. */
export const kindsOfIds: Rule = (candidate, all, near) => {
  const { header } = candidate;
  const isNumber = isNumbered(candidate);
  const isOpen = isUnsaid(candidate) || header.scores.has('record_id') || header.scores.has('other_government_id');
  if (!isNumber || !isOpen) return;
  const isOfPerson = speaksOfPerson(candidate, all);
  const kind = near
    .map((other) => kindsIn(other, isOfPerson))
    .find((kinds) => kinds !== undefined && !isOfRows(candidate, kinds.column, all));
  if (kind !== undefined && !all.some((other) => other !== candidate && other.notes.includes(NOTE))) {
    raise(candidate, kind.rest, 9, NOTE);
    candidate.kinds = kind;
  }
  const isOfState = header.tokens.includes('id') && isOfPerson && !header.scores.has('employee_id');
  if (kind === undefined && isOfState && near.some(saysStateOfId))
    raise(candidate, 'state_id', 9, 'the state that gave it stands beside it');
};

const DOCUMENT = new Set(['document', 'doc', 'number', 'no', 'id', 'documento', 'numero', 'num', 'nro']);

/** "Doc no" where no column is about a person is an invoice or a slip, and no identity document. */
export const papers: Rule = (candidate, all) => {
  const { header } = candidate;
  if (topOf(candidate)?.role !== 'other_government_id' || !header.tokens.every((token) => DOCUMENT.has(token))) return;
  if (header.tokens.length > 0 && !speaksOfPerson(candidate, all))
    raise(candidate, 'record_id', 8, 'no column of the row is about a person');
};

const OF_PEOPLE = [
  'full_name',
  'given_name',
  'family_name',
  'date_of_birth',
  'email',
  'phone',
  'ssn',
  'gender',
] as const;

const NOTE = 'kinds of identity documents stand beside it';
