import { countBefore } from '../../spans/span.ts';
import { areAlike, genderIn } from '../gender.ts';
import { isBeside, isRelative, partyIn } from '../parties.ts';
import { pronounIn } from '../pronouns.ts';
import { NOBODY, type Scene, type Value } from '../scene.ts';
import { lastSentence } from '../sentence.ts';
import { SINGLE } from '../single-values.ts';
import { ABOUT, roleIn } from '../standing.ts';
import { nearnessAfter, nearnessBefore } from './around.ts';

/** What was decided of the values before. */
export interface Decided {
  /** The value before, wherever it stands, and its owner. */
  readonly last: { readonly end: number; readonly owner: number; readonly element: string } | undefined;
  /** By person the values they hold, by element. */
  readonly held: readonly ReadonlyMap<string, string>[];
  /** Values that each was given so far. */
  readonly count: readonly number[];
}

/** What speaks for or against a candidate. */
export type Signs = (person: number) => readonly string[];

/** Whom each rule names, in the order in which they are believed. */
export type Votes = readonly (readonly [rule: string, people: readonly number[]])[];

const few = (n: number, most: number): string => (n >= most ? `${most}+` : String(n));

/** Whom a value may belong to: who is named near, whom a rule names, and who speaks, is spoken to or is spoken of. */
export const candidatesOf = (scene: Scene, { span, before, after }: Value, votes: Votes): readonly number[] => {
  const { discourse, chat } = scene;
  const at = span.start;
  return [
    ...new Set(
      [
        ...before.map(({ person }) => person),
        ...after.map(({ person }) => person),
        ...votes.flatMap(([, people]) => people),
        discourse.main,
        discourse.speakerAt(at),
        discourse.addresseeAt(at),
        chat.headAt(at),
        chat.servedAt(at),
        chat.topicAt(at),
      ].filter((person) => person !== undefined && person !== NOBODY) as readonly number[],
    ),
    NOBODY,
  ];
};

/** How the words of a label say whose the value is. */
const labelSigns = (scene: Scene, { label, span, before, after }: Value) => {
  const { discourse } = scene;
  const words = lastSentence(label);
  const [pronoun, gender, party, role] = [pronounIn(label), genderIn(label), partyIn(words), roleIn(words)];
  const speaker = discourse.speakerAt(span.start);
  const addressee = discourse.addresseeAt(span.start);
  const alike = [...new Set([...before, ...after].map(({ person }) => person))].filter(
    (person) => gender !== undefined && discourse.gender[person] === gender,
  );
  return (person: number): readonly string[] => {
    const signs: string[] = [];
    if (pronoun === 'my') signs.push(person === speaker ? 'my=speaker' : 'my=other');
    if (pronoun === 'your') signs.push(person === addressee ? 'your=addressee' : 'your=other');
    if (pronoun === 'third') {
      if (person === speaker) signs.push('third=speaker');
      if (person === addressee) signs.push('third=addressee');
    }
    if (gender !== undefined && person !== NOBODY) {
      const own = discourse.gender[person];
      if (own === undefined) signs.push('gender?');
      else signs.push(areAlike(own, gender) ? `gender=${few(Math.max(0, alike.indexOf(person)), 2)}` : 'gender!');
    }
    if (party !== undefined) {
      const own = person === NOBODY ? undefined : discourse.party[person];
      const known = discourse.party.includes(party) ? '' : '?';
      signs.push(`${isRelative(party) ? 'relative' : 'party'}${known}${own === party ? '=' : own === undefined ? '-' : '!'}`);
    }
    if (role !== undefined && person !== NOBODY) signs.push(discourse.role[person] === role ? 'role=' : 'role!');
    return signs;
  };
};

