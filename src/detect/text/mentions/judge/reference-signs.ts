import { once } from '../../../../core/once.ts';
import { foldWords } from '../../../columns/cells/fold.ts';
import { nameContext } from '../../../words/data-files.ts';
import { referenceWords } from '../data-files.ts';
import { HEAD, lineBefore } from '../people/standing.ts';
import type { Scene, Value } from '../scene.ts';
import { put, type Sheet, type Signs, sign } from './sign.ts';

/** What the words in front of a value refer to people by: a letter of their name, the number a list gave them, the word they are called by in a form. */
const KINDS = ['initial', 'numbered', 'called'] as const;
type Kind = (typeof KINDS)[number];
type Holder = Kind | 'given' | 'role' | 'spouse';

/** Whom a reference fits; whom it does not, where it fits somebody; and where it fits nobody else. */
const FITS = Object.fromEntries(
  KINDS.map((kind) => [kind, { own: sign(`${kind}=`), only: sign(`${kind}=only`), others: sign(`${kind}!`) }]),
) as Record<Kind, { own: number; only: number; others: number }>;

/** Signs of a label that are looked at in front of a value. */
const NEAR = 28;
/** "P's SSN", "P SSN" at the head of a line or behind a sentence, "SSN P:", "SSN (P)"; the word in front may say that it is a class. */
const INITIAL =
  /(?<=^|[.;\n] ?)(\p{Lu})(?:['’]s|\.)?(?= \p{L}|[:)] ?)[ :.)]{0,3}(?:[\p{L}#./]{1,9}[ :#.]{1,2}){0,2}[ (]{0,2}$|(?:^|(?<word>\p{L}*)[^\p{L}\p{N}.'’-]{1,3})(?<letter>\p{Lu})(?:['’]s[ :](?:[\p{L}#./]{1,9}[ :#.]{1,2}){0,2}| ?[:)] {0,2}:?)[ (]{0,2}$|^(?<only>\p{Lu}) $/u;
/** A letter that words go on from. */
const IN_WORDS = /(?<!\p{L})\p{Lu}(?:['’]s|\.? \p{L})/u;
const NUMBER = /(?:^|[^\p{N}./-])#?(\d{1,2}(?:\.\d)?)[.):]?(?=[^\p{N}/-]|$)/gu;
/** The number in front of a name. */
const OWN_NUMBER = /(?:^|[^\p{N}./-])#?(\d{1,2}(?:\.\d)?)[.):]{0,2}[ \t.:]{1,12}$/u;
const WORD = /\p{L}{3,}/gu;
/** People whom one word calls, at most: one that calls more is no name for any. */
const MOST_CALLED = 3;

const common = once(
  () => new Set([...nameContext().calls_nobody, ...nameContext().field_part, ...referenceWords().noun]),
);

const wordsOf = (words: string): readonly string[] =>
  [...new Set(foldWords(words).match(WORD) ?? [])].filter((word) => !common().has(word));

/** What somebody is, as the last word of a heading says: a patient's contact is no patient. */
const calledBy = (head: string): string | undefined => wordsOf(head.replace(/\([^()]{1,24}\)/g, ' ')).at(-1);

interface Initial {
  readonly letter: string;
  /** "H's SSN", "H SSN", and not "(H)" or "H:". */
  readonly isInWords: boolean;
}

/** The letter by which words refer to somebody, and not to a class or part of something. */
const initialIn = (near: string): Initial | undefined => {
  const found = INITIAL.exec(near);
  if (!found || referenceWords().classing.has((found.groups?.['word'] ?? '').toLowerCase())) return undefined;
  const letter = found[1] ?? found.groups?.['letter'] ?? found.groups?.['only'];
  return letter === undefined ? undefined : { letter: letter.toLowerCase(), isInWords: IN_WORDS.test(found[0]) };
};

const numberIn = (label: string): string | undefined => [...label.matchAll(NUMBER)].at(-1)?.[1];

/** Letters by which papers call a couple, whatever their names begin with. */
const SPOUSES = new Map([
  ['husband', 'h'],
  ['wife', 'w'],
]);
const OF_HUSBAND = /(?<![\p{L}\p{N}.&])H['’]s /u;
const OF_WIFE = /(?<![\p{L}\p{N}.&])W['’]s /u;
/** Home, work, cell and mobile beside a telephone: "(H) (312) 555-0123 (W) ... (C) ...", "555-0123 (H)". */
const KIND_BEFORE = /(?<![\p{L}\p{N}.&'’])([HWCM])[.:)]{0,2} ?(?:(?:[Pp]hone|[Tt]el)[.:]{0,2} ?)?$/u;
const KIND_BEHIND = /^ ?\(([HWCM])\)/u;
const KIND_REACH = 12;

/** Whether letters beside the telephones of a text tell home and work from the one that is carried. */
const tellsKinds = ({ spans, text }: Scene): boolean => {
  const kinds = new Set<string | undefined>();
  for (const { element, start, end } of spans) {
    if (element !== 'phone') continue;
    kinds.add(KIND_BEFORE.exec(lineBefore(text, start, KIND_REACH))?.[1]);
    kinds.add(KIND_BEHIND.exec(text.slice(end, end + KIND_REACH))?.[1]);
  }
  return kinds.has('H') && kinds.has('W') && (kinds.has('C') || kinds.has('M'));
};

/** By what the people of a text are referred to: who has each initial, number and word. */
export const referencesOf = (scene: Scene) => {
  const { people, spans, text, discourse } = scene;
  const holders: Record<Holder, Map<string, Set<number>>> = {
    initial: new Map(),
    given: new Map(),
    role: new Map(),
    spouse: new Map(),
    numbered: new Map(),
    called: new Map(),
  };
  const hold = (kind: Holder, key: string | undefined, person: number): void => {
    if (key === undefined || key === '') return;
    const own = holders[kind].get(key) ?? new Set();
    holders[kind].set(key, own.add(person));
  };
  const isOfCouple = OF_HUSBAND.test(text) && OF_WIFE.test(text);
  for (const [person, { names, given, family }] of people.entries()) {
    if (isOfCouple) hold('spouse', SPOUSES.get(discourse.party[person] ?? ''), person);
    hold('given', given.slice(0, 1), person);
    hold('initial', family.slice(0, 1), person);
    hold('initial', given.slice(0, 1), person);
    const head = lineBefore(text, spans[names[0] ?? 0]?.start ?? 0);
    hold('numbered', OWN_NUMBER.exec(head)?.[1], person);
    const word = calledBy(head.slice(-HEAD / 2));
    hold('called', word, person);
    hold('role', word?.slice(0, 1), person);
  }
  return { ...holders, tellsKinds: tellsKinds(scene) };
};

export type References = ReturnType<typeof referencesOf>;

/** Whom the words in front of a value refer to. */
export const referenceSigns = ({ span, before, after, label }: Value, references: References): Signs => {
  const near = label.length > NEAR ? ` ${label.slice(-NEAR)}` : label;
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
  /** A letter is of a couple's husband or wife first, then of a given name; of nobody where another is called by a word with it: "W" beside a Walter and a wife. */
  const lookInitial = ({ letter, isInWords }: Initial): void => {
    const of = (kind: Holder) => [...around].filter((one) => references[kind].get(letter)?.has(one));
    const [bySpouse, byGiven] = [isInWords ? of('spouse') : [], of('given')];
    const own = [bySpouse, byGiven].find(({ length }) => length === 1) ?? of('initial');
    if (own.length > 0 && (own === bySpouse || of('role').every((one) => own.includes(one))))
      found.push({ kind: 'initial', people: new Set(own), isOnly: own.length === 1 });
  };
  const initial = references.tellsKinds && span.element === 'phone' ? undefined : initialIn(near);
  if (initial) lookInitial(initial);
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
