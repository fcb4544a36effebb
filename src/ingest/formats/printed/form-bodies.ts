import { isIP } from 'node:net';
import { areOfPeople } from '../delimited/header-words.ts';
import type { Printed } from './drawn-tables.ts';

/** Signs around which what a form sends stands in a line. */
const AROUND = /[\s"'<>]+/;
const MOST_FIELDS = 1000;
const LONGEST_LINE = 1 << 20;
const FIRST_WORD = /^\S+/;
const MAY_HOLD = /=[^\s&]*&/;
/** The part of a key that names the field: `user[first_name]`, `ctl00$body$first_name`, `billing.first_name`. */
const OWN_NAME = /([^[\].$:]+)\]?$/;

/** Fields by the last part of their keys, where that tells them apart; first values of fields that are said again. */
const fieldsOf = (query: string): ReadonlyMap<string, string> => {
  const pairs = [...new URLSearchParams(query)].slice(0, MOST_FIELDS);
  const names = pairs.map(([key]) => OWN_NAME.exec(key)?.[1] ?? key);
  const isTold = new Set(names).size === names.length;
  const fields = new Map<string, string>();
  for (const [n, [key, value]] of pairs.entries()) {
    const name = (isTold ? names[n] : key) ?? key;
    if (name !== '' && !fields.has(name)) fields.set(name, value);
  }
  return fields;
};

/** What a form sent in a word of a line: behind the address of a page, or by itself. */
const formIn = (word: string): ReadonlyMap<string, string> | undefined => {
  if (!MAY_HOLD.test(word)) return undefined;
  const fields = fieldsOf(word.slice(word.indexOf('?') + 1));
  return areOfPeople([...fields.keys()]) ? fields : undefined;
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
    const forms = words.flatMap((word) => {
      const fields = formIn(word);
      return fields ? [{ word, fields }] : [];
    });
    if (piece.kind !== 'line' || forms.length === 0) {
      yield piece;
      continue;
    }
    const around = forms.reduce((line, { word }) => line.replace(word, () => ''), piece.line);
    for (const { fields } of forms) yield { kind: 'record', fields: new Map([...fields, ...sender(piece.line)]) };
    if (around.trim() !== '') yield { kind: 'line', line: around };
  }
};
