import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { linesOf } from '../../text/lines.ts';

/** A property of a card or a calendar: `TEL;TYPE=cell:555-0101`. */
export interface Property {
  /** In capitals, without the group in front of it. */
  readonly name: string;
  readonly parameters: readonly (readonly [name: string, value: string])[];
  /** As it stands, escapes and all, but for quoted-printable. */
  readonly value: string;
  /** The line of the file on which it begins, counted from 1. */
  readonly line: number;
}

/** A property, or a line that is none. */
export type ContentLine = Property | { readonly text: string; readonly line: number };

/** What is longer is no property. */
const LONGEST = 64 << 20;

const isSoftBreak = (text: string): boolean =>
  text.endsWith('=') && /^[^:]{0,500}QUOTED-PRINTABLE/i.test(text.slice(0, 510));

/** A line with those that go on joined to it. */
const createLine = (first: string, line: number) => {
  const pieces: string[] = [];
  let size = 0;
  let isSoft = isSoftBreak(first);
  const keep = (text: string): void => {
    const piece = isSoft && text.endsWith('=') ? text.slice(0, -1) : text;
    isSoft &&= text.endsWith('=');
    pieces.push(piece);
    size += text.length;
  };
  keep(first);
  return {
    /** Whether this line goes on here: by a blank in front, or behind a sign at the end of quoted-printable. */
    takes: (next: string): boolean => size < LONGEST && (isSoft || next.startsWith(' ') || next.startsWith('\t')),
    add: (next: string): void => keep(isSoft ? next : next.slice(1)),
    done: () => ({ text: pieces.join(''), line }),
  };
};

const unfolded = function* (lines: Iterable<string>): Iterable<{ readonly text: string; readonly line: number }> {
  let open: ReturnType<typeof createLine> | undefined;
  let no = 0;
  for (const line of lines) {
    no += 1;
    if (open?.takes(line)) open.add(line);
    else {
      if (open) yield open.done();
      open = createLine(line, no);
    }
  }
  if (open) yield open.done();
};

/** Where the value begins: at the first colon outside of quotes. -1: there is none. */
const colonIn = (text: string): number => {
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign === ':' && !isQuoted) return at;
  }
  return isQuoted ? text.indexOf(':') : -1;
};

const unquoted = (text: string): string => text.replaceAll('"', '').trim();

/** Parameters behind a name; one without a name is a type, as in vCard 2.1 (`TEL;CELL`). */
const parametersOf = (text: string): Property['parameters'] =>
  (text.match(/(?:[^;"]|"[^"]*")+/g) ?? []).flatMap((one) => {
    const equals = one.indexOf('=');
    const name = equals < 0 ? 'TYPE' : one.slice(0, equals).trim().toUpperCase();
    const value = unquoted(one.slice(equals + 1));
    // Only types are lists: a name in quotes has commas of its own.
    return (name === 'TYPE' ? value.split(',') : [value]).map((each) => [name, each.trim()] as const);
  });

const QUOTED = /=([0-9A-Fa-f]{2})|[^=]+|=/g;

const fromQuotedPrintable = (value: string, charset: string | undefined): string => {
  const pieces = [...value.matchAll(QUOTED)].map(([all, hex]) =>
    hex === undefined ? Buffer.from(all) : Buffer.from(hex, 'hex'),
  );
  const bytes = Buffer.concat(pieces);
  if (charset !== undefined && iconv.encodingExists(charset) && !/^utf-?8$/i.test(charset))
    return iconv.decode(bytes, charset);
  return isUtf8(bytes) ? bytes.toString() : iconv.decode(bytes, 'windows-1252');
};

export const parameter = ({ parameters }: Pick<Property, 'parameters'>, name: string): string | undefined =>
  parameters.find(([known]) => known === name)?.[1];

/** Parameters that say how a value is written, or of which kind it is; `taken`: those that the caller puts himself. */
const OF_FORM = new Set([
  ...['TYPE', 'VALUE', 'ENCODING', 'CHARSET', 'LANGUAGE', 'PREF', 'ALTID', 'PID', 'MEDIATYPE', 'CALSCALE', 'INDEX'],
  ...['LEVEL', 'SORT-AS', 'TZ', 'TZID', 'FMTTYPE', 'CUTYPE', 'ROLE', 'RSVP', 'FBTYPE', 'RELATED', 'RELTYPE', 'RANGE'],
]);

/** What the other parameters of a property say, each with its name as a word. */
export const furtherParameters = (
  { parameters }: Property,
  taken: ReadonlySet<string>,
): readonly (readonly [name: string, value: string])[] =>
  parameters
    .filter(([name]) => !OF_FORM.has(name) && !taken.has(name))
    .map(([name, value]) => [name.toLowerCase().replace(/^x-/, '').replaceAll('-', ' '), plainValue(value)]);

const NAME = /^(?:[\w-]{1,60}\.)?([A-Za-z0-9_-]{1,100})(?=[;:]|$)/;

const propertyOf = (text: string, line: number): Property | undefined => {
  const colon = colonIn(text);
  if (colon < 0) return undefined;
  const head = text.slice(0, colon);
  const found = NAME.exec(head);
  if (!found) return undefined;
  const parameters = parametersOf(head.slice(found[0].length));
  const raw = text.slice(colon + 1);
  const isQuoted = parameters.some(([, value]) => value.toUpperCase() === 'QUOTED-PRINTABLE');
  const value = isQuoted ? fromQuotedPrintable(raw, parameter({ parameters }, 'CHARSET')) : raw;
  return { name: (found[1] ?? '').toUpperCase(), parameters, value, line };
};

/** Properties of a text as cards and calendars write them (RFC 6350, RFC 5545, vCard 2.1). */
export const contentLines = function* (pieces: Iterable<string>): Iterable<ContentLine> {
  for (const { text, line } of unfolded(linesOf(pieces)))
    if (text.trim() !== '') yield propertyOf(text, line) ?? { text, line };
};

const ESCAPE = /\\([\s\S])/g;

/** A value without its escapes. */
export const plainValue = (value: string): string =>
  value.includes('\\')
    ? value.replace(ESCAPE, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign))
    : value;

/** Parts of a value between signs that no backslash stands in front of. */
export const partsOf = (value: string, sign: ';' | ','): readonly string[] => {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < value.length; at += 1) {
    if (value[at] === '\\') at += 1;
    else if (value[at] === sign) {
      parts.push(value.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(value.slice(from));
  return parts.map(plainValue);
};

/** The bytes of a property that holds a file, and how its name ends. */
export const fileOfProperty = ({
  parameters,
  value,
}: Property): { readonly ending: string; readonly bytes: Buffer } | undefined => {
  const data = /^data:[\w.+-]{1,60}\/([\w.+-]{1,60})(?:;[\w=-]{1,60}){0,5};base64,/i.exec(value.slice(0, 500));
  const isBinary = parameters.some(
    ([name, one]) =>
      (name === 'ENCODING' && /^(?:b|base64)$/i.test(one)) || (name === 'TYPE' && one.toUpperCase() === 'BASE64'),
  );
  if (!data && !isBinary) return undefined;
  const kind = data?.[1] ?? parameters.find(([name, one]) => name === 'TYPE' && !/^base64$/i.test(one))?.[1] ?? 'bin';
  const bytes = Buffer.from(data ? value.slice(data[0].length) : value, 'base64');
  return { ending: kind.toLowerCase().replace(/[^a-z0-9]/g, '') || 'bin', bytes };
};
