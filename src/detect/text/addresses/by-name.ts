import type { Detector } from '../../data-files.ts';
import type { Page } from '../page.ts';
import { reasonOf } from '../spans/span.ts';
import { hashOf, wordSet } from '../tokens/characters.ts';
import { COMMA, DOT } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import type { Extent } from './extent.ts';
import { isFamilyName, partsBefore } from './parts-before.ts';
import { placeWordsAt } from './places.ts';
import { addressSet, isCapitalWord, isMark, STREET_END } from './words.ts';

const CO = hashOf('co');
const COUNTIES = addressSet('irish_county');

/** "Ballinamore, Kiltimagh, Co. Mayo": towns in front of a county of Ireland; two of them, or one that begins its line. */
const beforeCounty = (tokens: Tokens, token: number): Extent | undefined => {
  const { hash, kind, gap } = tokens;
  if (hash[token] !== CO || kind[token] !== KIND.capital || !isMark(tokens, token - 1, COMMA)) return undefined;
  const county = isMark(tokens, token + 1, DOT) ? token + 2 : token + 1;
  if (gap[county] !== GAP.blank || !COUNTIES.has(hash[county] ?? 0)) return undefined;
  const { from, commas } = partsBefore(tokens, token);
  return commas > 1 ? { from, next: county + 1 } : undefined;
};

const HOUSES = addressSet('named_house');
/** What stands in front of the name of a house, at most: "The Old", "St Mary's". */
const MOST_OF_HOUSE = 3;
const MOST_OF_STREET = 4;
const THE = wordSet('the');

/** The token behind the street that follows a house's name: "Penfold Lane"; -1 for none. */
const behindStreet = (tokens: Tokens, from: number): number => {
  for (let at = from; at < from + MOST_OF_STREET; at += 1) {
    if (tokens.gap[at] !== GAP.blank || tokens.kind[at] !== KIND.capital) return -1;
    if (at > from && STREET_END.has(tokens.hash[at] ?? 0)) return at + 1;
  }
  return -1;
};

/** "The Old Forge, Keepers Lane, Hyde Heath": a house by its name, its street and its place. */
const ofHouse = (tokens: Tokens, token: number): Extent | undefined => {
  const { hash, kind, gap } = tokens;
  if (kind[token] !== KIND.capital || !HOUSES.has(hash[token] ?? 0) || !isMark(tokens, token + 1, COMMA))
    return undefined;
  const street = behindStreet(tokens, token + 2);
  if (street < 0 || !isMark(tokens, street, COMMA)) return undefined;
  const next = placeWordsAt(tokens, street + 1);
  let from = token;
  while (from > 0 && token - from < MOST_OF_HOUSE && gap[from] === GAP.blank && isCapitalWord(tokens, from - 1)) {
    from -= 1;
    if (THE.has(hash[from] ?? 0)) break;
  }
  return from < token && next > street + 1 && !isFamilyName(tokens, from, token) ? { from, next } : undefined;
};

const SCORE = 0.82;

/** Addresses that neither a number nor a code tells: a house by its name, towns of a county. */
export const findByName = ({ tokens, emit }: Page, { id }: Detector): void => {
  for (let n = 0; n < tokens.capitals.count; n += 1) {
    const token = tokens.capitals.items[n] ?? 0;
    const found = beforeCounty(tokens, token) ?? ofHouse(tokens, token);
    if (!found) continue;
    const [start, end] = [tokens.start[found.from] ?? 0, tokens.end[found.next - 1] ?? 0];
    const why = reasonOf(id, 'house or county');
    emit({ element: 'postal_address', start, end, confidence: SCORE, state: 'clear', detector: id, why });
  }
};
