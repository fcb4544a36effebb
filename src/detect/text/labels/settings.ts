import type { Detector } from '../../data-files.ts';
import { hashOf } from '../characters.ts';
import { emitAt, type Page } from '../page.ts';
import { GAP, KIND, type Tokens } from '../tokens.ts';
import { unplanned } from './label-plan.ts';
import { nearValue } from './label-search.ts';

const COLON = 58;
const EQUALS = 61;
const QUOTE = 34;

/** The words of "DB_PASSWORD" and "clientSecret". */
const WORDS_OF_NAME = /[A-Z]?[a-z0-9]+|[A-Z0-9]+/g;

/** Detectors of a label whose words are all of a list. */
const detectorsOf = ({ phrasesOf }: Page, [first = 0, ...rest]: readonly number[]): readonly Detector[] =>
  phrasesOf(first).find(
    (phrase) => phrase.rest.length === rest.length && phrase.rest.every((hash, n) => hash === rest[n]),
  )?.detectors ?? [];

/** Label words in a name of a program: the detectors of "password" for "DB_PASSWORD", and of "pass" for "pass_md5". */
export const settingDetectors = (page: Page, token: number, atEnd: boolean): readonly Detector[] => {
  const { text, tokens } = page;
  const words = text.slice(tokens.start[token], tokens.end[token]).match(WORDS_OF_NAME) ?? [];
  const hashes = words.map(hashOf);
  for (let to = hashes.length; to > (atEnd ? hashes.length - 1 : 0); to -= 1) {
    for (let from = 0; from < to; from += 1) {
      const detectors = detectorsOf(page, hashes.slice(from, to));
      if (detectors.length > 0) return detectors;
    }
  }
  return [];
};

/** Whether an equals sign or a colon stands behind a token, or behind the quote that closes it. */
const isSet = ({ kind, hash, gap }: Tokens, token: number): boolean => {
  const sign = hash[token + 1] === QUOTE && gap[token + 1] === GAP.none ? token + 2 : token + 1;
  return kind[sign] === KIND.mark && (hash[sign] === COLON || hash[sign] === EQUALS) && (gap[sign] ?? 0) <= GAP.blank;
};

/** A name of a program says what a value is where the value's own form says it too: no mere reference. */
const saysEnough = ({ separator, validator, needsContext }: Detector): boolean =>
  separator === true || (validator !== undefined && validator !== 'reference' && needsContext !== true);

const isReference = ({ validator, needsContext }: Detector): boolean =>
  validator === 'reference' && needsContext !== true;

/** Numbers that stand behind the name of a column as they are. */
const ROWS: ReadonlySet<string> = new Set(['employee_id', 'student_id', 'medical_record_number', 'account_number']);

/** "ticket_id: T-1001" at the start of a line is a column's name with its cell, as rows of tables are read. */
const beginsRow = ({ gap, hash }: Tokens, token: number): boolean =>
  (token === 0 || (gap[token] ?? 0) >= GAP.newline) && hash[token + 1] === COLON;

/** Values of settings: "DB_PASSWORD=...", "clientSecret": "...". */
export const findSettings = (page: Page): void => {
  const { tokens } = page;
  for (const [list, sort] of [
    [tokens.numbers, KIND.code],
    [tokens.capitals, KIND.mixed],
  ] as const) {
    for (let n = 0; n < list.count; n += 1) {
      const token = list.items[n] ?? 0;
      if (tokens.kind[token] !== sort || tokens.taken[token] === 1 || !isSet(tokens, token)) continue;
      const row = beginsRow(tokens, token);
      const detectors = settingDetectors(page, token, true).filter(
        (one) => saysEnough(one) || (row && (isReference(one) || ROWS.has(one.element))),
      );
      const found = detectors.length > 0 ? nearValue(page, token, token + 1, unplanned(detectors)) : undefined;
      if (found) emitAt(page, found.token, found.span);
    }
  }
};
