import { integer, join, type Sql, sql } from '../../../engine/sql.ts';
import { isOfOthers } from '../../text/mentions/owners/by-head.ts';
import { partyIn } from '../../text/mentions/parties.ts';
import { roleIn } from '../../text/mentions/people/standing.ts';
import { ASKS_OF_OTHERS, ASKS_YOU } from '../../text/mentions/talk/chat.ts';
import type { Span } from '../../text/spans/span.ts';
import { firstOf, matches } from '../cells/cell-sql.ts';
import { cellName } from '../tables/batches.ts';
import type { Turns } from './talk-plan.ts';

/** Rows in front of one of the same conversation that are looked at, and signs of each. */
const MOST_TURNS = 6;
const MOST_SIGNS = 300;
/** Rows on either side of a slice of a table among which those in front are looked for. */
export const MARGIN = 64;

const BETWEEN_TURNS = '\u001e';
const BEHIND_WRITER = '\u001f';
/** Whose telephone it is names only whom it talks with. */
const NO_WRITER = 'Me';

/** Times that sort as they are written; exports with the newest row on top have them mostly. */
const SORTED = '^[0-9]{4}-[0-9]{2}-[0-9]{2}|^1[0-9]{9}';
const ASKS = '(?i)[?]|\\b(need|needs|give me|tell me|send me|confirm|provide)\\b';

/** A row with who wrote it (`writer`) and what was written in front of it in its conversation (`turns`); `text`: its own. */
export const withTurns = ({ writer, conversation, time }: Turns, text: Sql, rows: Sql): Sql => {
  const by = sql`coalesce(${firstOf(writer.map(cellName))}, '')`;
  const parts = join([sql`document_no`, ...conversation.map(cellName)], ', ');
  const at = time === null ? sql`` : sql`case when ${matches(cellName(time), SORTED)} then ${cellName(time)} end, `;
  const lag = (n: number): Sql =>
    sql`coalesce(lag(turn, ${integer(n)}) over (partition by ${parts} order by ${at}row_no), '')`;
  const turns = join(
    Array.from({ length: MOST_TURNS }, (_, n) => lag(MOST_TURNS - n)),
    ' || ',
  );
  return sql`select said.*, ${turns} as turns from (select clean.*, ${by} as writer,
    ${by} || ${BEHIND_WRITER} || substr(${text}, 1, ${integer(MOST_SIGNS)}) || ${BETWEEN_TURNS} as turn from (${rows}) clean) said`;
};

/** Whether a row with a number may answer one in front of it. */
export const mayAnswer = (text: Sql): Sql => sql`(${matches(text, '[0-9]')} and ${matches(sql`turns`, ASKS)})`;

/** What a row of a conversation goes on with. `head`: the lines in front of its own words, the last of them its own so far. */
export interface Answer {
  readonly head: string;
  /** Where in the head who writes the row is named. */
  readonly own: number;
  /** Of whom it was asked: of who answers, or of somebody else; undefined: that is not told. */
  readonly asked: 'writer' | 'other' | undefined;
  /** Where in the head names are looked for of whom it was asked: in the question alone where it speaks of a relative. */
  readonly namesFrom: number;
  /** Where the question begins. */
  readonly question: number;
}

const NEEDS = new RegExp(ASKS.slice('(?i)'.length), 'i');
const flat = (words: string): string => words.replace(/\s+/g, ' ').trim();

/** What a row answers or goes on with, where it does: the one in front asks, or it speaks of somebody whom it does not name. */
export const answerOf = (turns: string, writer: string, text: string): Answer | undefined => {
  const before = turns
    .split(BETWEEN_TURNS)
    .filter((turn) => turn !== '')
    .map((turn) => {
      const [by = '', words = ''] = turn.split(BEHIND_WRITER);
      return [flat(by) || NO_WRITER, flat(words)] as const;
    });
  const [by, question = ''] = before.at(-1) ?? [];
  const own = flat(writer) || NO_WRITER;
  if (by === undefined) return undefined;
  const [ofOthers, ofYou] = [
    isOfOthers(question) || ASKS_OF_OTHERS.test(` ${question} `),
    ASKS_YOU.test(` ${question} `),
  ];
  // A telephone names the contact in the rows of both: nobody asks themselves for what is "yours".
  const isAsked = (by !== own || (ofYou && !ofOthers)) && NEEDS.test(question);
  if (!isAsked && !isOfOthers(text)) return undefined;
  const lines = before.map(([who, words]) => `${who.replaceAll(':', ' ')}: ${words}\n`).join('');
  const asked = !isAsked ? undefined : ofOthers ? 'other' : ofYou ? 'writer' : undefined;
  const isRelatives = roleIn(question) !== undefined || partyIn(question) !== undefined;
  const last = lines.lastIndexOf('\n', lines.length - 2) + 1;
  return {
    question: last,
    namesFrom: isRelatives ? last : 0,
    head: `${lines}${own.replaceAll(':', ' ')}: `,
    own: lines.length,
    asked,
  };
};

/** Whether a name in front of an answer is that of who writes a line there. */
export const writesLine = ({ head }: Pick<Answer, 'head'>, { start }: Span): boolean =>
  start < head.length && (start === 0 || head[start - 1] === '\n');

/** The last name, by its place in the list of spans, that is spoken of in front of an answer and writes no line; undefined for none. */
export const askedName = (answer: Answer, spans: readonly Span[]): number | undefined => {
  const n = spans.findLastIndex(
    (span) =>
      span.element === 'person_name' &&
      span.start >= answer.namesFrom &&
      span.start < answer.own &&
      !writesLine(answer, span),
  );
  return n < 0 ? undefined : n;
};
