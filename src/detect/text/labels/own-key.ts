import { firstAtLeast, type Page } from '../page.ts';
import { COLON, EQUALS } from '../tokens/signs.ts';
import { GAP, KIND } from '../tokens/tokens.ts';

/** Letters of a key, at least: shorter ones are abbreviations of anything. */
const LEAST_KEY = 3;

/** Whether a phrase that says something of numbers ends at an offset. */
const endsPhrase = ({ contextEnds }: Page, at: number): boolean => contextEnds[firstAtLeast(contextEnds, at)] === at;

/**
 * "PubMed:28281539", "traceId=cd1122057de03fa5": whether a key of so many letters that no detector knows is joined to the number at a token. It
 * says what the number is, and it is not what is spoken of around it.
 */
export const hasOwnKey = (page: Page, first: number, least = LEAST_KEY): boolean => {
  const { kind, hash, gap, start, end } = page.tokens;
  const [sign, key] = [first - 1, first - 2];
  if (key < 0 || kind[sign] !== KIND.mark || (hash[sign] !== COLON && hash[sign] !== EQUALS)) return false;
  if (gap[first] !== GAP.none || gap[sign] !== GAP.none) return false;
  if (kind[key] === KIND.mark || kind[key] === KIND.digits || (end[key] ?? 0) - (start[key] ?? 0) < least) return false;
  return !endsPhrase(page, end[key] ?? 0) && !page.labels.some(({ to }) => to === sign);
};
