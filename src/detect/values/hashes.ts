import { type ElementId, elementFacts } from '../../schema/vocabulary.ts';

/** How a hash was made, as far as its form tells. `salted` false: it shows no salt, so equal values have equal hashes. */
export interface HashKind {
  readonly kind: string;
  readonly salted: boolean;
}

interface Scheme extends HashKind {
  readonly form: RegExp;
}

/** Schemes that name themselves: crypt(5) and its relatives, RFC 2307's, those of web frameworks. */
const NAMED: readonly Scheme[] = [
  { kind: 'bcrypt', salted: true, form: /^(\$2[abxy]?\$|bcrypt\$|bcrypt_sha256\$)/i },
  { kind: 'MD5-crypt', salted: true, form: /^\$(1|apr1)\$/ },
  { kind: 'SHA-256-crypt', salted: true, form: /^\$5\$/ },
  { kind: 'SHA-512-crypt', salted: true, form: /^\$6\$/ },
  { kind: 'yescrypt', salted: true, form: /^\$y\$/ },
  { kind: 'scrypt', salted: true, form: /^(\$7\$|\$scrypt\$|scrypt[$:])/i },
  { kind: 'Argon2', salted: true, form: /^(\$argon2(id|i|d)\$|argon2\$)/i },
  { kind: 'PBKDF2', salted: true, form: /^(\$pbkdf2[^$]*\$|pbkdf2_|\{PBKDF2)/i },
  { kind: 'phpass', salted: true, form: /^\$[PH]\$/ },
  { kind: 'salted SHA', salted: true, form: /^(\{SSHA\d*\}|sha(1|256|512)\$[^$:]+\$)/i },
  { kind: 'salted MD5', salted: true, form: /^\{SMD5\}/i },
  { kind: 'crypt', salted: true, form: /^\{CRYPT\}/i },
  { kind: 'SHA', salted: false, form: /^(\{SHA\d*\}|sha(1|256|512)[$:])/i },
  { kind: 'MD5', salted: false, form: /^\{MD5\}/i },
];

/** Digests of hexadecimal digits have the length of their algorithm. */
const BY_LENGTH: Readonly<Record<number, string>> = {
  32: 'MD5 or NTLM',
  40: 'SHA-1',
  56: 'SHA-224',
  64: 'SHA-256',
  96: 'SHA-384',
  128: 'SHA-512',
};

const HEX = /^(?:0x)?([0-9a-f]+)$/i;
/** What a scheme's name begins with: most values are none, and are not looked at further. */
const MAY_BE_NAMED = /^[${abps]/i;

/** The kind of a hash; undefined: the value is none. */
export const hashKindOf = (value: string): HashKind | undefined => {
  const digits = HEX.exec(value)?.[1];
  const kind = digits === undefined ? undefined : BY_LENGTH[digits.length];
  if (kind !== undefined) return { kind, salted: false };
  return MAY_BE_NAMED.test(value) ? NAMED.find(({ form }) => form.test(value)) : undefined;
};

/**
 * Whether anybody can reverse the hash of an element by trying all values: there are few (a Social Security number, a
 * telephone number, a card), and no salt shows.
 */
export const isReversible = (element: ElementId | null, { salted }: HashKind): boolean =>
  element !== null && !salted && elementFacts(element).few === true;

/** A hash in words: "SHA-256 without a salt, which trying all values reverses". */
export const hashWords = (element: ElementId | null, found: HashKind): string =>
  `${found.kind}${found.salted ? '' : ' without a salt'}${isReversible(element, found) ? ', which trying all values reverses' : ''}`;

/** What an answer says of a hashed value beside its state. */
export interface HashAnswer {
  readonly hash?: string;
  readonly reversible?: boolean;
}

/** Kind and reversibility of a value that stands hashed; nothing of others. */
export const hashAnswer = (element: ElementId, state: string, value: string): HashAnswer => {
  const found = state === 'hashed' ? hashKindOf(value) : undefined;
  return found ? { hash: found.kind, reversible: isReversible(element, found) } : {};
};
