import { englishLevel, entryOf } from '../tokens/lexicon.ts';
import type { Tokens } from '../tokens/tokens.ts';
import { lengthOf, wordOf } from './words.ts';

/** Words whose end is the kind of the street: "Hauptstrasse", "Koskikatu", "Keizersgracht". */
const SURE_ENDS =
  'strasse straße gasse platz straat laan gracht singel gatan vägen vagen gränd stræde veien vegen katu polku kuja kaari raitti utca útja körút tänav'.split(
    ' ',
  );
/** The same, but also ends of other words and of names. */
const SOFT_ENDS =
  'str weg allee damm ufer plein kade dreef gata vej vegur braut gade allé gate vei tie ulica stien bakken løkken haven parken toften svinget marken vænget steinn hraun holt tún stígur gerði grund steig graben markt hof rain winkel berg tal baan'.split(
    ' ',
  );
const SURE_COMPOUND = new RegExp(`.(?:${SURE_ENDS.join('|')})\\.?$`, 'iu');
const SOFT_COMPOUND = new RegExp(`.(?:${SOFT_ENDS.join('|')})\\.?$`, 'iu');

/** The last three letters, a place for each that one of these may have: most words are told by them. */
const PLACES = 4096;
const placeOf = (a: number, b: number, c: number): number => ((a & 31) * 121 + (b & 31) * 11 + (c & 31)) & (PLACES - 1);
const ENDS = new Uint8Array(PLACES);
for (const end of [...SURE_ENDS, ...SOFT_ENDS])
  ENDS[placeOf(end.charCodeAt(end.length - 3), end.charCodeAt(end.length - 2), end.charCodeAt(end.length - 1))] = 1;

/** Whether a word of six letters or more may end so; one that ends in a letter beyond ASCII always. */
const mayBeCompound = (tokens: Tokens, at: number): boolean => {
  if (lengthOf(tokens, at) <= 5) return false;
  const { units, from, end } = tokens;
  const last = (end[at] ?? 0) - from - 1;
  const [a, b, c] = [units[last - 2] ?? 0, units[last - 1] ?? 0, units[last] ?? 0];
  return (a | b | c) > 127 || ENDS[placeOf(a, b, c)] === 1;
};

export const isSureCompound = (tokens: Tokens, at: number): boolean =>
  mayBeCompound(tokens, at) && SURE_COMPOUND.test(wordOf(tokens, at));
/** "Capital" and "Rental" are words of English. */
export const isSoftCompound = (tokens: Tokens, at: number): boolean =>
  mayBeCompound(tokens, at) &&
  SOFT_COMPOUND.test(wordOf(tokens, at)) &&
  englishLevel(entryOf(tokens.hash[at] ?? 0)) === 0;
export const isCompound = (tokens: Tokens, at: number): boolean =>
  isSureCompound(tokens, at) || isSoftCompound(tokens, at);
