import { isReference } from '../../values/references.ts';
import { isWhole } from '../tokens/whole.ts';

/** What a noun and its number may have between them: "policy (home) no. PA 0418", "guest profile 8841-0077". */
const BETWEEN =
  /^(?: (?:notes?|profile|file|files|record|records|card|history|account|acct|code|key))?(?:\.? ?\([\p{L}. ]{1,16}\))?[ .]{0,2}(?:(?:numbers?|num|no|nos|nr|nbr|núm|número|numero|numéro|n|nº|n°|n\.º|id|ref|is|was|ist|es|est|of|is now)\b)?[ .:#(=º°"'-]{0,12}$/iu;

/** Signs between a noun and its number, at most. */
const MOST_BETWEEN = 32;

export const isRightBehind = (text: string, end: number, at: number): boolean =>
  at - end <= MOST_BETWEEN && BETWEEN.test(text.slice(end, at));

/** A number of files and accounts, as offices write them: groups of digits, letters in front of them, among them or behind. */
const NUMBER =
  /(?:[A-Z]{1,5} ?)?\d{2,8}(?: \d{2,8}){1,5}(?: \d{1,2}(?![\d/-]))?(?:-[0-9A-Z]{1,4})?|(?:[A-Z]{1,4} )?[0-9A-Z]{1,16}(?:[-/.][0-9A-Z]{1,14}){0,6}/y;

/** Signs of the longest number. */
const LONGEST = 40;

/** A sum, a limit, a day of a month, the short code of a bank: no number of a file. */
const NO_FILE = /^\d{1,4}(?:[.,/]\d{1,3})?$|^[A-Z]{1,5} \d{1,4}$|^(?:[A-Z]{1,4} )?\d\d-\d\d-\d\d$/;

/** The end of the number of a file at an offset; 0 where none stands there. */
export const numberEnd = (text: string, at: number): number => {
  NUMBER.lastIndex = at;
  if (!NUMBER.test(text)) return 0;
  const end = NUMBER.lastIndex;
  if (end - at > LONGEST || !isWhole(text, at, end)) return 0;
  const value = text.slice(at, end);
  return isReference(value) && !NO_FILE.test(value) ? end : 0;
};