const BEHIND: readonly (readonly [string, RegExp])[] = [
  ['owns', /^['’]s?\s/],
  ['is', /^,? (?:is|was|has|had|lives|lived|suffers|takes|born|can be)\b/i],
  ['comma', /^,/],
  ['bracket', /^ ?[([]/],
  ['colon', /^ ?[:=]/],
  ['dash', /^ ?[-–—|]/],
  ['end', /^[ \t]*(?:\n|$)/],
  ['stop', /^[.;!?]/],
  ['gap', /^ {2}|^\t/],
  ['verb', /^ \p{Ll}+(?:s|ed|t)\b/u],
];
const IN_FRONT: readonly (readonly [string, RegExp])[] = [
  ['start', /(?:^|\n)[ \t>]*$/],
  ['label', /[:=]\s{0,30}$/],
  ['source', /\b(?:by|per|from|with|w\/|via|von|por|par|mit|bei|cc|att?n)\s(?:\p{Lu}\w{1,4}\.? )?$/iu],
  ['to', /\b(?:to|for|of|and|y|et|und|&|de|für|pour|para)\s(?:\p{Lu}\w{1,4}\.? )?$/iu],
  ['gap', / {2,}$|[|\t]\s*$/],
  ['bracket', /[([]$/],
];
const firstOf = (rules: readonly (readonly [string, RegExp])[], words: string): string =>
  rules.find(([, pattern]) => pattern.test(words))?.[0] ?? 'word';

/** How the nearest namings of each person stand to the value. */
const placeSigns = ({ text, spans, discourse }: Scene, { span, before, after }: Value) => {
  const [front, back] = [nearnessBefore(text, span.start), nearnessAfter(text, span.end)];
  const ranks = [...new Set(before.map(({ person }) => person))];
  const ranksBehind = [...new Set(after.map(({ person }) => person))];
  const lineHas = before.filter(({ end }) => /clause|sentence|line/.test(front(end)));
  const only = new Set(lineHas.map(({ person }) => person)).size === 1 ? lineHas[0]?.person : undefined;
  const own = before.filter(({ end }) => /clause|sentence|line|next|few|block/.test(front(end)));
  const [blockFirst, blockOnly] = [own.at(-1)?.person, new Set(own.map(({ person }) => person)).size === 1];
  const lineFirst = lineHas.at(-1)?.person;
  const valueNumber = countBefore(spans, span.start);
  const valuesSince = (end: number): number => {
    let count = 0;
    for (let n = valueNumber - 1; n >= 0 && count < 4 && (spans[n]?.start ?? 0) >= end; n -= 1)
      if (spans[n]?.element !== 'person_name') count += 1;
    return count;
  };
  return (person: number): readonly string[] => {
    const signs: string[] = [];
    const near = before.find((one) => one.person === person);
    if (near) {
      const rank = few(ranks.indexOf(person), 3);
      const nearness = front(near.end);
      const distance = Math.min(11, Math.floor(Math.log2(1 + span.start - near.end)));
      signs.push(`before=${nearness}`, `before=${nearness},${rank}`, `rank=${rank}`, `distance=${distance}`);
      const since = valuesSince(near.end);
      signs.push(`since=${since}`);
      const behind = firstOf(BEHIND, text.slice(near.end, near.end + 24));
      const ahead = firstOf(IN_FRONT, text.slice(Math.max(0, near.start - 32), near.start));
      const isNear = /clause|sentence|line|next/.test(nearness) ? '' : 'far:';
      signs.push(`${isNear}behind=${behind}`, `${isNear}ahead=${ahead}`);
      if (ranks[0] === person) signs.push(`nearest:ahead=${ahead}`, `nearest:behind=${behind}`);
      if (person === only) signs.push('only on line');
      if (person === lineFirst && only === undefined) signs.push('first of line');
      if (person === blockFirst) signs.push(blockOnly ? 'only of block' : 'first of block');
      if (lineHas.length === 0) signs.push(`line without=${nearness}`);
    } else signs.push('not before');
    if (own.length > 0 && own.every((one) => one.person !== person)) {
      signs.push('block of others');
      if (person === discourse.main) signs.push('block of others, main');
    }
    const later = after.find((one) => one.person === person);
    if (later) {
      const nearness = back(later.start);
      signs.push(`after=${nearness}`, `after=${nearness},${few(ranksBehind.indexOf(person), 2)}`);
      if (!near) signs.push(`only after=${nearness}`);
    }
    return signs;
  };
};

const isWhole = (given: string, family: string): boolean => given.length > 1 && family.length > 1;

/** What is known of the people of a text, wherever the value stands. */
export const personSigns = ({ people, spans, text, discourse, places }: Scene): readonly (readonly string[])[] => {
  const counts = people.map(({ names }) => names.length);
  const most = Math.max(...counts);
  const subjects = discourse.standing.filter((standing) => standing === 'subject').length;
  return people.map(({ names, given, family, gender }, person) => {
    const signs: string[] = [];
    const standing = discourse.standing[person] ?? 'plain';
    const party = discourse.party[person];
    const best = Math.max(...names.map((n) => spans[n]?.confidence ?? 0));
    signs.push(`standing=${standing}`, `sure=${Math.floor(best * 10)}`, `named=${few(names.length, 4)}`);
    if (names.length === most) signs.push('named most');
    if (person === 0) signs.push('named first');
    if (person === discourse.main) signs.push('main', `main=${standing}`, `main of ${few(subjects, 2)}`);
    if (discourse.isSelf(person)) signs.push('self');
    if (discourse.role[person] !== undefined) signs.push('role');
    if (party !== undefined) signs.push(ABOUT.has(party) ? 'about' : isBeside(party) ? 'beside' : 'party');
    signs.push(isWhole(given, family) ? 'whole' : 'part');
    if (discourse.gender[person] !== undefined) signs.push('given known');
    if (gender !== undefined) signs.push('titled');
    const first = spans[names[0] ?? 0];
    const value = text.slice(first?.start ?? 0, first?.end ?? 0);
    if (/\p{L}{2}/u.test(value) && value === value.toUpperCase()) signs.push('capitals');
    if (/(?:^|\s)\p{Ll}/u.test(value)) signs.push('small');
    const share = places.length === 0 ? 0 : names.length / places.length;
    signs.push(`share=${share > 0.5 ? 3 : share > 0.25 ? 2 : share > 0.1 ? 1 : 0}`);
    return signs;
  });
};

/** What the values before say. */
const decidedSigns = ({ text }: Scene, { span, before }: Value, { last, held, count }: Decided, key: string) => {
  const front = nearnessBefore(text, span.start);
  const named = last !== undefined && before.some(({ end, person }) => end > last.end && person !== last.owner);
  const most = Math.max(0, ...count);
  return (person: number): readonly string[] => {
    const signs: string[] = [];
    if (last?.owner === person) {
      const nearness = front(last.end);
      signs.push(`last=${nearness}${named ? ',named' : ''}`, last.element === span.element ? 'last=same' : 'last');
    }
    if (person === NOBODY) return signs;
    const own = held[person]?.get(span.element);
    if (own !== undefined) signs.push(own === key ? 'holds it' : SINGLE.has(span.element) ? 'holds another' : 'holds such');
    signs.push(`given=${few(count[person] ?? 0, 3)}`);
    if (most > 0 && count[person] === most) signs.push('given most');
    return signs;
  };
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
  votes: Votes,
  decided: Decided,
  key: string,
  isFree: (person: number) => boolean,
  known: readonly (readonly string[])[],
): Signs => {
  const label = labelSigns(scene, value);
  const place = placeSigns(scene, value);
  const before = decidedSigns(scene, value, decided, key);
  const parties = partySigns(scene, value.span.start);
  const vote = voteSigns(votes, isFree);
  return (person) =>
    person === NOBODY
      ? ['nobody', ...label(person).map((s) => `nobody:${s}`), ...before(person).map((s) => `nobody:${s}`), ...vote(person)]
      : [
          ...label(person),
          ...place(person),
          ...before(person),
          ...parties(person),
          ...vote(person),
          ...(known[person] ?? []),
        ];
};
