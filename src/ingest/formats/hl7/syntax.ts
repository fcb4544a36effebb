/** The signs that part a message, which its first segment names. */
export interface Delimiters {
  readonly field: string;
  readonly component: string;
  readonly repetition: string;
  readonly escape: string;
  readonly subcomponent: string;
}

/** How a message, a file or a batch of messages begins; the sign behind parts its fields. */
const HEADS = /^(?:MSH|FHS|BHS)([^\sA-Za-z0-9])/;
const USUAL = '^~\\&';

/** The signs that a head names; those that it leaves out, or names twice, are the usual ones. */
export const delimitersOf = (head: string): Delimiters | undefined => {
  const field = HEADS.exec(head)?.[1];
  if (field === undefined) return undefined;
  const end = head.indexOf(field, 4);
  const named = head.slice(4, end < 0 ? 8 : Math.min(end, 8));
  const signs =
    /^[^\sA-Za-z0-9]{1,4}$/.test(named) && new Set([...named, field]).size === named.length + 1 ? named : '';
  const [component, repetition, escaping, subcomponent] = signs + USUAL.slice(signs.length);
  return {
    field,
    component: component ?? '^',
    repetition: repetition ?? '~',
    escape: escaping ?? '\\',
    subcomponent: subcomponent ?? '&',
  };
};

const fromHex = (hex: string): string => Buffer.from(hex, 'hex').toString('utf8');

/** What stands between two escape signs, as it reads; emphasis goes. Undefined: it is no escape, or one for a charset. */
const unescapedOne = (code: string, signs: Delimiters): string | undefined => {
  switch (code) {
    case 'F':
      return signs.field;
    case 'S':
      return signs.component;
    case 'R':
      return signs.repetition;
    case 'E':
      return signs.escape;
    case 'T':
      return signs.subcomponent;
    case 'H':
    case 'N':
      return '';
    default:
      break;
  }
  if (/^\.(?:br|sp|ce)[+0-9]{0,4}$/.test(code)) return '\n';
  if (/^\.(?:in|ti|fi|nf|sk)[-+0-9]{0,4}$/.test(code)) return ' ';
  if (/^X(?:[0-9A-Fa-f]{2}){1,2000}$/.test(code)) return fromHex(code.slice(1));
  return undefined;
};

/** A value without its escapes, which are taken out once: what comes out of one is no escape again. */
export const unescaped = (value: string, signs: Delimiters): string => {
  const sign = signs.escape;
  let from = value.indexOf(sign);
  if (from < 0) return value;
  const parts = [value.slice(0, from)];
  while (from >= 0) {
    const end = value.indexOf(sign, from + 1);
    if (end < 0) {
      parts.push(value.slice(from));
      break;
    }
    const code = value.slice(from + 1, end);
    const plain = unescapedOne(code, signs);
    if (plain !== undefined) {
      parts.push(plain);
      from = value.indexOf(sign, end + 1);
      parts.push(value.slice(end + 1, from < 0 ? value.length : from));
    } else {
      // No escape: the sign stands for itself, and the next one may begin one.
      parts.push(value.slice(from, end));
      from = end;
    }
  }
  return parts.join('');
};
