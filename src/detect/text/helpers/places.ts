import { countryAt, regionAt } from '../addresses/places.ts';
import { placeAt } from '../addresses/words.ts';
import { flagsAt, isCapital, isMark } from '../names/look.ts';
import type { Span } from '../spans/span.ts';
import { hashOf, wordSet } from '../tokens/characters.ts';
import { englishLevel, entryOf, FLAG } from '../tokens/lexicon.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { type HelperPage, helperSpan } from './emit.ts';

const CUES = wordSet('in near from to at around outside throughout across toward towards en bei aus nach nahe a');
/** In front of these rather a place than a person: what no list knows is one too. */
const SURE_CUES = wordSet('in near outside throughout');
/** Kinds of places that stand in front of their name. */
const LEADING = wordSet('lake mount mt fort cape port river gulf isle camp county');
const OF = hashOf('of');

const englishAt = ({ hash }: Tokens, token: number): number => englishLevel(entryOf(hash[token] ?? 0));

const joinsBefore = ({ kind, gap }: Tokens, token: number): boolean =>
  token > 0 && gap[token] === GAP.blank && isCapital(kind[token - 1] ?? 0);

const joinsBehind = ({ kind, gap }: Tokens, token: number): boolean =>
  gap[token] === GAP.blank && isCapital(kind[token] ?? 0);

const cued = ({ hash, gap }: Tokens, token: number): boolean =>
  token > 0 && (gap[token] ?? 0) <= GAP.newline && CUES.has(hash[token - 1] ?? 0);

/** Levels of English up to which a town's name is a word first. */
const COMMON = 35;

/** How sure a listed place is one here, in hundredths, by what stands around; 0 for not at all. */
const listedScore = (tokens: Tokens, from: number, to: number, flags: number): number => {
  const behind = isMark(tokens, to, ',') && isCapital(tokens.kind[to + 1] ?? 0);
  const hint = cued(tokens, from) || behind || isMark(tokens, from - 1, ',(');
  const part = joinsBehind(tokens, to) && regionAt(tokens, to) === to;
  if (flags & (FLAG.country | FLAG.state)) return part || joinsBefore(tokens, from) ? 60 : 88;
  if (part || joinsBefore(tokens, from)) return hint && !part ? 55 : 0;
  const word = englishAt(tokens, from) > 0 && englishAt(tokens, from) <= COMMON && to === from + 1;
  if (hint) return word ? 65 : 85;
  if (word) return 0;
  return flags & FLAG.bigCity ? 75 : 55;
};

/** "Orange County", "Lake Como", "Gulf of Mexico": capitals with the kind of a place; the token behind, or the same. */
const typedPlace = (tokens: Tokens, from: number): number => {
  const { hash, kind, gap } = tokens;
  const next = hash[from + 1] === OF && gap[from + 1] === GAP.blank ? from + 2 : from + 1;
  const capital = (token: number) => gap[token] === GAP.blank && kind[token] === KIND.capital;
  if (LEADING.has(hash[from] ?? 0)) return capital(next) ? next + 1 : from;
  let at = from + 1;
  while (at < from + 4 && capital(at)) {
    if (flagsAt(tokens, at) & FLAG.place_type && !(flagsAt(tokens, at) & FLAG.organization)) return at + 1;
    at += 1;
  }
  return from;
};

/** A capital behind "in" or "near" that no list has: the token behind, or the same. */
const unknownPlace = (tokens: Tokens, from: number): number => {
  const { kind, hash, gap } = tokens;
  if (from === 0 || gap[from] !== GAP.blank || !SURE_CUES.has(hash[from - 1] ?? 0)) return from;
  let at = from;
  while (at < from + 3 && kind[at] === KIND.capital && (at === from || gap[at] === GAP.blank)) {
    const flags = flagsAt(tokens, at);
    if (englishAt(tokens, at) > 0 || flags & (FLAG.month | FLAG.weekday | FLAG.organization | FLAG.nationality))
      return from;
    at += 1;
  }
  return at;
};

/** The place that begins at a token; `behind` is the token behind the place before. */
const placeFrom = (
  tokens: Tokens,
  token: number,
  behind: number,
): { readonly to: number; readonly score: number; readonly why: string } => {
  const { words, flags } = placeAt(tokens, token);
  const short = tokens.kind[token] === KIND.upper && (tokens.end[token] ?? 0) - (tokens.start[token] ?? 0) <= 3;
  const other = words === 1 && (flagsAt(tokens, token) & (FLAG.month | FLAG.weekday | FLAG.nationality)) !== 0;
  if (words > 0 && !short && !other) {
    const score = listedScore(tokens, token, token + words, flags);
    if (score > 0) return { to: token + words, score, why: 'a listed place' };
  }
  const typed = typedPlace(tokens, token);
  if (typed > token) return { to: typed, score: 70, why: 'kind of a place' };
  const country = countryAt(tokens, token);
  if (country > token) return { to: country, score: 80, why: 'a country' };
  // "Austin, TX": the code of a region only behind a place; "Lee, MD" is a physician.
  const region = behind === token - 1 && isMark(tokens, behind, ',') ? regionAt(tokens, token) : token;
  if (region > token) return { to: region, score: 75, why: 'a region' };
  return { to: unknownPlace(tokens, token), score: 52, why: 'behind a preposition' };
};

/** Cities, countries, regions, and what else names a place. */
export const placesIn = ({ tokens }: HelperPage): readonly Span[] => {
  const spans: Span[] = [];
  let behind = 0;
  for (let n = 0; n < tokens.capitals.count; n += 1) {
    const token = tokens.capitals.items[n] ?? 0;
    if (token < behind || tokens.taken[token] === 1) continue;
    const { to, score, why } = placeFrom(tokens, token, behind);
    if (to <= token) continue;
    spans.push(helperSpan('place', tokens.start[token] ?? 0, tokens.end[to - 1] ?? 0, score, why));
    behind = to;
  }
  return spans;
};
