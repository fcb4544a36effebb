import { type HashSet, hashOf, hashSet, unitSet } from '../tokens/characters.ts';
import { COLON, DOT, OPEN } from '../tokens/signs.ts';
import { KIND, type Tokens } from '../tokens/tokens.ts';

/** The head of a line in a chat, a dictation or a protocol: a time and who speaks. */
const SPEAKER =
  /[>\s]{0,4}(?:\d{1,2}[ \t]{1,8}(?=[QA]\.))?(?:[[(]?(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? )?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?[\])]?[ -]{0,3})?(?:[\p{L}][\p{L}\p{N} .'-]{0,24}(?:\([^()\n]{1,24}\))?(?: ?[[(]?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?[\])]?)?:|\[[\p{L}][\p{L}\p{N} .'-]{0,24}\](?= )|<(?:v )?[\p{L}][\p{L}\p{N} _.'-]{0,24}>|[QA]\.)[ ]{0,2}/uy;

/** Words before a colon at the start of a line that nobody is called by: lines of a mail's head and of forms. */
const NO_SPEAKERS: HashSet = hashSet(
  'date sent from to cc bcc subject re ref reference name address phone tel telephone mobile email fax amount total note notes comments description status type reason time dob ssn city state zip page id no number account betreff copyright files license source comment summary datum von an asunto fecha de para objet oggetto'
    .split(' ')
    .map(hashOf),
);

/** Signs of a head of a line up to its colon, at most, without what stands in brackets and with it. */
const MOST_SIGNS = 48;
const MOST_WITH_BRACKET = 96;
/** Signs that may stand in front of the colon. */
const WITHIN: HashSet = unitSet([..."[]()>.'-/,"].map((sign) => sign.charCodeAt(0)));
const QUESTIONER: HashSet = hashSet(['q', 'a'].map(hashOf));

/** "[Visitor] 100-4412", "<ann> yes": the sign that opens a head, and the one that closes it. */
const CLOSES: ReadonlyMap<number, number> = new Map([
  [0x5b, 0x5d],
  [0x3c, 0x3e],
]);

const closingOf = (kind: number, hash: number): number | undefined =>
  kind === KIND.mark ? CLOSES.get(hash) : undefined;

/** Tokens of a head of a line, at most: "[8/12/25, 7:16 AM] Ma:" has fourteen. */
const MOST_TOKENS = 24;

/** Whether the tokens from one on can be the head of a line: the quick look before the full one. */
const mayBeHead = ({ start, hash, kind, count }: Tokens, token: number): boolean => {
  const own = start[token] ?? 0;
  let end = own + MOST_SIGNS;
  const closing = closingOf(kind[token] ?? 0, hash[token] ?? 0);
  const from = closing === undefined ? token : token + 1;
  for (let at = from; at < count && (start[at] ?? 0) < end; at += 1) {
    if (kind[at] !== KIND.mark) continue;
    const sign = hash[at] ?? 0;
    if (sign === COLON || sign === closing || (sign === DOT && QUESTIONER.has(hash[at - 1] ?? 0))) return true;
    if (sign === OPEN) end = own + MOST_WITH_BRACKET;
    else if (end === own + MOST_SIGNS && !WITHIN.has(sign)) return false;
  }
  return false;
};

/** The token behind the head of a line, or the same token. */
export const behindSpeaker = (tokens: Tokens, token: number): number => {
  if (!mayBeHead(tokens, token)) return token;
  const { text, start, hash, count } = tokens;
  SPEAKER.lastIndex = start[token] ?? 0;
  const head = SPEAKER.exec(text)?.[0];
  if (head === undefined || NO_SPEAKERS.has(hash[token] ?? 0)) return token;
  const end = (start[token] ?? 0) + head.length;
  let at = token;
  while (at < count && at < token + MOST_TOKENS && (start[at] ?? 0) < end) at += 1;
  return at;
};
