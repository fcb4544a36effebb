import { reasonOf } from '../../spans/span.ts';
import { KIND, type Tokens } from '../../tokens/tokens.ts';
import type { Found } from '../found.ts';
import { isNamed } from '../judge/judge.ts';
import { isFirm } from '../lists/lists.ts';
import { lengthOf } from '../look.ts';
import { runAt } from '../runs.ts';
import { nameWordOf } from '../words.ts';

/** Signs of the shortest family name that stands for somebody by itself. */
const LEAST = 4;
const CONFIDENCE = 0.72;
/** What is asked of it less than of words that nobody is called elsewhere, in hundredths. */
const LESS = 150;

/** Family names that are no word of English, by hash, of the tokens with which names begin. */
export const familiesOf = (tokens: Tokens, firsts: readonly number[]): ReadonlySet<number> =>
  new Set(
    firsts
      .filter((at) => lengthOf(tokens, at) >= LEAST && nameWordOf(tokens, at).english === 0)
      .map((at) => tokens.hash[at] ?? 0),
  );

/** "FONTAINE, DESIREE", and later "Fontaine has": family names alone of those who are named family name first. */
export const findFamilies = (found: Found, firsts: readonly number[]): void => {
  const { page, detector, starts, inside } = found;
  const { id } = detector;
  const { tokens } = page;
  const families = firsts.length === 0 || tokens.code || !tokens.personal ? undefined : familiesOf(tokens, firsts);
  if (families === undefined || families.size === 0) return;
  const why = reasonOf(id, 'named elsewhere in the text');
  for (let n = 0; n < tokens.capitals.count; n += 1) {
    const token = tokens.capitals.items[n] ?? 0;
    if (tokens.kind[token] !== KIND.capital || starts[token] === 1 || inside[token] === 1) continue;
    if (!families.has(tokens.hash[token] ?? 0)) continue;
    const run = runAt(tokens, token);
    const [item, next] = run;
    if (item?.from !== token || item.kind !== 'word' || next !== undefined) continue;
    if (isFirm(tokens, token) || !isNamed(found, { run, from: 0, to: 1 }, CONFIDENCE, LESS)) continue;
    const [start, end] = [tokens.start[token] ?? 0, tokens.end[token] ?? 0];
    page.emit({ element: 'person_name', start, end, confidence: CONFIDENCE, state: 'clear', detector: id, why });
  }
};
