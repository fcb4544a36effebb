import type { ScriptFunction } from '../../engine/port.ts';
import { isCounted } from '../../schema/vocabulary.ts';
import { foldWords } from '../columns/cells/fold.ts';
import { findWithOwn } from '../own-detectors.ts';
import { isOfOthers } from '../text/mentions/by-head.ts';
import { cellsOf } from '../text/mentions/cells.ts';
import { pronounIn } from '../text/mentions/pronouns.ts';
import { NOBODY } from '../text/mentions/scene.ts';
import { type Mention, mentionsOf } from '../text/mentions.ts';
import type { Span } from '../text/spans/span.ts';
import { isSaidOf, linesOfWriters } from './talk-frames.ts';
import type { TalkPlan } from './talk-plan.ts';
import { type Answer, answerOf, askedName, writesLine } from './talk-turns.ts';
import { holdingWords, lookedAt, type TextHolding, type TextSetting } from './text-holding.ts';

/** Between the names of a row's people, in the order of the plan. */
export const BETWEEN_NAMES = '\u001f';

type Cells = Mention['cells'];

/** What the text of a row says of one person: of one of the row (`mention`), or of somebody else (`cells` of RECORD). */
interface Said extends TextHolding {
  readonly mention?: number;
  readonly cells?: Cells;
}

/** A line above the text that says who somebody of the row is. */
interface HeadLine {
  readonly mention: number;
  readonly end: number;
  readonly start: number;
}

/** Whose something is: one of the row, somebody whom the text names, or whom it does not name. */
type Owner = { readonly mention: number } | { readonly record: number; readonly isNamed: boolean } | undefined;

const NAME_CELLS = ['full_name', 'given_name', 'middle_name', 'family_name', 'maiden_name', 'name_suffix'] as const;
const MILLION = 1_000_000;
/** Signs in front of a value that are looked at for who says it. */
const REACH = 60;
const NAMELESS: Cells = Object.fromEntries(NAME_CELLS.map((name) => [name, null]));

/** What a text about somebody says of those who serve them; the rest they only report ("verified SSN ... per Tom Reed"). */
const OF_SERVING = new Set(['person_name', 'phone', 'email', 'postal_address', 'npi', 'employee_id']);

const isName = ({ element }: Span): boolean => element === 'person_name';

/** The names of a row's people as lines above its text, so that it is read as a note about them; of a row of a conversation what it answers. */
const headOf = ({ heads, about }: TalkPlan, names: readonly string[], answer: Answer | undefined) => {
  const lines: HeadLine[] = [];
  let head = '';
  if (answer) return { head: answer.head, lines: [{ mention: about, start: answer.own, end: answer.head.length }] };
  for (const [n, { mention, word }] of heads.entries()) {
    if (word === null || !names[n]) continue;
    const start = head.length;
    head += `${word}: ${names[n].replace(/\s+/g, ' ')}\n`;
    lines.push({ mention, start, end: head.length });
  }
  return { head, lines };
};

/** Whether a name of a text can be that of a cell: no word of the shorter one is missing in the other. */
const isCalled = (name: string, cell: string): boolean => {
  const [a, b] = [foldWords(name).split(' '), foldWords(cell).split(' ')];
  const [few, many] = a.length < b.length ? [a, b] : [b, a];
  return few[0] !== '' && few.every((word) => many.includes(word));
};

/** Whose each mention of a text is. */
const ownersOf = (
  mentions: readonly Mention[],
  spans: readonly Span[],
  lines: readonly HeadLine[],
  ofHouse: readonly { readonly mention: number; readonly name: string }[],
): readonly Owner[] =>
  mentions.map(({ members, cells }, record): Owner => {
    const names = members.flatMap((n) => spans[n] ?? []).filter(isName);
    const line = lines.find(({ start, end }) => names.some((name) => name.start >= start && name.start < end));
    if (line) return { mention: line.mention };
    const name = cells['full_name'] ?? cells['given_name'] ?? cells['family_name'];
    if (name === null || name === undefined) return { record, isNamed: false };
    const served = ofHouse.find((one) => isCalled(String(name), one.name));
    return served ? { mention: served.mention } : { record, isNamed: true };
  });

/** Whether what a text says of nobody by name is that of whom the row's text is. */
const isOfAbout = (manner: TalkPlan['manner'], text: string): boolean => {
  // An end of a sentence would make what it says of "my" be said of nothing behind it.
  if (manner === 'subject' || pronounIn(text.replace(/[\s.!]+$/, '')) === 'my') return true;
  return manner === 'speaker' && !isOfOthers(text);
};

/** "Jane gave me SSN ...": who is given something is not whose it is. */
const GIVEN_TO_ME = /(?:gave|given|sent|told|texted|e-?mailed) me(?=\P{L})/iu;

/** Whether words between the last name and a value say that it is the writer's own: "the Marshall Stanmore is broken, call me at". */
const isWriters = (words: string): boolean =>
  pronounIn(words) === 'my' && !isOfOthers(words) && !GIVEN_TO_ME.test(words);

/**
 * What the text of a row says of each: of its own people under their number, that of `about` always, and of others whom
 * the text names. `names`: of the row's people, in the order of the plan.
 */
