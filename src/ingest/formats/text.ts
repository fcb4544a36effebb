import { type Reader, unreadable } from '../reader.ts';
import { decoded } from '../text/decode.ts';
import { textParts } from '../text/pieces.ts';

const TYPE_BY_NAME: Readonly<Record<string, string>> = {
  html: 'text/html',
  htm: 'text/html',
  xml: 'text/xml',
  md: 'text/markdown',
  sql: 'application/sql',
  json: 'application/json',
};

/** A message in armour is text that nobody can read. */
const ARMOUR = /^\s*-----BEGIN PGP MESSAGE-----/;

/** Everything that is text and nothing else: notes, logs, source code, markup as it stands. */
export const text: Reader = {
  format: 'text',
  recognise: ({ charset, name }) =>
    charset ? (TYPE_BY_NAME[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'text/plain') : null,
  read: function* ({ bytes, look }, { limits }) {
    if (!look.charset) throw unreadable('unknown_type');
    if (ARMOUR.test(look.text)) throw unreadable('password');
    for (const part of textParts(decoded(bytes, look.charset), limits.part)) {
      yield { found: 'text', as: 'plain', text: part };
    }
  },
};
