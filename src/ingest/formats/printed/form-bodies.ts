import { isIP } from 'node:net';
import { areOfPeople } from '../delimited/header-words.ts';
import type { Printed } from './drawn-tables.ts';

/** Signs around which what a form sends stands in a line. */
const AROUND = /([\s"'<>]+)/;
/** Fields of a form, at most: what has more stays a line. */
const MOST_FIELDS = 1000;
const LONGEST_LINE = 1 << 20;
const FIRST_WORD = /^\S+/;
/** Signs that part a key, of which the last part names the field: `user[first_name]`, `ctl00$body$first_name`, `billing.first_name`. */
const PARTS = /[[\].$:]/;

const ownName = (key: string): string => {
  const parts = key.split(PARTS).filter((part) => part !== '');
  return parts.at(-1) ?? key;
};

/** Fields by the last part of their keys, where that tells them apart. A field that is said again is numbered, so that no second child is lost. */
const fieldsOf = (query: string): ReadonlyMap<string, string> => {
  const pairs = [...new URLSearchParams(query)];
  const names = pairs.map(([key]) => ownName(key));
  const isTold = new Set(names).size === names.length;
  const fields = new Map<string, string>();
  const times = new Map<string, number>();
  for (const [n, [key, value]] of pairs.entries()) {
    const name = (isTold ? names[n] : key) ?? key;
    if (name === '') continue;
    const no = (times.get(name) ?? 0) + 1;
    times.set(name, no);
    fields.set(no === 1 ? name : `${name} ${no}`, value);
  }
  return fields;
};

/** Whether a field may end in a word and the next begin: told without a pattern, since a line may be a million of one sign. */
const mayHold = (word: string): boolean => {
  const at = word.indexOf('=');
  return at >= 0 && word.includes('&', at);
};

/** What a form sent in a word of a line: behind the address of a page, or by itself. */
const formIn = (word: string): ReadonlyMap<string, string> | undefined => {
  if (!mayHold(word)) return undefined;
  const fields = fieldsOf(word.slice(word.indexOf('?') + 1));
  return fields.size <= MOST_FIELDS && areOfPeople([...fields.keys()]) ? fields : undefined;
};

/** The line that holds it is the sender's: where it begins with the address of one, that is a field too. */
const sender = (line: string): readonly (readonly [string, string])[] => {
  const [word = ''] = FIRST_WORD.exec(line) ?? [];
  return isIP(word) === 0 ? [] : [['ip address', word]];
};

/** What forms of people send, as servers log it: `GET /signup?first_name=Ada&...`, and bodies of posts in a line. What stands around it stays a line. */
export const formBodies = function* (found: Iterable<Printed>): Iterable<Printed> {
  for (const piece of found) {
    const words = piece.kind === 'line' && piece.line.length <= LONGEST_LINE ? piece.line.split(AROUND) : [];
    const forms = words.map(formIn);
    if (piece.kind !== 'line' || forms.every((form) => form === undefined)) {
      yield piece;
      continue;
    }
    const from = sender(piece.line);
    for (const fields of forms) if (fields) yield { kind: 'record', fields: new Map([...fields, ...from]) };
    const around = words.filter((_, n) => forms[n] === undefined).join('');
    if (around.trim() !== '') yield { kind: 'line', line: around };
  }
};
