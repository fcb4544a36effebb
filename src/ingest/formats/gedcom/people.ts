import type { Cell } from '../../reader.ts';
import type { Piece } from '../records/read-records.ts';

const LINE = /^\s{0,100}(\d{1,2}) (?:@[^@\s]{1,200}@ )?(\w{1,40})(?: (.*))?$/;
const PERSON = /^\s{0,100}0 @[^@\s]{1,200}@ INDI\s*$/;
const NAME = /^([^/]*)\/([^/]*)\/\s*(.*)$/;
/** Lines of one person, at most: what is more stays text. */
const MOST_LINES = 10_000;

/** What the tags of a person are called, by the tags down to them; what none of these is called is kept under its tags. */
const COLUMNS: Readonly<Record<string, string>> = {
  GIVN: 'given name',
  SURN: 'family name',
  NSFX: 'name suffix',
  NICK: 'nickname',
  SEX: 'sex',
  'BIRT DATE': 'birth date',
  'BIRT PLAC': 'place of birth',
  'DEAT DATE': 'date of death',
  'DEAT PLAC': 'place of death',
  SSN: 'ssn',
  IDNO: 'national id',
  OCCU: 'occupation',
  RELI: 'religion',
  PHON: 'phone',
  EMAIL: 'email',
  _EMAIL: 'email',
  ADDR: 'address',
  'ADDR ADR1': 'street address',
  'ADDR CITY': 'city',
  'ADDR STAE': 'state',
  'ADDR POST': 'zip',
  'ADDR CTRY': 'country',
};
/** Tags that go on with the text of the line above, and those that only say where something was moved or found. */
const GOES_ON: ReadonlySet<string> = new Set(['CONT', 'CONC']);
/** Tags under which a person has what stands there, whether they live or are reached there. */
const THROUGH: ReadonlySet<string> = new Set(['NAME', 'RESI']);
/** "ann@@mail.example": a sign that pointers have is written twice in a value. */
const WRITTEN_AT = '@@';
const POINTERS = /^@[^@\s]{1,200}@$/;

/** Cells of one person; a tag that comes again is numbered, so that no second address or name is lost. */
const createCells = () => {
  const cells = new Map<string, Cell>();
  const times = new Map<string, number>();
  let last: string | undefined;
  let next = '';
  const put = (column: string, value: string): void => {
    const no = (times.get(column) ?? 0) + 1;
    times.set(column, no);
    last = no === 1 ? column : `${column} ${no}`;
    cells.set(last, value);
  };
  return {
    cells,
    put,
    /** A line that says nothing itself: what goes on with it is the first of its column, and not of what stands above. */
    begin: (column: string): void => {
      last = undefined;
      next = column;
    },
    goOn: (tag: string, value: string): void => {
      if (last === undefined) put(next, value);
      else cells.set(last, `${cells.get(last) ?? ''}${tag === 'CONT' ? '\n' : ''}${value}`);
    },
  };
};

const columnOf = (tags: readonly string[]): string => {
  const path = tags.filter((tag) => !THROUGH.has(tag)).join(' ');
  return COLUMNS[path] ?? path.toLowerCase();
};

const PARTS = ['given name', 'family name', 'name suffix'] as const;

/** Puts a name: the first in its parts, others as aliases. */
const putName = (value: string, { cells, put }: ReturnType<typeof createCells>): void => {
  const [, ...parts] = NAME.exec(value) ?? [];
  if (parts.length === 0 || PARTS.some((part) => cells.has(part))) put('alias', value.replaceAll('/', '').trim());
  for (const [n, part] of PARTS.entries()) {
    const text = parts[n]?.trim() ?? '';
    if (text !== '' && !cells.has('alias')) put(part, text);
  }
};

/** Parts that a name has said already. */
const isSaid = (tag: string, cells: ReadonlyMap<string, Cell>): boolean =>
  (tag === 'GIVN' || tag === 'SURN') && (cells.has('given name') || cells.has('family name'));

const cellsOf = (lines: readonly string[]): ReadonlyMap<string, Cell> => {
  const person = createCells();
  const tags: string[] = [];
  for (const line of lines) {
    const [, level = '', tag = '', written = ''] = LINE.exec(line) ?? [];
    const value = written.replaceAll(WRITTEN_AT, '@');
    const text = value.trim();
    if (GOES_ON.has(tag)) {
      // A word may be parted, and a blank stand in front of the next.
      person.goOn(tag, value);
      continue;
    }
    tags.splice(Number(level) - 1, tags.length, tag);
    if (text === '' || POINTERS.test(text) || isSaid(tag, person.cells)) person.begin(columnOf(tags));
    else if (tag === 'NAME') putName(text, person);
    else person.put(columnOf(tags), text);
  }
  return person.cells;
};

/** People of a family tree as rows of `people`; families, sources and notes are text. */
export const familyPieces = function* (lines: Iterable<string>): Iterable<Piece> {
  let person: string[] | undefined;
  const done = function* (): Iterable<Piece> {
    const cells = person && cellsOf(person);
    if (cells && cells.size > 0) yield { piece: 'row', table: 'people', cells };
    person = undefined;
  };
  for (const line of lines) {
    const isOfPerson = person && person.length < MOST_LINES && /^\s{0,100}[1-9]\d? /.test(line) && LINE.test(line);
    if (person && isOfPerson) {
      person.push(line);
      continue;
    }
    yield* done();
    if (PERSON.test(line)) person = [];
    else if (line.trim() !== '') yield { piece: 'text', text: `${line}\n` };
  }
  yield* done();
};
