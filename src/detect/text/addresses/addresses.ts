import type { Detector } from '../../data-files.ts';
import type { Page } from '../page.ts';
import { reasonOf } from '../spans/span.ts';
import { unitSet } from '../tokens/characters.ts';
import { FLAG } from '../tokens/lexicon.ts';
import { COLON, COMMA, UNDERSCORE } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { boxAt, deliveryAt, militaryAt } from './boxes.ts';
import { findByCode } from './by-code.ts';
import { findByName } from './by-name.ts';
import { type Extent, extentOf } from './extent.ts';
import { houseNumber } from './house-number.ts';
import { addressScore, isAskedFor } from './score.ts';
import { asSmall, endsSmall, isBackedSmall, mayBeSmall } from './small.ts';
import { firstNumberWord, type Street, streetFromNumber, streetFromWords } from './street.ts';
import { streetBeforeNumber } from './street-before.ts';
import { MOST_PARTS, type Tail, tailAt } from './tail.ts';
import {
  ADDRESS_CUE,
  addressSet,
  BOX,
  flagsOf,
  isRegionCode,
  isWide,
  lengthOf,
  placeAt,
  STREET_START,
  UNIT,
  wordOf,
} from './words.ts';

const REFUSED_BEFORE = unitSet([...'$€£¥.=@&%+_\\^~<{'].map((sign) => sign.charCodeAt(0)));

const isRefused = (tokens: Tokens, street: Street): boolean => {
  const { from } = street;
  if (from === 0 || tokens.gap[from] !== GAP.none) return false;
  const sign = tokens.hash[from - 1] ?? 0;
  // "Present addr ____2716 Altadena Lake Dr": the line of a form.
  if (sign === UNDERSCORE && lengthOf(tokens, from - 1) > 1) return false;
  return tokens.kind[from - 1] !== KIND.mark || REFUSED_BEFORE.has(sign) || sign === 45 || sign === 47;
};

/** Words of cards and forms that no street is called by: "3/28 cvv 774 zip". */
const NO_STREET = addressSet('no_street');

/** "0342 via EMS" is a time of day, "3/28 cvv 774" what stands on a card. */
const isNoted = ({ hash, start, end, text }: Tokens, { from, next }: Street): boolean => {
  const isFour = (end[from] ?? 0) - (start[from] ?? 0) === 4;
  if (isFour && /^0\d[0-5]\d$/.test(text.slice(start[from], end[from]))) return true;
  for (let at = from; at < next; at += 1) if (NO_STREET.has(hash[at] ?? 0)) return true;
  return false;
};

/** "2018 Jeep Grand Cherokee": a year, and what has a brand. */
const isVehicle = (tokens: Tokens, { from }: Street): boolean =>
  lengthOf(tokens, from) === 4 &&
  (flagsOf(tokens, from + 1) & FLAG.brand) !== 0 &&
  /^(?:19|20)\d\d$/.test(wordOf(tokens, from));

/** "OWNER 2 NAME": a numbered head of a form. */
const isHead = (tokens: Tokens, { from }: Street): boolean => {
  const word = houseNumber(tokens, from);
  return word > from && (flagsOf(tokens, word) & (FLAG.name_label | FLAG.no_name)) !== 0;
};

/** A month or a unit of measure where the street's name would stand: a date, an amount. */
const isOther = (tokens: Tokens, street: Street): boolean => {
  if (isNoted(tokens, street) || isVehicle(tokens, street)) return true;
  if (street.kind === 'sure') return false;
  if (street.kind === 'plain' && isHead(tokens, street)) return true;
  // A month behind a number makes it a day.
  for (let at = street.from; at <= street.next; at += 1)
    if (flagsOf(tokens, at) & (FLAG.month | FLAG.weekday)) return true;
  const at = houseNumber(tokens, street.from);
  return at > street.from && (flagsOf(tokens, at) & (FLAG.nationality | FLAG.brand)) !== 0;
};

