import { wordList } from '../data-files.ts';
import { formerFamily, nameAlone } from './beside-name.ts';
import { splitByCapitals } from './capitals.ts';
import { foldWords } from './fold.ts';
import { nameRank } from './name-knowledge.ts';

/** Which part of a name stands first in a column whose names have no comma. */
export type NameOrder = 'given' | 'family';

export interface SplitName {
  readonly given: string | null;
  readonly middle: string | null;
  readonly family: string | null;
  readonly suffix: string | null;
  readonly maiden: string | null;
  readonly organization: boolean;
}

const titles = wordList('titles');
const suffixes = wordList('suffixes');
const particles = wordList('particles');
const companies = new Set([...wordList('company_words'), ...wordList('company_trades')]);

/** Rank from which a word is a given name before it is a title. */
const COMMON_NAME = 400;

const bare = (word: string): string => foldWords(word.replace(/[.'’]/g, ''));

const joinWords = (words: readonly string[]): string | null => (words.length === 0 ? null : words.join(' '));

/** Where the family name begins, counted from the end: its particles belong to it. */
const familyStart = (words: readonly string[]): number => {
  let start = words.length - 1;
  while (start > 1 && particles.has(bare(words[start - 1] ?? '')) && bare(words[start - 1] ?? '').length > 1)
    start -= 1;
  return start;
};

/** Titles that reservation systems write behind the first names without a blank: "HEARD/SUEMS". */
const GLUED = /^(\p{L}{2,}?)(mstr|miss|mrs|mr|ms|dr)$/iu;
const RESERVATION = /^\p{L}[\p{L}'’ -]+\/\p{L}/u;
const withoutGluedTitle = (word: string): string => {
  const name = GLUED.exec(word)?.[1];
  const { given, family } = nameRank(bare(word).replaceAll(' ', ''));
  return name !== undefined && given === 0 && family === 0 ? name : word;
};

/** `written`: the whole cell, of which the slash tells that a reservation system wrote it. */
const withoutGluedTitles = (words: readonly string[], written: string): readonly string[] =>
  RESERVATION.test(written) ? words.map(withoutGluedTitle) : words;

/** What stands so often among first names is one ("Bruce", "Lewis"), however often it is a family name as well. */
const FIRST_AS_WELL = 440;
/** So much more a family name than a first one: "Cruz", "Santiago", but not "Archie". */
const MORE_FAMILY = 200;

/** Where the family name ends that stands in front: behind two, where the second is hardly a given name and the third is one ("GARCIA LOPEZ MARIA", "PARKER JACOB DELMER"). */
const familyEnd = (words: readonly string[]): number => {
  const [first = '', second = '', third = ''] = words.map((word) => bare(word).replaceAll(' ', ''));
  if (particles.has(first) && first.length > 1 && words.length > 2) return 2;
  const { given, family } = nameRank(second);
  const next = nameRank(third);
  const isFamily = given === 0 ? family > 0 : given < FIRST_AS_WELL && family >= given + MORE_FAMILY;
  return words.length > 2 && isFamily && next.given > next.family ? 2 : 1;
};

const takeSuffix = (
  words: readonly string[],
): { readonly words: readonly string[]; readonly suffix: string | null } => {
  const last = words.at(-1);
  if (
    words.length > 1 &&
    last !== undefined &&
    suffixes.has(bare(last)) &&
    // "V" may be an initial: behind one name it is, and with a full stop.
    !(bare(last) === 'v' && (words.length === 2 || last.endsWith('.')))
  ) {
    return { words: words.slice(0, -1), suffix: last.replace(/[,.]+$/, '') };
  }
  return { words, suffix: null };
};

/** Family names that are also words of a company ("Church", "Hall"): behind a given name they are the name. */
const FAMILY_RANK = 420;
/** Rarer ones ("Salon"): behind one first name that is no family name, and nothing else. */
const RARE_FAMILY_RANK = 350;
/** What stands behind the qualifications of who practises alone: "Richard Gonzalez DDS PC". */
const practices = new Set(['pc', 'pa', 'psc', 'apc']);

/** "Sá" is a family name of Portugal; legal forms of two letters ("SA", "AS") have no accents. */
const isShortName = (word: string): boolean => /^\p{L}\P{ASCII}{1,2}$/u.test(word);

/** "City of Grandview". */
const PUBLIC_BODY =
  /^(?:the )?(?:city|county|town|township|village|borough|state|commonwealth|diocese|parish) of \p{L}/iu;

/** `words`: first names in front. */
const isCompany = (words: readonly string[]): boolean => {
  const [first = '', ...others] = words.map(bare).filter((word) => !titles.has(word));
  const { given, family } = nameRank(first);
  const least = others.length === 1 && given > family ? RARE_FAMILY_RANK : FAMILY_RANK;
  const [before = '', last = ''] = words.slice(-2).map(bare);
  if (words.length > 2 && practices.has(last) && suffixes.has(before)) return true;
  return words.some((word) => {
    const known = bare(word);
    if (known.length < 2 || !companies.has(known) || (known.length === 2 && isShortName(word))) return false;
    return !(given >= COMMON_NAME && first !== known && nameRank(known).family >= least);
  });
};

/** A word that is so much more a family name than a first one is hardly anybody's first name ("Young"); one of this rank is ("Taylor"). */
const FAR_MORE = 350;
const FIRST_RANK = 440;

/**
 * "Barnes & Noble", "Cox, Cuevas and Lopez": family names beside each other, of which one is nobody's first name, are a firm's; so is one name
 * twice, and so are two ("Ernst & Young") of which one is hardly ever a first name. "Taylor & Jordan" may be a couple, and what no list knows is anybody's.
 */
const FIRM = /^(?:[\p{L}'’-]+,\s+)*([\p{L}'’-]+),?\s+(?:&|and|und)\s+([\p{L}'’-]+)$/iu;
const isFirm = (text: string): boolean => {
  const names =
    FIRM.exec(text)
      ?.slice(1)
      .map((word) => bare(word).replaceAll(' ', '')) ?? [];
  const ranks = names.map(nameRank);
  const isOfFamilies = ranks.length > 0 && ranks.every(({ given, family }) => family >= FAMILY_RANK && family > given);
  const isFarFromFirst =
    ranks.some(({ given, family }) => family >= given + FAR_MORE) && ranks.every(({ given }) => given < FIRST_RANK);
  return isOfFamilies && (names[0] === names[1] || isFarFromFirst || ranks.some(({ given }) => given === 0));
};

/** "1st Baron Clifford of Chudleigh" is a dignity behind the name, not a part of it. */
const PEERAGE =
  /,?\s*\b\d{1,2}(?:st|nd|rd|th)(?:\s+(?:baronet|baron|earl|duke|viscount|marquess|marquis|count|lord)\b.*)?$|,\s*(?:baronet|bart|baron|earl|duke|viscount|marquess)\b.*$/iu;

const NOBODY: SplitName = { given: null, middle: null, family: null, suffix: null, maiden: null, organization: false };

const EAST_ASIAN_NAME =
  /^[\p{Script=Han}々ヶ]{1,4}[ \u3000][\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々ー]{1,6}$/u;
const KANA_NAME =
  /^[\p{Script=Hiragana}\p{Script=Katakana}ー]{2,8}[ \u3000][\p{Script=Hiragana}\p{Script=Katakana}ー]{1,8}$/u;
/** Family names of Korea have one syllable but for these. */
const KOREAN_NAME = /^(남궁|황보|제갈|선우|독고|사공|서문|동방|[가-힣])[ \u3000]?([가-힣]{1,3})$/;

const HAN_NAME = /^[\p{Script=Han}々ヶ]{2,4}[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々ー]{0,4}$/u;
const LONGEST_HAN_NAME = 6;
/** Ends and beginnings of what firms and offices are called. */
const HAN_OFFICE =
  /^(?:株式|有限|合同)|(?:公司|集[团團]|会社|會社|[銀银]行|大[学學]|学校|學校|病院|[医醫]院|中心|[协協]会|協會)$/u;
const JAPANESE = wordList('japanese_family_names');
const CHINESE = wordList('chinese_family_names');

/** "佐藤健一", "欧阳娜娜", "王小明": the longest family name that is known, Japan's first, which have more signs; alone it is no more than that. */
const splitHan = (text: string): Pick<SplitName, 'given' | 'family'> | undefined => {
  if (text.length > LONGEST_HAN_NAME || !HAN_NAME.test(text) || HAN_OFFICE.test(text)) return undefined;
  if (JAPANESE.has(text)) return { family: text, given: null };
  const known = [3, 2, 1].flatMap((length) => {
    const family = text.slice(0, length);
    const rest = text.length - length;
    const isName = (JAPANESE.has(family) && rest >= 1 && rest <= 4) || (CHINESE.has(family) && rest >= 1 && rest <= 2);
    return isName ? [length] : [];
  })[0];
  return known === undefined ? undefined : { family: text.slice(0, known), given: text.slice(known) };
};

/** Names of East Asia in their own script have the family name in front, whatever the column says. */
const splitEastAsian = (text: string): Pick<SplitName, 'given' | 'family'> | undefined => {
  const korean = KOREAN_NAME.exec(text);
  if (korean) return { family: korean[1] ?? null, given: korean[2] ?? null };
  if (!EAST_ASIAN_NAME.test(text) && !KANA_NAME.test(text)) return splitHan(text);
  const [family = null, given = null] = text.split(/[ \u3000]/);
  return { family, given };
};

/** What stands alone behind the comma, or behind the name. */
const suffixOf = (
  own: string | null,
  onlySuffix: boolean,
  [alone = null]: readonly (string | null)[],
): string | null => (onlySuffix ? alone : own);

const isSmall = (word: string): boolean => /^\p{Ll}/u.test(word);

/** "Karen Hall, former supervisor": behind a whole name, words in small letters that are nobody's names say who that is. */
const isDescription = (name: readonly string[], behind: readonly string[]): boolean =>
  name.length > 1 &&
  !isSmall(name[0] ?? '') &&
  behind.every((word) => isSmall(word) && nameRank(bare(word)).given < COMMON_NAME && !suffixes.has(bare(word)));

/** Splits a full name as tables hold it: titles and suffixes off, "LAST, FIRST M", particles with the family name. */
export const splitFullName = (value: string, order: NameOrder): SplitName => {
  const maiden = /[(\s](?:née|nee|geb\.?|born)\s+([\p{L}'’-]+)/iu.exec(value)?.[1] ?? formerFamily(value.slice(0, 200));
  const inverted = nameAlone(value.slice(0, 200))
    .replace(/^\s*(?:the\s+)?estate\s+of\s+/i, '')
    .replace(PEERAGE, '');
  const text = inverted
    // Airlines and hotels write a slash for the comma, hospitals a circumflex.
    .replace(/^(\p{L}[\p{L}'’ -]+(?<!\s\p{L}))[/^](\p{L})/u, '$1, $2')
    .replaceAll('^', ' ')
    .replace(/\([^)]*\)|"[^"]*"|[(\s](?:née|nee|geb\.?|born)\s+[\p{L}'’-]+/giu, ' ')
    .trim();
  if (text.includes('@') || !/\p{L}/u.test(text)) return NOBODY;
  const [before = '', ...after] = text.split(',').map((part) => part.trim());
  const head = takeSuffix(before.split(/\s+/).filter((word) => word !== ''));
  const behind = after
    .join(' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  const tailWords = isDescription(head.words, behind) ? [] : behind;
  const tail = takeSuffix(tailWords);
  if (isCompany([...tail.words, ...head.words]) || isFirm(text) || PUBLIC_BODY.test(text))
    return { ...NOBODY, organization: true };
  const withoutTitles = (words: readonly string[]) => {
    // "Don Smith" is a given name where stripping would leave one word; "Dr Smith" is not.
    const isTitle = (word: string, left: number) =>
      titles.has(bare(word)) && (left > 1 || nameRank(bare(word)).given < COMMON_NAME);
    const first = words.findIndex((word, n) => !isTitle(word, words.length - n - 1));
    return first < 0 ? [] : words.slice(first);
  };
  const eastAsian = tailWords.length === 0 ? splitEastAsian(text) : undefined;
  if (eastAsian) return { ...NOBODY, ...eastAsian };
  const onlySuffix = tailWords.length === 1 && suffixes.has(bare(tailWords[0] ?? ''));
  const heads = withoutTitles(head.words);
  const suffixOfOne = suffixOf(head.suffix, onlySuffix, tailWords);
  const capitals = splitByCapitals(heads, tail.words, onlySuffix);
  if (capitals) return { ...NOBODY, ...capitals, suffix: suffixOfOne, maiden };
  if (tailWords.length > 0 && !onlySuffix) {
    const [given, ...middle] = withoutGluedTitles(withoutLastTitle(withoutTitles(tail.words)), inverted);
    const suffix = head.suffix ?? tail.suffix;
    return {
      ...NOBODY,
      given: given ?? null,
      middle: joinWords(middle),
      family: joinWords(heads),
      suffix,
      maiden,
    };
  }
  const suffix = suffixOfOne;
  const words = heads;
  if (words.length === 0) return { ...NOBODY, suffix, maiden };
  if (words.length === 1) {
    const [only = ''] = words;
    const { given, family } = nameRank(bare(only).replaceAll(' ', ''));
    return { ...NOBODY, ...(given > family ? { given: only } : { family: only }), suffix, maiden };
  }
  if (order === 'family') {
    const end = familyEnd(words);
    const [given = '', ...middle] = words.slice(end);
    return { ...NOBODY, given, middle: joinWords(middle), family: joinWords(words.slice(0, end)), suffix, maiden };
  }
  const start = familyStart(words);
  const [given = '', ...middle] = words.slice(0, start);
  return { ...NOBODY, given, middle: joinWords(middle), family: joinWords(words.slice(start)), suffix, maiden };
};

/** "SMITH/JOHN MR": a title may stand behind the given name. */
const withoutLastTitle = (words: readonly string[]): readonly string[] => {
  const last = bare(words.at(-1) ?? '');
  return words.length > 1 && last.length > 1 && titles.has(last) && nameRank(last).given < COMMON_NAME
    ? words.slice(0, -1)
    : words;
};

/** Particles that stand between given and family names and are no names themselves. */
const BETWEEN = new Set(['da', 'das', 'de', 'del', 'den', 'der', 'di', 'do', 'dos', 'van', 'von', 'zu', 'bin', 'ibn']);

/** Which part stands first in a column of full names without commas, by how common their words are as either. */
export const nameOrderOf = (values: readonly string[]): NameOrder => {
  let givenFirst = 0;
  let familyFirst = 0;
  for (const value of values) {
    if (value.includes(',')) continue;
    const words = foldWords(value).split(' ');
    if (words.length < 2) continue;
    // "Mickey da Silva", "Jan van Dijk": what stands before the particle is the given name.
    if (words.length > 2 && BETWEEN.has(words[1] ?? '')) {
      givenFirst += 1;
      continue;
    }
    const first = nameRank(words[0] ?? '');
    const last = nameRank(words.at(-1) ?? '');
    givenFirst += first.given - first.family + last.family - last.given > 0 ? 1 : 0;
    familyFirst += first.given - first.family + last.family - last.given < 0 ? 1 : 0;
  }
  // Three times as many: given names are family names too often for a bare majority.
  return familyFirst > 3 * givenFirst && familyFirst > 2 ? 'family' : 'given';
};
