import { TIERS } from '../owners/tiers.ts';
import { NOBODY, type Scene, type Value } from '../scene.ts';
import { SINGLE } from '../single-values.ts';
import { NEARNESS, type Nearness } from './around.ts';
import type { Votes } from './candidates.ts';
import { codeSigns, codesOf } from './code-signs.ts';
import { entrySigns, firstsOf, orderSigns } from './entry-signs.ts';
import { genderSigns } from './gender-signs.ts';
import { type Introductions, introducedSigns, introductionsOf } from './introduced-signs.ts';
import { labelSigns } from './label-signs.ts';
import { type Lines, linesOf } from './lines.ts';
import { personSigns } from './person-signs.ts';
import { placeSigns } from './place-signs.ts';
import { PURPOSES, purposeOf } from './purpose.ts';
import { type Offices, officesOf, purposeSigns } from './purpose-signs.ts';
import { type References, referenceSigns, referencesOf } from './reference-signs.ts';
import { few, put, type Sheet, type Signs, sign, signs, upTo } from './sign.ts';

/** What was decided of the values before one, and what it leaves open for that one. */
export interface Decided {
  /** The value before, wherever it stands, and its owner, and whether its label called them as the form does. */
  readonly last:
    | {
        readonly end: number;
        readonly owner: number;
        readonly element: string;
        readonly isCalled: boolean;
        readonly isTold: boolean;
      }
    | undefined;
  /** Whose the last value of each element was, and of each purpose. */
  readonly lastOf: ReadonlyMap<string | number, number>;
  /** By person the values they hold, by element. */
  readonly held: readonly ReadonlyMap<string, string>[];
  /** Values that each was given so far. */
  readonly count: readonly number[];
  /** Of whoever was given most. */
  readonly most: number;
  /** The value itself, as it is compared with those that somebody holds. */
  readonly key: string;
  /** Whether somebody may be given it, who holds no other of a kind of which people have one. */
  readonly isFree: (person: number) => boolean;
}

const GIVEN = signs('given=', upTo(3));
const GIVEN_MOST = sign('given most');
const [HOLDS_IT, HOLDS_ANOTHER, HOLDS_SUCH] = ['holds it', 'holds another', 'holds such'].map(sign);
const LAST = signs('last=', NEARNESS);
const LAST_NAMED = NEARNESS.map((near) => sign(`last=${near},named`));
const LAST_CALLED = signs('last called=', NEARNESS);
const LAST_TOLD = signs('last told=', NEARNESS);
const [LAST_OF_KIND, NOT_LAST_OF_KIND] = ['last such', 'not last such'].map((head) => signs(`${head}, `, PURPOSES));
const [LAST_OF_PURPOSE, NOT_LAST_OF_PURPOSE] = ['last for', 'not last for'].map((head) => signs(`${head} `, PURPOSES));
const [LAST_SAME, LAST_OTHER] = ['last=same', 'last'].map(sign);
const RULE_FIRST = sign('rule first');
const RULES = TIERS.map(({ tier }) => tier.name);
const [FIRST_RULE, OWN_RULE, RULE_NAMES] = ['rule first=', 'rule=', 'rule names='].map((head) => signs(head, RULES));
const NOBODY_IS_MEANT = sign('meant');
const [SPEAKER, ADDRESSEE, HEAD, SERVED, TOPIC, SIGNER, OTHER] = [
  'speaker',
  'addressee',
  'head',
  'served',
  'topic',
  'signer',
  'other',
].map(sign);

/** What the values say that a person holds. */
const heldSigns = (sheet: Sheet, { span }: Value, { held, count, most, key }: Decided, person: number): void => {
  const [own, given] = [held[person]?.get(span.element), count[person] ?? 0];
  put(sheet, GIVEN[few(given, 3)]);
  if (most > 0 && given === most) put(sheet, GIVEN_MOST);
  if (own === undefined) return;
  if (own === key) put(sheet, HOLDS_IT);
  else put(sheet, SINGLE.has(span.element) ? HOLDS_ANOTHER : HOLDS_SUCH);
};

