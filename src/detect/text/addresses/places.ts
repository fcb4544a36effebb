import { wordSet } from '../tokens/characters.ts';
import { FLAG } from '../tokens/lexicon.ts';
import { DOT, HASH } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { codeAt } from './codes.ts';
import {
  behindDouble,
  isCapitalWord,
  isMark,
  isRegionCode,
  isSmallRegion,
  isWithinName,
  isWord,
  lengthOf,
  placeAt,
  REGION_CODES,
  wordOf,
} from './words.ts';

/** "D.C.", "N.Y.": letters with dots that are the code of a region. */
const dottedRegion = (tokens: Tokens, from: number): number => {
  const word = wordOf(tokens, from);
  if (word.length !== 1 || !isMark(tokens, from + 1, DOT) || tokens.gap[from + 1] !== GAP.none) return from;
  if (!REGION_CODES.has(word + wordOf(tokens, from + 2))) return from;
  return isMark(tokens, from + 3, DOT) ? from + 4 : from + 3;
};

const COUNTY = wordSet('co county');

/** "Co. Dublin", "County Kerry": the token behind, or the same token. */
const countyAt = (tokens: Tokens, from: number): number => {
  if (!COUNTY.has(tokens.hash[from] ?? 0) || !/^(?:Co|County)$/.test(wordOf(tokens, from))) return from;
  const name = isMark(tokens, from + 1, DOT) ? from + 2 : from + 1;
  return tokens.gap[name] === GAP.blank && isCapitalWord(tokens, name) ? name + 1 : from;
};

/** The token behind a region's code or a state's name, or the same token. */
export const regionAt = (tokens: Tokens, from: number): number => {
  if (!isWord(tokens, from)) return from;
  if (tokens.kind[from] === KIND.upper) {
    // "ID# 80044" is a number and no state.
    if (isRegionCode(tokens, from)) return isMark(tokens, from + 1, HASH) ? from : from + 1;
    // Any two capitals in front of a code are a region's.
    const length = lengthOf(tokens, from);
    const coded = () => (tokens.gap[from + 1] ?? 0) <= GAP.newline && codeAt(tokens, from + 1) > from + 1;
    if (length === 2 && coded()) return from + 1;
    if (length === 1) return dottedRegion(tokens, from);
  }
  if (isSmallRegion(tokens, from)) return from + 1;
  const county = countyAt(tokens, from);
  if (county > from) return county;
  const { words, flags } = placeAt(tokens, from);
  return flags & FLAG.state ? from + words : from;
};

const COUNTRY_CODES: ReadonlySet<string> = new Set('USA UK US UAE EEUU BRD PRC'.split(' '));
const LONGEST_COUNTRY_CODE = 4;

/** The token behind "U.S.A.": each letter and dot is one. */
const dottedCountry = ({ text, start }: Tokens, from: number): number => {
  const at = start[from] ?? 0;
  return from + (/^U\.S\.(?:A\.)?/.exec(text.slice(at, at + 6))?.[0].length ?? 0);
};

/** The token behind a country's name or code, or the same token. */
export const countryAt = (tokens: Tokens, from: number): number => {
  if (!isWord(tokens, from)) return from;
  if (tokens.kind[from] === KIND.upper) {
    const word = lengthOf(tokens, from) <= LONGEST_COUNTRY_CODE ? wordOf(tokens, from) : '';
    if (COUNTRY_CODES.has(word)) return from + 1;
    if (word === 'U') return dottedCountry(tokens, from);
  }
  const { words, flags } = placeAt(tokens, from);
  return flags & FLAG.country && isCapitalWord(tokens, from) ? from + words : from;
};

const MOST_WORDS = 5;

/** The token behind the capitalised words of a place, with particles between; or the same token. */
export const placeWordsAt = (tokens: Tokens, from: number): number => {
  let at = from;
  for (let words = 0; at < tokens.count && words < MOST_WORDS; ) {
    if (at > from && (tokens.gap[at] ?? 0) > GAP.blank) break;
    if (!isCapitalWord(tokens, at)) {
      if (words === 0 || !isWithinName(tokens, at)) break;
      at += 1;
      continue;
    }
    if (words > 0 && ((tokens.kind[at] === KIND.upper && isRegionCode(tokens, at)) || isSmallRegion(tokens, at))) break;
    words += 1;
    at += 1;
    if (
      isMark(tokens, at, DOT) &&
      tokens.gap[at] === GAP.none &&
      /^(?:St|Ste|Mt|Ft|Pt|Col|Fracc|Bo|Urb|Res|Jd|Vl|Pq|Jdim|Pol|Bda|Bo|Sta|Sto|Dr|Gral|Cnel)$/i.test(
        wordOf(tokens, at - 1),
      )
    )
      at += 1;
    at = behindDouble(tokens, at);
  }
  return at;
};
