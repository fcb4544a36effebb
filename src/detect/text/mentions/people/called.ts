import { once } from '../../../../core/once.ts';
import { foldWords } from '../../../columns/cells/fold.ts';
import { nameContext } from '../../../words/data-files.ts';
import type { Span } from '../../spans/span.ts';
import { referenceWords } from '../data-files.ts';
import type { NamedPerson } from './named-person.ts';
import { lineBefore } from './standing.ts';

/** Whom each heading of a form calls: "payer", "tenant a", "account holder". */
export type Called = ReadonlyMap<string, ReadonlySet<number>>;

/** Namings of a person whose headings are looked at. */
const MOST_NAMINGS = 8;
/** Words of a heading, at most. */
export const MOST_WORDS = 4;

/** A heading that is all that stands in front of a name on its line, or in its cell: "4. Donor (sister): ". */
const HEADING =
  /(?:^|[|;\t]| {2})[ >]{0,8}(?:\d{1,2}[.)] ?)?(\p{L}[\p{L}\p{N}'’ /-]{0,36}?) {0,3}(?:\([^()\n]{1,24}\) ?)?(?:[:=]|\.{3,30}| {2}|\t)[ \t.]{0,30}(?:(?:mr|mrs|ms|dr)\.? )?$/iu;

const common = once(() => new Set([...nameContext().calls_nobody, ...nameContext().field_part, 's', 'of']));

/** The words of a heading or label, without those that it shares with any other. */
export const callingWords = (words: string): readonly string[] =>
  foldWords(words)
    .split(' ')
    .filter((word) => word !== '' && !common().has(word));

/** By the headings of a form whom each of them calls; a noun of many labels calls nobody. */
export const calledIn = (spans: readonly Span[], text: string, people: readonly NamedPerson[]): Called => {
  const called = new Map<string, Set<number>>();
  for (const [person, { names }] of people.entries())
    for (const n of names.slice(0, MOST_NAMINGS)) {
      const words = callingWords(HEADING.exec(lineBefore(text, spans[n]?.start ?? 0))?.[1] ?? '');
      const [first = ''] = words;
      if (words.length === 0 || words.length > MOST_WORDS || (words.length === 1 && isNoun(first))) continue;
      const key = words.join(' ');
      called.set(key, (called.get(key) ?? new Set()).add(person));
    }
  return called;
};

const isNoun = (word: string): boolean => word.length < 3 || referenceWords().noun.has(word);
