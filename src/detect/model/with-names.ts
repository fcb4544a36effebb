import { shareAt } from '../text/calibration.ts';
import { overlapping } from '../text/spans/overlapping.ts';
import type { Span } from '../text/spans/span.ts';
import { hashOf } from '../text/tokens/characters.ts';
import { englishLevel, entryOf, FLAG, fillLexicon, LEXICON } from '../text/tokens/lexicon.ts';
import { modelSteps } from './data-files.ts';
import type { ModelName } from './name-model.ts';

/** Named as the detector of what only the model found. */
export const MODEL_DETECTOR = 'name-model';

let steps: ReturnType<typeof modelSteps> | undefined;

/** The span of a model's name; undefined where the model is too unsure of it. */
const spanOf = ({ start, end, probability, label }: ModelName): Span | undefined => {
  steps ??= modelSteps();
  if (probability < (steps[0]?.[0] ?? 100)) return undefined;
  const confidence = shareAt(steps, probability);
  const why = `${MODEL_DETECTOR}, ${label}`;
  return { element: 'person_name', start, end, confidence, state: 'clear', detector: MODEL_DETECTOR, why };
};

const NO_NAME = FLAG.nationality | FLAG.month | FLAG.weekday;

/** Letters of a word in capitals that is an abbreviation rather than a name. */
const SHORT = 4;

/** A single word that is something else: an English word in small letters, a nationality, a month, an abbreviation. */
const isOtherWord = (value: string): boolean => {
  if (/[\s-]/.test(value)) return false;
  const entry = entryOf(hashOf(value));
  const lower = value === value.toLowerCase();
  if (!lower && value.length <= SHORT && value === value.toUpperCase()) return true;
  return (lower && englishLevel(entry) > 0) || ((LEXICON.flags[entry] ?? 0) & NO_NAME) !== 0;
};

/** Whether a name of the model takes the place of what rules found there: only of a name that is less sure, and not longer. */
const outweighs = (name: Span, own: Span): boolean =>
  own.element === 'person_name' &&
  name.confidence > own.confidence &&
  !(own.start <= name.start && own.end >= name.end && own.end - own.start > name.end - name.start);

/**
 * Adds what a model found to what the rules found. Rules win where they are surer, where they found something other than a
 * name, and where they know an organization, a place, a title or a date (`helpers`). All in order of place, none overlapping.
 */
export const withNames = (
  text: string,
  found: readonly Span[],
  names: readonly ModelName[],
  helpers: readonly Span[],
): readonly Span[] => {
  fillLexicon();
  const added = names
    .flatMap((name) => spanOf(name) ?? [])
    .filter(
      (name) =>
        !isOtherWord(text.slice(name.start, name.end)) &&
        overlapping(helpers, name).length === 0 &&
        overlapping(found, name).every((own) => outweighs(name, own)),
    );
  if (added.length === 0) return found;
  const kept = found.filter((own) => overlapping(added, own).length === 0);
  return [...kept, ...added].sort((a, b) => a.start - b.start);
};
