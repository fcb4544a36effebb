import type { ScriptFunction } from '../../../engine/port.ts';
import { findWithOwn } from '../../own-detectors.ts';
import { cellsOf } from '../../text/mentions/cells.ts';
import { type Mention, mentionsOf } from '../../text/mentions.ts';
import type { Span } from '../../text/spans/span.ts';
import { holdingWords, lookedAt, type TextHolding, type TextSetting } from '../texts/text-holding.ts';
import { type HeadLine, isName, sharesOf } from './talk-owners.ts';
import type { TalkPlan } from './talk-plan.ts';
import { type Answer, answerOf } from './talk-turns.ts';

/** Between the names of a row's people, in the order of the plan. */
export const BETWEEN_NAMES = '\u001f';

type Cells = Mention['cells'];

/** What the text of a row says of one person: of one of the row (`mention`), or of somebody else (`cells` of RECORD). */
interface Said extends TextHolding {
  readonly mention?: number;
  readonly cells?: Cells;
}

const NAME_CELLS = ['full_name', 'given_name', 'middle_name', 'family_name', 'maiden_name', 'name_suffix'] as const;
const MILLION = 1_000_000;
const NAMELESS: Cells = Object.fromEntries(NAME_CELLS.map((name) => [name, null]));

/** How a mention names its person. */
const nameOf = (mention: Mention | undefined): Cells =>
  Object.fromEntries(
    NAME_CELLS.flatMap((name) => (mention?.cells[name] === undefined ? [] : [[name, mention.cells[name]]])),
  );

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
  const { own, others } = sharesOf({ text, whole, spans, mentions, lines, ofHouse, plan, answer, from: head.length });
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
          ? { ...cellsOf(withNames(record, other.spans), whole), ...nameOf(mentions[record]) }
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
