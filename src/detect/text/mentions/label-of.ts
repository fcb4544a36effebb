import { lineStart } from '../tokens/line-of.ts';
import { lineBefore } from './people/standing.ts';
import { pronounIn } from './pronouns.ts';
import type { Scene } from './scene.ts';

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
export const labelOf = (scene: Scene, n: number): string => {
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
