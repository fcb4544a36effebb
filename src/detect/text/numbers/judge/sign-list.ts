import { finished, hashOf, PRIME, SEED, spellingOf } from '../../tokens/characters.ts';

/** What the value of a sign is: a word as the tokeniser hashes it, two of them, any other text, or a number. */
type Kind = 'word' | 'pair' | 'text' | 'number';

/** A question that signs answer: "word before", "length". */
export interface Role {
  readonly name: string;
  readonly kind: Kind;
  readonly hash: number;
}

const hashOfText = (text: string): number => {
  let hash = SEED;
  for (let n = 0; n < text.length; n += 1) hash = Math.imul(hash ^ text.charCodeAt(n), PRIME);
  return finished(hash);
};

const ROLES = new Map<string, Role>();

const role = (name: string, kind: Kind): Role => {
  const made = { name, kind, hash: hashOfText(name) };
  ROLES.set(name, made);
  return made;
};

export const wordRole = (name: string): Role => role(name, 'word');
export const pairRole = (name: string): Role => role(name, 'pair');
export const textRole = (name: string): Role => role(name, 'text');
export const numberRole = (name: string): Role => role(name, 'number');

/** Signs of one candidate by their keys, filled and emptied without new memory; their names are kept where weights are fitted. */
export interface Signs {
  count: number;
  readonly keys: Int32Array;
  readonly names: Map<number, string> | undefined;
}

const MOST_SIGNS = 340;

export const createSigns = (named: boolean): Signs => ({
  count: 0,
  keys: new Int32Array(MOST_SIGNS),
  names: named ? new Map() : undefined,
});

/** Never 0, which an index of keys has for none: "before" stands before some number. */
const keyOf = ({ hash }: Role, value: number): number => finished(Math.imul(hash ^ value, PRIME)) || 1;

const pairOf = (first: number, second: number): number => Math.imul(first, 31) ^ second;

const push = (signs: Signs, key: number): void => {
  if (signs.count === MOST_SIGNS) return;
  signs.keys[signs.count] = key;
  signs.count += 1;
};

const BETWEEN = '=';

export const addNumber = (signs: Signs, own: Role, value: number): void => {
  const key = keyOf(own, value);
  push(signs, key);
  signs.names?.set(key, `${own.name}${BETWEEN}${value}`);
};

export const keyOfText = (own: Role, text: string): number => keyOf(own, hashOfText(text));

export const addText = (signs: Signs, own: Role, text: string): void => {
  const key = keyOfText(own, text);
  push(signs, key);
  signs.names?.set(key, `${own.name}${BETWEEN}${text}`);
};

export const addWord = (signs: Signs, own: Role, hash: number, spelled: () => string): void => {
  const key = keyOf(own, hash);
  push(signs, key);
  if (signs.names && !signs.names.has(key)) signs.names.set(key, `${own.name}${BETWEEN}${spellingOf(spelled())}`);
};

export const addPair = (signs: Signs, own: Role, first: number, second: number, spelled: () => string): void => {
  const key = keyOf(own, pairOf(first, second));
  push(signs, key);
  if (signs.names && !signs.names.has(key)) signs.names.set(key, `${own.name}${BETWEEN}${spellingOf(spelled())}`);
};

const numberOf = ({ kind }: Role, text: string): number => {
  if (kind === 'number') return Number(text);
  if (kind === 'text') return hashOfText(text);
  const cut = text.indexOf(' ');
  return kind === 'word' || cut < 0 ? hashOf(text) : pairOf(hashOf(text.slice(0, cut)), hashOf(text.slice(cut + 1)));
};

/** The key of a sign by its name, as a file of weights has it; none where no role is called so. */
export const keyOfName = (name: string): number | undefined => {
  const cut = name.indexOf(BETWEEN);
  const own = ROLES.get(name.slice(0, cut));
  return own && keyOf(own, numberOf(own, name.slice(cut + 1)));
};
