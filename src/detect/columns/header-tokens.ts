import { once } from '../../core/once.ts';
import { plainLetters } from '../../core/plain-letters.ts';
import type { ColumnRole } from '../../schema/vocabulary.ts';
import { abbreviations, qualifiers, roleRules } from './data-files.ts';

/** Log-odds of a role whose phrase the header is; of one that several roles share. */
export const EXACT = 5;
const WEAK = 2.6;
/** Longer headers are cut: nobody names a column in more words, and spans are tried in their square. */
export const MOST_TOKENS = 16;

export const splitMarks = (header: string): readonly string[] =>
  plainLetters(
    header
      .slice(0, 200)
      // Fields that a Salesforce customer made, and the first item of a list in JSON.
      .replace(/__p?c$/, '')
      .replace(/\[[01]\]|\.0(?=\.)|(?<=\p{Ll})\.1(?=\.\p{L}|$)/gu, '')
      .replace(/#/g, ' number ')
      .replace(/['’]/g, '')
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
      .replace(/(\p{L})(\p{N})/gu, '$1 $2')
      .replace(/(\p{N})(\p{L})/gu, '$1 $2'),
  )
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== '');

export const expand = (token: string): string => abbreviations().get(token) ?? token;

const joined = (phrase: string): string => splitMarks(phrase).map(expand).join('');

export interface Meaning {
  readonly role: ColumnRole;
  readonly weight: number;
}

export const meanings = once((): ReadonlyMap<string, readonly Meaning[]> => {
  const found = new Map<string, Meaning[]>();
  const add = (phrase: string, meaning: Meaning) => {
    // Both spellings count: with abbreviations written out, and as it stands (`fname` must not become anything else).
    for (const key of new Set([joined(phrase), splitMarks(phrase).join('')])) {
      const list = found.get(key) ?? [];
      if (!list.some(({ role }) => role === meaning.role)) list.push(meaning);
      found.set(key, list);
    }
  };
  for (const { role, phrases, weak } of roleRules()) {
    for (const phrase of phrases) add(phrase, { role, weight: EXACT });
    for (const phrase of weak) add(phrase, { role, weight: WEAK });
  }
  return found;
});

const expanded = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.flatMap((word) => [word, expand(word)]));
export const plain = once(() => expanded(qualifiers().plain));
export const derail = once(() => expanded(qualifiers().derail));
export const groups = once(
  (): ReadonlyMap<string, string> =>
    new Map(
      Object.entries(qualifiers().mention).flatMap(([group, phrases]) =>
        phrases.map((phrase) => [joined(phrase), group]),
      ),
    ),
);

const GLUED_END = /^(.{3,}?)(nummer|number|numero|num|nbr|nr|no|datum|date|dttm|dte|dt|name|nm|code|cd|id)$/;

/** What tables write with one letter of its owner in front: "ksifre", "uemail". */
const BEHIND_A_LETTER: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['email', 'phone', 'password', 'date_of_birth']);

/** "custfirstname": whose it is, and what it is. */
const ungluePerson = (token: string): readonly string[] | undefined => {
  for (let at = 3; at <= token.length - 3; at += 1) {
    const [before, after] = [token.slice(0, at), token.slice(at)];
    const isKnown = plain().has(before) || groups().has(before) || abbreviations().has(before);
    const least = groups().has(before) || groups().has(expand(before)) ? WEAK : EXACT;
    if (isKnown && (meanings().get(after) ?? []).some(({ weight }) => weight >= least)) return [before, after];
  }
  return undefined;
};

/** Whether a word says something by itself or beside others. */
export const isWord = (token: string): boolean =>
  meanings().has(token) || abbreviations().has(token) || plain().has(token) || derail().has(token);

/** Words that databases write together: "custfirstname", "reisepassnr", "ksifre". Only into words that are all known. */
const unglue = (token: string): readonly string[] => {
  if (isWord(token)) return [token];
  const rest = token.slice(1);
  if (rest.length >= 3 && (meanings().get(rest) ?? []).some(({ role }) => BEHIND_A_LETTER.has(role))) return [rest];
  if (token.length < 6) return [token];
  const key = /^id(.{4,})$/.exec(token)?.[1];
  if (key !== undefined && (plain().has(key) || groups().has(key))) return ['id', key];
  const found = ungluePerson(token);
  if (found) return found;
  const end = GLUED_END.exec(token);
  return end && meanings().has(end[1] ?? '') ? [end[1] ?? '', end[2] ?? ''] : [token];
};

const questionStarts = once(() => new Set(qualifiers().question.starts));
const questionWords = once(() => new Set(qualifiers().question.words));

/** A question of a form ("What is your full name?") without the words that only ask. */
const withoutQuestion = (header: string, tokens: readonly string[]): readonly string[] => {
  const isQuestion = header.includes('?') || (tokens.length >= 4 && questionStarts().has(tokens[0] ?? ''));
  return isQuestion ? tokens.filter((token) => !questionWords().has(token)) : tokens;
};

export const splitHeader = (header: string): readonly string[] =>
  withoutQuestion(header, splitMarks(header)).flatMap(unglue);

/** The words of a header, abbreviations written out. */
export const headerTokens = (header: string): readonly string[] =>
  splitHeader(header).map(expand).slice(0, MOST_TOKENS);
