import { nameRank } from '../../../columns/cells/name-knowledge.ts';
import { foldName } from './same-name.ts';

const TITLES = 'mr|mrs|ms|miss|dr|herrn?|frau|sra?|mme|m';

/** "Ade (born 4/11/2015) and Simi". */
const ASIDE = String.raw`(?: ?\([^()]{1,40}\))?`;
/** Between two names of one list, and between the last two. */
export const COMMA = new RegExp(String.raw`^${ASIDE}, (?:(?:${TITLES})\.? )?$`, 'iu');
export const AND = new RegExp(String.raw`^${ASIDE},? ?(?:and|&|\+|y|et|und|e|en) ?(?:(?:${TITLES})\.? )?$`, 'iu');

/** A title right in front: "Mr. Hughes and Ann Boyd" are of two families. */
export const TITLED = new RegExp(String.raw`(?:^|[^\p{L}])(?:${TITLES}|prof|rev|officer|judge)\.? $`, 'iu');

/** Whoever is greeted with one word mostly is so by the given name. */
export const GREETED = /(?<!\p{L})(?:dear|hi|hello|hey|lieber?|querid[oa]|ch[eè]re?),? $/iu;
/** Whoever is called so has a given name behind it: "my sons ", "Ehefrau ". */
export const GIVEN_BEHIND =
  /(?<!\p{L})(?:(?:step|grand)?(?:sons?|daughters?|child|children)|kids?|boys|girls|twins?|baby|wife|husband|spouse|brothers?|sisters?|mom|mum|dad|nieces?|nephews?|hij[oa]s?|niñ[oa]s?|espos[oa]|marido|herman[oa]s?|sohn(?:es)?|söhnen?|tochter|töchtern?|kind(?:es|ern?)?|ehefrau|ehemann|bruders?|schwester|fils|filles?|enfants?|mari|femme|figli[oae]|moglie|marito|filh[oa]s?)(?:,? (?:is|are|named|called|namens))?[,:]? $/iu;

const NAME = String.raw`\p{Lu}[\p{L}'’-]{1,30}`;
const ABROAD = new RegExp(
  String.raw`(?<!\p{L})(?:familie|famille|famil[ií]a|famiglia|família|rodzina) (${NAME}) ?[(:] ?$`,
  'iu',
);
const NAMED = new RegExp(
  String.raw`(?<!\p{L})[Tt]he (${NAME}) (?:family|household|couple|children|kids|siblings|brothers|sisters|twins|boys|girls) ?[(:] ?$`,
  'u',
);
const PLURAL = new RegExp(String.raw`(?<!\p{L})[Tt]he (${NAME})(?<=[sS])['’]? ?\( ?$`, 'u');

/** "Lees" are of one Lee; "The Williams (Ann and Bo)" are Williams, as the commoner family name tells. */
const singular = (plural: string): string => {
  const found = plural.replace(/(?<=s|x|z|ch|sh)es$|s$/iu, '');
  const rankOf = (word: string): number => nameRank(foldName(word)).family;
  return rankOf(plural) > rankOf(found) ? plural : found;
};

/** "The Lees (Ann and Bo)", "Familie Maier (Hans, Eva)", "the Reed children (Al, Bo)": the family of those whom a bracket names. */
export const familyInFront = (head: string): string | undefined => {
  const named = ABROAD.exec(head)?.[1] ?? NAMED.exec(head)?.[1];
  if (named !== undefined) return named;
  const plural = PLURAL.exec(head)?.[1];
  return plural && singular(plural);
};