/** Words behind which a number in front of a street is its house's. */
const NUMBERED = addressSet('before_number');

/** "Gallatin 136, Helena Capital 120": a number that stands with the word in front of it, as scores and chapters do. */
const isCounted = (tokens: Tokens, { from, kind }: Street): boolean => {
  if (tokens.kind[from] !== KIND.digits || tokens.gap[from] !== GAP.blank || isWide(tokens, from)) return false;
  const before = tokens.kind[from - 1];
  if (before !== KIND.capital && before !== KIND.upper && before !== KIND.mixed) return false;
  const own = tokens.hash[from - 1] ?? 0;
  if (NUMBERED.has(own) || STREET_START.has(own) || UNIT.has(own) || BOX.has(own) || ADDRESS_CUE.has(own)) return false;
  const comma = tokens.hash[from + 1] === COMMA && tokens.kind[from + 1] === KIND.mark;
  return kind === 'plain' || comma;
};

/** Whether a street has a word: "2b bd 70" is a line of a dump. */
const hasWord = ({ hash, kind, start, end }: Tokens, { from, next, grid }: Street): boolean => {
  if (grid) return true;
  for (let at = from; at < next; at += 1) {
    if (kind[at] !== KIND.digits && (end[at] ?? 0) - (start[at] ?? 0) >= 3) return true;
    // "11950 FM 998".
    if (kind[at] === KIND.upper && STREET_START.has(hash[at] ?? 0)) return true;
  }
  return false;
};

/** A street with what follows it, and how sure the whole is, in hundredths. */
interface Best {
  readonly street: Street;
  readonly tail: Tail;
  readonly score: number;
}

/** Words of a known place at most. */
const MOST_PLACE = 3;

/** "1000 WOODLAWN Chicago IL": of words without a kind of street the last that are a town, before its region or code. */
const partedAt = (tokens: Tokens, street: Street, tail: Tail): { readonly street: Street; readonly tail: Tail } => {
  const { kind, from, next, behind } = street;
  const whole = { street, tail };
  if (kind !== 'plain' || behind || tail.place) return whole;
  const region = tokens.kind[next - 1] === KIND.upper && isRegionCode(tokens, next - 1);
  const end = region ? next - 1 : next;
  if (!region && !tail.region && !tail.code) return whole;
  const first = houseNumber(tokens, from) + 1;
  for (let at = Math.max(first, end - MOST_PLACE); at < end; at += 1)
    if (placeAt(tokens, at).words === end - at) return { street: { ...street, next: at }, tail: tailAt(tokens, at) };
  return whole;
};

/** A street with its tail where that is surer than what was found before. */
const better = (tokens: Tokens, street: Street | undefined, found?: Best): Best | undefined => {
  if (!street || isRefused(tokens, street) || isOther(tokens, street) || !hasWord(tokens, street)) return found;
  const tail = tailAt(tokens, street.next);
  const parted = partedAt(tokens, street, tail);
  const counted = !parted.tail.code && isCounted(tokens, parted.street);
  const score = counted ? 0 : addressScore(tokens, parted.street, parted.tail);
  return score > (found?.score ?? 0) ? { ...parted, score } : found;
};

const PERCENT = 37;

/** Where the street of a number may stand. */
const BEHIND = 1;
const BEFORE = 2;

/** Whether a number can be of a house: a word stands next to it. */
const placesOfStreet = ({ kind, hash, gap, start, end }: Tokens, number: number): number => {
  const length = (end[number] ?? 0) - (start[number] ?? 0);
  const next = kind[number + 1] ?? 0;
  const afterMark = next === KIND.mark && gap[number + 1] === GAP.none;
  const front =
    length <= (kind[number] === KIND.code ? 11 : 7) &&
    ((gap[number + 1] === GAP.blank && next !== KIND.digits) || afterMark);
  const share = hash[number + 1] === PERCENT && gap[number + 1] === GAP.none;
  // "Sok. No:12".
  const joined = gap[number] === GAP.none && hash[number - 1] === COLON && NUMBERED.has(hash[number - 2] ?? 0);
  const apart = (gap[number] === GAP.blank && kind[number - 1] !== KIND.digits) || joined;
  const back = !share && length <= 7 && number > 0 && apart;
  return (front ? BEHIND : 0) | (back ? BEFORE : 0);
};

