import { countBefore, type Span } from '../spans/span.ts';
import { nearnessBefore } from './judge/around.ts';
import { candidatesOf, type Votes } from './judge/candidates.ts';
import { type Choose, chosen } from './judge/choose.ts';
import { purposeOf } from './judge/purpose.ts';
import { type Decided, knownOf, signsOf } from './judge/signs.ts';
import { labelOf } from './label-of.ts';
import { byCalled } from './owners/by-called.ts';
import { isOfOffice } from './owners/of-offices.ts';
import { TIERS } from './owners/tiers.ts';
import { calledIn } from './people/called.ts';
import type { NamedPerson } from './people/named-person.ts';
import { lineBefore, roleIn } from './people/standing.ts';
import { isTold, pronounIn } from './pronouns.ts';
import { roleWords } from './role-words.ts';
import { isNewParagraph, NOBODY, type Place, type Scene, SENTENCE, type Value } from './scene.ts';
import { ENDS } from './sentence.ts';
import { SINGLE, valueKey } from './single-values.ts';
import { chatOf } from './talk/chat.ts';
import { discourseOf } from './talk/discourse.ts';
import { logOf } from './talk/log.ts';

/** Names on either side of a value that are looked at. */
const MOST_PLACES = 12;

const placesOf = (
  spans: readonly Span[],
  people: readonly NamedPerson[],
  heads: ReadonlySet<number>,
  spoken: readonly Place[],
): readonly Place[] =>
  [
    ...spoken,
    ...people.flatMap(({ names }, person) =>
      names.filter((n) => !heads.has(n)).map((n) => ({ person, start: spans[n]?.start ?? 0, end: spans[n]?.end ?? 0 })),
    ),
  ].sort((a, b) => a.start - b.start);

const hold = (held: Map<string, string> | undefined, element: string, key: string): void => {
  if (held && !held.has(element)) held.set(element, key);
};

/** The value before, with whose it is and how that was told. */
interface Last {
  readonly end: number;
  readonly owner: number;
  readonly told: boolean;
  readonly mine: boolean;
  readonly aside: boolean;
  readonly element: string;
}

/** What is looked at for the value of a number. */
const valueAt = (scene: Scene, n: number, span: Span, last: Last | undefined): Value => {
  const { places, text } = scene;
  const split = countBefore(places, span.start);
  const before = places.slice(Math.max(0, split - MOST_PLACES), split).reverse();
  const stretch = last ? text.slice(last.end, span.start) : '';
  // What a label gives to a second person says nothing of the next sentence.
  const ends = last?.aside ? ENDS.test(stretch) : isNewParagraph(stretch);
  const continues = last && last.end > (before[0]?.end ?? 0) && !ends;
  return {
    span,
    label: labelOf(scene, n),
    before,
    after: places.slice(split, split + MOST_PLACES),
    previous: continues ? last.owner : undefined,
    told: last?.told ?? false,
    mine: last?.mine ?? false,
    aside: last?.aside ?? false,
    lastElement: last?.element,
    between: last ? text.slice(last.end, Math.min(span.start, last.end + SENTENCE)) : '',
  };
};

/** Whether the label of a value says whose it is: as the form calls somebody, by a role or by a pronoun. */
const tellsWhose = ({ label }: Value, isCalled: boolean): boolean =>
  isCalled || roleIn(label) !== undefined || pronounIn(label) !== undefined;

/** Whom each tier names. */
const votesOf = (scene: Scene, value: Value): Votes =>
  TIERS.map(({ tier }) => tier(scene, value).filter((person) => person !== undefined));

const CALLED = TIERS.findIndex(({ tier }) => tier === byCalled);

/** Whom a rule names that goes by words which say so outright, or that it is nobody, where no rule before it names anybody. */
const toldOutright = (votes: Votes, isFree: (person: number) => boolean): number | undefined => {
  const n = votes.findIndex((people) => people.some(isFree));
  const person = votes[n]?.find(isFree);
  return person === NOBODY || TIERS[n]?.isOutright === true ? person : undefined;
};

/** Whether a value may be somebody's: names are their own, and what is an office's by itself is nobody's. */
const hasOwner = (span: Span, text: string, counted: (span: Span) => boolean): boolean =>
  span.element !== 'person_name' && counted(span) && !isOfOffice(span, lineBefore(text, span.start), text);

/** For each value the person it belongs to; undefined where nobody is near. */
export const assignValues = (
  spans: readonly Span[],
  text: string,
  people: readonly NamedPerson[],
  counted: (span: Span) => boolean,
  choose: Choose = chosen,
): readonly (number | undefined)[] => {
  const log = logOf(spans, text, people);
  const chat = chatOf(spans, text, people, log);
  const discourse = discourseOf(spans, text, people, chat.isChat ? undefined : log);
  const places = placesOf(spans, people, chat.heads, roleWords(text, discourse));
  const scene: Scene = { people, spans, text, places, discourse, chat, called: calledIn(spans, text, people) };
  const held: Map<string, string>[] = people.map(() => new Map());
  const owners: (number | undefined)[] = spans.map(() => undefined);
  for (const [person, { names }] of people.entries()) for (const n of names) owners[n] = person;
  if (people.length === 0) return owners;
  let last: Last | undefined;
  let previous: Decided['last'];
  const count = people.map(() => 0);
  let most = 0;
  const lastOf = new Map<string | number, number>();
  const known = knownOf(scene);
  for (const [n, span] of spans.entries()) {
    if (!hasOwner(span, text, counted)) continue;
    const value = valueAt(scene, n, span, last);
    const key = valueKey(span, text);
    const isFree = (person: number): boolean => {
      if (person === NOBODY || span.state !== 'clear') return true;
      const other = held[person]?.get(span.element);
      return !(SINGLE.has(span.element) && other !== undefined && other !== key);
    };
    const votes = votesOf(scene, value);
    const front = nearnessBefore(text, known.lines, span.start);
    const decided = { last: previous, held, count, most, lastOf, key, isFree };
    const likeliest =
      toldOutright(votes, isFree) ??
      choose({
        value: n,
        candidates: candidatesOf(scene, value, front, votes),
        signs: signsOf(scene, value, front, votes, decided, known),
      });
    // Whoever has a Social Security number is given no second one: it is nobody's where they are the likeliest still.
    const owner = isFree(likeliest) ? likeliest : NOBODY;
    // What a label gives to whom it calls says nothing of the next.
    const isCalled = votes[CALLED]?.includes(owner) ?? false;
    previous = { end: span.end, owner, element: span.element, isCalled, isTold: tellsWhose(value, isCalled) };
    lastOf.set(span.element, owner).set(purposeOf(span.element), owner);
    if (owner === NOBODY) continue;
    count[owner] = (count[owner] ?? 0) + 1;
    most = Math.max(most, count[owner] ?? 0);
    owners[n] = owner;
    const [told, aside] = [isTold(value.label), isCalled || roleIn(value.label) !== undefined];
    last = { end: span.end, owner, told, aside, element: span.element, mine: pronounIn(value.label) === 'my' };
    if (span.state === 'clear') hold(held[owner], span.element, key);
  }
  return owners;
};