export const saidInRow = (
  names: readonly string[],
  given: string,
  plan: TalkPlan,
  { protocol, detectors }: TextSetting,
  turns?: { readonly writer: string; readonly before: string },
): readonly Said[] => {
  const text = lookedAt(given);
  const answer = turns && answerOf(turns.before, turns.writer, text);
  const { head, lines } = headOf(plan, names, answer);
  const whole = head + text;
  const spans = findWithOwn(detectors)(whole);
  const mentions = mentionsOf(spans, whole, 'plain');
  const ofHouse = plan.heads.flatMap(({ mention, word }, n) =>
    word === null && names[n] ? [{ mention, name: names[n] }] : [],
  );
  // Who only writes a line in front is not spoken of.
  const onlyWrites = ({ members }: Mention): boolean =>
    answer !== undefined &&
    members.flatMap((n) => spans[n] ?? []).every((one) => !isName(one) || writesLine(answer, one));
  const owners = ownersOf(mentions, spans, lines, ofHouse).map((owner, record): Owner => {
    const mention = mentions[record];
    const isWriter = owner && 'record' in owner && owner.isNamed && mention !== undefined && onlyWrites(mention);
    return isWriter ? { record: NOBODY, isNamed: false } : owner;
  });
  const mentionOf = new Map(mentions.flatMap(({ members }, record) => members.map((n) => [n, record] as const)));
  const namedBefore = answer && askedName(answer, spans);
  const meant = namedBefore === undefined ? undefined : owners[mentionOf.get(namedBefore) ?? NOBODY];
  const isNamedInQuestion = namedBefore !== undefined && (spans[namedBefore]?.start ?? 0) >= (answer?.question ?? 0);
  const asked = answer?.asked ?? (isNamedInQuestion ? 'other' : undefined);
  const isAbouts = asked !== 'other' && isOfAbout(plan.manner, text);
  const serving = new Set(plan.manner === 'subject' ? ofHouse.map(({ mention }) => mention) : []);
  const ownerOf = (record: number | undefined, element: string, isSaid: boolean): Owner => {
    const owner = record === undefined ? undefined : owners[record];
    const isReported = owner && 'mention' in owner && serving.has(owner.mention) && !OF_SERVING.has(element) && !isSaid;
    if (owner && !isReported && ('mention' in owner ? owner.mention !== plan.about : owner.isNamed)) return owner;
    if (isAbouts) return { mention: plan.about };
    if (asked === 'other') return meant ?? { record: record ?? NOBODY, isNamed: false };
    if (owner && 'record' in owner) return owner;
    return record === undefined ? undefined : { record, isNamed: false };
  };
  const isAnswer = asked === 'writer' && !isOfOthers(text);
  const own = new Map<number, Span[]>([[plan.about, []]]);
  const others = new Map<number, { readonly isNamed: boolean; readonly spans: Span[] }>();
  const writerAt = linesOfWriters(whole, spans);
  let named = head.length;
  for (const [n, span] of spans.entries()) {
    if (span.start < head.length || !isCounted(span.element)) continue;
    const words = whole.slice(Math.max(named, span.start - REACH), span.start);
    const isSaid = isSaidOf(whole.slice(named, span.start));
    if (isName(span)) named = span.end;
    const isSelf =
      !isName(span) &&
      (((plan.manner === 'subject' || answer) && isWriters(words)) || (isAnswer && named === head.length));
    const writer = isSelf ? writerAt(span.start) : undefined;
    const isOwn = isSelf && (writer === undefined || (spans[writer]?.start ?? 0) < head.length);
    const owner = isOwn
      ? { mention: plan.about }
      : ownerOf(mentionOf.get(writer ?? n), span.element, isSaid || writer !== undefined);
    if (owner === undefined) continue;
    if ('mention' in owner) {
      const known = own.get(owner.mention) ?? [];
      own.set(owner.mention, known);
      known.push(span);
      continue;
    }
    const known = others.get(owner.record) ?? { isNamed: owner.isNamed, spans: [] };
    others.set(owner.record, known);
    known.spans.push(span);
  }
  const wordsOf = (found: readonly Span[]): TextHolding =>
    holdingWords(
      found.map(({ element, state, confidence }) => ({ element, state, confidence: Math.floor(confidence * MILLION) })),
      protocol,
    );
  const withoutNames = (found: readonly Span[]) => found.filter((one) => !isName(one));
  // Whom a row in front names is named here as well.
  const withNames = (record: number, found: readonly Span[]): readonly Span[] => [
    ...(mentions[record]?.members ?? []).flatMap((n) => spans[n] ?? []).filter(isName),
    ...withoutNames(found),
  ];
  return [
    ...[...own].map(([mention, found]) => ({ mention, ...wordsOf(withoutNames(found)) })),
    ...[...others]
      .filter(([, other]) => withoutNames(other.spans).length > 0)
      .map(([record, other]) => ({
        ...wordsOf(other.isNamed ? withNames(record, other.spans) : withoutNames(other.spans)),
        cells: other.isNamed
          ? cellsOf(withNames(record, other.spans), whole)
          : { ...cellsOf(other.spans, whole), ...NAMELESS },
      })),
  ];
};

/** Script step over rows (document_no, row_no, names, text, plan as JSON, who wrote it, what was written in front): a row for each of whom the text says something. */
export const talkInRow: ScriptFunction = function* ([, , names, text, plan, writer, before], setting) {
  if (!text || !plan) return;
  const said = saidInRow(
    (names ?? '').split(BETWEEN_NAMES),
    text,
    JSON.parse(plan) as TalkPlan,
    setting as TextSetting,
    { writer: writer ?? '', before: before ?? '' },
  );
  for (const { mention, holding, withheld, told, cells } of said) {
    yield [
      mention === undefined ? null : String(mention),
      holding,
      withheld,
      told,
      cells ? JSON.stringify(cells) : null,
    ];
  }
};
