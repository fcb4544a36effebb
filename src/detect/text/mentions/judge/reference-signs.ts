import { once } from '../../../../core/once.ts';
import { foldWords } from '../../../columns/cells/fold.ts';
import { nameContext } from '../../../words/data-files.ts';
import type { Scene, Value } from '../scene.ts';
import { HEAD, lineBefore } from '../standing.ts';
import { put, type Sheet, type Signs, sign } from './sign.ts';

/** What the words in front of a value refer to people by: a letter of their name, the number a list gave them, the word they are called by in a form. */
const KINDS = ['initial', 'numbered', 'called'] as const;
type Kind = (typeof KINDS)[number];

/** Whom a reference fits; whom it does not, where it fits somebody; and where it fits nobody else. */
const FITS = Object.fromEntries(
  KINDS.map((kind) => [kind, { own: sign(`${kind}=`), only: sign(`${kind}=only`), others: sign(`${kind}!`) }]),
) as Record<Kind, { own: number; only: number; others: number }>;

/** Signs of a label that are looked at in front of a value. */
const NEAR = 28;
const INITIAL =
  /(?:^|[^\p{L}\p{N}.'’-])(\p{Lu})(?!\p{L})(?:['’]s|\.)?[ :.]{0,2}(?:[\p{L}#./]{1,9}[ :#.]{1,2}){0,2}[ (]{0,2}$/u;
const NUMBER = /(?:^|[^\p{N}./-])#?(\d{1,2}(?:\.\d)?)[.):]?(?=[^\p{N}/-]|$)/gu;
/** The number in front of a name. */
const OWN_NUMBER = /(?:^|[^\p{N}./-])#?(\d{1,2}(?:\.\d)?)[.):]{0,2}[ \t.:]{1,12}$/u;
const WORD = /\p{L}{3,}/gu;
/** People whom one word calls, at most: one that calls more is no name for any. */
const MOST_CALLED = 3;

const common = once(() => new Set([...nameContext().calls_nobody, ...nameContext().field_part]));

const wordsOf = (words: string): readonly string[] =>
  [...new Set(foldWords(words).match(WORD) ?? [])].filter((word) => !common().has(word));

const numberIn = (label: string): string | undefined => [...label.matchAll(NUMBER)].at(-1)?.[1];

/** By what the people of a text are referred to: who has each initial, number and word. */
export const referencesOf = ({ people, spans, text }: Scene) => {
  const holders: Record<Kind, Map<string, Set<number>>> = {
    initial: new Map(),
    numbered: new Map(),
    called: new Map(),
  };
  const hold = (kind: Kind, key: string | undefined, person: number): void => {
    if (key === undefined || key === '') return;
    const own = holders[kind].get(key) ?? new Set();
    holders[kind].set(key, own.add(person));
  };
  for (const [person, { names, given, family }] of people.entries()) {
    for (const part of [given, family]) hold('initial', part.slice(0, 1), person);
    const head = lineBefore(text, spans[names[0] ?? 0]?.start ?? 0);
    hold('numbered', OWN_NUMBER.exec(head)?.[1], person);
    for (const word of wordsOf(head.slice(-HEAD / 2))) hold('called', word, person);
  }
  return holders;
};

export type References = ReturnType<typeof referencesOf>;

/** Whom the words in front of a value refer to. */
export const referenceSigns = ({ before, after, label }: Value, references: References): Signs => {
  const near = label.slice(-NEAR);
  const around = new Set([...before, ...after].map(({ person }) => person));
  const found: { readonly kind: Kind; readonly people: ReadonlySet<number>; readonly isOnly: boolean }[] = [];
  const look = (kind: Kind, keys: readonly (string | undefined)[]): void => {
    for (const key of keys) {
      const own = key === undefined ? undefined : references[kind].get(key);
      if (!own || (kind === 'called' && own.size > MOST_CALLED)) continue;
      const people = new Set([...around].filter((person) => own.has(person)));
      if (people.size === 0) continue;
      found.push({ kind, people, isOnly: people.size === 1 });
      return;
    }
  };
  look('initial', [INITIAL.exec(near)?.[1]?.toLowerCase()]);
  look('numbered', [numberIn(label.slice(-2 * NEAR))]);
  look('called', wordsOf(label.slice(-2 * NEAR)).toReversed());
  return (sheet: Sheet, person: number) => {
    for (const { kind, people, isOnly } of found) {
      const signs = FITS[kind];
      if (!people.has(person)) put(sheet, signs.others);
      else {
        put(sheet, signs.own);
        if (isOnly) put(sheet, signs.only);
      }
    }
  };
};