/** What the values before say. */
const decidedSigns = (value: Value, front: Nearness, decided: Decided): Signs => {
  const { span, before } = value;
  const { last, lastOf } = decided;
  const purpose = purposeOf(span.element);
  const [ofKind, ofPurpose] = [lastOf.get(span.element), lastOf.get(purpose)];
  const isNamed = last !== undefined && before.some(({ end, person }) => end > last.end && person !== last.owner);
  const kind = isNamed ? LAST_NAMED : last?.isCalled ? LAST_CALLED : LAST;
  const near = last === undefined ? undefined : kind[front(last.end)];
  return (sheet, person) => {
    if (last?.owner === person) {
      put(sheet, near);
      put(sheet, last.element === span.element ? LAST_SAME : LAST_OTHER);
      if (last.isTold) put(sheet, LAST_TOLD[front(last.end)]);
    }
    if (ofKind !== undefined) put(sheet, (ofKind === person ? LAST_OF_KIND : NOT_LAST_OF_KIND)?.[purpose]);
    if (ofPurpose !== undefined) put(sheet, (ofPurpose === person ? LAST_OF_PURPOSE : NOT_LAST_OF_PURPOSE)?.[purpose]);
    if (person !== NOBODY) heldSigns(sheet, value, decided, person);
  };
};

const partySigns = ({ discourse, chat }: Scene, at: number): Signs => {
  const [speaker, addressee, signer] = [discourse.speakerAt(at), discourse.addresseeAt(at), discourse.signerBehind(at)];
  const [head, served, topic] = [chat.headAt(at), chat.servedAt(at), chat.topicAt(at)];
  const other = chat.isChat ? chat.otherAt(at) : undefined;
  return (sheet, person) => {
    if (person === speaker) put(sheet, SPEAKER);
    if (person === addressee) put(sheet, ADDRESSEE);
    if (person === head) put(sheet, HEAD);
    if (person === served) put(sheet, SERVED);
    if (person === topic) put(sheet, TOPIC);
    if (person === signer) put(sheet, SIGNER);
    if (person === other) put(sheet, OTHER);
  };
};

/** What each rule says of a person. */
const voteSigns = (votes: Votes, { isFree }: Decided): Signs => {
  const firsts = votes.map((people) => people.find(isFree));
  const decides = firsts.findIndex((first) => first !== undefined);
  return (sheet, person) => {
    if (decides < 0) return;
    if (firsts[decides] === person) {
      put(sheet, RULE_FIRST);
      put(sheet, FIRST_RULE?.[decides]);
    }
    for (let rule = decides; rule < votes.length; rule += 1) {
      const first = firsts[rule];
      if (first === undefined) continue;
      if (first === person) put(sheet, OWN_RULE?.[rule]);
      else if (votes[rule]?.includes(person)) put(sheet, RULE_NAMES?.[rule]);
    }
  };
};

/** What is known of a text and its people, wherever a value stands. */
export interface Known {
  readonly lines: Lines;
  /** Signs that a person has for every value. */
  readonly people: readonly (readonly number[])[];
  readonly offices: Offices;
  readonly references: References;
  readonly introductions: Introductions;
  /** By the codes of people whose each is. */
  readonly codes: ReadonlyMap<string, number>;
  /** Where each is named first. */
  readonly firsts: readonly number[];
}

export const knownOf = (scene: Scene): Known => ({
  lines: linesOf(scene.text),
  people: personSigns(scene),
  offices: officesOf(scene),
  references: referencesOf(scene),
  introductions: introductionsOf(scene),
  codes: codesOf(scene),
  firsts: firstsOf(scene),
});

/** The signs of every candidate of a value; those of nobody are others. */
export const signsOf = (
  scene: Scene,
  value: Value,
  front: Nearness,
  votes: Votes,
  decided: Decided,
  { lines, people, offices, references, introductions, codes, firsts }: Known,
): Signs => {
  const label = labelSigns(scene, value);
  const place = placeSigns(scene, value, front, lines);
  const before = decidedSigns(value, front, decided);
  const parties = partySigns(scene, value.span.start);
  const vote = voteSigns(votes, decided);
  const purpose = purposeSigns(scene, value, offices);
  const more = [
    entrySigns(value, lines, firsts),
    orderSigns(scene, value, lines),
    genderSigns(scene, value),
    referenceSigns(value, references),
    introducedSigns(value, introductions),
    codeSigns(scene, value, codes),
  ];
  return (sheet, person) => {
    label(sheet, person);
    before(sheet, person);
    vote(sheet, person);
    purpose(sheet, person);
    if (person === NOBODY) {
      put(sheet, NOBODY_IS_MEANT);
      for (let n = 0; n < sheet.count; n += 1) sheet.signs[n] = (sheet.signs[n] ?? 0) + 1;
      return;
    }
    place(sheet, person);
    parties(sheet, person);
    for (const one of more) one(sheet, person);
    for (const number of people[person] ?? []) put(sheet, number);
  };
};