/** The surest of every street or box that a number can be of; in small letters also where the text has capitals. */
const bestAt = (tokens: Tokens, number: number): Best | undefined => {
  const found = writtenAt(tokens, number);
  if (found ? !endsSmall(tokens, found.street, found.tail) : !mayBeSmall(tokens, number)) return found;
  const read = asSmall(tokens, () => (found ? better(tokens, found.street) : writtenAt(tokens, number)));
  return read && isBackedSmall(tokens, read.street, read.tail) && read.score > (found?.score ?? 0) ? read : found;
};

/** The surest of every street or box that a number can be of. */
const writtenAt = (tokens: Tokens, number: number): Best | undefined => {
  const places = placesOfStreet(tokens, number);
  if (places === 0) return undefined;
  const back = (places & BEFORE) !== 0;
  let found = back || tokens.gap[number] === GAP.none ? better(tokens, boxAt(tokens, number)) : undefined;
  found = better(tokens, militaryAt(tokens, number), found);
  if (back) found = better(tokens, deliveryAt(tokens, number), found);
  if (places & BEHIND) found = better(tokens, streetFromNumber(tokens, number), found);
  return back ? better(tokens, streetBeforeNumber(tokens, number), found) : found;
};

/** What a reason says of the number of parts. */
const PARTS: readonly string[] = Array.from({ length: MOST_PARTS + 1 }, (_, parts) => `${parts} parts`);

const emitAddress = ({ tokens, emit }: Page, id: string, { street, tail, score }: Best, extent: Extent): void => {
  const why = reasonOf(id, reasonOf(street.kind, PARTS[tail.parts] ?? ''));
  const [start, end] = [tokens.start[extent.from] ?? 0, tokens.end[extent.next - 1] ?? 0];
  emit({ element: 'postal_address', start, end, confidence: score / 100, state: 'clear', detector: id, why });
};

/** Number words in small letters that tell of a house without a place behind the street: "four fifty West 43rd Street". */
const LEAST_SMALL = 2;

/** Addresses whose number stands in words. */
const findInWords = (page: Page, { id }: Detector): void => {
  const { tokens } = page;
  const { capitals } = tokens;
  let reached = 0;
  for (let n = 0; n < capitals.count; n += 1) {
    const token = capitals.items[n] ?? 0;
    const from = firstNumberWord(tokens, token);
    if (token < reached || from < 0 || tokens.kind[from - 1] === KIND.digits) continue;
    const found = better(tokens, streetFromWords(tokens, from));
    // "Two Rivers Road" alone is a road, and "one Elm Street" one of several.
    const isTold = token - from >= LEAST_SMALL || (token > from && isAskedFor(tokens, from));
    if (!found || (found.tail.parts === 0 && !isTold)) continue;
    reached = found.tail.next;
    emitAddress(page, id, found, { from, next: found.tail.next });
  }
};

/** Whole postal addresses: a street with its number, or a box, and what follows it over lines. */
export const findAddresses = (page: Page, detector: Detector): void => {
  const { tokens } = page;
  let reached = 0;
  for (let n = 0; n < tokens.numbers.count; n += 1) {
    const number = tokens.numbers.items[n] ?? 0;
    if (number < reached || tokens.taken[number] === 1) continue;
    const found = bestAt(tokens, number);
    if (!found) continue;
    const { street, tail } = found;
    const extent = extentOf(tokens, street.from < reached ? number : street.from, tail.next, reached);
    reached = extent.next;
    emitAddress(page, detector.id, found, extent);
  }
  findInWords(page, detector);
  findByCode(page, detector);
  findByName(page, detector);
};
