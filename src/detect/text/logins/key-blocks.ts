import { readKey } from '../../columns/headers/read-key.ts';
import { isTyped } from '../../values/secrets.ts';
import { emitAt, type Page } from '../page.ts';
import { reasonOf } from '../spans/span.ts';
import { type HashSet, unitSet } from '../tokens/characters.ts';
import { signTable } from '../tokens/piece-of.ts';
import { COLON } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens, tokenFrom } from '../tokens/tokens.ts';
import { LOGIN_WORDS, SECRET_WORDS } from './service.ts';

/** "temp" is a temperature as well. */
const SECRETS = new Set(SECRET_WORDS.split(' ').filter((word) => word !== 'temp'));
const LOGINS = new Set(LOGIN_WORDS.split(' '));

/** What stands in front of a colon in a text that has such a block: lines are looked at nowhere else, and most texts speak of "pass" somewhere. */
const KEY = /(?:pass|pwd|pw|psk|kennwort|contrase|senha|clave)[\w.-]{0,46}["']?$/i;
/** Signs of such a key, at most. */
const LONGEST_KEY = 64;

const KEY_SIGNS = signTable('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-');

/** Where the word of a key begins that ends at an offset, or at the sign in front of it. */
const keyStart = (text: string, least: number, end: number): number => {
  let at = end - 1;
  while (at > least && KEY_SIGNS[text.charCodeAt(at - 1)] === 1) at -= 1;
  return at;
};

/** Whether the key of a secret stands in front of a colon of a window, with a blank behind. */
const mayHold = ({ text, marks, hash, gap, kind, start, from }: Tokens): boolean => {
  for (let n = 0; n < marks.count; n += 1) {
    const colon = marks.items[n] ?? 0;
    if (hash[colon] !== COLON || gap[colon] !== GAP.none || gap[colon + 1] === GAP.none) continue;
    // A word, or the quote behind it.
    if (kind[colon - 1] === KIND.mark && !CLOSES.has(hash[colon - 1] ?? 0)) continue;
    const at = start[colon] ?? 0;
    if (KEY.test(text.slice(keyStart(text, Math.max(from, at - LONGEST_KEY), at), at))) return true;
  }
  return false;
};

const CLOSES: HashSet = unitSet([...'"\'_.-'].map((sign) => sign.charCodeAt(0)));

/** "  - db_password: winterfell": a key behind its indentation, and its value where it is one word. */
const LINE = /^([ \t]{0,64})(- {1,4})?["']?([A-Za-z_][\w.-]{0,46})["']?:(?:[ \t]{1,24}(\S.{0,160})?)?$/;
/** A word, in quotes or by itself; a remark may stand behind it. */
const VALUE = /^(?:"([^"\s]{1,64})"|'([^'\s]{1,64})'|([^\s"'#,]{1,64}))(?:[ \t]{1,24}#.{0,160})?$/;
const LOGIN = /^\p{L}[\p{L}\d._@\\-]{2,40}$/u;

interface Field {
  readonly element: 'password' | 'username';
  readonly value: string;
  readonly at: number;
}

/** Keys of one indentation, one under the other, with whatever stands deeper between them. */
interface Block {
  readonly indent: number;
  readonly fields: Field[];
}

const lastWord = (key: string): string =>
  key.slice(Math.max(...['.', '_', '-'].map((sign) => key.lastIndexOf(sign))) + 1);

const elementOf = (key: string): Field['element'] | undefined => {
  const word = lastWord(key).toLowerCase();
  if (SECRETS.has(word)) return 'password';
  return LOGINS.has(word) ? 'username' : undefined;
};

/** Texts of programs have the words themselves behind these keys: "password: Kennwort". */
const isWordForIt = (value: string): boolean => ['password', 'username'].includes(readKey(value)?.role ?? '');

const isWorth = ({ element, value }: Field): boolean =>
  isTyped(value) && !isWordForIt(value) && (element === 'password' || LOGIN.test(value));

const emitBlock = (page: Page, { fields }: Block): void => {
  if (!['password', 'username'].every((wanted) => fields.some(({ element }) => element === wanted))) return;
  for (const field of fields) {
    if (!isWorth(field)) continue;
    const { element, value, at } = field;
    const why = reasonOf('login', 'keys beside each other');
    const span = {
      start: at,
      end: at + value.length,
      confidence: 0.9,
      state: 'clear',
      detector: 'login',
      why,
    } as const;
    emitAt(page, tokenFrom(page.tokens, at), { element, ...span });
  }
};

/** Goes through lines; a shallower one ends the blocks behind it, and so does the next of a list. */
const createBlocks = (end: (block: Block) => void) => {
  const open: Block[] = [];
  const close = (indent: number): void => {
    for (let last = open.at(-1); last && last.indent >= indent; last = open.at(-1)) {
      open.pop();
      end(last);
    }
  };
  return {
    line: (line: string, from: number): void => {
      const found = LINE.exec(line);
      if (!found) {
        // Remarks and blank lines part nothing; any other text does.
        if (!/^\s*(?:#|$)/.test(line)) close(0);
        return;
      }
      const [, blanks = '', mark = '', key = '', rest = ''] = found;
      const indent = blanks.length + mark.length;
      close(mark === '' ? indent + 1 : blanks.length);
      let block = open.at(-1);
      if (!block || block.indent < indent) {
        block = { indent, fields: [] };
        open.push(block);
      }
      const element = elementOf(key);
      const [, double, single, plain] = VALUE.exec(rest) ?? [];
      const value = double ?? single ?? plain;
      if (element && value !== undefined && indent > 0)
        block.fields.push({ element, value, at: from + line.length - rest.length + rest.indexOf(value) });
    },
    done: (): void => close(0),
  };
};

/**
 * Logins and secrets that stand beside each other under one key of settings ("auth:", then "user: arya" and "password: winterfell"): where both
 * keys do, whatever word is behind them is one.
 */
export const findKeyBlocks = (page: Page): void => {
  const { text, from, to } = page.tokens;
  if (!mayHold(page.tokens)) return;
  const own = text.slice(from, to);
  const blocks = createBlocks((block) => emitBlock(page, block));
  let at = from;
  for (const line of own.split('\n')) {
    blocks.line(line.endsWith('\r') ? line.slice(0, -1) : line, at);
    at += line.length + 1;
  }
  blocks.done();
};
