import { foldWords } from '../../../columns/cells/fold.ts';
import { INTRODUCTIONS, referenceWords } from '../data-files.ts';
import { lineBefore } from '../people/standing.ts';
import type { Scene, Value } from '../scene.ts';
import { PURPOSES, purposeOf } from './purpose.ts';
import { put, type Sheet, type Signs, signs } from './sign.ts';

/** Signs of a line that are looked at in front of a name, and of the lines above it. */
const REACH = 48;
const ABOVE = 160;
/** Lines above a name that may head it. */
const MOST_LINES = 2;
/** Namings of a person that are looked at. */
const MOST_NAMINGS = 4;
/** Words that say nothing of whom they introduce: titles and articles. */
const SKIPPED: ReadonlySet<string> = new Set(
  'mr mrs ms miss mx herr sr sra mme m the a an his her my our their your s'.split(' '),
);

/** How a text may introduce somebody: by words of a group, by none, by a number, by others. */
const KINDS = [...INTRODUCTIONS, 'nothing', 'number', 'word'];
const [NAMED, NOTHING, NUMBER, WORD] = ['named', 'nothing', 'number', 'word'].map((kind) => KINDS.indexOf(kind)) as [
  number,
  number,
  number,
  number,
];

const kindByWord = (word: string): number | undefined => {
  const kind = referenceWords().introducing.get(word);
  return kind === undefined ? undefined : KINDS.indexOf(kind);
};

/** A sentence ends behind a whole word, and not behind a title or the number of an entry. */
const SENTENCE_ENDS = /(?<=\p{Ll}{3}[.!?;]) /u;

/** The kind of the last word of a line that tells anything. */
const kindOf = (line: string): number => {
  const phrase =
    line
      .replace(/\([^()\n]{1,24}\)/g, ' ')
      .split(SENTENCE_ENDS)
      .at(-1) ?? '';
  const word = foldWords(phrase)
    .split(' ')
    .filter((one) => one !== '' && !SKIPPED.has(one))
    .at(-1);
  if (word === undefined) return NOTHING;
  return kindByWord(word) ?? (/^\p{N}/u.test(word) ? NUMBER : WORD);
};

/** The kind of a heading above a name: "PATIENT", and on the next line "Name   Ann Lee". */
const headingOf = (text: string, at: number): number | undefined => {
  const lines = text
    .slice(Math.max(0, at - ABOVE), at)
    .split('\n')
    .slice(0, -1)
    .slice(-MOST_LINES)
    .reverse();
  for (const line of lines) {
    if (line.trim() === '' || line.length > REACH) continue;
    const found = foldWords(line)
      .split(' ')
      .map(kindByWord)
      .find((one) => one !== undefined);
    if (found !== undefined) return found;
  }
  return undefined;
};

interface Introduced {
  readonly first: number;
  readonly later: readonly number[];
  readonly heading: number | undefined;
}

/** How each person of a text is introduced, and of which kind the first is whom a text is about. */
export const introductionsOf = ({ people, spans, text }: Scene) => {
  const own = people.map(({ names }): Introduced => {
    const starts = names.slice(0, MOST_NAMINGS).map((n) => spans[n]?.start ?? 0);
    const [first = NOTHING, ...later] = starts.map((start) => kindOf(lineBefore(text, start, REACH)));
    const isField = first === NAMED || first === NOTHING;
    return { first, later: [...new Set(later)], heading: isField ? headingOf(text, starts[0] ?? 0) : undefined };
  });
  const about = own.reduce((least, { first, heading }) => Math.min(least, first, heading ?? first), WORD);
  return { own, about };
};

export type Introductions = ReturnType<typeof introductionsOf>;

const withPurpose = (head: string) => KINDS.map((kind) => signs(`${head}=${kind}, `, PURPOSES));
const [FIRST, LATER, HEADED] = ['introduced=', 'named behind=', 'headed='].map((head) => signs(head, KINDS));
const [FIRST_FOR, HEADED_FOR, BESIDE] = ['introduced', 'headed', 'beside'].map(withPurpose);

/** How a text introduces a person, by what the value is for: to a patient's file a caller gives a telephone. */
export const introducedSigns = ({ span }: Value, { own, about }: Introductions): Signs => {
  const purpose = purposeOf(span.element);
  return (sheet: Sheet, person: number) => {
    const one = own[person];
    if (!one) return;
    put(sheet, FIRST?.[one.first]);
    put(sheet, FIRST_FOR?.[one.first]?.[purpose]);
    for (const kind of one.later) put(sheet, LATER?.[kind]);
    if (one.heading !== undefined) {
      put(sheet, HEADED?.[one.heading]);
      put(sheet, HEADED_FOR?.[one.heading]?.[purpose]);
    }
    if (one.first !== about && one.heading !== about) put(sheet, BESIDE?.[about]?.[purpose]);
  };
};
