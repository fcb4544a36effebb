import { createFrames, type WrittenRecord } from './frames.ts';

const STRING = `'[^'\\\\]*(?:\\\\[^][^'\\\\]*)*'|"[^"\\\\]*(?:\\\\[^][^"\\\\]*)*"`;
const ON_LINE = `'(?:[^'\\\\\\n]|\\\\.){0,400}'|"(?:[^"\\\\\\n]|\\\\.){0,400}"`;
/** A key as print_r, var_dump, arrays of PHP, hashes of Ruby and Perl have it in front of an arrow. */
const KEY = `\\[(?:${ON_LINE}|[^\\][\\n"':]{1,200})(?::[^\\][\\n]{1,200})?\\]|${ON_LINE}|:\\w{1,200}|\\b\\w{1,200}`;
const TOKEN = new RegExp(`(${KEY})[ \\t]{0,80}=>[ \\t]{0,80}|(${ON_LINE})|([[({])|([\\])}])`, 'g');

/** Values: a string, also behind its type and length, or a word that ends where its place in the array does. */
const VALUE = new RegExp(
  `\\s{0,400}(?:string\\(\\d{1,12}\\) )?(?:(${STRING})|(?:int|float|bool|enum)\\(([^)\\n]{0,100})\\)|(-?\\d[\\d.eE+-]{0,60}|true|false|null|nil|undef)\\s{0,400}(?=[,\\])}\\n]))`,
  'iy',
);
/** A value that a call makes of literals, as dates are: `Date.new(1971, 5, 4)`, `new DateTime('1980-01-31')`. */
const CALL =
  /\s{0,400}((?!array\b|object\b)(?:new +)?[\w.:\\>-]{1,200}\(((?:(?!=>)[^()\n]){1,400})\)|~\w\[([^\]\n]{1,400})\]|#<([^>\n]{1,400})>)/iy;
/** A value without quotes, which may have commas: "Wed, 04 Mar 1981"; it ends where the next key or the array's end stands behind. */
const PLAIN = new RegExp(
  `\\s{0,400}([^\\s'"[\\](){},](?:[^\\s'"[\\](){}]| (?=\\S)){0,200}?)(?=\\s{0,80}(?:[\\])}\\n]|,?\\s{0,80}$|,\\s{0,80}(?:\\n|(?:${KEY})\\s{0,80}=>)))`,
  'y',
);
const OPENS =
  /\s{0,400}(?:array|\(object\) ?array|object\([^)\n]{1,200}\)(?:#\d{1,12})?|%?[\w\\]{0,100}(?:::__set_state)?)\s{0,400}(?:\(\d{1,12}\)\s{0,80})?[[({]/iy;
/** Behind the keys of print_r, whose values have no quotes. */
const PRINTED_OPENS = /(?:Array|[\w\\]{1,200} Object)[ \t]{0,80}\r?\n\s{0,4000}\(/y;
/** Values of var_dump stand in the next line, with their types. */
const DUMPED = /\r?\n\s{0,400}(?:array|object|string|int|float|bool|enum)\(|\r?\n\s{0,400}NULL\s/y;
const BARE = /[^\r\n]*/y;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

const unquoted = (text: string): string =>
  text
    .slice(1, -1)
    .replace(/\\(.)/gs, (whole, sign: string) => ESCAPES[sign] ?? (/[\\'"$#@]/.test(sign) ? sign : whole));

const LITERAL = new RegExp(`^(?:${ON_LINE})$`);

const isQuoted = (text: string): boolean => text.startsWith("'") || text.startsWith('"');

const at = (pattern: RegExp, text: string, place: number): RegExpExecArray | null => {
  pattern.lastIndex = place;
  return pattern.exec(text);
};

const nameOf = (key: string): { readonly name: string; readonly isPrinted: boolean } => {
  const inside = key.startsWith('[') ? key.slice(1, -1) : key.replace(/^:/, '');
  const isBare = key.startsWith('[') && !isQuoted(inside);
  const name = isQuoted(inside) ? (/^(?:'[^']*'|"[^"]*")/.exec(inside)?.[0] ?? inside).slice(1, -1) : inside;
  return { name: isBare ? name.replace(/:.*$/, '') : name, isPrinted: isBare };
};

/** What a call is made of, where that is one literal; else the value as it stands. */
const madeOf = ([, whole = '', given, ...others]: RegExpExecArray): string => {
  const inside = given?.trim() ?? others.find((other) => other !== undefined) ?? whole;
  if (given === undefined) return inside.replace(/^\w{1,100}: /, '').replace(/ \(\(.*$/, '');
  return LITERAL.test(inside) ? unquoted(inside) : whole;
};

/** The value that stands behind an arrow, and where it ends; undefined: an array does, or nothing that is known. */
const valueAt = (text: string, place: number): { readonly value: string; readonly to: number } | undefined => {
  const plain = at(VALUE, text, place);
  if (plain) {
    const [whole, quoted, typed, word = ''] = plain;
    return { value: quoted === undefined ? (typed ?? word) : unquoted(quoted), to: place + whole.length };
  }
  const made = at(CALL, text, place) ?? at(PLAIN, text, place);
  return made ? { value: madeOf(made), to: place + made[0].length } : undefined;
};

/**
 * Records of people in what programs write down of their arrays (`'ssn' => '…'`): as PHP prints and exports them, as Ruby, Perl
 * and Elixir show theirs, alone or in a log or a source. Given as they end, the inner ones first.
 */
export const writtenRecords = (text: string): readonly WrittenRecord[] => {
  const records: WrittenRecord[] = [];
  const frames = createFrames((record) => records.push(record));
  /** Takes the value behind an arrow, and says where it ends. */
  const takeValue = (key: string, from: number, place: number): number => {
    const { name, isPrinted: hasNoQuotes } = nameOf(key);
    const isPrinted = hasNoQuotes && !at(DUMPED, text, place);
    const value = isPrinted ? undefined : valueAt(text, place);
    if (value) {
      frames.field(name, value.value);
      return value.to;
    }
    const opens = at(isPrinted ? PRINTED_OPENS : OPENS, text, place);
    if (opens) frames.open(name, from);
    if (opens || !isPrinted) return place + (opens?.[0].length ?? 0);
    const bare = at(BARE, text, place)?.[0] ?? '';
    frames.field(name, bare.trim());
    return place + bare.length;
  };
  for (let token = at(TOKEN, text, 0); token; token = TOKEN.exec(text)) {
    const [whole, key, item, opens, closes] = token;
    if (key !== undefined) TOKEN.lastIndex = takeValue(key, token.index, token.index + whole.length);
    else if (item !== undefined) frames.item(unquoted(item));
    else if (opens !== undefined) frames.open('', token.index);
    else if (closes !== undefined) frames.close(TOKEN.lastIndex);
  }
  frames.end(text.length);
  return records;
};
