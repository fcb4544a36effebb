import { once } from '../../../core/once.ts';
import { plainLetters } from '../../../core/plain-letters.ts';
import type { ColumnRole } from '../../../schema/vocabulary.ts';
import { abbreviations, PIECES, qualifiers, roleRules } from '../data-files.ts';
import { type Reading, readAbbreviated } from './abbreviated.ts';
import { partsOfToken, wordAbroad } from './words-abroad.ts';

/** Log-odds of a role whose phrase the header is; of one that several roles share. */
export const EXACT = 5;
const WEAK = 2.6;
/** Longer headers are cut: nobody names a column in more words, and spans are tried in their square. */
export const MOST_TOKENS = 16;

/** Elements of X12 are numbered in their segment ("NM103_LastName", "REF_0F_SubscriberNumber"): what is called behind counts. */
const X12 =
  /^(?:(?:NM1|N[1-4]|REF|DMG|CLM|HI|SV[1-7]|PER|INS|HD|DTP|SBR|PAT|SVC|CAS|AMT|PRV|TRN)(?:0[1-9]|1\d)|(?:REF|DTP|AMT|NM1)_[0-9A-Z]{2,3})[_. -]+(?=\p{L}{3})/u;

export const splitMarks = (header: string): readonly string[] =>
  plainLetters(
    header
      .slice(0, 200)
      .replace(X12, '')
      // Fields that a Salesforce customer made, and the first item of a list in JSON.
      .replace(/__p?c$/, '')
      .replace(/\[[01]\]|\.0(?=\.)|(?<=\p{Ll})\.1(?=\.\p{L}|$)/gu, '')
      .replace(/#/g, ' number ')
      .replace(/〒/g, ' 郵便番号 ')
      // "S/o D/o W/o" of Indian forms: whose child or wife somebody is.
      .replace(/(?:\b[SDW]\/o\b[\s,/]*)+/gi, ' father ')
      // "N° d'assuré": what French leaves a vowel out of is a word of its own.
      .replace(/(?<!\p{L})([dl])['’](?=\p{L})/giu, '$1 ')
      .replace(/['’]/g, '')
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
      .replace(/(\p{L})(\p{N})/gu, '$1 $2')
      .replace(/(\p{N})(\p{L})/gu, '$1 $2')
      // "緊急連絡先TEL": another script is another word.
      .replace(/([^\p{Script=Latin}\P{L}])(\p{Script=Latin})/gu, '$1 $2')
      .replace(/(\p{Script=Latin})([^\p{Script=Latin}\P{L}])/gu, '$1 $2'),
  )
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== '');

/** A token written out, where it is short for a word. */
export const writtenOut = (token: string): string => abbreviations().get(token) ?? token;

/** The same, and in English where it is a word of another language whose endings change. */
export const expand = (token: string): string => abbreviations().get(token) ?? wordAbroad(token) ?? token;

const joined = (phrase: string): string => splitMarks(phrase).map(writtenOut).join('');

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

/** What tables write with one letter of its owner in front: "ksifre", "uemail", "tssn". */
const BEHIND_A_LETTER: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'email',
  'phone',
  'password',
  'date_of_birth',
  'ssn',
]);

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
  meanings().has(token) ||
  abbreviations().has(token) ||
  plain().has(token) ||
  derail().has(token) ||
  wordAbroad(token) !== undefined;

/** Words that databases write together: "custfirstname", "reisepassnr", "ksifre". Only into words that are all known. */
const unglue = (token: string): readonly string[] => {
  if (isWord(token)) return [token];
  const parts = partsOfToken(token, isWord);
  if (parts) return parts;
  const rest = token.slice(1);
  if (
    rest.length >= 3 &&
    (meanings().get(rest) ?? []).some(({ role, weight }) => weight === EXACT && BEHIND_A_LETTER.has(role))
  )
    return [rest];
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

/** Words that phrases have among others ("reg" in "voter reg number"): they may be meant as they stand. */
const phraseWords = once(
  (): ReadonlySet<string> =>
    new Set(roleRules().flatMap(({ phrases, weak }) => [...phrases, ...weak].flatMap((phrase) => phrase.split(' ')))),
);

const saysAll = (word: string): boolean => (meanings().get(word) ?? []).some(({ weight }) => weight === EXACT);

/** Inside a token, two letters are a word only where a list of short forms has them, three also where they say all ("ssn"). */
const listedIn =
  (token: string) =>
  (letters: string): string | undefined =>
    abbreviations().get(letters) ??
    (letters === token ? undefined : PIECES.get(letters)) ??
    ((letters.length > 3 && isWord(letters)) || (letters.length === 3 && saysAll(letters)) ? letters : undefined);

/** A short form of one word is surer than two words written together; a far-fetched one leaves the token as it stands. */
const SURE_WORD = 0.6;
const SURE = 1;

/** "Insured's", from which the apostrophe is taken, says whose as "insured" does. */
const ownerOf = (token: string): string | undefined => {
  const owner = token.endsWith('s') && !groups().has(token) ? token.slice(0, -1) : token;
  return groups().has(owner) && !isWord(token) ? owner : undefined;
};

const readToken = (token: string, isAlone: boolean): readonly Reading[] => {
  const owner = ownerOf(token);
  // Words for people stand as they are, though others stand in them ("dependente"). Alone, "guests" may be how many.
  if (owner !== undefined && (owner === token || !isAlone)) return [{ words: [owner], cost: 0 }];
  const asItStands: Reading = { words: unglue(token), cost: 0 };
  if (isWord(token)) return [asItStands];
  const short = readAbbreviated(token, listedIn(token));
  const [best] = short;
  if (best === undefined) return [asItStands];
  if (phraseWords().has(token)) return [asItStands, ...short];
  if (best.words.length === 1 && best.cost <= SURE_WORD) return short;
  if (asItStands.words.length > 1 || asItStands.words[0] !== token) return [asItStands];
  return best.cost < SURE ? short : [asItStands, ...short];
};

const MOST_READINGS = 6;
/** What a reading costs more where no other word of the header bears it out. */
const LONE = 0.6;

/** What the tokens of a header may stand for, the likeliest first. */
export const readTokens = (header: string): readonly Reading[] => {
  let found: readonly Reading[] = [{ words: [], cost: 0 }];
  const tokens = withoutQuestion(header, splitMarks(header)).slice(0, MOST_TOKENS);
  for (const token of tokens) {
    const own = readToken(token, tokens.length === 1);
    found = found
      .flatMap((before) =>
        own.map(({ words, cost }) => ({ words: [...before.words, ...words], cost: before.cost + cost })),
      )
      .sort((a, b) => a.cost - b.cost)
      .slice(0, MOST_READINGS);
  }
  const lone = tokens.length === 1 ? LONE : 0;
  return found.map(({ words, cost }) => ({ words: words.slice(0, MOST_TOKENS), cost: cost > 0 ? cost + lone : 0 }));
};

/** The words of a header as they stand: those written together are taken apart, no short form is guessed at. */
export const wordsAsWritten = (header: string): readonly string[] =>
  splitMarks(header).flatMap(unglue).slice(0, MOST_TOKENS);

/** The words of a header. */
export const splitHeader = (header: string): readonly string[] => readTokens(header)[0]?.words ?? [];

/** The words of a header, abbreviations written out. */
export const headerTokens = (header: string): readonly string[] => splitHeader(header).map(expand);
