import { countBefore } from '../../spans/span.ts';
import type { Place, Scene, Tier } from '../scene.ts';

/** A key of JSON with its colon, also in JSON that is a text itself, or of an array of PHP, right before a value. */
const KEY = /"[\w .-]{1,40}(?:\\{0,7}" {0,3}: {0,3}\[?(?:\\{0,7}")?|";(?:s:\d{1,9}:"|[id]:))$/;

/** Objects around one another that are looked at. */
const MOST_LEVELS = 4;

/** An object or a list of a text in JSON. */
interface Bracket {
  readonly start: number;
  readonly isList: boolean;
  /** The place in the list of brackets of the one around it; -1 for none. */
  readonly around: number;
  end: number;
}

/** The brackets of a text in the order in which they open. */
const bracketsOf = (text: string): readonly Bracket[] => {
  const found: Bracket[] = [];
  let open = -1;
  for (const { index, 0: sign } of text.matchAll(/[[\]{}]/g)) {
    if (sign === '{' || sign === '[') {
      found.push({ start: index, isList: sign === '[', around: open, end: text.length });
      open = found.length - 1;
    } else if (open >= 0) {
      const own = found[open];
      if (own) own.end = index;
      open = own?.around ?? -1;
    }
  }
  return found;
};

const known = new WeakMap<Scene, readonly Bracket[]>();

const bracketsIn = (scene: Scene): readonly Bracket[] => {
  const found = known.get(scene) ?? bracketsOf(scene.text);
  known.set(scene, found);
  return found;
};

/** The innermost bracket that holds an offset; -1 where none does. */
const holder = (brackets: readonly Bracket[], at: number): number => {
  let n = countBefore(brackets, at) - 1;
  for (let tries = 0; n >= 0 && (brackets[n]?.end ?? 0) < at; tries += 1)
    n = tries < MOST_TRIES ? (brackets[n]?.around ?? -1) : -1;
  return n;
};

const MOST_TRIES = 64;

/** Objects between one and an offset within it; -1 where a list stands between, or it is not within. */
const levelsTo = (brackets: readonly Bracket[], from: number, at: number): number => {
  let n = holder(brackets, at);
  for (let levels = 0; n >= 0 && levels <= MOST_LEVELS; levels += 1) {
    if (n === from) return levels;
    if (brackets[n]?.isList) return -1;
    n = brackets[n]?.around ?? -1;
  }
  return -1;
};

/** {"subscriber": {"firstName": "Ann"}, "session": {"ip": ...}}: of whom an object names, and else of whom the one around it does. */
export const byObject: Tier = (scene, { span, before, after }) => {
  if (!KEY.test(scene.text.slice(Math.max(0, span.start - 56), span.start))) return [];
  const brackets = bracketsIn(scene);
  const near = [...before.toReversed(), ...after];
  let own = holder(brackets, span.start);
  for (let level = 0; level < MOST_LEVELS && own >= 0; level += 1) {
    const from = own;
    own = brackets[from]?.around ?? -1;
    if (brackets[from]?.isList) continue;
    const found = near
      .map((place): readonly [Place, number] => [place, levelsTo(brackets, from, place.start)])
      .filter(([, levels]) => levels >= 0)
      .sort(([, a], [, b]) => a - b);
    if (found[0]) return [found[0][0].person];
  }
  return [];
};
