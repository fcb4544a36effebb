import type { ColumnRole } from '../../../schema/vocabulary.ts';
import type { ColumnFinding } from '../../columns/column-finding.ts';
import { wordList } from '../../columns/data-files.ts';
import { headerTokens } from '../../columns/headers/header-tokens.ts';

/** What a column of a record plan says that bears on this. */
interface PlanColumn {
  readonly column: number;
  readonly role: ColumnRole;
  readonly mention: number;
  readonly isShared?: true;
  readonly isWithin?: true;
}

/** A person of a row by the columns of their name. `word`: what stands before it above the text; null: it is kept out. */
interface TalkHead {
  readonly mention: number;
  readonly word: string | null;
  readonly columns: readonly number[];
}

/**
 * How the free text of a row is read. `about`: the person of the row whose it is. `manner`: what a text says of nobody by
 * name is that person's (`subject`), or theirs where it does not speak of others (`speaker`: who wrote the message), or
 * theirs where it says "my" (`house`: who serves and only wrote the text down).
 */
export interface TalkPlan {
  readonly texts: readonly number[];
  readonly about: number;
  readonly manner: 'subject' | 'speaker' | 'house';
  readonly heads: readonly TalkHead[];
  /** Of rows of a conversation: columns of who writes, of which conversation it is, and of when. */
  readonly turns?: Turns;
}

export interface Turns {
  readonly writer: readonly number[];
  readonly conversation: readonly number[];
  readonly time: number | null;
}

const NAME_PARTS: readonly ColumnRole[] = ['given_name', 'middle_name', 'family_name'];

/** What others of a row are called above a text, by their group; the rest is a name. */
const CALLED = new Set(['spouse', 'guardian', 'mother', 'father', 'dependent', 'beneficiary', 'driver']);
/** Others of whom a text may speak as of the person whose it is. */
const RELATED = new Set([...CALLED, 'holder', 'joint', 'emergency', 'reference', 'receiver']);
const OF_HOUSE = 'provider';
const OF_WRITER = 'sender';

/** The columns that hold the whole name of a person. */
const nameColumns = (columns: readonly PlanColumn[]): readonly number[] => {
  const own = columns.filter(({ isWithin, isShared }) => !isWithin && !isShared);
  const whole = own.find(({ role }) => role === 'full_name');
  if (whole) return [whole.column];
  return NAME_PARTS.flatMap((role) => own.find((one) => one.role === role)?.column ?? []);
};

/** "Conversation ID", "thread_ts": which conversation a row is of; a "chat message" is what was said in it. */
const tellsConversation = ({ name }: ColumnFinding): boolean => {
  const tokens = headerTokens(name ?? '');
  const isIn = (list: string) => tokens.filter((token) => wordList(list).has(token)).length;
  const told = isIn('conversations_in_headers');
  return told > 0 && told + isIn('beside_conversations_in_headers') >= tokens.length;
};

const isWriters = (finding: ColumnFinding): boolean =>
  finding.group === OF_WRITER ||
  headerTokens(finding.name ?? '').some((token) => wordList('writers_in_headers').has(token));

/** "body", "message_text": what a column of messages is called. A "text" may be a note about somebody as well, but not beside a login (`isLogin`). */
const isMessages = ({ name }: ColumnFinding, isLogin: boolean): boolean => {
  const tokens = headerTokens(name ?? '');
  const areAll = tokens.length > 0 && tokens.every((token) => wordList('messages_in_headers').has(token));
  return areAll && (isLogin || tokens.some((token) => !wordList('texts_in_headers').has(token)));
};

/** What tells writers apart: their names, else what they log in or are reached with. */
const WRITTEN_BY: readonly ColumnRole[] = ['full_name', 'username', 'email', 'phone', 'given_name'];

/**
 * "CommentBody" and "CommentAuthor" beside "ContactName": a remark is about whom the row is about (`first`), and not about who wrote it down.
 * What is written to others, as posts and messages are, stays its writer's.
 */
export const withRemarks = <One extends PlanColumn>(
  findings: readonly ColumnFinding[],
  columns: readonly One[],
  first: number,
): readonly One[] => {
  const of = (column: number) => findings.find((finding) => finding.column === column);
  const has = (column: number, list: string): boolean =>
    headerTokens(of(column)?.name ?? '').some((token) => wordList(list).has(token));
  const named = nameColumns(columns.filter(({ mention }) => mention === first));
  if (named.length === 0 || named.some((column) => has(column, 'writers_in_headers'))) return columns;
  const isWritersOnly = (mention: number): boolean => {
    const own = columns.filter((one) => one.mention === mention && one.role !== 'free_text');
    return own.length > 0 && own.every(({ column }) => has(column, 'writers_in_headers'));
  };
  return columns.map((one) =>
    one.role === 'free_text' &&
    one.mention !== first &&
    has(one.column, 'remarks_in_headers') &&
    isWritersOnly(one.mention)
      ? { ...one, mention: first }
      : one,
  );
};

/** How the free text of rows is read; undefined where they have none. `columns` without those that people share. */
export const talkPlanOf = (
  findings: readonly ColumnFinding[],
  columns: readonly PlanColumn[],
  mentions: readonly number[],
): TalkPlan | undefined => {
  const about = columns.find(({ role }) => role === 'free_text')?.mention;
  if (about === undefined) return undefined;
  const conversation = findings.filter(tellsConversation);
  const isConversation = (column: number) => conversation.some((one) => one.column === column);
  const texts = columns.filter(
    ({ role, mention, column }) => role === 'free_text' && mention === about && !isConversation(column),
  );
  const saysWho = (mention: number): readonly ColumnFinding[] => {
    const own = columns
      .filter((one) => one.mention === mention && one.role !== 'free_text')
      .map(({ column }) => column);
    return findings.filter(({ column }) => own.includes(column));
  };
  const isOfHouse = (mention: number) => saysWho(mention).some(({ group }) => group === OF_HOUSE);
  const writer = WRITTEN_BY.flatMap(
    (wanted) => columns.find(({ mention, role }) => mention === about && role === wanted)?.column ?? [],
  ).slice(0, 1);
  const time = findings.find(({ role }) => role === 'timestamp')?.column ?? null;
  const isLogin = saysWho(about).some(({ role }) => role === 'username');
  const areMessages = time !== null && findings.some((one) => one.role === 'free_text' && isMessages(one, isLogin));
  const isWriter =
    saysWho(about).some(isWriters) || (conversation.length > 0 && isLogin) || (areMessages && writer.length > 0);
  const manner = isOfHouse(about) ? 'house' : isWriter ? 'speaker' : 'subject';
  const heads = mentions.flatMap((mention): readonly TalkHead[] => {
    const named = nameColumns(columns.filter((one) => one.mention === mention));
    if (named.length === 0) return [];
    const group = findings.find(({ column }) => column === named[0])?.group ?? '';
    const word = CALLED.has(group) ? `${group[0]?.toUpperCase()}${group.slice(1)}` : 'Name';
    // Who is no more than a name beside somebody whose row it is, serves them ("agent", "entered").
    const isNameOnly = mention !== about && saysWho(mention).every(({ column }) => named.includes(column));
    const serves = isOfHouse(mention) || (isNameOnly && !RELATED.has(group));
    return [{ mention, word: serves ? null : word, columns: named }];
  });
  return {
    texts: texts.map(({ column }) => column),
    about,
    manner,
    heads,
    ...(manner === 'speaker' && writer.length > 0
      ? {
          turns: {
            writer,
            conversation: conversation.map(({ column }) => column),
            time,
          },
        }
      : {}),
  };
};
