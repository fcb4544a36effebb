import { isIdCode } from '../../values/references.ts';
import { numberGenres } from '../../words/data-files.ts';
import type { NumberGenre, NumberOwner } from '../../words/kinds.ts';
import type { Page } from '../page.ts';
import { reasonOf, type Span } from '../spans/span.ts';
import { isWhole } from '../tokens/whole.ts';

/** What a number of a file looks like, and what says that one comes. */
const OWN = '[A-Z]{0,4}-?\\d{3,9}(?:-[A-Z0-9]{1,6}){0,2}';
const SAYS = '(?:#|No\\.?|no\\.|[Nn][ºr°]\\.?|[Ii][Dd](?:[:#]|\\.| [Nn]o\\.?| ?#)?)';

/** A number right behind a name: "Ann Lee (#30418)", "Lee, Ann, RN (ID 118204)", "(No. 0207)", "#0318", "Ann Lee, #B-4417", "LEE, ANN    ID LEE00471". */
const BEHIND = new RegExp(
  `(?:,? (?:Jr|Sr|II|III|MD|DO|RN|NP|PA|DDS|Esq)\\.?)?(?: {0,2}[([](${SAYS}? {0,2})(${OWN})[)\\]]|(?:,? {0,2}|[ \\t]{2,40})#(${OWN})|(?:,? {1,2}|[ \\t]{2,40})${SAYS} {0,2}(${OWN}))`,
  'y',
);

/** "(Ann Lee, 0039027)": a number behind a name within brackets of their own. */
const BRACKETED = new RegExp(`, (${OWN})(?=[)\\]])`, 'y');

/** Signs in front of a name at the head of its line, at most. */
const MOST_BEFORE = 24;

/** The last number of a line that begins with a name: "MACKLIN, Fraser (Beth)   Full, 2009   #0318". */
const ENDS_LINE = /[^\n#]{0,80}? {2,40}#(\d{3,8})[ \t]{0,40}(?=\r?\n|$)/y;

/** Signs of it up to the sign of its number, at most. */
const MOST_BEHIND = 121;

interface Genres {
  readonly words: RegExp;
  readonly of: ReadonlyMap<string, NumberGenre>;
}

let known: Genres | undefined;

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const genres = (): Genres => {
  if (known) return known;
  const of = new Map(
    Object.entries(numberGenres()).flatMap(([genre, words]) =>
      words.map((word): [string, NumberGenre] => [word, genre as NumberGenre]),
    ),
  );
  const longestFirst = [...of.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).map(escaped);
  known = { words: new RegExp(`(?<![\\p{L}\\d])(?:${longestFirst.join('|')})(?![\\p{L}\\d])`, 'giu'), of };
  return known;
};

/** Signs around a number whose words say whose files it is from. */
const AROUND = 4000;

/** Whose files a text is from, by its words; undefined where they do not say. */
export const ownerSaid = (text: string): NumberOwner | undefined => {
  const { words, of } = genres();
  const counts = new Map<NumberGenre, number>();
  for (const [word] of text.matchAll(words)) {
    const genre = of.get(word.toLowerCase());
    if (genre) counts.set(genre, (counts.get(genre) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const genre = first && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
  return genre === 'nobody' ? undefined : genre;
};

/** Whose the numbers are that stand at a place of a text, by the words around it. */
export const ownerOfNumbers = ({ text, tokens }: Page, at: number): NumberOwner | undefined =>
  ownerSaid(text.slice(Math.max(tokens.from, at - AROUND), Math.min(tokens.to, at + AROUND)));

interface Numbered {
  readonly start: number;
  readonly end: number;
}

const LEAST_DIGITS = 4;

const digitsOf = (value: string): number => value.replace(/\D/g, '').length;

const isNumber = (value: string): boolean => digitsOf(value) >= LEAST_DIGITS && isIdCode(value);

/** The number that an expression takes at an offset, as its last group that took one. */
const takenBy = (expression: RegExp, text: string, at: number): Numbered | undefined => {
  expression.lastIndex = at;
  const found = expression.exec(text);
  const own = found?.slice(1).findLast((group) => group !== undefined && /\d/.test(group));
  if (!found || own === undefined) return undefined;
  const from = at + found[0].lastIndexOf(own);
  return { start: from, end: from + own.length };
};

const numberBehind = (text: string, { start, end }: Span): Numbered | undefined => {
  const behind =
    takenBy(BEHIND, text, end) ?? ('(['.includes(text[start - 1] ?? ' ') ? takenBy(BRACKETED, text, end) : undefined);
  if (behind) return isNumber(text.slice(behind.start, behind.end)) ? behind : undefined;
  const head = text.slice(Math.max(0, start - MOST_BEFORE), start);
  const line = head.lastIndexOf('\n') + 1;
  if ((line === 0 && start > MOST_BEFORE) || /\d/.test(head.slice(line))) return undefined;
  // Most lines have no such sign, which costs less to tell than where they end.
  if (!text.slice(end, end + MOST_BEHIND).includes('#')) return undefined;
  ENDS_LINE.lastIndex = end;
  const last = ENDS_LINE.exec(text);
  if (last?.[1] === undefined) return undefined;
  const from = end + last[0].lastIndexOf('#') + 1;
  return { start: from, end: from + last[1].length };
};

/** Numbers that stand behind names, by whose files the words of the text say they are from. */
export const findNumbersOfNames = (page: Page, spans: readonly Span[]): void => {
  const { text, tokens, emit } = page;
  let genre: NumberOwner | undefined;
  let upTo = tokens.from;
  for (const span of [...spans]) {
    if (span.element !== 'person_name') continue;
    const found = numberBehind(text, span);
    if (!found || !isWhole(text, found.start, found.end)) continue;
    if (found.start >= upTo) {
      upTo = Math.min(tokens.to, found.start + AROUND);
      genre = ownerOfNumbers(page, found.start);
    }
    if (genre === undefined) continue;
    emit({
      element: genre,
      start: found.start,
      end: found.end,
      confidence: 0.74,
      state: 'clear',
      detector: 'number-of-name',
      why: reasonOf('number-of-name', 'behind person_name'),
    });
  }
};
