import type { Detector } from '../../data-files.ts';
import type { Page } from '../page.ts';
import { reasonOf } from '../spans/span.ts';
import { KIND, type Tokens } from '../tokens/tokens.ts';
import { lengthOf } from './look.ts';
import { runAt } from './runs.ts';
import { nameWordOf } from './words.ts';

/** Signs of the shortest family name that stands for somebody by itself. */
const LEAST = 4;
const CONFIDENCE = 0.72;

/** Family names that are no word of English, by hash, of the tokens with which names begin. */
export const familiesOf = (tokens: Tokens, firsts: readonly number[]): ReadonlySet<number> =>
  new Set(
    firsts
      .filter((at) => lengthOf(tokens, at) >= LEAST && nameWordOf(tokens, at).english === 0)
      .map((at) => tokens.hash[at] ?? 0),
  );

/** "FONTAINE, DESIREE", and later "Fontaine has": family names alone of those who are named family name first. */
export const findFamilies = (
  page: Page,
  { id }: Detector,
  firsts: readonly number[],
  starts: Readonly<Uint8Array>,
  inside: Readonly<Uint8Array>,
): void => {
  const { tokens } = page;
  const families = firsts.length === 0 || tokens.code || !tokens.personal ? undefined : familiesOf(tokens, firsts);
  if (families === undefined || families.size === 0) return;
  const why = reasonOf(id, 'named elsewhere in the text');
  for (let n = 0; n < tokens.capitals.count; n += 1) {
    const token = tokens.capitals.items[n] ?? 0;
    if (tokens.kind[token] !== KIND.capital || starts[token] === 1 || inside[token] === 1) continue;
    if (!families.has(tokens.hash[token] ?? 0)) continue;
    const [item, next] = runAt(tokens, token);
    if (item?.from !== token || item.kind !== 'word' || next !== undefined) continue;
    const [start, end] = [tokens.start[token] ?? 0, tokens.end[token] ?? 0];
    page.emit({ element: 'person_name', start, end, confidence: CONFIDENCE, state: 'clear', detector: id, why });
  }
};
