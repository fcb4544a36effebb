import { once } from '../../../../core/once.ts';
import { namesByGender } from '../../../words/data-files.ts';
import { withoutPolite } from './german.ts';

/** What the words of a text say a person is: a man, a woman, or nothing of either. */
export type Gender = 'm' | 'f' | undefined;

const MEN =
  /\b(?:mr|mister|sir|señor|sr|don|herr|herrn|monsieur|m|signor|sig|dhr|meneer|pan|husband|husb|son|father|dad|brother|uncle|nephew|grandfather|grandpa|grandson|boyfriend|bf|esposo|marido|hijo|padre|hermano|tío|nieto|mari|fils|père|frère|ehemann|sohn|vater|bruder|marito|figlio|fratello|filho|pai|zoon|vader|broer|boy|boys|man|gentleman|stepson|stepfather|stepdad|groom|widower)\.?,?(?:\s(?:is|was|named|called))?(?:\s(?:dr|prof|rev)\.?)?\s{1,2}["“(]?$/i;
const WOMEN =
  /\b(?:mrs|ms|miss|madam|señora|señorita|sra|srta|doña|frau|madame|mme|mlle|signora|sig\.ra|mevr|mevrouw|pani|wife|daughter|dau|mother|mom|mum|sister|aunt|auntie|niece|grandmother|grandma|granddaughter|girlfriend|gf|esposa|mujer|hija|madre|hermana|tía|nieta|femme|épouse|fille|mère|s[oœ]eur|ehefrau|tochter|mutter|schwester|moglie|figlia|sorella|filha|mãe|dochter|moeder|zus|girl|woman|lady|stepdaughter|stepmother|stepmom|bride|widow)\.?,?(?:\s(?:is|was|named|called))?(?:\s(?:dr|prof|rev)\.?)?\s{1,2}["“(]?$/i;

/** What the title or the relation right before a name says. */
export const genderBefore = (text: string, start: number): Gender => {
  const head = text.slice(Math.max(0, start - 24), start);
  if (WOMEN.test(head)) return 'f';
  return MEN.test(head) ? 'm' : undefined;
};

const HE =
  /(?:^|[^\p{L}])(?:he|hes|he['’]s|him|his|il (?:est|a|habite|souffre|prend|vit)|él|ele|dele|er (?:ist|hat|wohnt)|(?:ist|hat|leidet|wohnt|lebt|nimmt) er|sein(?:e[nr]?)?|the (?:man|male))(?=[^\p{L}])/giu;
const SHE =
  /(?:^|[^\p{L}])(?:she|shes|she['’]s|her|hers|elle|ella|ela|dela|(?:ist|hat|leidet|wohnt|lebt|nimmt) sie|the (?:woman|female))(?=[^\p{L}])/giu;

const lastOf = (pattern: RegExp, text: string): number => [...text.matchAll(pattern)].at(-1)?.index ?? -1;

/** Whom the last pronoun of some words means. */
export const genderIn = (words: string): Gender => {
  const padded = ` ${withoutPolite(words)} `;
  const [he, she] = [lastOf(HE, padded), lastOf(SHE, padded)];
  if (he === she) return undefined;
  return he > she ? 'm' : 'f';
};

const KIN_MEN =
  /(?<!\p{L})(?:father|dad|papa|husband|husb|hubby|son|brother|grandfather|grandpa|uncle|nephew|boyfriend|bf|padre|esposo|marido|hijo|hermano|mari|fils|père|frère|ehemann|sohn|vater|bruder|marito|figlio|fratello|filho|pai|gentleman|man|boy)(?!\p{L})/giu;
const KIN_WOMEN =
  /(?<!\p{L})(?:mother|mom|mum|mama|wife|daughter|dtr|dau|sister|grandmother|grandma|aunt|niece|girlfriend|gf|madre|esposa|mujer|hija|hermana|femme|épouse|fille|mère|s[oœ]eur|ehefrau|tochter|mutter|schwester|moglie|figlia|sorella|filha|mãe|lady|woman|girl)(?!\p{L})/giu;

/** What the last relative of some words says: "your daughter is 14". */
export const genderOfKin = (words: string): Gender => {
  const [man, woman] = [lastOf(KIN_MEN, words), lastOf(KIN_WOMEN, words)];
  if (man === woman) return undefined;
  return man > woman ? 'm' : 'f';
};

export const areAlike = (a: Gender, b: Gender): boolean => a === undefined || b === undefined || a === b;

/** By given name, folded, as lists of births and names of many countries have it. */
const genders = once(
  (): ReadonlyMap<string, Gender> =>
    new Map(namesByGender().flatMap(({ rank, words }) => words.map((name) => [name, rank === 1 ? 'm' : 'f'] as const))),
);

/** What a given name, folded, says: most are of men or of women only. */
export const genderOf = (given: string): Gender => genders().get(given);
