import { isCounted } from '../../../schema/vocabulary.ts';
import { foldWords } from '../../columns/cells/fold.ts';
import { isOfOthers } from '../../text/mentions/owners/by-head.ts';
import { pronounIn } from '../../text/mentions/pronouns.ts';
import { NOBODY } from '../../text/mentions/scene.ts';
import type { Mention } from '../../text/mentions.ts';
import type { Span } from '../../text/spans/span.ts';
import { isSaidOf, linesOfWriters } from './talk-frames.ts';
import type { TalkPlan } from './talk-plan.ts';
import { type Answer, askedName, writesLine } from './talk-turns.ts';

/** A line above the text that says who somebody of the row is. */
export interface HeadLine {
  readonly mention: number;
  readonly end: number;
  readonly start: number;
}

/** Whose something is: one of the row, somebody whom the text names, or whom it does not name. */
type Owner = { readonly mention: number } | { readonly record: number; readonly isNamed: boolean } | undefined;

/** A row's text with what stands in front of it (`whole`; its own words begin at `from`), and what was found in both. */
interface ReadRow {
  readonly text: string;
  readonly whole: string;
  readonly from: number;
  readonly spans: readonly Span[];
  readonly mentions: readonly Mention[];
  readonly lines: readonly HeadLine[];
  /** People of the row who serve, by their names. */
  readonly ofHouse: readonly { readonly mention: number; readonly name: string }[];
  readonly plan: TalkPlan;
  readonly answer: Answer | undefined;
}

/** Signs in front of a value that are looked at for who says it. */
const REACH = 60;

/** What a text about somebody says of those who serve them; the rest they only report ("verified SSN ... per Tom Reed"). */
const OF_SERVING = new Set(['person_name', 'phone', 'email', 'postal_address', 'npi', 'employee_id']);

export const isName = ({ element }: Span): boolean => element === 'person_name';

/** Whether a name of a text can be that of a cell: no word of the shorter one is missing in the other. */
const isCalled = (name: string, cell: string): boolean => {
  const [a, b] = [foldWords(name).split(' '), foldWords(cell).split(' ')];
  const [few, many] = a.length < b.length ? [a, b] : [b, a];
  return few[0] !== '' && few.every((word) => many.includes(word));
};

/** Whose each mention of a text is. */
const ownersOf = ({ mentions, spans, lines, ofHouse, answer }: ReadRow): readonly Owner[] =>
  mentions.map(({ members, cells }, record): Owner => {
    const names = members.flatMap((n) => spans[n] ?? []).filter(isName);
    const line = lines.find(({ start, end }) => names.some((name) => name.start >= start && name.start < end));
    if (line) return { mention: line.mention };
    const name = cells['full_name'] ?? cells['given_name'] ?? cells['family_name'];
    if (name === null || name === undefined) return { record, isNamed: false };
    // Who only writes a line in front is not spoken of.
    if (answer && names.every((one) => writesLine(answer, one))) return { record: NOBODY, isNamed: false };
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

/** Of whom a row was asked, and who that is where a row in front names them. */
const askedIn = ({ answer, spans }: ReadRow, ownerOf: (n: number) => Owner) => {
  const named = answer && askedName(answer, spans);
  if (!answer || named === undefined) return { asked: answer?.asked, meant: undefined };
  const isInQuestion = (spans[named]?.start ?? 0) >= answer.question;
  return { asked: answer.asked ?? (isInQuestion ? 'other' : undefined), meant: ownerOf(named) };
};

/** Whose a value is by its mention; `isSaid`: it is said outright of whom the words in front name. */
const ownerIn = (row: ReadRow) => {
  const { plan, mentions, text, ofHouse } = row;
  const owners = ownersOf(row);
  const recordOf = new Map(
    mentions.flatMap(({ members, shared }, record) =>
      members.filter((n) => !shared.has(n)).map((n) => [n, record] as const),
    ),
  );
  const { asked, meant } = askedIn(row, (n) => owners[recordOf.get(n) ?? NOBODY]);
  const isAbouts = asked !== 'other' && isOfAbout(plan.manner, text);
  const serving = new Set(plan.manner === 'subject' ? ofHouse.map(({ mention }) => mention) : []);
  const isOthers = (owner: Owner, element: string, isSaid: boolean): boolean => {
    if (owner === undefined) return false;
    if ('record' in owner) return owner.isNamed;
    const isReported = serving.has(owner.mention) && !OF_SERVING.has(element) && !isSaid;
    return owner.mention !== plan.about && !isReported;
  };
  const ownerOf = (n: number, element: string, isSaid: boolean): Owner => {
    const record = recordOf.get(n);
    const owner = record === undefined ? undefined : owners[record];
    if (isOthers(owner, element, isSaid)) return owner;
    if (isAbouts) return { mention: plan.about };
    if (asked === 'other') return meant ?? { record: record ?? NOBODY, isNamed: false };
    if (owner && 'record' in owner) return owner;
    return record === undefined ? undefined : { record, isNamed: false };
  };
  return { ownerOf, isAnswer: asked === 'writer' && !isOfOthers(text) };
};

/** The values of a row's text by whose they are: of its own people by their number, and of others by their mention. */
export const sharesOf = (row: ReadRow) => {
  const { plan, spans, whole, from, answer } = row;
  const { ownerOf, isAnswer } = ownerIn(row);
  const writerAt = linesOfWriters(whole, spans);
  const speaks = plan.manner === 'subject' || answer !== undefined;
  const own = new Map<number, Span[]>([[plan.about, []]]);
  const others = new Map<number, { readonly isNamed: boolean; readonly spans: Span[] }>();
  const give = (owner: Owner, span: Span): void => {
    if (owner === undefined) return;
    if ('mention' in owner) {
      const known = own.get(owner.mention) ?? [];
      own.set(owner.mention, known);
      known.push(span);
      return;
    }
    const known = others.get(owner.record) ?? { isNamed: owner.isNamed, spans: [] };
    others.set(owner.record, known);
    known.spans.push(span);
  };
  /** Whose a value is behind the last name of the row's text, which ends at `named`. */
  const whose = (n: number, span: Span, named: number): Owner => {
    const words = whole.slice(Math.max(named, span.start - REACH), span.start);
    const isSelf = (speaks && isWriters(words)) || (isAnswer && named === from);
    const writer = isSelf ? writerAt(span.start) : undefined;
    if (isSelf && (writer === undefined || (spans[writer]?.start ?? 0) < from)) return { mention: plan.about };
    return ownerOf(writer ?? n, span.element, writer !== undefined || isSaidOf(whole.slice(named, span.start)));
  };
  let named = from;
  for (const [n, span] of spans.entries()) {
    if (span.start < from || !isCounted(span.element)) continue;
    give(isName(span) ? ownerOf(n, span.element, false) : whose(n, span, named), span);
    if (isName(span)) named = span.end;
  }
  return { own, others };
};
