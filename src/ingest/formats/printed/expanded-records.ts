import { areOfPeople } from '../delimited/header-words.ts';
import type { Printed } from './drawn-tables.ts';

/** The line above a record, as clients of databases write it: psql, MySQL, Spark, Cassandra. */
const BEGINS =
  /^(?:-\[ RECORD \d{1,12} \][-+]*|\*{5,80} \d{1,12}\. row \*{5,80}|-RECORD \d{1,12}-{2,400}|@ Row \d{1,12})\s*$/;
const RULE = /^[-+ ]{3,400}$/;
const FIELD = /^ {0,200}([\p{L}\p{N}_$(*][\p{L}\p{N}_$.()*\- ]{0,199}?) {0,200}(?:\||: )(.*)$/u;
/** A value that goes on in the next line, where psql says so by a sign at its end. */
const GOES_ON = /^ {1,200}\| (.*)$/;
const ENDS = /^\s*$|^\d{1,12} rows? in set|^\(\d{1,12} rows?\)|^\w{0,40}(?:=[>#*]|>) /;
/** A field, or its value, of a store of keys: a line each. */
const NUMBERED = /^\s{0,10}(\d{1,6})\) "(.*)"$/;
/** Fields of a record, and lines of a value, at most. */
const MOST_FIELDS = 5000;
const MOST_LINES = 10_000;

/** A record that is open: its fields before the last, whose value may go on. */
interface Open {
  readonly fields: Map<string, string>;
  last: string;
  lines: string[];
}

const closeField = ({ fields, last, lines }: Open): void => {
  if (last !== '') fields.set(last, lines.join('\n'));
};

/** Takes a line into the open record; false: it is none of its. */
const takeLine = (open: Open, line: string): boolean => {
  const more = open.last === '' ? null : GOES_ON.exec(line);
  if (more && open.lines.length < MOST_LINES) {
    open.lines.push((open.lines.pop() ?? '').replace(/ {0,400}\+$/, ''), more[1] ?? '');
    return true;
  }
  const [, name, value = ''] = FIELD.exec(line) ?? [];
  if (name === undefined || name === open.last || open.fields.has(name) || open.fields.size >= MOST_FIELDS)
    return false;
  closeField(open);
  open.last = name;
  open.lines = [value.trim()];
  return true;
};

const recordOf = (open: Open): readonly Printed[] => {
  closeField(open);
  return open.fields.size === 0 ? [] : [{ kind: 'record', fields: open.fields }];
};

/** Records that a program writes field by field below a line that begins each, with what stands around them. */
export const expandedRecords = function* (found: Iterable<Printed>): Iterable<Printed> {
  let open: Open | undefined;
  for (const piece of found) {
    const line = piece.kind === 'line' ? piece.line : undefined;
    const begins = line !== undefined && BEGINS.test(line);
    if (open && line !== undefined && !begins && !ENDS.test(line)) {
      if ((open.last === '' && RULE.test(line)) || takeLine(open, line)) continue;
    }
    if (open) yield* recordOf(open);
    open = begins ? { fields: new Map(), last: '', lines: [] } : undefined;
    if (!begins) yield piece;
  }
  if (open) yield* recordOf(open);
};

/** Names and values in turn; nothing where the names are not those of people, so that a list of words stays one. */
const pairedFields = (values: readonly string[]): ReadonlyMap<string, string> | undefined => {
  const names = values.filter((_, n) => n % 2 === 0);
  const fields = new Map(names.map((name, n) => [name, values[2 * n + 1] ?? '']));
  return values.length % 2 === 0 && fields.size === names.length && areOfPeople(names) ? fields : undefined;
};

/** Records of stores of keys, whose fields and values are lines that are numbered from 1. */
export const numberedRecords = function* (found: Iterable<Printed>): Iterable<Printed> {
  let held: { readonly line: string; readonly value: string }[] = [];
  const done = function* (): Iterable<Printed> {
    const fields = pairedFields(held.map(({ value }) => value));
    if (fields) yield { kind: 'record', fields };
    else for (const { line } of held) yield { kind: 'line', line };
    held = [];
  };
  for (const piece of found) {
    const [, no, value = ''] = (piece.kind === 'line' && NUMBERED.exec(piece.line)) || [];
    if (piece.kind === 'line' && no !== undefined && held.length < MOST_FIELDS) {
      if (Number(no) !== held.length + 1) yield* done();
      held.push({ line: piece.line, value: value.replace(/\\(["\\])/g, '$1') });
      continue;
    }
    yield* done();
    yield piece;
  }
  yield* done();
};
