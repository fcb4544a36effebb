import type { Detector } from '../../data-files.ts';
import { type Candidates, unplanned } from '../labels/label-plan.ts';
import { settingDetectors } from '../labels/settings.ts';
import { type FoundLabel, hasContext, type Page } from '../page.ts';
import { hashOf } from '../tokens/characters.ts';
import { KIND, type Tokens, tokenFrom } from '../tokens/tokens.ts';
import { type Cell, cellsOf, type Separator, separatorOf } from './cells.ts';
import { MOST_CELL, MOST_HEADER, NAME_WORDS } from './header-line.ts';

/** A column of a table in text: what its header names. */
export interface Column {
  readonly candidates: Candidates;
  /** Names of people stand in it. */
  readonly names: boolean;
  /** A part of a name stands in it: the given name, the family name, an initial. */
  readonly part: boolean;
  /** Family names do. */
  readonly family: boolean;
  /** Days of something else than a birth stand in it. */
  readonly days: boolean;
}

export interface Header {
  readonly line: Cell;
  readonly cells: readonly Cell[];
  readonly columns: readonly Column[];
  readonly separator: Separator;
}

/** Words that make a header one of something else, although a word for people stands in it: "patient id", "member since". */
const NO_NAMES =
  /\b(?:id|no|num|number|nbr|#|code|date|dob|since|type|status|phone|email|address|ssn|count|rate|title)\b|#/i;

/** Whether a word for people stands in a cell, also within a name of a program ("patient_name"). */
const hasNameWord = (tokens: Tokens, { from, to }: Cell): boolean => {
  const { kind, hash, start, end, text } = tokens;
  for (let at = tokenFrom(tokens, from); at < tokens.count && (start[at] ?? to) < to; at += 1) {
    if (NAME_WORDS.has(hash[at] ?? 0)) return true;
    if (kind[at] !== KIND.code && kind[at] !== KIND.mixed) continue;
    const words = text.slice(start[at], end[at]).split(/[^\p{L}]+/u);
    if (words.some((word) => word !== '' && NAME_WORDS.has(hashOf(word)))) return true;
  }
  return false;
};

const isNames = (tokens: Tokens, cell: Cell): boolean =>
  hasNameWord(tokens, cell) && !NO_NAMES.test(tokens.text.slice(cell.from, cell.to));

/** Names of a database ("pass_md5", "last_ip") say what they hold by one of their words. */
const codeDetectors = (page: Page, tokens: Tokens, cell: Cell): Candidates => {
  const token = tokenFrom(tokens, cell.from);
  return unplanned(tokens.end[token] === cell.to ? settingDetectors(page, token, false) : []);
};

/** Detectors of a column; what a value has to stand beside may be another head of the table: "acct" beside "rtn". */
export const candidatesOf = (page: Page, { detectors }: Candidates, { from, to }: Cell): Candidates => {
  const asks = ({ id, needsContext }: Detector): boolean => {
    const flags = needsContext === true ? page.contextsOf.get(id) : undefined;
    return flags !== undefined && hasContext(page, to, to, flags, to - from);
  };
  if (!detectors.some(asks)) return unplanned(detectors);
  return unplanned(detectors.map((one) => (asks(one) ? { ...one, needsContext: false } : one)));
};

const columnOf = (page: Page, cell: Cell, labels: readonly FoundLabel[], line: Cell): Column => {
  const { tokens } = page;
  const own = labels.find(({ from, to }) => {
    const [start, end] = [tokens.start[from] ?? 0, tokens.end[to - 1] ?? 0];
    if (start < cell.from || end > cell.to) return false;
    // "yob/dob" is one of two.
    return 2 * (end - start) >= cell.to - cell.from || tokens.text[start - 1] === '/' || tokens.text[end] === '/';
  });
  const candidates = candidatesOf(page, own?.plan().all ?? codeDetectors(page, tokens, cell), line);
  const free = candidates.detectors.length === 0;
  // Names of programs and databases: "last_name".
  const head = tokens.text.slice(cell.from, cell.to).replaceAll('_', ' ');
  const part = free && own === undefined && isPart(head);
  const names = part || (free && isNames(tokens, cell));
  return { candidates, names, part, family: part && FAMILY.test(head), days: free && DAYS.test(head) };
};

/** A header of days on which something was done: "hire_dt", "Effective", "last visit". */
const DAYS =
  /(?:hire|start|term|effective|eff|issued?|visit|service|admit|enroll|order|sent|created|updated|paid|due|review|seen|since|opened|closed)/i;

/** A header of one part of a name. */
const PART =
  /\b(?:last|first|middle|given|family|surname|forename|fore|initial|m\.?i\.?|nombre|apellidos?|pr[ée]nom|vorname|nachname|familienname|cognome|voornaam|achternaam)\b/iu;

/** A header of family names. */
const FAMILY =
  /\b(?:last|family|surname|apellidos?|nom|nachname|familienname|cognome|achternaam|sobrenome|apelido)\b/iu;

const isPart = (head: string): boolean => PART.test(head) && !NO_NAMES.test(head.replace(/\(.*$/, ''));

/** Signs of forms with their values, and those of prose, which "Lic. No." has as well where tabs or bars part cells. */
const NO_HEADER = /[:=?!]\s|[:=?!]$|\d{4}/u;
const PROSE = /\.(?<=[a-z]{2}\.) {1,2}\p{Lu}/u;
const isParted = (separator: Separator): boolean => separator === '\t' || separator === '|';

/** The header that a line of labels is; undefined where it is a line of prose or a form with its values. */
export const headerOf = (page: Page, labels: readonly FoundLabel[], line: Cell): Header | undefined => {
  const { text } = page;
  if (line.to - line.from > MOST_HEADER) return undefined;
  const separator = separatorOf(text, line);
  if (!separator) return undefined;
  const cells = cellsOf(text, line, separator);
  if (cells.length < 2 || cells.some(({ from, to }) => to - from > MOST_CELL)) return undefined;
  // Most lines of prose are told by the width of their cells, which costs less.
  const head = text.slice(line.from, line.to);
  if (NO_HEADER.test(head) || (!isParted(separator) && PROSE.test(head))) return undefined;
  const least = Math.max(2, cells.length / 3);
  const columns: Column[] = [];
  let unknown = 0;
  for (const cell of cells) {
    const column = columnOf(page, cell, labels, line);
    columns.push(column);
    unknown += Number(column.candidates.detectors.length === 0 && !column.names);
    // A line of prose is told by its first cells.
    if (cells.length - unknown < least) return undefined;
  }
  return { line, cells, columns, separator };
};
