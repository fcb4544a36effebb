import { flagsAt, isCapital, isMark } from '../names/look.ts';
import type { Span } from '../spans/span.ts';
import { wordSet } from '../tokens/characters.ts';
import { FLAG } from '../tokens/lexicon.ts';
import { GAP, KIND } from '../tokens/tokens.ts';
import { type HelperPage, helperSpan } from './emit.ts';

/** Titles that are nothing else, whoever stands behind them. */
const SURE = wordSet(
  'mr mrs ms mx dr prof mme mlle monsieur madame herr frau sra srta senor senora signor signora dott mevr dhr',
);

/** A title or role at a token: in front of a name that was found, or a sure one in front of a capital. */
const titleAt = ({ tokens, names }: HelperPage, token: number): Span | undefined => {
  const { start, end, gap, kind, hash } = tokens;
  const next = isMark(tokens, token + 1, '.') && gap[token + 1] === GAP.none ? token + 2 : token + 1;
  if (next >= tokens.count || (gap[next] ?? 0) > GAP.newline) return undefined;
  const [from, to] = [start[token] ?? 0, end[next - 1] ?? 0];
  if (names.has(start[next] ?? 0)) return helperSpan('title', from, to, 90, 'before a name');
  const sure = SURE.has(hash[token] ?? 0) && isCapital(kind[next] ?? 0);
  return sure ? helperSpan('title', from, to, 80, 'a title') : undefined;
};

/** "Dr." and "Mrs" in front of a capital, and titles and roles in front of a name that was found. */
export const titlesIn = (page: HelperPage): readonly Span[] => {
  const { tokens } = page;
  const spans: Span[] = [];
  for (let n = 0; n < tokens.capitals.count; n += 1) {
    const token = tokens.capitals.items[n] ?? 0;
    if (!(flagsAt(tokens, token) & (FLAG.title | FLAG.role))) continue;
    const span = titleAt(page, token);
    if (span) spans.push(span);
  }
  return spans;
};

/** Signs around a number that are searched for words of age. */
const REACH = 24;
const BEHIND =
  /^(?:[- ](?:years?|yrs?)[- ](?:old|of age)|[- ]?(?:y\/o|yo|y\.o\.)(?![a-z])|[- ]?(?:jahre alt|ans|años)(?![a-z]))/iu;
const BEFORE = /(?:^|[^\p{L}])(?:aged|age|turned|turning|turns|edad|alter)(?: (?:of|is|was))?[:=]?\s{1,3}$/iu;
const OLDEST = 119;

/** Numbers that say how old somebody is. */
export const agesIn = ({ text, tokens }: HelperPage): readonly Span[] => {
  const spans: Span[] = [];
  for (let n = 0; n < tokens.numbers.count; n += 1) {
    const token = tokens.numbers.items[n] ?? 0;
    const [start, end] = [tokens.start[token] ?? 0, tokens.end[token] ?? 0];
    if (tokens.kind[token] !== KIND.digits || end - start > 3 || Number(text.slice(start, end)) > OLDEST) continue;
    if (BEHIND.test(text.slice(end, end + REACH))) spans.push(helperSpan('age', start, end, 92, 'words behind'));
    else if (BEFORE.test(text.slice(Math.max(0, start - REACH), start)))
      spans.push(helperSpan('age', start, end, 80, 'words in front'));
  }
  return spans;
};
