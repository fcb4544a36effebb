import { countBefore, type Span } from '../spans/span.ts';
import { lineStart } from '../tokens/line-of.ts';
import { nearnessBefore } from './judge/around.ts';
import { type Choose, chosen } from './judge/choose.ts';
import { codesOf } from './judge/code-signs.ts';
import { firstsOf } from './judge/entry-signs.ts';
import { introductionsOf } from './judge/introduced-signs.ts';
import { linesOf } from './judge/lines.ts';
import { personSigns } from './judge/person-signs.ts';
import { purposeOf } from './judge/purpose.ts';
import { officesOf } from './judge/purpose-signs.ts';
import { referencesOf } from './judge/reference-signs.ts';
import { candidatesOf, type Decided, signsOf, type Votes } from './judge/signs.ts';
import { byCalled } from './owners/by-called.ts';
import { isOfOffice } from './owners/of-offices.ts';
import { OUTRIGHT, TIERS } from './owners/tiers.ts';
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

/** ", daughter," and " (grandmother)" right behind a name say who that is, and not whose the next value is. */
const APPOSITION =
  /^\s{0,2}(?:\([^)]{0,40}\)|,\s{0,2}(?:(?:my|his|her|their|the)\s)?[\p{L}-]{2,24}(?:\s[\p{L}-]{2,24})?(?:\s(?:of|at|in|from|with)\s[\p{L} ]{2,24})?(?=,))/u;

/** "(Roy's mother)": the bracket says who the one in front of it is. */
const OF_WHOM = /^['’]s [\p{L} -]{3,24}\)/u;

/** What somebody says before the value that they are asked for. */
const YES = String.raw`(?:(?:yes|yeah|yep|sure|ok|okay|sí|si|ja|oui)[,.! ]{1,3})?(?:(?:it'?s|its|it is|that'?s|(?:hers|his|mine|theirs)(?:['’]?s| is)?)\s)?$`;
/** The head of a line of dialogue: a time, who speaks; then nothing, or a word that says yes. */
const ANSWERS = new RegExp(
  String.raw`^[> ]{0,4}(?:[[(]?\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?[\])]?[ -]{0,3})?(?:[\p{L}][\p{L}\p{N} .'-]{0,24}:|A[.:])[ \t]{0,3}${YES}`,
  'iu',
);
const ONLY_YES = new RegExp(`^${YES}`, 'iu');

/** The question that a line of dialogue answers with nothing but a value: "May I have your daughter's number?" */
const questionBefore = ({ text, chat }: Scene, at: number, line: string): string => {
  if (chat.isChat) {
    if (!ONLY_YES.test(text.slice(chat.wordsAt(at), at))) return '';
    const asked = chat.askedAt(at).trim().slice(-QUESTION);
    return ASKS.test(asked) ? asked.replace(/[.!]$/, '') : '';
  }
  if (!ANSWERS.test(line)) return '';
  const head = text.slice(Math.max(0, at - line.length - QUESTION), Math.max(0, at - line.length));
  const last = head.trimEnd().split('\n').at(-1) ?? '';
  return /\?|:\s/.test(last) ? last : '';
};

const QUESTION = 240;
const ASKS =
  /\?|(?<!\p{L})(?:what['’]?s|what is|when['’]?s|need|needs|give me|tell me|send me|confirm|provide)(?!\p{L})/iu;

/** Signs of a line that prose fills. */
const FILLED = 48;

/** The words in front of a value on its line; of one that begins a line of prose, those at the end of the line before. */
const wrappedBefore = (text: string, at: number, line: string): string => {
  if (!/^[\s>]*[(“"]?$/.test(line)) return line;
  const end = at - line.length - 1;
  const start = lineStart(text, end);
  const before = text.slice(start, Math.max(start, end)).trimEnd();
  return before.length >= FILLED && /[\p{L},]$/u.test(before) ? `${before.slice(-FILLED)} ` : line;
};

/** Words between the value or name before, or the start of the line, and a value. */
const labelOf = (scene: Scene, n: number): string => {
  const { spans, text, chat } = scene;
  const span = spans[n];
  if (!span) return '';
  const own = wrappedBefore(text, span.start, lineBefore(text, span.start));
  const asked = questionBefore(scene, span.start, own);
  const line = asked + own;
  // Of whose things a question asks, whoever answers it.
  const isAnswer = asked !== '' && chat.heads.has(n - 1) && pronounIn(asked) === 'third';
  const before = isAnswer ? undefined : spans[n - 1];
  // Who speaks is not spoken of: "CALLER: His number is".
  const withoutHeads = (words: string) =>
    (chat.isChat ? words.replace(LINE_HEAD, ' ') : words).replace(MAIDEN_NAME, 'maiden name');
  if (!before || before.end <= span.start - line.length) return withoutHeads(asked === '' ? own : `${asked}\n${own}`);
  const label = withoutHeads(text.slice(before.end, span.start));
  return before.element === 'person_name' ? label.replace(APPOSITION, '').replace(OF_WHOM, '') : label;
};

const LINE_HEAD =
  /(?:^|\n)[> ]{0,4}(?:[[(]?\d[\d:/., -]{3,20}(?: ?[ap]m)?[\])]?[ -]{0,3})?[\p{L}][\p{L}\p{N} .'-]{0,24}(?: ?\([^)]{1,24}\))?:/giu;

/** Of whom a name is asked is not whose it was: it is a question of the holder's. */
const MAIDEN_NAME = /mother['’]?s['’]? maiden(?: name)?/gi;

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
  TIERS.map((tier) => tier(scene, value).filter((person) => person !== undefined));

const CALLED = TIERS.indexOf(byCalled);

/** Whom a rule names that goes by words which say so outright, or that it is nobody, where no rule before it names anybody. */
const toldOutright = (votes: Votes, isFree: (person: number) => boolean): number | undefined => {
  const n = votes.findIndex((people) => people.some(isFree));
  const tier = TIERS[n];
  const person = votes[n]?.find(isFree);
  return person === NOBODY || (tier && OUTRIGHT.has(tier)) ? person : undefined;
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
  const known = {
    known: personSigns(scene),
    offices: officesOf(scene),
    references: referencesOf(scene),
    introductions: introductionsOf(scene),
    codes: codesOf(scene),
    firsts: firstsOf(scene),
  };
  const lines = linesOf(text);
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
    const front = nearnessBefore(text, lines, span.start);
    const decided = { last: previous, held, count, most, lastOf };
    const likeliest =
      toldOutright(votes, isFree) ??
      choose({
        value: n,
        candidates: candidatesOf(scene, value, front, votes),
        signs: signsOf(scene, value, front, lines, votes, decided, key, isFree, known),
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
