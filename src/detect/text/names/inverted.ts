import type { Detector } from '../../data-files.ts';
import type { Page } from '../page.ts';
import { GAP, KIND } from '../tokens.ts';
import { cueBefore } from './cues.ts';
import { isFirm } from './lists.ts';
import { type Item, runAt } from './runs.ts';

const COMMA = 44;

const wordsOf = (items: readonly Item[]): readonly Item[] => items.filter(({ kind }) => kind === 'word');

const isNameOnly = (items: readonly Item[]): boolean =>
  items.length > 0 &&
  items.length <= 5 &&
  items.every(({ kind }) => kind === 'word' || kind === 'initial' || kind === 'suffix' || kind === 'particle');

/** The items up to the first that is of no name: "Vincent J. SSN". */
const namesOf = (items: readonly Item[]): readonly Item[] => {
  const other = items.findIndex(({ kind }) => kind === 'other' || kind === 'title');
  return other < 0 ? items : items.slice(0, other);
};

/** How sure "LAST, FIRST M" is by its words, in hundredths. */
const scoreOf = (family: readonly Item[], given: readonly Item[]): number => {
  const [last] = wordsOf(family);
  const [first] = wordsOf(given);
  if (!last || !first) return 0;
  const a = last.word.family + (last.word.unknown ? 1 : 0);
  const b = first.word.given + (first.word.unknown ? 1 : 0);
  // Two given names in a list ("Mary, John"), or a place and its country, are not a name turned round.
  if (last.word.given > last.word.family || (last.word.place && first.word.place)) return 20;
  const initial = given.some(({ kind }) => kind === 'initial');
  return [0, 25, 48, 70, 82, 90, 94][a + b] ?? 0 + (initial ? 15 : 0);
};

/** Names written family name first with a comma: "SMITH, JOHN A", "García Márquez, Gabriel". */
export const findInverted = (page: Page, detector: Detector): void => {
  const { tokens } = page;
  const { hash, gap, kind } = tokens;
  for (let n = 0; n < tokens.capitals.count; n += 1) {
    const token = tokens.capitals.items[n] ?? 0;
    // Family names of one word or two; the comma is near.
    const comma = [token + 1, token + 2, token + 3, token + 4].find(
      (at) => kind[at] === KIND.mark && hash[at] === COMMA,
    );
    if (comma === undefined || gap[comma] !== GAP.none || (gap[comma + 1] ?? 0) > GAP.blank) continue;
    if (kind[comma + 1] !== KIND.capital && kind[comma + 1] !== KIND.upper) continue;
    // A run that begins earlier is no family name.
    if (token > 0 && gap[token] === GAP.blank && (kind[token - 1] === KIND.capital || kind[token - 1] === KIND.lower)) {
      if (cueBefore(tokens, token) < 2) continue;
    }
    const family = runAt(tokens, token);
    if (family.at(-1)?.next !== comma || !isNameOnly(family) || wordsOf(family).length > 2) continue;
    const given = namesOf(runAt(tokens, comma + 1));
    if (!isNameOnly(given) || wordsOf(given).length > 2) continue;
    const end = given.at(-1);
    const next = end?.next ?? 0;
    // A list of names or places goes on with another comma and a word.
    if (
      hash[next] === COMMA &&
      gap[next] === GAP.none &&
      kind[next + 1] !== KIND.digits &&
      (gap[next + 1] ?? 0) <= GAP.blank &&
      kind[next + 1] !== KIND.mark
    ) {
      const upper = family.every((item) => item.upper);
      if (!upper) continue;
    }
    if (isFirm(tokens, token)) continue;
    const cue = cueBefore(tokens, token);
    const alone = (gap[token] ?? 0) >= GAP.newline || token === 0;
    const score = Math.min(96, scoreOf(family, given) + (cue >= 2 ? 20 : 0) + (alone ? 8 : 0));
    if (score < 60 || !end) continue;
    const last = end.kind === 'initial' ? end.next - 1 : end.to - 1;
    page.emit({
      element: 'person_name',
      start: tokens.start[token] ?? 0,
      end: tokens.end[last] ?? 0,
      confidence: score / 100,
      state: 'clear',
      detector: detector.id,
      why: `${detector.id}, family name first`,
    });
  }
};
