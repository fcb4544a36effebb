import type { Page } from '../page.ts';
import { hashOf } from '../tokens/characters.ts';
import { englishLevel, entryOf, FLAG, LEXICON } from '../tokens/lexicon.ts';
import { COLON } from '../tokens/signs.ts';
import { KIND } from '../tokens/tokens.ts';
import { loginSpan } from './login-span.ts';

const AT = 64;

const HANDLE = `[a-z][a-z0-9]{0,24}(?:[._-][a-z0-9]{1,24}){0,3}`;
const TIME = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?`;
const DAY = String.raw`(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|[A-Za-z]{3,9} \d{1,2}(?:, \d{4})?|[Tt]oday(?: at)?|[Yy]esterday(?: at)?)`;

/** "bfournier  9:02 AM" over what is said. */
const OVER = new RegExp(
  `@?(${HANDLE})(?: {1,6}| [–—|-] )[([]?(?:${DAY},? )?${TIME}[)\\]]?(?: \\(?edited\\)?)?[ \\t]{0,40}(?=\\r?\\n|$)`,
  'y',
);
/** "[09:02] <bfournier> morning", "09:02 b.fournier: morning": before a colon anybody may stand by a name that is no handle. */
const BEFORE = new RegExp(`[[(]?(?:${DAY},? )?${TIME}[\\])]?(?: -)? {1,3}(?:<@?(${HANDLE})>|@?(${HANDLE}):) `, 'y');

/** Signs of the head of a line up to the minutes, at most. */
const MOST_HEAD = 48;

/** Heads of lines that make a talk, at least. */
const LEAST_HEADS = 2;

/** Levels of English up to which a word is no handle. */
const COMMON = 50;

/** A word that no list has, or one that no word is written like. */
const isHandle = (word: string): boolean => {
  if (/[\d._-]/.test(word)) return word.length > 3;
  const entry = entryOf(hashOf(word));
  const english = englishLevel(entry);
  return word.length >= 4 && entry === 0
    ? true
    : word.length >= 6 && (english === 0 || english > COMMON) && ((LEXICON.flags[entry] ?? 0) & FLAG.listed) === 0;
};

interface Head {
  readonly handle: string;
  readonly start: number;
}

/** The head of a line of a talk that begins at an offset. */
const headAt = (text: string, at: number): Head | undefined => {
  for (const form of [OVER, BEFORE]) {
    form.lastIndex = at;
    const found = form.exec(text);
    const handle = found?.[1] ?? found?.[2];
    if (found && handle !== undefined && (found[1] !== undefined || /[\d._-]/.test(handle)))
      return { handle, start: at + found[0].indexOf(handle) };
  }
  return undefined;
};

/** Heads of lines of a talk whose speakers are called by handles, around the colons of their times. */
const headsOf = ({ text, tokens }: Page): readonly Head[] => {
  const { marks, hash, kind, start } = tokens;
  const heads: Head[] = [];
  let last = -1;
  for (let n = 0; n < marks.count; n += 1) {
    const mark = marks.items[n] ?? 0;
    if (hash[mark] !== COLON || kind[mark - 1] !== KIND.digits || kind[mark + 1] !== KIND.digits) continue;
    const at = start[mark] ?? 0;
    const before = text.slice(Math.max(0, at - MOST_HEAD), at);
    const line = at - before.length + before.lastIndexOf('\n') + 1;
    if (line === last || (line > 0 && text[line - 1] !== '\n')) continue;
    last = line;
    const head = headAt(text, line);
    if (head && isHandle(head.handle)) heads.push(head);
  }
  return heads.length >= LEAST_HEADS ? heads : [];
};

const MENTION = new RegExp(`@(${HANDLE})`, 'y');

/** Whoever is spoken to: "@hmalik"; no address and no word ("@work"). */
const findMentions = ({ text, tokens, emit }: Page, speakers: ReadonlySet<string>): void => {
  const { marks, hash, start } = tokens;
  for (let n = 0; n < marks.count; n += 1) {
    if (hash[marks.items[n] ?? 0] !== AT) continue;
    const at = start[marks.items[n] ?? 0] ?? 0;
    if (at > 0 && !/[\s(,;:["']/.test(text.charAt(at - 1))) continue;
    MENTION.lastIndex = at;
    const handle = MENTION.exec(text)?.[1];
    if (handle === undefined) continue;
    const end = MENTION.lastIndex;
    const isName = speakers.has(handle) || (tokens.personal && isHandle(handle));
    if (isName && !/[\w@(\\/]/.test(text.charAt(end))) emit(loginSpan(at, end, 'mentioned'));
  }
};

/** Handles by which those who talk in a chat are called, and by which they are spoken to. */
export const findChatHandles = (page: Page): void => {
  const heads = headsOf(page);
  for (const { handle, start } of heads) page.emit(loginSpan(start, start + handle.length, 'speaks'));
  findMentions(page, new Set(heads.map(({ handle }) => handle)));
};
