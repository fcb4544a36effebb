import { fitsOffice, NOBODY, type Place, type Scene, type Value } from '../scene.ts';
import { SINGLE } from '../single-values.ts';
import type { Front } from './around.ts';
import { labelSigns } from './label-signs.ts';
import { placeSigns } from './place-signs.ts';
import { few, type Signs } from './sign.ts';

/** What was decided of the values before. */
export interface Decided {
  /** The value before, wherever it stands, and its owner. */
  readonly last: { readonly end: number; readonly owner: number; readonly element: string } | undefined;
  /** By person the values they hold, by element. */
  readonly held: readonly ReadonlyMap<string, string>[];
  /** Values that each was given so far. */
  readonly count: readonly number[];
  /** Of whoever was given most. */
  readonly most: number;
}

/** Whom each rule names, in the order in which they are believed. */
export type Votes = readonly (readonly [rule: string, people: readonly number[]])[];

/**
 * Whom a text is about that tells of several one after the other ("Customer Ann Lee called ...", and below a blank line "Customer Bo Hill
 * came ..."): in the block of one of them none of the others is meant, unless it names them.
 */
const othersOf = ({ discourse, chat }: Scene, { span, before }: Value, front: Front): ReadonlySet<number> => {
  const served = chat.servedAt(span.start);
  const isSubject = ({ person, end }: Place) =>
    chat.isChat ? chat.servedAt(end) === person : discourse.standing[person] === 'subject';
  const own = before.filter(({ end }) => /clause|sentence|line|next|few|block/.test(front(end)));
  const first = own.at(-1);
  const named = new Set(own.map(({ person }) => person));
  const isOwn = chat.isChat ? served !== undefined && named.has(served) : first !== undefined && isSubject(first);
  if (!isOwn) return new Set();
  return new Set(before.filter((one) => !named.has(one.person) && isSubject(one)).map(({ person }) => person));
};

/** Whom a value may belong to: who is named near, whom a rule names, and who speaks, is spoken to or is spoken of. */
export const candidatesOf = (scene: Scene, value: Value, front: Front, votes: Votes): readonly number[] => {
  const { discourse, chat } = scene;
  const { span, before, after } = value;
  const at = span.start;
  const others = othersOf(scene, value, front);
  const voted = new Set(votes.flatMap(([, people]) => people));
  // Whoever acts for an office has little but how to be reached, unless the words say so.
  const mayOwn = (person: number): boolean =>
    voted.has(person) || (fitsOffice(scene, person, span) && !others.has(person));
  return [
    ...new Set(
      [
        ...before.map(({ person }) => person),
        ...after.map(({ person }) => person),
        ...voted,
        discourse.main,
        discourse.speakerAt(at),
        discourse.addresseeAt(at),
        chat.headAt(at),
        chat.servedAt(at),
        chat.topicAt(at),
      ].filter((person): person is number => person !== undefined && person !== NOBODY && mayOwn(person)),
    ),
    NOBODY,
  ];
};

/** What the values say that a person holds. */
const heldSigns = ({ span }: Value, { held, count, most }: Decided, key: string, person: number): readonly string[] => {
  const [own, given] = [held[person]?.get(span.element), count[person] ?? 0];
  const signs = [`given=${few(given, 3)}`, ...(most > 0 && given === most ? ['given most'] : [])];
  if (own === undefined) return signs;
  if (own === key) return [...signs, 'holds it'];
  return [...signs, SINGLE.has(span.element) ? 'holds another' : 'holds such'];
};

/** What the values before say. */
const decidedSigns = (value: Value, front: Front, decided: Decided, key: string): Signs => {
  const { span, before } = value;
  const { last } = decided;
  const isNamed = last !== undefined && before.some(({ end, person }) => end > last.end && person !== last.owner);
  const lastSigns =
    last === undefined
      ? []
      : [`last=${front(last.end)}${isNamed ? ',named' : ''}`, last.element === span.element ? 'last=same' : 'last'];
  return (person) => [
    ...(last?.owner === person ? lastSigns : []),
    ...(person === NOBODY ? [] : heldSigns(value, decided, key, person)),
  ];
};

const partySigns = ({ discourse, chat }: Scene, at: number) => {
  const meant: readonly (readonly [string, number | undefined])[] = [
    ['speaker', discourse.speakerAt(at)],
    ['addressee', discourse.addresseeAt(at)],
    ['head', chat.headAt(at)],
    ['served', chat.servedAt(at)],
    ['topic', chat.topicAt(at)],
    ['signer', discourse.signerBehind(at)],
    ['other', chat.isChat ? chat.otherAt(at) : undefined],
  ];
  return (person: number): readonly string[] => meant.flatMap(([sign, one]) => (one === person ? [sign] : []));
};

/** What each rule says of a person. */
const voteSigns = (votes: Votes, isFree: (person: number) => boolean) => {
  const said = votes
    .map(([rule, people]) => [rule, people, people.find(isFree)] as const)
    .filter(([, , first]) => first !== undefined);
  const [decides] = said;
  return (person: number): readonly string[] => {
    const signs: string[] = [];
    if (decides?.[2] === person) signs.push(`rule first`, `rule first=${decides[0]}`);
    for (const [rule, people, first] of said) {
      if (first === person) signs.push(`rule=${rule}`);
      else if (people.includes(person)) signs.push(`rule names=${rule}`);
    }
    return signs;
  };
};

/** The signs of every candidate of a value. */
export const signsOf = (
  scene: Scene,
  value: Value,
  front: Front,
  votes: Votes,
  decided: Decided,
  key: string,
  isFree: (person: number) => boolean,
  known: readonly (readonly string[])[],
): Signs => {
  const label = labelSigns(scene, value);
  const place = placeSigns(scene, value, front);
  const before = decidedSigns(value, front, decided, key);
  const parties = partySigns(scene, value.span.start);
  const vote = voteSigns(votes, isFree);
  return (person) =>
    person === NOBODY
      ? [
          'nobody',
          ...label(person).map((s) => `nobody:${s}`),
          ...before(person).map((s) => `nobody:${s}`),
          ...vote(person),
        ]
      : [
          ...label(person),
          ...place(person),
          ...before(person),
          ...parties(person),
          ...vote(person),
          ...(known[person] ?? []),
        ];
};
